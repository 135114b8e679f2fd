//! Whatever is written by serde reads back equal, in every format.

#![cfg(feature = "serde")]

use enom_response::{Format, from_str, to_string};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

/// A model with every shape that a flat format has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Flat {
    command: String,
    empty: Option<String>,
    number: Option<i64>,
    large: u128,
    flag: Option<bool>,
    ratio: f64,
    letter: char,
    new: New,
    choice: Choice,
    #[serde(rename = "Word[]", default)]
    words: Vec<String>,
    #[serde(rename = "SLD[]", default)]
    names: Vec<Name>,
    done: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct New(String);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum Choice {
    Yes,
    No,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
struct Name {
    sld: String,
    tld: Option<String>,
    days: Option<u16>,
}

/// A model with what XML has beside that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Nested {
    flat: Flat,
    inner: Option<Attributed>,
    list: List,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Attributed {
    #[serde(rename = "@id")]
    id: u8,
    #[serde(rename = "$text")]
    text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct List {
    #[serde(default)]
    entry: Vec<Attributed>,
}

/// A value without white space around it, which values lose, empty now and then.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[A-Za-z0-9&;.,é漢-]{1,3}( [a-z]{1,3})?"]
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![Just(Choice::Yes), Just(Choice::No)]
}

fn name() -> impl Strategy<Value = Name> {
    (text(), prop::option::of(text()), any::<Option<u16>>()).prop_map(|(sld, tld, days)| Name {
        sld,
        tld,
        days,
    })
}

prop_compose! {
    fn flat()(
        (command, empty, new) in (text(), prop::option::of(text()), text()),
        (number, large, flag, ratio) in
            (any::<Option<i64>>(), any::<u128>(), any::<Option<bool>>(), any::<i16>()),
        (letter, choice) in (prop::char::range('a', 'z'), choice()),
        words in prop::collection::vec(text(), 0..4),
        names in prop::collection::vec(name(), 0..4),
    ) -> Flat {
        Flat {
            command, empty, number, large, flag, letter, choice, words, names,
            ratio: f64::from(ratio) / 8.0,
            new: New(new),
            done: true,
        }
    }
}

fn attributed() -> impl Strategy<Value = Attributed> {
    (any::<u8>(), text()).prop_map(|(id, text)| Attributed { id, text })
}

proptest! {
    #[test]
    fn what_is_flat_reads_back_in_every_format(model in flat()) {
        for format in Format::ALL {
            let written = to_string(&model, format).unwrap();
            prop_assert_eq!(&from_str::<Flat>(&written).unwrap(), &model, "{}", written);
        }
    }

    #[test]
    fn what_nests_reads_back_in_xml(
        flat in flat(),
        inner in prop::option::of(attributed()),
        entry in prop::collection::vec(attributed(), 0..3),
    ) {
        let model = Nested { flat, inner, list: List { entry } };
        let written = to_string(&model, Format::Xml).unwrap();
        prop_assert_eq!(&from_str::<Nested>(&written).unwrap(), &model, "{}", written);
    }
}
