//! The response codes of `OpenSRS`.

use std::fmt;

use wire_text::Retry;

/// The `response_code` of a reply. Numbers that have no constant are kept.
///
/// The registrar's public tables give some numbers several meanings, which only the text of the reply
/// distinguishes; so a constant's name promises no more than its number. A success needs a code below 310 and
/// `is_success` 1.
///
/// ```
/// use registrar_ops::Retry;
/// use registrar_ops::opensrs::ResponseCode;
///
/// assert_eq!(ResponseCode::new(465), ResponseCode::INVALID_DATA);
/// assert_eq!(ResponseCode::INVALID_DATA.to_string(), "465 invalid data");
/// assert_eq!(ResponseCode::new(7777).to_string(), "7777");
/// assert_eq!(ResponseCode::REQUEST_WAITING.retry(), Retry::Safe);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResponseCode(u32);

macro_rules! codes {
    ($($number:literal $constant:ident $retry:ident $name:literal)*) => {
        impl ResponseCode {
            $(
                #[doc = concat!(stringify!($number), ": ", $name, ".")]
                pub const $constant: Self = Self($number);
            )*

            /// The meaning of the number, if it is one of the constants.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self.0 {
                    $($number => Some($name),)*
                    _ => None,
                }
            }

            /// Whether a request with this answer may be sent again. Never, for a number that is not one of the
            /// constants.
            #[must_use]
            pub const fn retry(self) -> Retry {
                match self.0 {
                    $($number => Retry::$retry,)*
                    _ => Retry::Never,
                }
            }
        }
    };
}

codes! {
    200 SUCCESS Never "success"
    210 AVAILABLE Never "domain available"
    211 TAKEN Never "domain taken"
    212 SUCCESS_212 Never "success"
    221 TAKEN_WAITING Never "domain taken, waiting registration"
    250 SUBMITTED Never "submitted, to be completed asynchronously"
    300 DEFERRED_OR_RATE_LIMITED IfIdempotent "deferred, or command rate exceeded"
    310 TOO_MANY_CONNECTIONS Safe "too many connections"
    350 COMMANDS_PER_CONNECTION_EXCEEDED Safe "commands per connection exceeded"
    400 FAILED Never "failed or not allowed"
    401 AUTHENTICATION Never "authentication failed"
    404 INTERNAL_ERROR_OR_MISSING_HEADER IfIdempotent "internal error or missing header"
    405 REGISTRY_ERROR IfIdempotent "registry error"
    410 RESELLER_AUTHENTICATION Never "reseller authentication failed"
    415 REGISTRANT_AUTHENTICATION Never "registrant authentication failed"
    420 REGISTRANT_CONTACT_FAILED Never "failed to create the registrant contact"
    430 INVALID_COMMAND Never "invalid command"
    435 PERMISSION_DENIED Never "permission denied"
    436 REGISTRY_ANSWER_OR_NAME_SERVER Never "registry answer not understood, or name server unknown"
    437 REQUEST_WAITING Safe "another request is waiting"
    440 QUOTA_440 Never "quota reached"
    445 QUOTA_445 Never "quota reached"
    447 QUOTA_447 Never "quota reached"
    460 MISSING_FIELD Never "missing field"
    465 INVALID_DATA Never "invalid data"
    470 FAILED_470 Never "failed"
    480 NOT_FOUND Never "not found"
    485 EXISTS Never "exists already"
    486 EXISTS_IN_PROCESS Safe "exists already, in process"
    487 NOT_TRANSFERABLE Never "not transferable"
    500 UNRECOGNISED_PROTOCOL Never "unrecognised protocol"
    541 EXPIRY_YEAR_MISMATCH Never "expiry year does not match"
    552 STATUS_PROHIBITS Never "status prohibits the operation"
    555 RENEWED_OR_IP_ADDRESS Never "already renewed, or invalid IP address"
    557 FAILED_557 Never "failed"
    599 FAILED_599 Never "failed"
    702 REGISTRY_FAILED_702 IfIdempotent "registry or supplier unavailable"
    703 REGISTRY_FAILED_703 IfIdempotent "registry or supplier unavailable"
    704 REGISTRY_FAILED_704 IfIdempotent "registry or supplier unavailable"
    705 REGISTRY_FAILED_705 IfIdempotent "registry or supplier unavailable"
    720 REGISTRY_FAILED_720 IfIdempotent "registry or supplier unavailable"
}

impl ResponseCode {
    /// The code with this number.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number in messages.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Whether the registrar refused the reseller's credentials: 401, as the HTTPS server answers, or 410. This
    /// is not about the registrant's credentials (415).
    #[must_use]
    pub const fn is_authentication(self) -> bool {
        matches!(self, Self::AUTHENTICATION | Self::RESELLER_AUTHENTICATION)
    }
}

impl fmt::Display for ResponseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{} {name}", self.0),
            None => write!(f, "{}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_are_those_of_the_table() {
        use Retry::{IfIdempotent, Never, Safe};
        for (numbers, retry) in [
            (&[300, 404, 405, 702, 703, 704, 705, 720][..], IfIdempotent),
            (&[310, 350, 437, 486], Safe),
            (&[200, 210, 211, 212, 221, 250], Never),
            (&[400, 401, 410, 415, 420, 430, 435, 436, 440, 445, 447, 460, 465, 470], Never),
            (&[480, 485, 487, 500, 541, 552, 555, 557, 599], Never),
        ] {
            for &number in numbers {
                let code = ResponseCode::new(number);
                assert_eq!(code.retry(), retry, "{number}");
                assert!(code.name().is_some(), "{number}");
            }
        }
        for number in [0, 201, 3001, u32::MAX] {
            let code = ResponseCode::new(number);
            assert_eq!((code.number(), code.name(), code.retry()), (number, None, Never));
            assert_eq!(code.to_string(), number.to_string());
        }
    }

    #[test]
    fn one_question_answers_both_kinds_of_refused_reseller() {
        let refused = (0..1000).filter(|&number| ResponseCode::new(number).is_authentication());
        assert_eq!(refused.collect::<Vec<_>>(), [401, 410]);
    }
}
