//! Redacted copies show no secret, and the whole of everything else; what serialises is one of them.

use enom_response::typed::Decimal;
use enom_response::{Redaction, Response, ResponseCode};

const XML: &str = "<!--;pw=hunter2--><interface-response><Password>hunter2</Password>\
    <Token kind='hunter2'><part id='hunter2'>hunter2</part></Token>\
    <domain sld='x' pw='hunter2'>x.com</domain><email>a@example.com</email>\
    <note>Machine is X; pw: hunter2</note><Done>true</Done></interface-response>";

#[test]
fn what_stands_under_the_name_of_a_secret_is_replaced_to_its_end() {
    let response = Response::parse(XML).unwrap();
    let redacted = response.redacted();
    assert!(!redacted.to_string(enom_response::Format::Xml).unwrap().contains("hunter2"));
    assert_eq!(redacted.get("Password"), Some("[REDACTED]"));
    let token = redacted.field("Token").unwrap();
    assert_eq!(token.attribute("kind"), Some("[REDACTED]"));
    let part = token.field("part").unwrap();
    assert_eq!((part.attribute("id"), part.value()), (Some("[REDACTED]"), "[REDACTED]"));
    let domain = redacted.field("domain").unwrap();
    assert_eq!((domain.attribute("sld"), domain.value()), (Some("x"), "x.com"));
    assert_eq!(domain.attribute("pw"), Some("[REDACTED]"));
    assert_eq!(redacted.get("note"), Some("Machine is X; pw:[REDACTED]"));
    assert_eq!(redacted.get("email"), Some("a@example.com"));
    assert_eq!(redacted.comments().collect::<Vec<_>>(), ["pw=[REDACTED]"]);
    assert!(redacted.is_complete());
}

/// As in a list of names and values, whichever comes first.
#[test]
fn a_name_next_to_a_value_hides_it() {
    for (item, is_hidden) in [
        ("<item><name>pw</name><value>hunter2</value></item>", true),
        ("<item><Value>hunter2</Value><x>1</x><Name> DomainPassword </Name></item>", true),
        ("<item><name>pw</name><value><part>hunter2</part></value></item>", true),
        (
            "<item><name>pw</name><x><name>a</name><value>1</value></x><value>hunter2</value></item>",
            true,
        ),
        ("<attr name='password' value='hunter2'/>", true),
        ("<p name='pw'>hunter2</p>", true),
        ("<p name='pw'><x>hunter2</x></p>", true),
        ("<item><name>domain</name><value>hunter2</value></item>", false),
        ("<item><name>pw</name><other>hunter2</other></item>", false),
        ("<p name='domain'>hunter2</p>", false),
    ] {
        let xml = format!(
            "<interface-response><list>{item}</list><Done>true</Done></interface-response>"
        );
        let response = Response::parse(&xml).unwrap();
        let redacted = response.redacted();
        let field = response.field("list").and_then(|list| list.fields().next()).unwrap();
        let parts: Vec<_> = field.fields().collect();
        let flat: Vec<_> = response.flat_fields().filter(|field| !field.is_secret()).collect();
        let values: Vec<_> = flat.iter().map(enom_response::FlatField::value).collect();
        let shown = [
            format!("{response:?}"),
            format!("{redacted:?}"),
            redacted.to_string(enom_response::Format::Xml).unwrap(),
            format!("{field:?} {parts:?} {:?} {:?}", field.fields(), field.attributes()),
            format!("{:?} {values:?}", response.flat_fields().collect::<Vec<_>>()),
        ];
        // The flat view has no attributes.
        let count = if item.starts_with("<attr") { 4 } else { 5 };
        for shown in shown.iter().take(count) {
            assert_eq!(!shown.contains("hunter2"), is_hidden, "{item}: {shown}");
        }
    }
}

/// Whether a secret is around it is found for each field alone.
#[test]
fn a_field_within_a_secret_shows_nothing_by_itself() {
    for inside in [
        "<token><x>hunter2</x></token>",
        "<pw>a</pw><token><x>hunter2</x></token>",
        "<token><pw>a</pw><x>hunter2</x></token>",
        "<token><pw>a</pw><y/><x>hunter2</x></token>",
    ] {
        let xml = format!("<interface-response>{inside}</interface-response>");
        let response = Response::parse(&xml).unwrap();
        let x = response.field("token").and_then(|token| token.field("x")).unwrap();
        assert_eq!(
            (x.value(), format!("{x:?}").as_str()),
            ("hunter2", "x: \"[REDACTED]\""),
            "{inside}"
        );
    }
    // The top level is no list, as in the flat formats.
    let xml = "<interface-response><name>pw</name><value>a</value></interface-response>";
    for response in [xml, "name=pw\nvalue=a\n;"].map(|text| Response::parse(text).unwrap()) {
        assert!(format!("{response:?}").contains("value: \"a\""), "{response:?}");
        assert_eq!(response.redacted().get("value"), Some("a"));
    }
}

#[test]
fn a_copy_hides_what_it_is_told_to() {
    let response = Response::parse(XML).unwrap();
    let personal = response.redacted_with(&Redaction::personal());
    assert_eq!(personal.get("email"), Some("[REDACTED]"));
    assert_eq!(personal.get("domain"), Some("x.com"));
    let allowed = response.redacted_with(&Redaction::allow(["domain"]));
    let shown = ["domain", "note", "Done"].map(|name| allowed.get(name));
    assert_eq!(shown, [Some("x.com"), Some("[REDACTED]"), Some("[REDACTED]")]);
}

#[cfg(feature = "serde")]
#[test]
fn a_response_serialises_in_its_order() {
    let json = |response: &Response<'_>| serde_json::to_string(response).unwrap();
    let response = Response::parse("; a\n;b\nCommand=CHECK\nErr1=\n").unwrap();
    assert_eq!(
        json(&response),
        r#"{"format":"text","comments":["a","b"],"fields":[{"name":"Command","value":"CHECK"},{"name":"Err1","value":""}]}"#
    );
    let xml =
        "<interface-response v='1'><d sld='x'>x.com</d><e><f/><g h='i'/></e></interface-response>";
    assert_eq!(
        json(&Response::parse(xml).unwrap()),
        r#"{"format":"xml","comments":[],"attributes":{"v":"1"},"fields":[{"name":"d","attributes":{"sld":"x"},"value":"x.com"},{"name":"e","fields":[{"name":"f","value":""},{"name":"g","attributes":{"h":"i"},"value":""}]}]}"#
    );
}

#[cfg(feature = "zeroize")]
#[test]
fn a_zeroed_response_is_empty() {
    let mut response = Response::parse("Password=hunter2\nDone=true\n").unwrap();
    zeroize::Zeroize::zeroize(&mut response);
    assert_eq!((response.get("Password"), response.fields().count()), (None, 0));
    assert!(!response.is_complete());
}

#[test]
fn owned_responses_are_owned_once() {
    let response = Response::parse("a=b\nDone=true\n").unwrap();
    let owned = response.clone().into_owned();
    assert_eq!(owned, response);
    assert_eq!(owned.into_owned(), response);
}

#[test]
fn numbers_are_what_they_were_made_of() {
    let code = ResponseCode::new(304_155);
    assert_eq!((code, code.number()), ("304155".parse().unwrap(), 304_155));
    assert_eq!((ResponseCode::from(304_155), u32::from(code)), (code, 304_155));
    let amount: Decimal = "-1,832.23".parse().unwrap();
    assert_eq!((amount.mantissa(), amount.scale()), (-183_223, 2));
}

#[test]
fn a_response_number_is_spelt_as_on_the_wire() {
    for (number, words) in [
        (100_000, "Success"),
        (216_153, "Registry error"),
        (304_155, "Validation error"),
        (404_156, "Authentication error"),
        (513_000, "Payment error"),
        (608_000, "System error"),
        (713_254, "Policy error"),
        (0, "Unknown error"),
        (816_153, "Unknown error"),
    ] {
        let shown = ResponseCode::new(number).response_string().to_string();
        assert_eq!(shown.split_once("; ").map(|(system, _)| system), Some(words), "{shown}");
    }
}
