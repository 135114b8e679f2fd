//! What this crate asks of the codec.

use enom_response::{ErrorPart, Response, ResponseCode, SystemPart};
use wire_text::Retry;

/// What a response says.
pub(super) enum Verdict {
    Success,
    Failure,
    Contradictory,
    /// It lacks this field.
    Incomplete(&'static str),
}

pub(super) fn verdict(response: &Response<'_>) -> Verdict {
    let outcome = response.outcome();
    let fields = response.fields().filter(|field| field.is_named("ErrCount"));
    let counts: Vec<_> = fields.map(|field| field.value().trim().parse::<u64>().ok()).collect();
    let has_zero = counts.contains(&Some(0));
    let has_other = counts.iter().any(|count| *count != Some(0));
    let has_errors = counts.iter().flatten().any(|count| *count > 0);
    let has_reason = |reason: &enom_response::Reason<'_>| {
        let is_fine = |number: &str| number.trim() == "0" || number.trim().starts_with("100");
        reason.message().is_some_and(|message| !message.trim().is_empty())
            || reason.number().is_some_and(|number| !number.trim().is_empty() && !is_fine(number))
    };
    let says_no = outcome.reasons().iter().any(has_reason);
    if has_zero && (has_other || says_no) {
        Verdict::Contradictory
    } else if has_errors || !has_zero && says_no {
        Verdict::Failure
    } else if !response.is_complete() {
        Verdict::Incomplete("Done")
    } else if has_zero {
        Verdict::Success
    } else {
        Verdict::Incomplete("ErrCount")
    }
}

pub(super) fn retry(code: ResponseCode) -> Retry {
    use SystemPart::{Registry, System, Unknown};
    match (code.error(), code.system()) {
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
            Registry | System | Unknown,
        ) => Retry::IfIdempotent,
        _ => Retry::Never,
    }
}

pub(super) fn response_string(code: ResponseCode) -> String {
    let text = format!("{} error; {}; {}", code.system(), code.error(), code.parameter());
    text[..1].to_ascii_uppercase() + &text[1..].replace("invalid;", "invalid ;")
}
