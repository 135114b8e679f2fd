//! Values, headers and envelopes: what they are made of, what they show, and when two are equal.

use std::borrow::Cow;

use ops_envelope::{Container, Envelope, Header, Value, array, assoc};

#[test]
fn values_are_looked_through_and_compared() {
    let wrapped = |value: Value<'static>| Value::scalar_ref(Value::scalar_ref(value));
    let mut list = wrapped(array!["a"].into());
    let mut map = wrapped(assoc! { "k" => "v" }.into());
    let text = wrapped("-7".into());
    assert_eq!((text.as_str(), text.as_i64(), text.as_u64()), (Some("-7"), Some(-7), None));
    assert_eq!((text.as_array(), text.as_assoc(), text.inner()), (None, None, &Value::from("-7")));
    assert_eq!((list.as_str(), list.as_array(), list.as_assoc()), (None, Some(&array!["a"]), None));
    assert_eq!((map.as_str(), map.as_array()), (None, None));
    assert_eq!(map.as_assoc(), Some(&assoc! { "k" => "v" }));
    assert_eq!((list.as_assoc_mut(), map.as_array_mut()), (None, None));
    list.as_array_mut().unwrap().push("b");
    map.as_assoc_mut().unwrap().insert("l", "w");
    assert_eq!((&list[0], &list[1], list.get(2)), (&"a".into(), &"b".into(), None));
    assert_eq!((&map["k"], &map["l"], map.get("m")), (&"v".into(), &"w".into(), None));
    *list.get_mut(0).unwrap() = Value::from("A");
    *map.get_mut("k").unwrap() = Value::from("V");
    assert_eq!((list.get_mut(2), map.get_mut("m")), (None, None));
    assert_eq!(
        format!("{list:?} {map:?}"),
        "dt_scalarref(dt_scalarref([\"A\", \"b\"])) \
        dt_scalarref(dt_scalarref({\"k\": \"V\", \"l\": \"w\"}))"
    );
    assert!(list[0] == "A" && list[0] == *"A" && list[0] != "B" && list[0] != *"B" && list != *"A");
    let Value::Nested(nested) = &list else { panic!("{list:?}") };
    assert_eq!(
        (nested.container(), nested.value().get(1)),
        (Container::ScalarRef, Some(&"b".into()))
    );
    assert_eq!(nested.clone().into_value()[0], "A");

    assert_eq!(Value::from(7_u8).as_u64(), Some(7));
    assert_eq!(Value::from(" 7 ").as_u64(), Some(7));
    assert_eq!((Value::from(true), Value::from(false)), ("1".into(), "0".into()));
    assert_eq!(
        (Value::from(" TRUE ").as_bool(), Value::from("False").as_bool()),
        (Some(true), Some(false))
    );
    assert_eq!((Value::from("1").as_bool(), Value::from("0").as_bool()), (Some(true), Some(false)));
    assert_eq!((Value::from("on").as_bool(), Value::from(array![]).as_bool()), (None, None));
    assert_eq!(
        (Value::from(Cow::from("x")), Value::from(String::from("x"))),
        ("x".into(), "x".into())
    );
    assert_eq!(Value::default(), Value::from(""));

    let values = [
        Value::from("a"),
        "b".into(),
        array!["a"].into(),
        array!["b"].into(),
        assoc! { "a" => "a" }.into(),
        assoc! { "a" => "b" }.into(),
        Value::scalar_ref("a"),
        Value::scalar_ref("b"),
    ];
    for (at, one) in values.iter().enumerate() {
        for (other_at, other) in values.iter().enumerate() {
            assert_eq!(one == other, at == other_at);
        }
        assert_eq!(&one.clone().into_owned(), one);
    }
}

#[test]
fn a_header_holds_each_field_once() {
    let mut header = Header::default();
    assert_eq!((header.len(), header.is_empty(), header.version()), (0, true, None));
    assert!(header.push("msg_id", "1") && header.push("version", "0.9") && header.push("x", "2"));
    assert!(!header.push("msg_id", "3") && !header.push("version", "1") && !header.push("x", "3"));
    let fields: Vec<_> = header.iter().collect();
    assert_eq!(fields, [("msg_id", "1"), ("version", "0.9"), ("x", "2")]);
    assert_eq!((header.len(), header.is_empty(), header.version()), (3, false, Some("0.9")));
    assert_eq!(
        (header.get("x"), header.get("version"), header.get("y")),
        (Some("2"), Some("0.9"), None)
    );
    let owned = header.clone().into_owned();
    assert_eq!(owned, header);

    let mut other = Header::new("0.9");
    assert_ne!(header, other);
    assert!(other.push("x", "2") && other.push("msg_id", "1"));
    assert_eq!(other, header);
    let mut third = Header::new("0.9");
    assert!(third.push("x", "2") && third.push("msg_id", "2"));
    assert!(third != header && third != other, "another text");
    assert_eq!(format!("{third:?}"), r#"{"version": "0.9", "x": "2", "msg_id": "2"}"#);
}

#[test]
fn an_envelope_is_header_and_value() {
    let mut envelope = Envelope::from(Value::from(assoc! { "a" => array!["b"] }));
    assert_eq!((envelope.header().version(), &envelope["a"][0]), (Some("0.9"), &"b".into()));
    assert_eq!((envelope.get("a"), envelope.get("b")), (Some(&array!["b"].into()), None));
    assert!(envelope.header_mut().push("msg_id", "1"));
    *envelope.value_mut() = assoc! { "y" => 1, "x" => 2 }.into();
    let other = Envelope::with_header(envelope.header().clone(), assoc! { "x" => 2, "y" => 1 });
    assert_eq!(envelope, other);
    let plain = Envelope::new(envelope.value().clone());
    assert_ne!(envelope, plain, "another header");
    assert_eq!(envelope.clone().into_owned(), envelope);
    assert_eq!(envelope.into_value(), Value::from(assoc! { "x" => 2, "y" => 1 }));
}
