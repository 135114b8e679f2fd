//! Reads an answer, and finds out what it says.

use std::borrow::Cow;

use http::StatusCode;
use ops_envelope::{
    Assoc, Envelope, Error as EnvelopeError, ErrorKind, ParseOptions, Value, Verdict,
};
use wire_text::{BodyKind, Source};
use zeroize::Zeroizing;

use super::attributes::{Attributes, is_blank, wipe};
use super::error::Error;
use super::head::Head;
use super::rejection::Rejection;
use super::response_code::ResponseCode;
use crate::error::{Incomplete, Mismatch};
use crate::unexpected_body::UnexpectedBody;
use crate::whole_reply::WholeReply;

/// An answer, and how it is to be read.
#[derive(Clone, Copy)]
pub(super) struct Answer<'a> {
    pub(super) source: Source<'a>,
    pub(super) options: &'a ParseOptions,
    pub(super) status: Option<StatusCode>,
    /// The action and object that were asked for.
    pub(super) asked: Option<(&'a str, &'a str)>,
}

/// A success, its attributes as a tree: `None` if they are missing, or an empty item.
pub(super) struct Success<'a> {
    pub(super) head: Head,
    pub(super) attributes: Option<Value<'a>>,
}

impl<'a> Answer<'a> {
    /// The whole message.
    pub(super) fn envelope(self) -> Result<Envelope<'a>, Error> {
        let envelope = match self.source {
            Source::Text(text) => Envelope::parse_with(text, self.options),
            Source::Bytes(bytes) => Envelope::parse_with(bytes, self.options),
        };
        envelope.map_err(|error| self.failure(error))
    }

    /// The success that it is.
    pub(super) fn success(self) -> Result<Success<'a>, Error> {
        self.success_of(self.envelope()?)
    }

    /// The success that `envelope`, the whole message, is.
    pub(super) fn success_of(self, envelope: Envelope<'a>) -> Result<Success<'a>, Error> {
        let not_a_reply = |body| Err(Error::NotAReply(body));
        let (Some(items), outcome) = (envelope.value().as_assoc(), envelope.outcome()) else {
            return not_a_reply(UnexpectedBody::new(self.status, BodyKind::Xml));
        };
        let Some(outcome) = outcome else {
            return not_a_reply(UnexpectedBody::request(self.status));
        };
        match (outcome.verdict(), self.status) {
            (Verdict::Failure, _) => {
                let Success { head, attributes } = split(envelope, outcome.code());
                let attributes = attributes.map(Attributes::from).unwrap_or_default();
                Err(Error::Rejected(Rejection::from_parts(head, attributes)))
            }
            (Verdict::Contradictory, _) => Err(Error::contradictory(envelope.into_owned(), None)),
            (Verdict::Incomplete, _) => {
                let field = outcome.lacks().unwrap_or("is_success");
                let reply = Box::new(WholeReply::new(envelope.into_owned()));
                Err(Error::Incomplete(Incomplete::Lacks { field, reply }))
            }
            (Verdict::Success, Some(status)) if status.as_u16() >= 400 => {
                Err(Error::contradictory(envelope.into_owned(), Some(status)))
            }
            (Verdict::Success, _) => {
                let other = self.other_operation(items).map(Mismatch::Operation);
                match other.or_else(|| doubled_field(items).map(Mismatch::Fields)) {
                    Some(mismatch) => Err(Error::unexpected(envelope.into_owned(), mismatch)),
                    None => Ok(split(envelope, outcome.code())),
                }
            }
        }
    }

    /// The field that names another action or object than was asked for.
    fn other_operation(self, items: &Assoc<'_>) -> Option<&'static str> {
        let (action, object) = self.asked?;
        let (mut other_action, mut other_object) = (None, None);
        for (name, value) in items {
            let text = value.as_str();
            let is =
                |asked| text.is_some_and(|text| text.trim().is_empty() || is_same(text, asked));
            match Field::of(name) {
                Some(Field::Action) if !is_reply(text) && !is(action) => {
                    other_action = Some("action");
                }
                Some(Field::Object) if !is(object) => other_object = Some("object"),
                _ => {}
            }
        }
        other_action.or(other_object)
    }

    /// Why rows could not be read. `error` may be that of a row: what the whole message says comes before it.
    pub(super) fn failure_of_rows(self, error: EnvelopeError) -> Error {
        if error.kind() != ErrorKind::Data {
            return self.failure(error);
        }
        // Taking a success apart uses up its tree: it is read again, for whoever wants it untyped.
        let whole = self.success().and_then(|Success { attributes, .. }| {
            attributes.into_iter().for_each(wipe);
            self.envelope()
        });
        match whole {
            Ok(whole) => Error::unexpected(whole.into_owned(), Mismatch::Fields(error)),
            Err(error) => error,
        }
    }

    /// Tells apart what is broken and what is something else altogether.
    pub(super) fn failure(self, error: EnvelopeError) -> Error {
        let names_envelope = || {
            let bytes = self.source.bytes();
            bytes.windows(ROOT.len()).any(|word| word == ROOT)
        };
        match error.kind() {
            ErrorKind::NotAnEnvelope(kind) => {
                Error::NotAReply(UnexpectedBody::new(self.status, kind))
            }
            ErrorKind::Incomplete => Error::Incomplete(Incomplete::Cut(error)),
            ErrorKind::UnexpectedElement if !names_envelope() => {
                Error::NotAReply(UnexpectedBody::new(self.status, BodyKind::Xml))
            }
            _ => Error::Malformed(error),
        }
    }
}

/// The element without which XML is no envelope.
const ROOT: &[u8] = b"OPS_envelope";

/// The action of nearly every reply.
const REPLY: [&str; 2] = ["reply", "REPLY"];

fn is_reply(action: Option<&str>) -> bool {
    action.is_some_and(|action| action.eq_ignore_ascii_case("reply"))
}

/// Letter case and `_` do not count: `user_info` and `userinfo` are both seen.
fn is_same(left: &str, right: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = u8> {
        let bytes = text.trim().bytes().filter(|&byte| byte != b'_');
        bytes.map(|byte| byte.to_ascii_lowercase())
    }
    left.eq_ignore_ascii_case(right) || letters(left).eq(letters(right))
}

/// A field that every message may have.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Action,
    Attributes,
    IsSuccess,
    Object,
    Protocol,
    ResponseCode,
    ResponseText,
}

impl Field {
    /// The names as they are nearly always written.
    const NAMES: [(&str, Self); 7] = [
        ("protocol", Self::Protocol),
        ("action", Self::Action),
        ("object", Self::Object),
        ("is_success", Self::IsSuccess),
        ("response_code", Self::ResponseCode),
        ("response_text", Self::ResponseText),
        ("attributes", Self::Attributes),
    ];

    /// The field `name`, in any letter case.
    fn of(name: &str) -> Option<Self> {
        let find = |is: fn(&str, &str) -> bool| {
            Self::NAMES.iter().find(|(known, _)| is(name, known)).map(|&(_, field)| field)
        };
        find(|name, known| name == known).or_else(|| find(str::eq_ignore_ascii_case))
    }
}

/// What is wrong with a success that has attributes or a text twice, in two spellings: one of them would be lost.
fn doubled_field(items: &Assoc<'_>) -> Option<EnvelopeError> {
    let mut seen = Vec::new();
    for (name, value) in items {
        let field = Field::of(name).filter(|field| {
            let is_kept = matches!(field, Field::Attributes | Field::Object | Field::ResponseText);
            is_kept && !is_blank(value)
        });
        if field.is_some_and(|field| seen.contains(&field)) {
            let error = EnvelopeError::new(ErrorKind::DuplicateKey, None, "each field once");
            return Some(error.in_field(name));
        }
        seen.extend(field);
    }
    None
}

/// Takes the message apart.
fn split(envelope: Envelope<'_>, number: Option<u32>) -> Success<'_> {
    let mut head = Head {
        action: Cow::Borrowed("reply"),
        object: None,
        code: number.map(ResponseCode::new),
        text: Zeroizing::default(),
        beside: Attributes::default(),
    };
    let mut attributes = None;
    let items = match envelope.into_value() {
        Value::Assoc(items) => items,
        _ => Assoc::new(),
    };
    for (name, value) in items {
        match Field::of(&name) {
            Some(Field::Attributes) if is_blank(&value) => {}
            Some(Field::Attributes) => attributes = Some(value),
            // Said already.
            Some(Field::Protocol | Field::IsSuccess) => {}
            Some(Field::ResponseCode) if number.is_some() => {}
            Some(Field::Action) => {
                let usual = REPLY.into_iter().find(|&usual| value.as_str() == Some(usual));
                head.action = usual.map_or_else(|| Cow::Owned(text(value)), Cow::Borrowed);
            }
            Some(Field::Object) => head.object = Some(Cow::Owned(text(value))),
            Some(Field::ResponseText) => head.text = Zeroizing::new(text(value)),
            Some(Field::ResponseCode) | None => {
                head.beside.insert(name.into_owned(), value.into_owned());
            }
        }
    }
    Success { head, attributes }
}

fn text(value: Value<'_>) -> String {
    match value {
        Value::Scalar(text) => Cow::into_owned(text),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}
