//! Simulated faults.

pub(crate) mod damage;
pub(crate) mod replacement;
pub(crate) mod script;

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use crate::http::delivery::Delivery;

/// A fault that the sandbox simulates in one exchange.
///
/// A fault has a name, for URL paths, flags, domain names and JSON: `lost-reply`, `status-503`,
/// `slow-body-2000` (milliseconds).
///
/// ```
/// use registrar_sandbox::Fault;
///
/// assert_eq!("status-503".parse(), Ok(Fault::Status(503)));
/// assert_eq!(Fault::LostReply.to_string(), "lost-reply");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// No fault.
    #[default]
    None,
    /// The operation is done; the connection is closed without a byte of the answer.
    LostReply,
    /// The operation is not done; the connection is reset.
    Reset,
    /// The operation is not done, and no answer comes.
    NeverAnswers,
    /// Done; half of the document comes, with the `Content-Length` of that half.
    Truncated,
    /// Done; half of the body comes, with the `Content-Length` of the whole, and the connection is closed.
    Cut,
    /// Done; the headers come in two pieces, with this time between them.
    SlowHead(Duration),
    /// Done; the body comes in ten pieces over this time.
    SlowBody(Duration),
    /// Done; the whole answer comes, but then the connection is closed, although it should stay open.
    ClosesIdle,
    /// Done; the body comes in chunks of a few bytes.
    Chunked,
    /// Done; the body is compressed with gzip, but no header says so.
    Gzip,
    /// Not done; a gateway's error page comes with this status: 502, or 200.
    Page(u16),
    /// Done; the body is empty.
    Empty,
    /// Not done; the reply gives two reasons.
    TwoErrors,
    /// Not done; the reply has this response code, such as 300 or 415 for `OpenSRS`; six digits for eNom.
    Code(u32),
    /// Not done; the answer has this HTTP status. 429 and 503 come with `Retry-After`.
    Status(u16),
    /// Not done; the answer redirects to another address with this HTTP status: 302, 307.
    Redirect(u16),
    /// Done; the reply lacks a field that every success has: `Done`, or `response_code`.
    NoDone,
    /// Done; the reply reports both success and failure.
    Contradiction,
    /// Done; the reply is to another command or object.
    OtherCommand,
    /// Done; the document comes twice.
    TrailingDocument,
    /// Done; the document has a byte-order mark and declares UTF-16, but is UTF-8.
    Utf16Label,
}

/// The names of faults without a number.
const NAMES: [(&str, Fault); 16] = [
    ("none", Fault::None),
    ("lost-reply", Fault::LostReply),
    ("reset", Fault::Reset),
    ("never-answers", Fault::NeverAnswers),
    ("truncated", Fault::Truncated),
    ("cut", Fault::Cut),
    ("closes-idle", Fault::ClosesIdle),
    ("chunked", Fault::Chunked),
    ("gzip", Fault::Gzip),
    ("empty", Fault::Empty),
    ("two-errors", Fault::TwoErrors),
    ("no-done", Fault::NoDone),
    ("contradiction", Fault::Contradiction),
    ("other-command", Fault::OtherCommand),
    ("trailing-document", Fault::TrailingDocument),
    ("utf16-label", Fault::Utf16Label),
];

/// How slow a slow answer is, where no time is given.
const SLOW: Duration = Duration::from_millis(500);

/// No answer is slower than this.
const MAX_SLOW: u32 = 600_000;

impl Fault {
    /// The names of all faults. Those with a number have an example of it.
    pub fn names() -> impl Iterator<Item = String> {
        let numbered = [
            Self::SlowHead(SLOW),
            Self::SlowBody(SLOW),
            Self::Page(502),
            Self::Page(200),
            Self::Code(300),
            Self::Code(310),
            Self::Code(350),
            Self::Status(429),
            Self::Status(503),
            Self::Redirect(302),
            Self::Redirect(307),
        ];
        NAMES.into_iter().map(|(_, fault)| fault).chain(numbered).map(|fault| fault.to_string())
    }

    /// Whether the operation is done in spite of the fault.
    #[must_use]
    pub const fn is_done(self) -> bool {
        !matches!(
            self,
            Self::Reset
                | Self::NeverAnswers
                | Self::Page(_)
                | Self::TwoErrors
                | Self::Code(_)
                | Self::Status(_)
                | Self::Redirect(_)
        )
    }

    /// The fault that a domain name asks for: `lost-reply.test`.
    pub(crate) fn of_domain(name: &str) -> Option<Self> {
        let fault = name.strip_suffix(".test")?.parse().ok()?;
        (fault != Self::None).then_some(fault)
    }

    pub(crate) const fn delivery(self) -> Delivery {
        match self {
            Self::LostReply => Delivery::Nothing,
            Self::Reset => Delivery::Reset,
            Self::NeverAnswers => Delivery::Never,
            Self::Cut => Delivery::Half,
            Self::SlowHead(time) => Delivery::SlowHead(time),
            Self::SlowBody(time) => Delivery::SlowBody(time),
            Self::ClosesIdle => Delivery::ThenClosed,
            Self::Chunked => Delivery::Chunked,
            _ => Delivery::Whole,
        }
    }
}

impl FromStr for Fault {
    type Err = UnknownFault;

    fn from_str(text: &str) -> Result<Self, UnknownFault> {
        if let Some(&(_, fault)) = NAMES.iter().find(|(name, _)| *name == text) {
            return Ok(fault);
        }
        let slow = |number: Option<u32>| match number {
            None => Some(SLOW),
            Some(number) => (number <= MAX_SLOW).then(|| Duration::from_millis(number.into())),
        };
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let (name, number) = match text.rsplit_once('-') {
            Some((name, number)) if is_digits(number) => (name, number.parse::<u32>().ok()),
            _ => (text, None),
        };
        // The statuses that HTTP has.
        let status = |number: Option<u32>, is_one: fn(u16) -> bool| {
            number.and_then(|number| u16::try_from(number).ok()).filter(|&number| is_one(number))
        };
        let fault = match name {
            "slow-head" => slow(number).map(Self::SlowHead),
            "slow-body" => slow(number).map(Self::SlowBody),
            "page" => status(number, |number| (200..600).contains(&number)).map(Self::Page),
            "code" => number.filter(|&number| number < 1_000_000).map(Self::Code),
            "status" => status(number, |number| (400..600).contains(&number)).map(Self::Status),
            "redirect" => status(number, |number| (300..400).contains(&number)).map(Self::Redirect),
            _ => None,
        };
        fault.ok_or(UnknownFault)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMES.iter().find(|(_, fault)| fault == self) {
            return f.write_str(name);
        }
        match self {
            Self::SlowHead(time) => write!(f, "slow-head-{}", time.as_millis()),
            Self::SlowBody(time) => write!(f, "slow-body-{}", time.as_millis()),
            Self::Page(status) => write!(f, "page-{status}"),
            Self::Code(code) => write!(f, "code-{code}"),
            Self::Status(status) => write!(f, "status-{status}"),
            Self::Redirect(status) => write!(f, "redirect-{status}"),
            // All others are in the table.
            _ => Ok(()),
        }
    }
}

/// The error for a name that is not the name of a fault.
///
/// ```
/// use registrar_sandbox::{Fault, UnknownFault};
///
/// assert_eq!("no-such-fault".parse::<Fault>(), Err(UnknownFault));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFault;

impl fmt::Display for UnknownFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no fault has this name")
    }
}

impl std::error::Error for UnknownFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for name in Fault::names() {
            let fault: Fault = name.parse().unwrap();
            assert_eq!(fault.to_string(), name);
            assert!(!name.is_empty());
        }
        assert_eq!("slow-body".parse(), Ok(Fault::SlowBody(SLOW)));
        assert_eq!(Fault::of_domain("truncated.test"), Some(Fault::Truncated));
        assert_eq!(Fault::of_domain("code-310.test"), Some(Fault::Code(310)));
        for name in ["none.test", "example.test", "cut.example", ".test"] {
            assert_eq!(Fault::of_domain(name), None, "{name}");
        }
        for name in
            ["", "status", "status-", "status-9999999999", "status-200", "redirect-200", "code--1"]
        {
            assert_eq!(name.parse::<Fault>(), Err(UnknownFault), "{name}");
        }
    }
}
