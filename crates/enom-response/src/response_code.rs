//! Response numbers: six digits in three parts.

use core::fmt;
use core::str::FromStr;

use wire_text::Retry;

use crate::error::Error;
use crate::names::number;

/// A response number such as `304156`: which system answered, what went wrong, with which parameter.
///
/// Every number is kept unchanged; the parts are those of its last six digits.
///
/// ```
/// use enom_response::{ErrorPart, ParameterPart, ResponseCode, SystemPart};
///
/// let code: ResponseCode = "304156".parse()?;
/// assert_eq!(code.system(), SystemPart::Validation);
/// assert_eq!(code.error(), ErrorPart::Invalid);
/// assert_eq!(code.parameter(), ParameterPart::Password);
/// assert_eq!(code.number(), 304_156);
/// assert_eq!(code.to_string(), "304156 (validation, invalid, password)");
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResponseCode(u32);

macro_rules! part {
    ($(#[$attribute:meta])* $name:ident($digits:literal) { $($code:literal $variant:ident $text:literal,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", stringify!($code), "`: ", $text, ".")] $variant,)*
            /// Any other number.
            Other(u16),
        }

        impl $name {
            /// The part with this number.
            #[must_use]
            pub const fn from_number(number: u16) -> Self {
                match number {
                    $($code => Self::$variant,)*
                    other => Self::Other(other),
                }
            }

            /// The number of the part.
            #[must_use]
            pub const fn number(self) -> u16 {
                match self {
                    $(Self::$variant => $code,)*
                    Self::Other(number) => number,
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant => f.write_str($text),)*
                    Self::Other(number) => write!(f, "{number:0width$}", width = $digits),
                }
            }
        }
    };
}

part! {
    /// The first digit: the system that answered.
    ///
    /// [`ResponseCode`] has an example.
    SystemPart(1) {
        0 Unknown "unknown",
        1 Success "success",
        2 Registry "registry",
        3 Validation "validation",
        4 Authentication "authentication",
        5 Payment "payment",
        6 System "system",
        7 Policy "policy",
    }
}

part! {
    /// The second and third digit: what went wrong.
    ///
    /// [`ResponseCode`] has an example.
    ErrorPart(2) {
        0 None "none",
        1 Missing "missing",
        2 Duplicate "duplicate",
        3 OutOfRange "out of range",
        4 Invalid "invalid",
        5 TypeMismatch "type mismatch",
        6 PolicyViolation "policy violation",
        7 ConnectionFailed "connection failed",
        8 RetrieveFailed "failed to retrieve",
        9 AddFailed "failed to add",
        10 UpdateFailed "failed to update",
        11 DeleteFailed "failed to delete",
        12 Disabled "disabled",
        13 Unauthorized "unauthorized",
        14 Declined "declined",
        15 NotAvailable "not available",
        16 NotFound "not found",
        17 Expired "expired",
        18 Maintenance "down for maintenance",
        19 DeductFailed "failed to deduct",
        20 SendFailed "failed to send",
        21 ProcessFailed "failed to process",
        22 DowngradeFailed "failed to downgrade",
        23 UpgradeFailed "failed to upgrade",
        24 InsufficientBalance "insufficient reseller balance",
        99 Unknown "unknown",
    }
}

part! {
    /// The last three digits: the parameter it is about.
    ///
    /// [`ResponseCode`] has an example.
    ParameterPart(3) {
        0 None "does not apply",
        150 Command "command",
        151 Sld "SLD",
        152 Tld "TLD",
        153 DomainName "domain name",
        154 ExpirationDate "expiration date",
        155 LoginId "login ID",
        156 Password "password",
        157 SubAccount "sub-account",
        160 EndUserIp "end-user IP",
        163 RenewalSettings "renewal settings",
        168 AccountType "account type",
        185 AuthorizationAnswer "authorization answer",
        226 Token "token",
        228 RegistrarLock "registrar lock",
        247 ResellerApi "reseller API",
        254 Users "users",
        255 Account "account",
        258 Authorization "authorization",
        291 Cookie "cookie",
        295 AccountInformation "account information",
        380 DomainNotUnderAccount "domain not under account",
        381 EscrowHold "escrow hold",
    }
}

impl ResponseCode {
    /// The code with this number.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The whole number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The first digit of six.
    #[must_use]
    pub const fn system(self) -> SystemPart {
        SystemPart::from_number(self.digits(100_000, 10))
    }

    /// The second and third digit.
    #[must_use]
    pub const fn error(self) -> ErrorPart {
        ErrorPart::from_number(self.digits(1_000, 100))
    }

    /// The last three digits.
    #[must_use]
    pub const fn parameter(self) -> ParameterPart {
        ParameterPart::from_number(self.digits(1, 1_000))
    }

    /// Whether the number reports success: `1xxxxx` without an error. Other numbers, such as `1000`, do not.
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!((self.system(), self.error()), (SystemPart::Success, ErrorPart::None))
            && self.0 < 1_000_000
    }

    /// Whether the same request may be sent again.
    ///
    /// Maintenance is [`Safe`](Retry::Safe). If a system failed during the work (errors 07 to 11, 20, 21 and 99
    /// of systems 0, 2 and 6), the operation may have been done nevertheless. All other numbers, including
    /// unknown ones, would fail again.
    #[must_use]
    pub const fn retry(self) -> Retry {
        if self.0 >= 1_000_000 {
            return Retry::Never;
        }
        match (self.error(), self.system()) {
            (ErrorPart::Maintenance, _) => Retry::Safe,
            (
                ErrorPart::ConnectionFailed
                | ErrorPart::RetrieveFailed
                | ErrorPart::AddFailed
                | ErrorPart::UpdateFailed
                | ErrorPart::DeleteFailed
                | ErrorPart::SendFailed
                | ErrorPart::ProcessFailed
                | ErrorPart::Unknown,
                SystemPart::Unknown | SystemPart::Registry | SystemPart::System,
            ) => Retry::IfIdempotent,
            _ => Retry::Never,
        }
    }

    /// The meaning of the number in words, as the server spells it in `ResponseString`.
    ///
    /// ```
    /// use enom_response::ResponseCode;
    ///
    /// let text = |number| ResponseCode::new(number).response_string().to_string();
    /// assert_eq!(text(304_155), "Validation error; invalid ; loginid");
    /// assert_eq!(text(316_153), "Validation error; not found; domain name(s)");
    /// ```
    #[must_use]
    pub const fn response_string(self) -> impl fmt::Display {
        ResponseString(self)
    }

    #[expect(clippy::cast_possible_truncation, reason = "below 1,000")]
    const fn digits(self, unit: u32, end: u32) -> u16 {
        (self.0 / unit % end) as u16
    }
}

/// See [`ResponseCode::response_string`].
struct ResponseString(ResponseCode);

impl fmt::Display for ResponseString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(code) = self;
        f.write_str(match code.system() {
            SystemPart::Success => "Success",
            SystemPart::Registry => "Registry error",
            SystemPart::Validation => "Validation error",
            SystemPart::Authentication => "Authentication error",
            SystemPart::Payment => "Payment error",
            SystemPart::System => "System error",
            SystemPart::Policy => "Policy error",
            SystemPart::Unknown | SystemPart::Other(_) => "Unknown error",
        })?;
        // The wire has a blank after this word, and after no other.
        let blank = if code.error() == ErrorPart::Invalid { " " } else { "" };
        write!(f, "; {}{blank}; ", code.error())?;
        // The parameters whose words were seen; the others by their plain names.
        match code.parameter() {
            ParameterPart::LoginId => f.write_str("loginid"),
            ParameterPart::DomainName => f.write_str("domain name(s)"),
            ParameterPart::SubAccount => f.write_str("sub account(s)"),
            ParameterPart::Users => f.write_str("user(s)"),
            parameter => parameter.fmt(f),
        }
    }
}

/// The six digits and the meaning of the parts.
impl fmt::Display for ResponseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06} ({}, {}, {})", self.0, self.system(), self.error(), self.parameter())
    }
}

impl FromStr for ResponseCode {
    type Err = Error;

    /// Reads a number in digits. White space may be around it.
    fn from_str(text: &str) -> Result<Self, Error> {
        let number = number(text).and_then(|number| u32::try_from(number).ok());
        number.map(Self).ok_or_else(|| Error::data("a response number of six digits"))
    }
}

impl From<u32> for ResponseCode {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

impl From<ResponseCode> for u32 {
    fn from(code: ResponseCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn known_numbers() {
        for (text, shown) in [
            ("304156", "304156 (validation, invalid, password)"),
            ("304155", "304155 (validation, invalid, login ID)"),
            ("713254", "713254 (policy, unauthorized, users)"),
            ("316153", "316153 (validation, not found, domain name)"),
            ("716380", "716380 (policy, not found, domain not under account)"),
            (" 000000 ", "000000 (unknown, none, does not apply)"),
            ("100000", "100000 (success, none, does not apply)"),
            ("999185", "999185 (9, unknown, authorization answer)"),
            ("562007", "562007 (payment, 62, 007)"),
        ] {
            let code: ResponseCode = text.parse().unwrap();
            assert_eq!(code.to_string(), shown);
            assert_eq!(code.number(), text.trim().parse().unwrap());
            assert_eq!((u32::from(code), ResponseCode::from(code.number())), (code.number(), code));
        }
        assert!(ResponseCode(100_000).is_success() && !ResponseCode(1).is_success());
        assert!(!ResponseCode(1_100_000).is_success() && !ResponseCode(101_000).is_success());
    }

    #[test]
    fn the_servers_words_are_spelled_as_on_the_wire() {
        for (number, text) in [
            (304_155, "Validation error; invalid ; loginid"),
            (304_156, "Validation error; invalid ; password"),
            (302_155, "Validation error; duplicate; loginid"),
            (316_153, "Validation error; not found; domain name(s)"),
            (313_157, "Validation error; unauthorized; sub account(s)"),
            (713_254, "Policy error; unauthorized; user(s)"),
            (716_380, "Policy error; not found; domain not under account"),
            (999_999, "Unknown error; unknown; 999"),
        ] {
            assert_eq!(ResponseCode(number).response_string().to_string(), text);
        }
    }

    #[test]
    fn repeating_is_safe_where_nothing_was_done() {
        use Retry::{IfIdempotent, Never, Safe};
        for (number, retry) in [
            (218_000, Safe),
            (618_153, Safe),
            (207_000, IfIdempotent),
            (209_000, IfIdempotent),
            (11_000, IfIdempotent),
            (620_000, IfIdempotent),
            (621_000, IfIdempotent),
            (699_000, IfIdempotent),
            (99_000, IfIdempotent),
            (307_000, Never),
            (599_000, Never),
            (219_000, Never),
            (222_000, Never),
            (304_155, Never),
            (100_000, Never),
            (1_207_000, Never),
            (962_000, Never),
        ] {
            assert_eq!(ResponseCode(number).retry(), retry, "{number}");
        }
    }

    #[test]
    fn parts_have_their_numbers() {
        for number in 0..1000 {
            assert_eq!(SystemPart::from_number(number).number(), number);
            assert_eq!(ErrorPart::from_number(number).number(), number);
            assert_eq!(ParameterPart::from_number(number).number(), number);
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", "-1", "+304156", "30415a", "4294967296", "304 156"] {
            let error = text.parse::<ResponseCode>().unwrap_err();
            assert_eq!(
                error.to_string(),
                "invalid value: expected a response number of six digits",
            );
        }
    }
}
