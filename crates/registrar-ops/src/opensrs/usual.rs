//! Reads a usual success in one pass, without a tree.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use memchr::{memchr_iter, memchr2, memrchr2};
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use zeroize::Zeroizing;

use super::attributes::Attributes;
use super::head::Head;
use super::response_code::ResponseCode;

/// The head and the attributes of the reply to the action and object `asked`, if it is a success whose fields are
/// spelled as in the documents and no text of it has to be decoded.
///
/// All other answers are read as a tree, which tells what is wrong with them and zeroes the texts that were decoded.
pub(super) fn read<A: DeserializeOwned>(
    body: &[u8],
    asked: Option<(&'static str, &'static str)>,
) -> Option<(Head, Option<A>)> {
    if may_be_decoded(body) {
        return None;
    }
    let usual: Usual<'_, A> = ops_envelope::from_slice(body).ok()?;
    Some((usual.fields.head(asked)?, usual.attributes))
}

/// A success in the spelling of the documents.
struct Usual<'a, A> {
    fields: Fields<'a>,
    attributes: Option<A>,
}

/// What it has beside the attributes.
#[derive(Default)]
struct Fields<'a> {
    action: Option<&'static str>,
    object: Option<&'a str>,
    is_success: bool,
    code: Option<u32>,
    text: Option<&'a str>,
}

impl<'a, A: DeserializeOwned> Deserialize<'a> for Usual<'a, A> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(UsualVisitor(PhantomData))
    }
}

struct UsualVisitor<A>(PhantomData<A>);

impl<'a, A: DeserializeOwned> Visitor<'a> for UsualVisitor<A> {
    type Value = Usual<'a, A>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a usual success")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut items: M) -> Result<Usual<'a, A>, M::Error> {
        let mut usual = Usual { fields: Fields::default(), attributes: None };
        while usual.fields.read(&mut items)? {
            usual.attributes = Some(items.next_value()?);
        }
        Ok(usual)
    }
}

impl<'a> Fields<'a> {
    /// Reads items up to the attributes, and says whether they come next. An error is anything unusual.
    // Not part of the visitor, which is compiled for each type of attributes.
    #[inline(never)]
    fn read<M: MapAccess<'a>>(&mut self, items: &mut M) -> Result<bool, M::Error> {
        while let Some(name) = items.next_key()? {
            let text = match name {
                "attributes" => return Ok(true),
                _ => items.next_value()?,
            };
            let is_usual = match name {
                "protocol" => true,
                "action" => {
                    self.action = ["reply", "REPLY"].into_iter().find(|&action| action == text);
                    self.action.is_some()
                }
                "object" => {
                    self.object = Some(text);
                    true
                }
                "is_success" => {
                    self.is_success = text == "1";
                    self.is_success
                }
                "response_code" => {
                    self.code = success_code(text);
                    self.code.is_some()
                }
                "response_text" => {
                    self.text = Some(text);
                    true
                }
                _ => false,
            };
            if !is_usual {
                return Err(M::Error::custom("unusual"));
            }
        }
        Ok(false)
    }

    /// The head of the reply to the action and object `asked`, if nothing is missing.
    fn head(self, asked: Option<(&'static str, &'static str)>) -> Option<Head> {
        if !self.is_success {
            return None;
        }
        let object = match (self.object, asked) {
            (Some(object), Some((_, asked))) if object != asked => return None,
            (Some(_), Some((_, asked))) => Some(Cow::Borrowed(asked)),
            (object, _) => object.map(|object| Cow::Owned(object.to_owned())),
        };
        Some(Head {
            action: Cow::Borrowed(self.action?),
            object,
            code: Some(ResponseCode::new(self.code?)),
            text: Zeroizing::new(self.text?.to_owned()),
            beside: Attributes::default(),
        })
    }
}

/// The code of most successes: 200 to 299.
fn success_code(text: &str) -> Option<u32> {
    match text.as_bytes() {
        [b'2', b'0'..=b'9', b'0'..=b'9'] => text.parse().ok(),
        _ => None,
    }
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
        read::<Attributes>(body.as_bytes(), asked).is_some()
    }

    #[test]
    fn a_usual_success_is_read() {
        let (head, attributes) =
            read::<Attributes>(envelope(ITEMS).as_bytes(), Some(("send_password", "DOMAIN")))
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
            read::<Attributes>(envelope(&with_attributes).as_bytes(), None).unwrap();
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
