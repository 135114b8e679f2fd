//! Types from envelopes and envelopes from types.

#![cfg(feature = "serde")]

mod common;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use ops_envelope::{ErrorKind, Value, array, assoc, from_str, from_value, to_string, to_value};
use serde::{Deserialize, Serialize};

/// An envelope around `block`.
fn envelope(block: &str) -> String {
    format!(
        "<OPS_envelope><header><version>0.9</version></header><body><data_block>{block}\
         </data_block></body></OPS_envelope>"
    )
}

/// An envelope around an assoc of `items`.
fn of_items(items: &str) -> String {
    envelope(&format!("<dt_assoc>{items}</dt_assoc>"))
}

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Reply<'a> {
    is_success: bool,
    response_code: u16,
    #[serde(borrow)]
    response_text: Cow<'a, str>,
    object: &'a str,
    attributes: Option<Attributes>,
}

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Attributes {
    nameserver_list: Vec<Nameserver>,
    #[serde(default)]
    count: i64,
    #[serde(
        rename = "f_auto_renew",
        with = "ops_envelope::empty_as_none",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    auto_renew: Option<bool>,
}

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Nameserver {
    name: String,
    sortorder: u8,
}

const REPLY: &str = "\
    <item key='attributes'><dt_assoc>\
      <item key='nameserver_list'><dt_array>\
        <item key='0'><dt_assoc><item key='name'>ns1</item><item key='sortorder'>1</item></dt_assoc></item>\
        <item key='1'><dt_assoc><item key='name'>ns2</item><item key='sortorder'> 2 </item></dt_assoc></item>\
      </dt_array></item>\
      <item key='ignored'><dt_array><item key='9'>x</item></dt_array></item>\
      <item key='f_auto_renew'></item>\
    </dt_assoc></item>\
    <item key='response_text'>a &amp; b</item><item key='response_code'>200</item>\
    <item key='object'>domain</item><item key='is_success'>1</item>";

fn reply() -> Reply<'static> {
    Reply {
        is_success: true,
        response_code: 200,
        response_text: "a & b".into(),
        object: "domain",
        attributes: Some(Attributes {
            nameserver_list: vec![
                Nameserver { name: "ns1".into(), sortorder: 1 },
                Nameserver { name: "ns2".into(), sortorder: 2 },
            ],
            count: 0,
            auto_renew: None,
        }),
    }
}

#[test]
fn a_reply_reads_the_same_from_text_and_tree() {
    let xml = of_items(REPLY);
    assert_eq!(from_str::<Reply>(&xml).unwrap(), reply());
    let tree = ops_envelope::Envelope::parse(&xml).unwrap().into_value();
    assert_eq!(from_value::<Reply>(tree).unwrap(), reply());
}

#[test]
fn a_reply_is_written_and_read_back() {
    let written = to_string(&reply()).unwrap();
    assert_eq!(from_str::<Reply>(&written).unwrap(), reply());
    let tree = to_value(&reply()).unwrap();
    assert_eq!(ops_envelope::Envelope::parse(&written).unwrap().into_value(), tree);
    assert_eq!(tree.get("attributes").unwrap().get("f_auto_renew"), None, "none is left out");
}

#[test]
fn plain_text_is_borrowed_and_decoded_text_is_owned() {
    let plain = of_items("<item key='object'>x</item>");
    let object: HashMap<&str, &str> = from_str(&plain).unwrap();
    assert_eq!(object["object"].as_ptr(), plain[plain.find(">x<").unwrap() + 1..].as_ptr());

    let decoded = of_items("<item key='object'>x&amp;</item>");
    let error = from_str::<HashMap<&str, &str>>(&decoded).unwrap_err();
    assert_eq!(error.path(), Some("object"));
    let text: HashMap<&str, String> = from_str(&decoded).unwrap();
    assert_eq!(text["object"], "x&");
}

#[test]
fn array_items_come_in_index_order() {
    let items = [10, 2, 9, 1, 0, 3, 4, 5, 6, 7, 8, 100]
        .map(|index| format!("<item key='{index}'>{index}</item>"))
        .concat();
    let xml = envelope(&format!("<dt_array>{items}</dt_array>"));
    assert_eq!(from_str::<Vec<u32>>(&xml).unwrap(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100]);
}

#[test]
fn scalars_read_as_what_is_asked_for() {
    let read = |text: &str| envelope(&format!("<dt_scalar>{text}</dt_scalar>"));
    for (text, flag) in [("1", true), ("0", false), ("true", true), ("FALSE", false), (" 1 ", true)]
    {
        assert_eq!(from_str::<bool>(&read(text)).unwrap(), flag);
    }
    assert_eq!(from_str::<i8>(&read("-128")).unwrap(), -128);
    assert_eq!(
        from_str::<u128>(&read("340282366920938463463374607431768211455")).unwrap(),
        u128::MAX
    );
    assert_eq!(from_str::<f64>(&read("9.95")).unwrap().to_string(), "9.95");
    assert_eq!(from_str::<char>(&read("é")).unwrap(), 'é');
    assert_eq!(from_str::<String>(&read(" a ")).unwrap(), " a ");
    assert_eq!(from_str::<Option<String>>(&read("")).unwrap(), Some(String::new()));
    assert_eq!(from_str::<Option<u8>>(&read("7")).unwrap(), Some(7));
    assert!(from_str::<Vec<u8>>(&read("")).unwrap().is_empty());
    from_str::<()>(&read("")).unwrap();
}

#[test]
fn maps_may_have_any_scalar_as_key() {
    let xml = of_items("<item key='7'>a</item><item key='8'>b</item>");
    let map: BTreeMap<u32, String> = from_str(&xml).unwrap();
    assert_eq!(map, BTreeMap::from([(7, "a".into()), (8, "b".into())]));
    assert_eq!(from_str::<BTreeMap<u32, String>>(&to_string(&map).unwrap()).unwrap(), map);
}

#[derive(Debug, Deserialize, Serialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Contact {
    Owner,
    Named(String),
    Pair(u8, u8),
    Full { name: String, port: u16 },
}

#[test]
fn enums_are_text_or_an_assoc_of_one() {
    for (contact, tree) in [
        (Contact::Owner, Value::from("owner")),
        (Contact::Named("x".into()), assoc! { "named" => "x" }.into()),
        (Contact::Pair(1, 2), assoc! { "pair" => array![1, 2] }.into()),
        (
            Contact::Full { name: "y".into(), port: 53 },
            assoc! { "full" => assoc! { "name" => "y", "port" => 53 } }.into(),
        ),
    ] {
        assert_eq!(to_value(&contact).unwrap(), tree);
        assert_eq!(from_value::<Contact>(tree).unwrap(), contact);
        assert_eq!(from_str::<Contact>(&to_string(&contact).unwrap()).unwrap(), contact);
    }
}

#[test]
fn a_variant_that_holds_nothing_is_still_named() {
    #[derive(Debug, Deserialize, Serialize, PartialEq)]
    enum Choice {
        Maybe(Option<u8>),
        Unit(()),
        Many(Vec<u8>),
    }
    for (choice, tree) in [
        (Choice::Maybe(Some(7)), assoc! { "Maybe" => 7 }),
        (Choice::Unit(()), assoc! { "Unit" => "" }),
        (Choice::Many(vec![]), assoc! { "Many" => array![] }),
    ] {
        assert_eq!(to_value(&choice).unwrap(), Value::from(tree));
        assert_eq!(from_str::<Choice>(&to_string(&choice).unwrap()).unwrap(), choice);
    }
}

#[test]
fn what_a_type_ignores_is_checked_all_the_same() {
    #[derive(Debug, Deserialize)]
    struct Only {
        #[serde(rename = "only")]
        _only: Option<String>,
    }
    for (ignored, kind) in [
        ("<dt_assoc><item key='a'/><item key='a'/></dt_assoc>", Some(ErrorKind::DuplicateKey)),
        ("<dt_array><item key='0'/><item key='0'/></dt_array>", Some(ErrorKind::DuplicateIndex)),
        (
            "<dt_array><item key='1'/><item key='0'/><item key='1'/></dt_array>",
            Some(ErrorKind::DuplicateIndex),
        ),
        ("<dt_array><item key='x'/></dt_array>", Some(ErrorKind::InvalidIndex)),
        ("<dt_array><item key='1'/><item key='0'/></dt_array>", None),
    ] {
        let xml = of_items(&format!("<item key='x'>{ignored}</item>"));
        let found = from_str::<Only>(&xml).err().map(|error| (error.kind(), error.offset()));
        let parsed = ops_envelope::Envelope::parse(&xml).err();
        assert_eq!(found, parsed.map(|error| (error.kind(), error.offset())), "{ignored}");
        assert_eq!(found.map(|(kind, _)| kind), kind, "{ignored}");
    }
}

#[test]
fn wrappings_are_looked_through() {
    for block in [
        "<dt_scalarref>7</dt_scalarref>",
        "<dt_scalar> <dt_scalar>7</dt_scalar></dt_scalar>",
        "<dt_assoc><dt_scalar>7</dt_scalar></dt_assoc>",
        "<dt_array><dt_scalarref><dt_scalar>7</dt_scalar></dt_scalarref></dt_array>",
    ] {
        let xml = envelope(block);
        assert_eq!(from_str::<u8>(&xml).unwrap(), 7, "{block}");
        let tree = ops_envelope::Envelope::parse(&xml).unwrap().into_value();
        assert_eq!(from_value::<u8>(tree).unwrap(), 7, "{block}");
    }
}

#[derive(Debug, Deserialize, PartialEq)]
struct Flat {
    object: String,
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[test]
fn flatten_and_untagged_work() {
    let xml = of_items("<item key='a'>1</item><item key='object'>d</item><item key='b'>2</item>");
    let flat: Flat = from_str(&xml).unwrap();
    assert_eq!(flat.object, "d");
    assert_eq!(flat.rest, BTreeMap::from([("a".into(), "1".into()), ("b".into(), "2".into())]));

    let one = envelope("<dt_scalar>x</dt_scalar>");
    assert_eq!(from_str::<OneOrMany>(&one).unwrap(), OneOrMany::One("x".into()));
    let many = envelope("<dt_array><item key='1'>b</item><item key='0'>a</item></dt_array>");
    let expected = OneOrMany::Many(vec!["a".into(), "b".into()]);
    assert_eq!(from_str::<OneOrMany>(&many).unwrap(), expected);
}

#[test]
fn errors_name_the_path_and_the_place() {
    let broken = REPLY.replace("> 2 <", "> two <");
    let xml = of_items(&broken);
    let error = from_str::<Reply>(&xml).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Data);
    assert_eq!(error.path(), Some("attributes.nameserver_list[1].sortorder"));
    assert_eq!(error.offset(), xml.find(" two "));
    assert_eq!(
        common::said(&error),
        "invalid value: expected u8 at `attributes.nameserver_list[1].sortorder`"
    );
    assert!(!format!("{error} {error:?}").contains("two"));
}

#[test]
fn an_integer_out_of_range_is_shown_unless_its_name_is_private() {
    for (key, text) in [
        ("count", "invalid value: expected u8 at `count`"),
        (
            "reg_password",
            "invalid value: expected a value of the type that was asked for at `reg_password`",
        ),
        ("phone", "invalid value: expected u8 at `phone`"),
    ] {
        let xml = of_items(&format!("<item key='{key}'> 300 </item>"));
        let error = from_str::<BTreeMap<String, u8>>(&xml).unwrap_err();
        assert_eq!(common::said(&error), text);
        assert!(!error.expected().contains("300"));
        assert!(!format!("{error:?}").contains("300"));
    }
    let long = of_items("<item key='count'>123456789012345678901</item>");
    let error = from_str::<BTreeMap<String, u8>>(&long).unwrap_err();
    assert_eq!(common::said(&error), "invalid value: expected u8 at `count`");
}

#[test]
fn keys_and_indexes_given_twice_are_refused() {
    type Map = BTreeMap<String, String>;
    let xml = of_items("<item key='a'>1</item><item key='a'>2</item>");
    assert_eq!(from_str::<Map>(&xml).unwrap_err().kind(), ErrorKind::DuplicateKey);
    let last = ops_envelope::ParseOptions::new().with_doubled_keys(ops_envelope::DoubledKeys::Last);
    assert_eq!(ops_envelope::from_slice_with::<Map>(&xml, &last).unwrap()["a"], "2");
    let xml = envelope("<dt_array><item key='0'/><item key='0'/></dt_array>");
    assert_eq!(from_str::<Vec<String>>(&xml).unwrap_err().kind(), ErrorKind::DuplicateIndex);
}

#[test]
fn what_an_envelope_cannot_hold_is_refused() {
    let error = to_string(&BTreeMap::from([("a", vec!["b\u{0}"])])).unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Unrepresentable, Some("a[0]")));
    let error = to_string(&BTreeMap::from([(vec![1], 2)])).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unrepresentable);
}

#[test]
fn json_keeps_everything_that_json_can_say() {
    let value: Value = assoc! { "b" => "1", "a" => array!["x", assoc! { "y" => "" }] }.into();
    let json = serde_json::to_string(&value).unwrap();
    assert_eq!(json, r#"{"b":"1","a":["x",{"y":""}]}"#);
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
    let numbers: Value = serde_json::from_str(r#"[1, -2.5, true, null, "é\n"]"#).unwrap();
    assert_eq!(numbers, Value::from(array![1, "-2.5", true, "", "é\n"]));
}
