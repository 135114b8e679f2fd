//! Answers that come in place of an operation.

use http::StatusCode;
use http::header::{LOCATION, RETRY_AFTER};
use registrar_ops::{enom, opensrs};

use super::Fault;
use crate::asked::Asked;
use crate::http::answer::{Answer, page, with_header};

/// Seconds that `Retry-After` says.
const WAIT: &str = "1";

/// Where a redirect leads: an address that nobody has (RFC 2606).
const ELSEWHERE: &str = "http://elsewhere.invalid/";

/// The answer that `fault` gives in place of doing anything; `None` for a fault that does it.
pub(crate) fn of(fault: Fault, asked: &Asked) -> Option<Answer> {
    match fault {
        // Nobody sees it.
        Fault::Reset | Fault::NeverAnswers => Some(Answer::default()),
        Fault::Page(number) => Some(page(status(number))),
        Fault::Status(number) => {
            let answer = page(status(number));
            let waits = matches!(number, 429 | 503);
            Some(if waits { with_header(answer, RETRY_AFTER, WAIT) } else { answer })
        }
        Fault::Redirect(number) => Some(with_header(page(status(number)), LOCATION, ELSEWHERE)),
        Fault::TwoErrors => Some(two_errors(asked)),
        Fault::Code(number) => Some(code(number, asked)),
        _ => None,
    }
}

fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::BAD_GATEWAY)
}

fn two_errors(asked: &Asked) -> Answer {
    match asked {
        Asked::OpenSrs { object } => {
            let text = "Invalid data: domain_name\nInvalid data: send_to";
            opensrs_refusal(opensrs::ResponseCode::INVALID_DATA, text, object)
        }
        Asked::Enom { command, format } => {
            let [first, second] = [304_151, 304_152].map(enom::ResponseCode::from_number);
            let no = enom::Rejection::new(first, "SLD is not valid");
            enom_refusal(no.with_reason(second, "TLD is not valid"), command, *format)
        }
    }
}

fn code(number: u32, asked: &Asked) -> Answer {
    match asked {
        Asked::OpenSrs { object } => {
            let text = match number {
                300 => "Exceeded max command rate",
                310 => "Exceeded max number of connections",
                350 => "Exceeded max commands per connection",
                _ => "Refused by the sandbox",
            };
            opensrs_refusal(opensrs::ResponseCode::new(number), text, object)
        }
        Asked::Enom { command, format } => {
            let code = enom::ResponseCode::from_number(number);
            let no = enom::Rejection::new(code, "Refused by the sandbox");
            enom_refusal(no, command, *format)
        }
    }
}

fn opensrs_refusal(code: opensrs::ResponseCode, text: &str, object: &str) -> Answer {
    let no = opensrs::Rejection::new(code, text).with_object(object);
    // An object that came in an envelope fits in one.
    no.to_http().map(|answer| answer.map(Vec::from)).unwrap_or_default()
}

fn enom_refusal(no: enom::Rejection, command: &str, format: enom::Format) -> Answer {
    let no = no.with_command(command).with_format(format);
    no.to_http().map(|answer| answer.map(Vec::from)).unwrap_or_default()
}
