//! Whatever type is written reads back equal, through text and through the tree.

#![cfg(feature = "serde")]

use std::collections::BTreeMap;

use ops_envelope::{from_slice, from_str, from_value, to_string, to_string_pretty, to_value};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

/// A model with every shape that serde has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Full {
    flag: bool,
    small: i8,
    large: u128,
    ratio: f64,
    letter: char,
    text: String,
    option: Option<String>,
    number: Option<i64>,
    unit: (),
    empty: Empty,
    new: New,
    pair: (u8, String),
    list: Vec<String>,
    lists: Vec<Vec<bool>>,
    map: BTreeMap<String, String>,
    numbered: BTreeMap<u16, Choice>,
    choice: Choice,
    choices: Vec<Choice>,
    inner: Option<Box<Inner>>,
    inners: Vec<Inner>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Empty;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct New(String);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Choice {
    Unit,
    New(String),
    Tuple(u8, String),
    Struct { option: Option<String>, text: String },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Inner {
    option: Option<String>,
    list: Vec<u32>,
}

/// Any text that XML can hold.
fn text() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| text.chars().filter(|&c| xml_pull::is_legal(c)).collect())
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        Just(Choice::Unit),
        text().prop_map(Choice::New),
        (any::<u8>(), text()).prop_map(|(number, text)| Choice::Tuple(number, text)),
        (prop::option::of(text()), text())
            .prop_map(|(option, text)| Choice::Struct { option, text }),
    ]
}

fn inner() -> impl Strategy<Value = Inner> {
    (prop::option::of(text()), prop::collection::vec(any::<u32>(), 0..3))
        .prop_map(|(option, list)| Inner { option, list })
}

prop_compose! {
    fn model()(
        (flag, small, large, ratio, number) in
            (any::<bool>(), any::<i8>(), any::<u128>(), any::<f64>(), any::<Option<i64>>()),
        letter in any::<char>().prop_filter("legal", |&c| xml_pull::is_legal(c)),
        (plain, option, new) in (text(), prop::option::of(text()), text()),
        pair in (any::<u8>(), text()),
        list in prop::collection::vec(text(), 0..3),
        lists in prop::collection::vec(prop::collection::vec(any::<bool>(), 0..3), 0..3),
        map in prop::collection::btree_map(text(), text(), 0..3),
        numbered in prop::collection::btree_map(any::<u16>(), choice(), 0..3),
        (choice, choices) in (choice(), prop::collection::vec(choice(), 0..3)),
        (inner, inners) in (prop::option::of(inner()), prop::collection::vec(inner(), 0..3)),
    ) -> Full {
        Full {
            flag, small, large, letter, option, number, pair, list, lists, map, numbered, choice, choices,
            inners,
            ratio: if ratio.is_nan() { 0.0 } else { ratio },
            text: plain,
            unit: (),
            empty: Empty,
            new: New(new),
            inner: inner.map(Box::new),
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(model in model()) {
        let tree = to_value(&model).unwrap();
        prop_assert_eq!(&from_value::<Full>(tree).unwrap(), &model);
        for written in [to_string(&model).unwrap(), to_string_pretty(&model).unwrap()] {
            prop_assert_eq!(&from_str::<Full>(&written).unwrap(), &model, "{}", written);
            prop_assert_eq!(&from_slice::<Full>(written.as_bytes()).unwrap(), &model);
        }
    }
}
