//! Reads a usual success in one pass, without a tree.

use std::borrow::Cow;

use memchr::{memchr_iter, memchr2, memrchr2};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wire_text::Source;
use zeroize::Zeroizing;

use super::attributes::Attributes;
use super::head::Head;
use super::response_code::ResponseCode;

/// A success in the spelling of the documents.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Usual<'a, A> {
    #[serde(rename = "protocol", default)]
    _protocol: &'a str,
    action: &'a str,
    object: Option<&'a str>,
    is_success: &'a str,
    response_code: &'a str,
    response_text: &'a str,
    attributes: Option<A>,
}

/// The head and the attributes of the reply to the action and object `asked`, if it is a success whose fields are
/// spelled as in the documents and no text of it has to be decoded.
///
/// All other answers are read as a tree, which tells what is wrong with them and zeroes the texts that were decoded.
pub(super) fn read<A: DeserializeOwned>(
    source: Source<'_>,
    asked: Option<(&str, &str)>,
) -> Option<(Head, Option<A>)> {
    if may_be_decoded(source.bytes()) {
        return None;
    }
    let usual: Usual<'_, A> = match source {
        Source::Text(text) => ops_envelope::from_str(text),
        Source::Bytes(bytes) => ops_envelope::from_slice(bytes),
    }
    .ok()?;
    let action = ["reply", "REPLY"].into_iter().find(|action| *action == usual.action)?;
    let code = match usual.response_code.as_bytes() {
        [b'2', b'0'..=b'9', b'0'..=b'9'] => usual.response_code.parse().ok()?,
        _ => return None,
    };
    let is_other = |object| asked.is_some_and(|(_, asked)| object != asked);
    if usual.is_success != "1" || usual.object.is_some_and(is_other) {
        return None;
    }
    let head = Head {
        action: Cow::Borrowed(action),
        object: usual.object.map(str::to_owned),
        code: Some(ResponseCode::new(code)),
        text: Zeroizing::new(usual.response_text.to_owned()),
        beside: Attributes::default(),
    };
    Some((head, usual.attributes))
}

/// Whether a text in `body` may have to be decoded: behind the prolog there are references, carriage returns,
/// comments, CDATA sections or processing instructions.
fn may_be_decoded(body: &[u8]) -> bool {
    let (prolog, envelope) = body.split_at(memrchr2(b'!', b'?', body).unwrap_or_default());
    let is_declaration = |start: usize| matches!(body.get(start + 1), Some(b'!' | b'?'));
    !memchr_iter(b'<', prolog).all(is_declaration) || memchr2(b'&', b'\r', envelope).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEMS: &str = "<item key=\"action\">REPLY</item><item key=\"object\">DOMAIN</item>\
        <item key=\"is_success\">1</item><item key=\"response_code\">250</item>\
        <item key=\"response_text\">Message sent</item>";

    fn envelope(items: &str) -> String {
        let start = "<?xml version='1.0'?><!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'><OPS_envelope>";
        format!(
            "{start}<body><data_block><dt_assoc>{items}</dt_assoc></data_block></body></OPS_envelope>"
        )
    }

    fn is_read(body: &str) -> bool {
        let asked = Some(("send_password", "DOMAIN"));
        let text = read::<Attributes>(Source::Text(body), asked);
        let bytes = read::<Attributes>(Source::Bytes(body.as_bytes()), asked);
        assert_eq!(text, bytes, "{body}");
        text.is_some()
    }

    #[test]
    fn a_usual_success_is_read() {
        let (head, attributes) =
            read::<Attributes>(Source::Text(&envelope(ITEMS)), Some(("send_password", "DOMAIN")))
                .unwrap();
        assert_eq!((&*head.action, head.object.as_deref()), ("REPLY", Some("DOMAIN")));
        assert_eq!((head.code, head.text.as_str()), (Some(ResponseCode::new(250)), "Message sent"));
        assert!(head.beside.is_empty());
        assert_eq!(attributes, None);
        let with_attributes = format!(
            "<item key=\"protocol\">XCP</item>{ITEMS}<item key=\"attributes\"><dt_assoc>\
             <item key=\"a\">b</item></dt_assoc></item>"
        );
        let (_, attributes) =
            read::<Attributes>(Source::Text(&envelope(&with_attributes)), None).unwrap();
        assert_eq!(attributes.unwrap()["a"], "b");
        assert!(is_read(&envelope(ITEMS).replace("REPLY", "reply")));
        assert!(is_read(&envelope(ITEMS).replace("<item key=\"object\">DOMAIN</item>", "")));
    }

    #[test]
    fn any_other_answer_is_not() {
        for (from, to) in [
            ("REPLY", "Reply"),
            ("DOMAIN", "domain"),
            ("\"is_success\">1", "\"is_success\">0"),
            ("\"is_success\">1", "\"is_success\"> 1"),
            ("250", "300"),
            ("250", "150"),
            ("250", "20"),
            ("250", "2 0"),
            ("250", "2500"),
            ("action", "Action"),
            ("action", "other"),
            ("is_success", "other"),
            ("</dt_assoc>", "<item key=\"other\">x</item></dt_assoc>"),
            ("</dt_assoc>", "<item key=\"object\">DOMAIN</item></dt_assoc>"),
            ("</dt_assoc>", "<item key=\"protocol\"><dt_assoc></dt_assoc></item></dt_assoc>"),
            ("</OPS_envelope>", ""),
            // What may have to be decoded.
            ("Message sent", "Message &amp; sent"),
            ("Message sent", "Message\r\nsent"),
            ("Message sent", "<![CDATA[Message sent]]>"),
            ("Message sent", "Message <!-- --> sent"),
            ("Message sent", "Message <?x?> sent"),
            ("Message sent", "Message sent!"),
        ] {
            let body = envelope(ITEMS).replace(from, to);
            assert_ne!(body, envelope(ITEMS), "{from} is not there");
            assert!(!is_read(&body), "{to:?} for {from:?} is read");
        }
    }

    #[test]
    fn what_may_be_decoded_stands_behind_the_prolog() {
        for (body, expected) in [
            ("", false),
            ("<a>b</a>", false),
            ("<?xml version='1.0'?>\r\n<!DOCTYPE a>\r\n<a>b</a>", true),
            ("<?xml version='1.0'?>\r\n<!DOCTYPE a>\n<a>b</a>", false),
            ("<!-- & -->\n<!DOCTYPE a>\n<a>b</a>", false),
            ("<a>b!</a>", true),
            ("!<a>b</a>", false),
            ("<a>b&lt;</a>", true),
            ("<a>b\r</a>", true),
            ("<a><!-- --></a>", true),
            ("<a", false),
            ("<", false),
            ("<!", false),
        ] {
            assert_eq!(may_be_decoded(body.as_bytes()), expected, "{body:?}");
        }
    }
}
