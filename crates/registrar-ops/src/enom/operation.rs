//! The trait for structs that are operations of eNom.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wire_text::{Input, Redaction};

use super::command::Command;
use super::error::Error;
use super::rejection::Rejection;
use super::reply::Reply;
use super::request::Request;
use super::untyped::Asked;
use crate::parameters::ParameterError;
use crate::redacted::Redacted;
use crate::request_error::RequestError;

/// A command with its parameters, and the type of its reply.
///
/// A serialised operation contains its secrets; for logs, use [`redacted`](Self::redacted).
///
/// To make a struct an operation, give the two constants and the type of the reply's fields. Fields have the
/// names of the document:
///
/// ```
/// use registrar_ops::enom::{Account, Format, Operation};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize)]
/// #[serde(rename_all = "UPPERCASE")]
/// struct Check {
///     sld: String,
///     tld: String,
/// }
///
/// #[derive(Serialize, Deserialize)]
/// struct CheckReply {
///     #[serde(rename = "RRPCode")]
///     code: u32,
/// }
///
/// impl Operation for Check {
///     const COMMAND: &'static str = "Check";
///     const IDEMPOTENT: bool = true;
///     type Reply = CheckReply;
/// }
///
/// let check = Check { sld: "resellerdocs".into(), tld: "com".into() };
/// let request = Account::new("resellid", "resellpw")?.request(&check, Format::Text)?;
/// assert!(request.body().as_str().contains("&SLD=resellerdocs&TLD=com&"));
///
/// let body = "Command=CHECK\nRRPCode=210\nErrCount=0\nDone=true\n"; // the body of the answer
/// assert_eq!(Check::reply(body)?.fields().code, 210);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Operation: Serialize {
    /// The name of the command, such as `SetPassword`.
    const COMMAND: &'static str;

    /// Whether doing it twice has the same effect as doing it once. Only then may a request whose answer was
    /// lost be sent again; see [`Retry`](crate::Retry).
    const IDEMPOTENT: bool;

    /// The XML element that contains the fields of [`Reply`](Self::Reply), if it is not the root. Text and HTML
    /// have no such element.
    const ELEMENT: Option<&'static str> = None;

    /// Fields that have another name in XML than in text and HTML: the name of the struct's field, and that of
    /// the element. They are used for writing; to read both, add `#[serde(alias = "…")]`.
    const XML_NAMES: &'static [(&'static str, &'static str)] = &[];

    /// Fields that must be true for a success: if one is false, the reply is a rejection.
    const MUST_BE_TRUE: &'static [&'static str] = &[];

    /// Fields that must be empty for a success: if one has a value, the reply is a rejection.
    const MUST_BE_EMPTY: &'static [&'static str] = &[];

    /// The fields of the reply that belong to the command.
    type Reply: DeserializeOwned;

    /// The command with its parameters. The default serialises the struct with serde, which leaves copies of
    /// secrets in memory.
    ///
    /// # Errors
    /// [`RequestError::Form`] for a field that is not a plain value.
    fn command(&self) -> Result<Command, RequestError> {
        Command::from_fields(Self::COMMAND, &Serialized(self))
    }

    /// Checks rules that concern several fields. It is called before a request is made, and after one was read.
    ///
    /// # Errors
    /// The parameter that breaks a rule.
    fn check(&self) -> Result<(), ParameterError> {
        Ok(())
    }

    /// Reads the operation from a command of this name. The default reads the parameters with serde, their
    /// names in any letter case.
    ///
    /// # Errors
    /// The parameter that is missing or breaks a rule.
    fn read(command: &Command) -> Result<Self, ParameterError>
    where
        Self: DeserializeOwned,
    {
        command.to_fields()
    }

    /// A view for logs: it serialises like the operation, but with every secret replaced. (The serialised
    /// operation itself contains its secrets, because a job in a queue needs them.)
    #[must_use]
    fn redacted(&self) -> Redacted<'_, Self> {
        self.redacted_with(&Redaction::secrets())
    }

    /// Like [`redacted`](Self::redacted), but also replaces what `redaction` masks.
    #[must_use]
    fn redacted_with(&self, redaction: &Redaction) -> Redacted<'_, Self> {
        Redacted::new(self, redaction.clone())
    }

    /// Whether `rejection`, received after an attempt whose answer was lost, shows that this attempt worked.
    #[must_use]
    fn done_already(&self, rejection: &Rejection) -> bool {
        let _ = rejection;
        false
    }

    /// Whether `request` has the name of this command, in any letter case.
    #[must_use]
    fn is_asked_by(request: &Request) -> bool {
        request.command().name().eq_ignore_ascii_case(Self::COMMAND)
    }

    /// For servers: reads the operation.
    ///
    /// # Errors
    /// The answer to send, in the format that was asked for: for another command, "unknown command"; or the
    /// parameter that is missing or breaks a rule.
    fn from_request(request: &Request) -> Result<Self, Rejection>
    where
        Self: DeserializeOwned,
    {
        if !Self::is_asked_by(request) {
            return Err(request.unknown_command());
        }
        let operation = Self::read(request.command()).and_then(|this| this.check().map(|()| this));
        operation.map_err(|error| request.reject(error))
    }

    /// For servers: the reply that reports success.
    fn answer(fields: Self::Reply) -> Reply<Self::Reply> {
        let reply = Reply::new(Self::COMMAND, fields).with_xml_names(Self::XML_NAMES);
        match Self::ELEMENT {
            Some(element) => reply.in_element(element),
            None => reply,
        }
    }

    /// Reads the reply to this operation from the body of an answer, text or bytes, in any of the formats.
    ///
    /// # Errors
    /// See [`Error`]: anything that is not a complete reply to this operation that reports success.
    fn reply(body: &(impl Input + ?Sized)) -> Result<Reply<Self::Reply>, Error> {
        Reply::parse_asked(body, Some(asked::<Self>()))
    }

    /// Reads the reply to this operation from an answer. Also uses its status and charset.
    ///
    /// # Errors
    /// Those of [`reply`](Self::reply).
    fn reply_from_http(answer: &http::Response<impl Input>) -> Result<Reply<Self::Reply>, Error> {
        Reply::from_http_asked(answer, Some(asked::<Self>()))
    }
}

pub(super) const fn asked<O: Operation + ?Sized>() -> Asked {
    let (command, must_be_true, must_be_empty) = (O::COMMAND, O::MUST_BE_TRUE, O::MUST_BE_EMPTY);
    Asked { command, must_be_true, must_be_empty }
}

/// Serialises what may be unsized.
struct Serialized<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> Serialize for Serialized<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
