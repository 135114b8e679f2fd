//! Nothing that is made for people shows what stands under a secret key.

mod common;

use common::{PREAMBLE, root};
use ops_envelope::{Array, Assoc, Envelope, Header, Layout, Reader, Token, Value, array, assoc};

const SECRET: &str = "s3cr3t";

fn envelope() -> Envelope<'static> {
    let mut header = Header::new("0.9");
    assert!(header.push("session_id", SECRET));
    let attributes = assoc! {
        "reg_password" => SECRET,
        "New-Password" => array![SECRET, assoc! { "x" => SECRET }],
        "domain_auth_info" => Value::scalar_ref(assoc! { "x" => SECRET }),
        "shown" => "shown",
    };
    let message = assoc! { "cookie" => SECRET, "list" => array![attributes.clone()], "attributes" => attributes };
    Envelope::with_header(header, message)
}

#[test]
fn debug_masks_what_stands_under_a_secret_key() {
    let envelope = envelope();
    let value = envelope.value();
    let assoc: &Assoc<'_> = value.as_assoc().unwrap();
    let array: &Array<'_> = value["list"].as_array().unwrap();
    for shown in [
        format!("{envelope:?}"),
        format!("{envelope:#?}"),
        format!("{:?}", envelope.header()),
        format!("{value:?}"),
        format!("{assoc:?}"),
        format!("{:?}", assoc.iter()),
        format!("{:?}", assoc.clone().into_iter()),
        format!("{:?}", assoc.clone().entry("cookie")),
        format!("{array:?}"),
        format!("{:?}", array.iter()),
        format!("{:?}", array.clone().into_iter()),
        format!("{:?}", Value::scalar_ref(assoc.clone())),
    ] {
        assert!(!shown.contains(SECRET), "{shown}");
    }
    assert_eq!(
        format!("{:?}", value["attributes"]),
        "{\"reg_password\": [REDACTED], \"New-Password\": [REDACTED], \"domain_auth_info\": [REDACTED], \
         \"shown\": \"shown\"}"
    );
    assert_eq!(
        format!("{:?}", envelope.header()),
        "{\"version\": \"0.9\", \"session_id\": \"[REDACTED]\"}"
    );
    // Iterators show what is left, entries their key alone.
    assert_eq!(format!("{:?}", assoc.iter()), format!("{assoc:?}"));
    assert_eq!(format!("{:?}", array.iter()), format!("{array:?}"));
    assert_eq!(format!("{:?}", assoc.clone().entry("cookie")), "Entry { key: \"cookie\", .. }");
    // The value of a pair stands under the name that the pair says.
    let pair = assoc! { "name" => "password", "value" => SECRET, "other" => "b" };
    assert_eq!(
        format!("{pair:?}"),
        "{\"name\": \"password\", \"value\": [REDACTED], \"other\": \"b\"}"
    );
    let pair = assoc! { "Value" => SECRET, "Name" => "Password" };
    assert_eq!(format!("{pair:?}"), "{\"Value\": [REDACTED], \"Name\": \"Password\"}");
    assert_eq!(Value::from(pair).redacted()["Value"], "[REDACTED]");
}

#[test]
fn a_key_with_a_secret_in_it_is_masked() {
    let value = Value::from(assoc! { "password=s3cr3t" => "v", "a" => "b" });
    let masked = value.redacted();
    assert_eq!(masked, Value::from(assoc! { "password=[REDACTED]" => "v", "a" => "b" }));
    assert!(!format!("{value:?}{masked:?}").contains(SECRET));
}

#[test]
fn the_wire_form_shows_everything() {
    let envelope = envelope();
    for layout in [Layout::Compact, Layout::Indented] {
        assert_eq!(envelope.to_xml(layout).unwrap().matches(SECRET).count(), 10);
    }
}

#[test]
fn a_reader_shows_neither_the_document_nor_a_text() {
    let header = "<header><version>0.9</version><token>s3cr3t</token></header>";
    let block = "<dt_assoc><item key='reg_password'>s3cr3t</item><item key='cookie' class='c'>s3cr3t&amp;</item></dt_assoc>";
    let xml = format!("{PREAMBLE}{}", root(header, block));
    let mut reader = Reader::new(&xml).unwrap();
    let mut shown = vec![format!("{reader:?}")];
    let mut tokens = Vec::new();
    while let Some(token) = reader.next_token().unwrap() {
        shown.push(format!("{reader:?}"));
        tokens.push(format!("{token:?}"));
        if let Token::Item { .. } = token {
            assert!(xml[reader.offset()..].starts_with("<item"));
        }
        if let Token::Scalar(_) = token {
            assert!(xml[reader.offset()..].starts_with(SECRET));
        }
    }
    assert!(shown.iter().all(|shown| !shown.contains(SECRET)), "{shown:?}");
    assert!(shown[0].starts_with("Reader { header: ") && shown[0].ends_with("offset: 0, .. }"));
    assert!(shown[0].contains("0.9"), "{}", shown[0]);
    assert_eq!(
        tokens,
        [
            "Start(Assoc)",
            "Item { key: \"reg_password\", class: None }",
            "Scalar(6 bytes)",
            "Item { key: \"cookie\", class: Some(\"c\") }",
            "Scalar(7 bytes)",
            "End",
        ]
    );
    let reader = xml_pull::Reader::new(&xml);
    assert_eq!(format!("{reader:?}"), "Reader { offset: 0, depth: 0, state: Start, .. }");
}
