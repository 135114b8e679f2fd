//! Redacted copies and zeroed values: what is left of secrets is nothing.

use ops_envelope::{Assoc, Envelope, Layout, Redaction, Value, array, assoc};

fn value() -> Value<'static> {
    assoc! {
        "reg_password" => "hunter2",
        "domain" => "example.com",
        "email" => "a@example.com",
        "note" => "Machine is X; pw: hunter2",
        "cookie" => assoc! { "id" => "hunter2", "list" => array!["hunter2", ""] },
        "pair" => assoc! { "name" => "auth_info", "value" => "hunter2" },
        "list" => array![assoc! { "token" => "hunter2", "n" => 1 }],
    }
    .into()
}

#[test]
fn a_copy_shows_no_secret_and_all_else() {
    let copy = value().redacted();
    let expected = Value::from(assoc! {
        "reg_password" => "[REDACTED]",
        "domain" => "example.com",
        "email" => "a@example.com",
        "note" => "Machine is X; pw:[REDACTED]",
        "cookie" => assoc! { "id" => "[REDACTED]", "list" => array!["[REDACTED]", ""] },
        "pair" => assoc! { "name" => "auth_info", "value" => "[REDACTED]" },
        "list" => array![assoc! { "token" => "[REDACTED]", "n" => 1 }],
    });
    assert_eq!(copy, expected);
    assert_eq!(Envelope::from(value()).redacted().value(), &expected);
}

#[test]
fn a_copy_hides_what_it_is_told_to() {
    let personal = value().redacted_with(&Redaction::personal());
    assert_eq!(
        (&personal["email"], &personal["domain"]),
        (&"[REDACTED]".into(), &"example.com".into())
    );
    let allowed = value().redacted_with(&Redaction::allow(["domain", "reg_password"]));
    assert_eq!(allowed["domain"], "example.com");
    assert_eq!(
        (&allowed["email"], &allowed["reg_password"]),
        (&"[REDACTED]".into(), &"[REDACTED]".into())
    );
    assert_eq!(allowed["list"][0]["n"], "[REDACTED]");
}

#[test]
fn classes_and_wrappings_are_redacted_too() {
    let xml = "<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>\
        <item key='pw' class='hunter2'><dt_scalar>hunter2</dt_scalar></item>\
        <item key='a' class='b'><dt_scalarref>c</dt_scalarref></item>\
        <item key='cookie'><dt_assoc><item key='d' class='hunter2'>e</item></dt_assoc></item>\
        </dt_assoc></data_block></body></OPS_envelope>";
    let envelope = Envelope::parse(xml).unwrap().redacted();
    let written = envelope.to_xml(Layout::Compact).unwrap();
    assert!(!written.contains("hunter2"), "{written}");
    let classes: Vec<_> = written.match_indices("class=\"b\"").collect();
    assert_eq!((classes.len(), envelope["a"].as_str()), (1, Some("c")), "{written}");
}

#[cfg(feature = "zeroize")]
#[test]
fn what_is_zeroed_is_an_empty_text() {
    use zeroize::Zeroize as _;

    let mut whole = value();
    whole.zeroize();
    assert_eq!(whole, Value::from(""));
    let mut envelope = Envelope::from(value());
    envelope.zeroize();
    assert_eq!(envelope.value(), &Value::from(""));
}

#[test]
fn values_are_made_of_options_and_read_as_numbers() {
    assert_eq!(Value::from(Some("a")), Value::from("a"));
    assert_eq!(Value::from(None::<&str>), Value::from(""));
    assert_eq!(Value::from(" -1.5 ").as_f64(), Some(-1.5));
    assert_eq!((Value::from("x").as_f64(), Value::from(array!["1"]).as_f64()), (None, None));
    assert_eq!(Assoc::default(), Assoc::new());
}
