//! What each kind of redaction hides, and how what is left is shown.

use wire_text::secret_names::{MASK, is_personal, shown_value};
use wire_text::{Redaction, Retry, Verdict, parse_bool};

#[test]
fn secrets_are_hidden_whatever_else_is_shown() {
    for redaction in [
        Redaction::secrets(),
        Redaction::default(),
        Redaction::personal(),
        Redaction::allow(["pw", "domain"]),
    ] {
        assert!(redaction.hides("pw") && redaction.replaces("pw"), "{redaction:?}");
        assert_eq!(redaction.shown("pw", "hunter2"), MASK);
        assert_eq!(redaction.shown("pw", ""), "");
        assert_eq!(redaction.shown("domain", "pw=hunter2"), ["pw=", MASK].concat());
        assert_eq!(redaction.shown("domain", "example.com"), "example.com");
    }
}

#[test]
fn personal_values_are_hidden_where_that_is_asked_for() {
    assert!(!Redaction::secrets().hides("email") && !Redaction::secrets().replaces("email"));
    assert_eq!(Redaction::default(), Redaction::secrets());
    assert!(Redaction::personal().hides("email") && Redaction::personal().replaces("email"));
    assert!(!Redaction::personal().hides("domain"));
    assert_eq!(Redaction::personal().shown("email", "a@example.com"), MASK);
    assert_eq!(Redaction::secrets().shown("email", "a@example.com"), "a@example.com");
}

#[test]
fn all_is_replaced_but_what_is_allowed() {
    let redaction = Redaction::allow(["Domain", "status"]);
    assert_eq!(redaction.shown("DOMAIN", "example.com"), "example.com");
    assert_eq!(redaction.shown("status", "taken"), "taken");
    assert_eq!(redaction.shown("owner", "Jane"), MASK);
    // What stands in it may be allowed.
    assert!(redaction.replaces("owner") && !redaction.hides("owner"));
}

#[test]
fn personal_names_are_known() {
    for name in ["RegistrantEmailAddress", "first_name", "phone"] {
        assert!(is_personal(name), "{name}");
    }
    for name in ["domain_name", "status", ""] {
        assert!(!is_personal(name), "{name}");
    }
}

#[test]
fn a_value_is_shown_as_its_name_allows() {
    assert_eq!(shown_value(true, "hunter2"), MASK);
    assert_eq!(shown_value(true, ""), "");
    assert_eq!(shown_value(false, "example.com"), "example.com");
    assert_eq!(shown_value(false, "a; pw: hunter2"), ["a; pw:", MASK].concat());
}

#[test]
fn booleans_are_read_as_these_wires_spell_them() {
    for text in ["1", "true", "TRUE", "y", "Yes", " 1\n"] {
        assert_eq!(parse_bool(text), Some(true), "{text}");
    }
    for text in ["0", "false", "False", "N", "no", "\t0"] {
        assert_eq!(parse_bool(text), Some(false), "{text}");
    }
    for text in ["", "2", "on", "yes!", "01"] {
        assert_eq!(parse_bool(text), None, "{text}");
    }
}

#[test]
fn the_question_of_retries_has_three_answers() {
    let words = [Retry::Never, Retry::Safe, Retry::IfIdempotent].map(|retry| retry.to_string());
    assert_eq!(words, ["never", "safe", "only if repeating does no harm"]);
}

#[test]
fn a_reply_says_one_of_four_words() {
    let all = [Verdict::Success, Verdict::Failure, Verdict::Incomplete, Verdict::Contradictory];
    let words = all.map(|verdict| verdict.to_string());
    assert_eq!(words, ["success", "failure", "incomplete", "contradictory"]);
}
