//! Whether a reply says that the command succeeded.

use wire_text::Verdict;

use crate::decode::parse_digits;
use crate::envelope::Envelope;
use crate::value::Value;

/// Whether a reply says that the command succeeded, according to its `is_success` and `response_code`.
///
/// ```
/// use ops_envelope::{Envelope, Verdict, assoc};
///
/// let items = assoc! { "action" => "REPLY", "is_success" => "0", "response_code" => "415" };
/// let outcome = Envelope::new(items).outcome().unwrap();
/// assert_eq!(outcome.verdict(), Verdict::Failure);
/// assert_eq!(outcome.code(), Some(415));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    verdict: Verdict,
    code: Option<u32>,
    lacks: Option<&'static str>,
}

impl Envelope<'_> {
    /// Whether the reply says that the command succeeded; `None` if the envelope is not a reply, such as a
    /// request.
    ///
    /// A success has `is_success` 1 and a `response_code` below 310, a failure has `is_success` 0 and no code
    /// below 300. Names, and `true` and `false`, are read in any letter case. If one of the fields occurs twice
    /// with different texts, or is not text, the reply is contradictory.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        let items = self.value().as_assoc()?;
        let [action, success, code] = ["action", "is_success", "response_code"].map(|name| {
            let named = items.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
            named.fold(Found::Nothing, |found, (_, value)| found.and(value))
        });
        let is_reply = action.text().is_some_and(|action| action.eq_ignore_ascii_case("reply"));
        if !is_reply && success == Found::Nothing && code == Found::Nothing {
            return None;
        }
        let number = code.text().and_then(parse_digits);
        let (verdict, lacks) = match (success.text().and_then(truth), number) {
            _ if success == Found::Other || code == Found::Other => (Verdict::Contradictory, None),
            (None, _) => (Verdict::Incomplete, Some("is_success")),
            (Some(false), Some(..300)) | (Some(true), Some(310..)) => {
                (Verdict::Contradictory, None)
            }
            (Some(false), _) => (Verdict::Failure, None),
            (Some(true), None) => (Verdict::Incomplete, Some("response_code")),
            (Some(true), Some(_)) => (Verdict::Success, None),
        };
        Some(Outcome { verdict, code: number, lacks })
    }
}

impl Outcome {
    /// The outcome as one value.
    #[must_use]
    pub const fn verdict(self) -> Verdict {
        self.verdict
    }

    /// The `response_code`, if it is a number.
    #[must_use]
    pub const fn code(self) -> Option<u32> {
        self.code
    }

    /// The field that is missing in an incomplete reply, or whose value has no meaning.
    #[must_use]
    pub const fn lacks(self) -> Option<&'static str> {
        self.lacks
    }
}

/// What an assoc has under a name, in any letter case.
#[derive(Clone, Copy, PartialEq)]
enum Found<'v> {
    Nothing,
    Text(&'v str),
    /// Several that differ, or no plain text.
    Other,
}

impl<'v> Found<'v> {
    /// What there is with `value` too.
    fn and(self, value: &'v Value<'_>) -> Self {
        match (self, value.as_str()) {
            (Self::Nothing, Some(text)) => Self::Text(text),
            (Self::Text(before), Some(text)) if before.trim() == text.trim() => self,
            _ => Self::Other,
        }
    }

    const fn text(self) -> Option<&'v str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Nothing | Self::Other => None,
        }
    }
}

fn truth(text: &str) -> Option<bool> {
    let is = |words: [&str; 2]| words.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    if is(["1", "true"]) { Some(true) } else { is(["0", "false"]).then_some(false) }
}
