//! What a document says happened, in one word.

use enom_response::Verdict;
use ops_envelope::{Assoc, Envelope};

use super::document::Document;

/// What a document says happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Success,
    Failure,
    Incomplete,
    Contradictory,
    /// It says nothing of the kind: a request.
    Unknown,
}

impl Outcome {
    /// The outcome of `document`.
    pub(crate) fn of(document: &Document<'_>) -> Self {
        match document {
            Document::Ops(envelope) => Self::of_envelope(envelope),
            Document::Enom(response) => match response.outcome().verdict() {
                Verdict::Success => Self::Success,
                Verdict::Failure => Self::Failure,
                Verdict::Incomplete => Self::Incomplete,
                Verdict::Contradictory => Self::Contradictory,
            },
        }
    }

    /// As `registrar-ops` has it, without which this program builds in less time; a test compares.
    fn of_envelope(envelope: &Envelope<'_>) -> Self {
        let Some(items) = envelope.value().as_assoc() else { return Self::Unknown };
        let [action, success, code] =
            ["action", "is_success", "response_code"].map(|name| Found::of(items, name));
        let is_reply = action.text().is_some_and(|action| action.eq_ignore_ascii_case("reply"));
        if !is_reply && success == Found::Nothing && code == Found::Nothing {
            return Self::Unknown;
        }
        if success == Found::Several || code == Found::Several {
            return Self::Contradictory;
        }
        match (success.text().and_then(truth), code.text().and_then(number)) {
            (None, _) | (Some(true), None) => Self::Incomplete,
            (Some(false), Some(..300)) | (Some(true), Some(310..)) => Self::Contradictory,
            (Some(false), _) => Self::Failure,
            (Some(true), Some(_)) => Self::Success,
        }
    }

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure => "failure",
            Self::Incomplete => "incomplete",
            Self::Contradictory => "contradictory",
            Self::Unknown => "unknown",
        }
    }
}

/// What an assoc has under a name, in any letter case.
#[derive(Clone, Copy, PartialEq)]
enum Found<'v> {
    Nothing,
    Text(&'v str),
    /// Several that differ, or no plain text.
    Several,
}

impl<'v> Found<'v> {
    fn of(items: &'v Assoc<'_>, name: &str) -> Self {
        let mut found = Self::Nothing;
        for (_, value) in items.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name)) {
            found = match (found, value.as_str()) {
                (Self::Nothing, Some(text)) => Self::Text(text),
                (Self::Text(before), Some(text)) if before.trim() == text.trim() => found,
                _ => return Self::Several,
            };
        }
        found
    }

    const fn text(self) -> Option<&'v str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Nothing | Self::Several => None,
        }
    }
}

fn truth(text: &str) -> Option<bool> {
    let is = |words: [&str; 2]| words.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    if is(["1", "true"]) { Some(true) } else { is(["0", "false"]).then_some(false) }
}

fn number(text: &str) -> Option<u32> {
    let digits = text.trim_ascii();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

#[cfg(all(test, feature = "request"))]
mod tests {
    use proptest::prelude::*;
    use registrar_ops::opensrs::{Error, Reply};

    use super::*;

    fn of_registrar_ops(bytes: &[u8]) -> Outcome {
        let reply: Result<Reply, _> = Reply::parse(bytes);
        match reply {
            // A success whose attributes are no assoc is one.
            Ok(_) | Err(Error::Unexpected(_)) => Outcome::Success,
            Err(Error::Rejected(_)) => Outcome::Failure,
            Err(Error::Incomplete(_)) => Outcome::Incomplete,
            Err(Error::Contradictory(_)) => Outcome::Contradictory,
            Err(_) => Outcome::Unknown,
        }
    }

    fn compare(document: &[u8]) -> Outcome {
        let outcome = Outcome::of_envelope(&Envelope::parse(document).unwrap());
        assert_eq!(outcome, of_registrar_ops(document), "{}", String::from_utf8_lossy(document));
        outcome
    }

    #[test]
    fn it_is_that_of_registrar_ops_for_every_sample() {
        let outcomes: Vec<_> = testdata::ops().map(|sample| compare(sample.bytes())).collect();
        assert!(outcomes.contains(&Outcome::Success) && outcomes.contains(&Outcome::Unknown));
        for body in ["<dt_array></dt_array>", "<dt_scalar>1</dt_scalar>", "<dt_assoc></dt_assoc>"] {
            let document = format!(
                "<OPS_envelope><header/><body><data_block>{body}</data_block></body></OPS_envelope>"
            );
            assert_eq!(compare(document.as_bytes()), Outcome::Unknown);
        }
    }

    proptest! {
        #[test]
        fn it_is_that_of_registrar_ops(
            items in prop::collection::vec(
                (
                    "action|is_success|response_code|Is_Success|RESPONSE_CODE|attributes|object",
                    prop_oneof![
                        "reply|REPLY|get|0|1|true|False| 1 |0 |200| 299|300|309|310 |465|[+]200|-1|2 00|[ -%'-;=-~]{0,3}",
                        "[ \t\n\u{a0}]{0,2}[0-9]{1,12}[ \t\n\u{a0}]{0,2}",
                        Just("<dt_assoc></dt_assoc>".to_owned()),
                    ],
                ),
                0..6,
            ),
        ) {
            let mut seen = std::collections::HashSet::new();
            let items = items.iter().filter(|(key, _)| seen.insert(key.clone()));
            let items = items.fold(String::new(), |items, (key, value)| {
                items + &format!("<item key='{key}'>{value}</item>")
            });
            compare(
                format!(
                    "<OPS_envelope><header><version>0.9</version></header><body><data_block>\
                     <dt_assoc>{items}</dt_assoc></data_block></body></OPS_envelope>"
                )
                .as_bytes(),
            );
        }
    }
}
