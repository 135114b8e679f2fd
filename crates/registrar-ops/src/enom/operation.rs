//! What makes a plain struct an operation.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Command, Error, Reply};
use crate::ParameterError;

/// A command, with its parameters and the fields of its reply.
///
/// A struct becomes an operation with a constant and the type of the reply's fields, both named as
/// the document spells them:
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

    /// The element in which the XML format has the fields of [`Reply`](Self::Reply), where it is not
    /// the root; the flat formats have no such thing.
    const ELEMENT: Option<&'static str> = None;

    /// The fields of the reply that are the command's own.
    type Reply: DeserializeOwned;

    /// Reads the operation out of an incoming command of this name. Unless overridden, serde reads
    /// the parameters, their names in any letter case.
    ///
    /// # Errors
    /// The parameter that is missing or breaks a rule.
    fn from_command(command: &Command) -> Result<Self, ParameterError>
    where
        Self: DeserializeOwned,
    {
        command.deserialize()
    }

    /// Reads the reply to this operation from the body of an answer, in whatever format it is.
    ///
    /// # Errors
    /// See [`Error`]: whatever is not a whole reply that says success.
    fn reply(body: &(impl AsRef<[u8]> + ?Sized)) -> Result<Reply<Self::Reply>, Error> {
        Reply::parse(body)
    }

    /// Reads the reply to this operation from an answer; its status and charset count too.
    ///
    /// # Errors
    /// As [`reply`](Self::reply).
    fn reply_from_http(
        answer: &http::Response<impl AsRef<[u8]>>,
    ) -> Result<Reply<Self::Reply>, Error> {
        Reply::from_http(answer)
    }
}
