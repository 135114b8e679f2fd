//! Envelopes that do not fit the type they are read into, with the exact text of each error.

#![cfg(feature = "serde")]

mod common;

use common::{assert_discreet, of_items};
use ops_envelope::{Category, Envelope, ErrorKind, from_str, from_value};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only its reading matters")]
struct Message {
    action: Action,
    attributes: Attributes,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Action {
    Change,
    Reply,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its reading matters")]
struct Attributes {
    reg_password: Option<Picky>,
    count: Option<u8>,
    letter: Option<char>,
    pair: Option<(u8, u8)>,
    list: Option<Vec<u8>>,
    flag: Option<bool>,
    picky: Option<Picky>,
    nothing: Option<()>,
}

/// A type that tells what it does not like.
#[derive(Debug)]
struct Picky;

impl<'de> Deserialize<'de> for Picky {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "fine" => Ok(Self),
            text => {
                Err(D::Error::custom(format_args!("{} is not fine", text.replace("s3cr3t", "it"))))
            }
        }
    }
}

#[test]
fn what_does_not_fit_is_said_without_its_text() {
    const FIELDS: &str =
        "`reg_password`, `count`, `letter`, `pair`, `list`, `flag`, `picky`, `nothing`";
    let attributes = |item: &str| {
        format!(
            "<item key='action'>reply</item><item key='attributes'><dt_assoc>{item}</dt_assoc></item>"
        )
    };
    let mut texts = Vec::new();
    for (items, place, text) in [
        (String::new(), "</dt_assoc>", "missing field `action`".to_owned()),
        (
            "<item key='action'>s3cr3t</item>".into(),
            "s3cr3t",
            "expected one of the variants `change`, `reply` at `action`".into(),
        ),
        (
            "<item key='action'><dt_assoc><item key='s3cr3t'/></dt_assoc></item>".into(),
            "<item key='s3cr3t'",
            "expected one of the variants `change`, `reply` at `action`".into(),
        ),
        (
            "<item key='action'>reply</item><item key='attributes'>s3cr3t</item>".into(),
            "s3cr3t",
            "expected struct Attributes, found text at `attributes`".into(),
        ),
        (
            attributes("<item key='count'>s3cr3t</item>"),
            "s3cr3t",
            "expected u8 at `attributes.count`".into(),
        ),
        (
            attributes("<item key='count'>256</item>"),
            "256",
            "expected u8 at `attributes.count`".into(),
        ),
        (
            attributes("<item key='count'><dt_array/></item>"),
            "<dt_array/>",
            "expected u8, found array at `attributes.count`".into(),
        ),
        (
            attributes("<item key='letter'>s3cr3t</item>"),
            "s3cr3t",
            "expected a character, found another text at `attributes.letter`".into(),
        ),
        (
            attributes("<item key='flag'>s3cr3t</item>"),
            "s3cr3t",
            "expected a boolean: `0`, `1`, `true`, `false`, `Y` or `N` at `attributes.flag`".into(),
        ),
        (
            attributes("<item key='nothing'>s3cr3t</item>"),
            "s3cr3t",
            "expected unit, found text at `attributes.nothing`".into(),
        ),
        (
            attributes("<item key='pair'><dt_array><item key='0'>1</item></dt_array></item>"),
            "</dt_array>",
            "invalid length 1, expected a tuple of size 2 at `attributes.pair`".into(),
        ),
        (
            attributes(
                "<item key='list'><dt_array><item key='0'>1</item><item key='1'>s3cr3t</item></dt_array></item>",
            ),
            "s3cr3t",
            "expected u8 at `attributes.list[1]`".into(),
        ),
        (
            attributes("<item key='s3cr3t_'>x</item>"),
            "<item key='s3cr3t_'",
            format!("expected one of the fields {FIELDS} at `attributes.@`"),
        ),
        (
            attributes("<item key='picky'>this</item>"),
            "this",
            "this is not fine at `attributes.picky`".into(),
        ),
        (
            attributes("<item key='reg_password'>s3cr3t</item>"),
            "s3cr3t",
            "expected a value of the type that was asked for at `attributes.reg_password`".into(),
        ),
        (
            attributes("<item key='reg_password'><dt_assoc/></item>"),
            "<dt_assoc/>",
            "expected a value of the type that was asked for at `attributes.reg_password`".into(),
        ),
    ] {
        // A key that is no secret may show; these do not, so that one check serves all.
        let xml = of_items(&items).replace("s3cr3t_", "odd");
        let place = place.replace("s3cr3t_", "odd");
        let text = format!("invalid value: {}", text.replace('@', "odd"));
        let error = from_str::<Message>(&xml).unwrap_err();
        assert_eq!(common::said(&error), text, "{items}");
        assert_eq!(error.kind(), ErrorKind::Data);
        assert_eq!(error.classify(), Category::Data);
        assert_eq!(error.offset(), xml.find(&place), "{}", error.report(xml.as_bytes()));
        assert_discreet(&error, xml.as_bytes());

        let tree = Envelope::parse(&xml).unwrap().into_value();
        let error = from_value::<Message>(tree).unwrap_err();
        assert_eq!((error.to_string(), error.offset()), (text.clone(), None), "{items}");
        texts.push(text);
    }
    assert_eq!(texts.len(), 16);
}

#[test]
fn what_is_missing_is_reported_at_the_end_of_its_assoc_however_that_was_read() {
    #[derive(Debug, serde::Deserialize)]
    #[expect(dead_code, reason = "it is not read to its end")]
    struct Rows {
        rows: Vec<Row>,
    }
    #[derive(Debug, serde::Deserialize)]
    #[expect(dead_code, reason = "it is not read to its end")]
    struct Row {
        name: String,
        f: u8,
    }

    let record = |f: &str, comment: &str, index: usize| {
        format!(
            "<item key='{index}'><dt_assoc><item key='name'>abc</item>{f}{comment}</dt_assoc></item>"
        )
    };
    let f = "<item key='f'>1</item>";
    for before in [0, 1, 20] {
        for comment in ["", "<!--x-->", " "] {
            let whole: String = (0..before).map(|index| record(f, "", index)).collect();
            let wrong = record("", comment, before);
            let value = format!(
                "<dt_assoc><item key='rows'><dt_array>{whole}{wrong}</dt_array></item></dt_assoc>"
            );
            let xml = format!(
                "<OPS_envelope><header><version>0.9</version></header><body><data_block>{value}</data_block></body></OPS_envelope>"
            );
            let error = from_str::<Rows>(&xml).unwrap_err();
            assert_eq!(error.expected(), "missing field `f`");
            let end = xml.find(&wrong).unwrap() + wrong.find("</dt_assoc>").unwrap();
            assert_eq!(error.offset(), Some(end), "{before} {comment:?}");
        }
    }
}
