//! What replies say of the command.

use ops_envelope::Verdict::{Contradictory, Failure, Incomplete, Success};
use ops_envelope::{Array, Assoc, Envelope, Value, assoc};

#[test]
fn a_reply_says_one_of_four_things() {
    for (success, code, number, verdict, lacks) in [
        ("1", "200", Some(200), Success, None),
        (" True ", "\t300\n", Some(300), Success, None),
        ("1", "309", Some(309), Success, None),
        ("1", "310", Some(310), Contradictory, None),
        ("1", "465", Some(465), Contradictory, None),
        ("1", "", None, Incomplete, Some("response_code")),
        ("1", "+200", None, Incomplete, Some("response_code")),
        ("1", "2 00", None, Incomplete, Some("response_code")),
        ("1", "99999999999", None, Incomplete, Some("response_code")),
        ("0", "465", Some(465), Failure, None),
        ("FALSE", "300", Some(300), Failure, None),
        ("0", "", None, Failure, None),
        ("0", "299", Some(299), Contradictory, None),
        ("", "200", Some(200), Incomplete, Some("is_success")),
        ("2", "200", Some(200), Incomplete, Some("is_success")),
        ("Y", "465", Some(465), Incomplete, Some("is_success")),
    ] {
        let items = assoc! { "is_success" => success, "response_code" => code };
        let outcome = Envelope::new(items).outcome().unwrap();
        assert_eq!(
            (outcome.code(), outcome.verdict(), outcome.lacks()),
            (number, verdict, lacks),
            "{success} {code}"
        );
    }
}

#[test]
fn what_is_no_reply_has_no_outcome() {
    let request = assoc! { "action" => "SEND_PASSWORD", "object" => "DOMAIN" };
    let values: [Value<'_>; 4] =
        [request.into(), Assoc::new().into(), Array::new().into(), "1".into()];
    for value in values {
        assert_eq!(Envelope::new(value).outcome(), None);
    }
    let reply = Envelope::new(assoc! { "Action" => "reply" }).outcome().unwrap();
    assert_eq!((reply.verdict(), reply.lacks()), (Incomplete, Some("is_success")));
}

#[test]
fn a_field_that_says_two_things_is_a_contradiction() {
    let same = assoc! { "is_success" => "1", "Is_Success" => " 1", "response_code" => "200" };
    assert_eq!(Envelope::new(same).outcome().unwrap().verdict(), Success);
    for items in [
        assoc! { "is_success" => "1", "IS_SUCCESS" => "0", "response_code" => "200" },
        assoc! { "is_success" => "1", "response_code" => "200", "Response_Code" => "201" },
        assoc! { "is_success" => Array::new(), "response_code" => "200" },
        assoc! { "is_success" => "1", "response_code" => Assoc::new() },
    ] {
        assert_eq!(Envelope::new(items).outcome().unwrap().verdict(), Contradictory);
    }
}
