//! What `OpenSRS` answers, as a number.

use std::fmt;

/// The `response_code` of a reply (the XCP response code table). Numbers without a name are kept.
///
/// Success is decided by `is_success`, never by the code.
///
/// ```
/// use registrar_ops::opensrs::ResponseCode;
///
/// assert_eq!(ResponseCode::new(465), ResponseCode::INVALID_DATA);
/// assert_eq!(ResponseCode::INVALID_DATA.to_string(), "465 invalid data");
/// assert_eq!(ResponseCode::new(7777).to_string(), "7777");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResponseCode(u32);

macro_rules! codes {
    ($($number:literal $constant:ident $name:literal)*) => {
        impl ResponseCode {
            $(
                #[doc = concat!(stringify!($number), ": ", $name, ".")]
                pub const $constant: Self = Self($number);
            )*

            /// What the number means, when it is one of the constants.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self.0 {
                    $($number => Some($name),)*
                    _ => None,
                }
            }
        }
    };
}

codes! {
    200 SUCCESS "success"
    210 AVAILABLE "domain available"
    211 TAKEN "domain taken"
    221 TAKEN_WAITING "domain taken, waiting registration"
    250 SUBMITTED "submitted, to be completed asynchronously"
    300 COMMAND_RATE_EXCEEDED "command rate exceeded"
    310 TOO_MANY_CONNECTIONS "too many connections"
    350 COMMANDS_PER_CONNECTION_EXCEEDED "commands per connection exceeded"
    400 INTERNAL_ERROR "internal error"
    404 INTERNAL_ERROR_404 "internal error"
    405 REGISTRY_ERROR "registry error"
    410 RESELLER_AUTHENTICATION "reseller authentication failed"
    415 REGISTRANT_AUTHENTICATION "registrant authentication failed"
    430 INVALID_COMMAND "invalid command"
    435 PERMISSION_DENIED "permission denied"
    436 UNMAPPED_REGISTRY_ANSWER "registry answer cannot be mapped"
    437 REQUEST_WAITING "another request is waiting"
    440 QUOTA_440 "quota reached"
    445 QUOTA_445 "quota reached"
    447 QUOTA_447 "quota reached"
    460 MISSING_FIELD "missing field"
    465 INVALID_DATA "invalid data"
    480 NOT_FOUND "not found"
    485 EXISTS "exists already"
    486 EXISTS_IN_PROCESS "exists already, in process"
    487 NOT_TRANSFERABLE "not transferable"
}

impl ResponseCode {
    /// The code with this number.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Whether the same request may fare better later: rate and connection limits, internal and
    /// registry errors, another request waiting.
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        matches!(
            self,
            Self::COMMAND_RATE_EXCEEDED
                | Self::TOO_MANY_CONNECTIONS
                | Self::COMMANDS_PER_CONNECTION_EXCEEDED
                | Self::INTERNAL_ERROR
                | Self::INTERNAL_ERROR_404
                | Self::REGISTRY_ERROR
                | Self::REQUEST_WAITING
        )
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
    fn names_and_retries_are_those_of_the_table() {
        for (number, name, retryable) in [
            (200, Some("success"), false),
            (250, Some("submitted, to be completed asynchronously"), false),
            (300, Some("command rate exceeded"), true),
            (310, Some("too many connections"), true),
            (350, Some("commands per connection exceeded"), true),
            (400, Some("internal error"), true),
            (404, Some("internal error"), true),
            (405, Some("registry error"), true),
            (410, Some("reseller authentication failed"), false),
            (430, Some("invalid command"), false),
            (436, Some("registry answer cannot be mapped"), false),
            (437, Some("another request is waiting"), true),
            (440, Some("quota reached"), false),
            (460, Some("missing field"), false),
            (487, Some("not transferable"), false),
            (0, None, false),
            (201, None, false),
            (u32::MAX, None, false),
        ] {
            let code = ResponseCode::new(number);
            assert_eq!(code.number(), number);
            assert_eq!(code.name(), name, "{number}");
            assert_eq!(code.is_retryable(), retryable, "{number}");
        }
    }
}
