//! A recorded exchange.

use std::fmt;

use crate::fault::Fault;
use crate::http::answer::Answer;
use crate::mail::Mail;

/// One request and its answer. `Debug` omits both bodies and the URL with its query, which contain secrets.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::SendPassword;
/// use registrar_sandbox::Sandbox;
///
/// let sandbox = Sandbox::start()?;
/// let operation = SendPassword::new(DomainName::new("example.info")?);
/// ureq::run(sandbox.reseller().request(&operation)?.map(String::from))?;
/// let record = &sandbox.requests()[0];
/// assert_eq!(record.operation, "send_password domain");
/// assert!(record.is_verified && record.answer.status() == 200);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Record {
    /// The number, from 1, in the order in which requests came.
    pub number: u64,
    /// The account's user name.
    pub account: String,
    /// The name of the operation, as in [`Operation::name`](crate::Operation::name); empty if it could not be
    /// read.
    pub operation: String,
    /// Whether the key or token was right.
    pub is_verified: bool,
    /// The fault that was simulated.
    pub fault: Fault,
    /// The request, with the body as it was sent.
    pub request: http::Request<Vec<u8>>,
    /// The answer as it would be sent without the fault of the connection.
    pub answer: http::Response<Vec<u8>>,
    /// The mails that the request caused.
    pub mails: Vec<Mail>,
    /// When it was received, in seconds since 1970 by the clock of the account.
    pub received: u64,
}

/// A [`Record`] without its number.
pub(crate) struct Exchange {
    pub(crate) operation: String,
    pub(crate) is_verified: bool,
    pub(crate) fault: Fault,
    pub(crate) answer: Answer,
    pub(crate) mails: Vec<Mail>,
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record")
            .field("number", &self.number)
            .field("operation", &self.operation)
            .field("is_verified", &self.is_verified)
            .field("fault", &self.fault)
            .field("status", &self.answer.status())
            .finish_non_exhaustive()
    }
}
