//! What an error says, and what it leaves out under the name of a secret.

mod common;

use std::error::Error as _;
use std::fmt;

use wire_text::{Category, Error, Limit};

use common::Wrong;

#[test]
fn an_error_answers_for_each_of_its_parts() {
    let error = Error::new(Wrong::Syntax, 7, "right").in_field("b").in_index(2).in_index(1);
    assert_eq!((error.kind(), error.classify()), (Wrong::Syntax, Category::Syntax));
    assert_eq!((error.offset(), error.expected()), (Some(7), "right"));
    assert_eq!(error.path(), Some("[1][2].b"));
    let error = Error::custom(Wrong::Data, "its own words");
    assert_eq!((error.expected(), error.offset(), error.path()), ("its own words", None, None));
    assert_eq!(error.in_index(3).path(), Some("[3]"));
    assert_eq!(Error::<Wrong>::limit(Limit::Text, 1).expected(), Limit::Text.expectation());
    assert_eq!(Error::<Wrong>::from(fmt::Error).expected(), "an output with room");
}

#[test]
fn a_missing_field_has_a_name() {
    let error = Error::<Wrong>::missing("name").in_index(2).in_field("a");
    assert_eq!((error.missing_name(), error.path()), (Some("name"), Some("a[2]")));
    let numbered = Error::<Wrong>::missing("TLD").numbering_missing("7");
    assert_eq!(numbered.missing_name(), Some("TLD7"));
    assert_eq!(Error::new(Wrong::Data, 7, "missing field `name`").missing_name(), None);
    assert_eq!(Error::custom(Wrong::Data, "missing field `name`").missing_name(), None);
}

#[test]
fn errors_are_equal_where_all_but_the_cause_is() {
    let error = || Error::new(Wrong::Syntax, 7, "right").in_field("a");
    assert_eq!(error(), error().caused_by(fmt::Error));
    assert_ne!(error(), Error::new(Wrong::Data, 7, "right").in_field("a"));
    assert_ne!(error(), Error::new(Wrong::Syntax, 8, "right").in_field("a"));
    assert_ne!(error(), Error::new(Wrong::Syntax, 7, "other").in_field("a"));
    assert_ne!(error(), Error::new(Wrong::Syntax, 7, "right").in_field("b"));
}

#[test]
fn the_cause_is_the_source() {
    let error = Error::new(Wrong::Syntax, 7, "right");
    assert!(error.source().is_none());
    let error = error.caused_by(fmt::Error);
    assert!(error.source().is_some_and(<dyn std::error::Error>::is::<fmt::Error>));
    assert!(error.clone().source().is_some());
}

#[test]
fn debug_shows_the_parts_that_may_be_logged() {
    let error = Error::new(Wrong::Syntax, 7, "right").in_field("a");
    let parts = r#"kind: Syntax, offset: Some(7), expected: "right", path: "a""#;
    assert_eq!(format!("{error:?}"), format!("Error {{ {parts} }}"));
}

#[test]
fn words_of_a_type_are_hidden_under_the_name_of_a_secret() {
    let under = |kind, name| Error::custom(kind, "`hunter2` is weak").in_field(name);
    assert_eq!(under(Wrong::Data, "status").expected(), "`hunter2` is weak");
    assert_eq!(under(Wrong::Data, "pw").expected(), "a value of the type that was asked for");
    assert_eq!(under(Wrong::Write, "pw").expected(), "a value that can be written");
    // What a codec expected is no word of a value.
    let syntax = Error::new(Wrong::Syntax, 7, "an end tag").in_field("pw");
    assert_eq!(syntax.expected(), "an end tag");
    let all = under(Wrong::Data, "pw").in_field("attributes");
    assert!(!format!("{all} {all:?}").contains("hunter2"));
}

#[test]
fn limits_have_words_of_their_own() {
    let all = [Limit::Depth, Limit::Bytes, Limit::Items, Limit::Attributes, Limit::Text];
    let names = all.map(|limit| limit.to_string());
    let words = ["too deep", "document too long", "too many items", "too many attributes"];
    assert_eq!(names[..4], words);
    assert_eq!(names[4], "text too long");
    let expected = all.map(Limit::expectation);
    assert!(expected.iter().all(|words| words.ends_with("than the limit allows")), "{expected:?}");
}
