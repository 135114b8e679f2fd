//! Answers that come in place of an operation.

use http::StatusCode;
use http::header::{LOCATION, RETRY_AFTER};
use registrar_ops::{enom, opensrs};

use super::Fault;
use crate::asked::Asked;
use crate::codes;
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
            opensrs_refusal(codes::opensrs::TWO_ERRORS, text, object)
        }
        Asked::Enom { command, format } => {
            let no = enom::Rejection::new(codes::enom::INVALID_SLD, "SLD is not valid");
            let no = no.with_reason(codes::enom::INVALID_TLD, "TLD is not valid");
            enom_refusal(no, command, *format)
        }
    }
}

fn code(number: u32, asked: &Asked) -> Answer {
    match asked {
        Asked::OpenSrs { object } => {
            let code = opensrs::ResponseCode::new(number);
            let text = match code {
                codes::opensrs::RATE_EXCEEDED => "Exceeded max command rate",
                codes::opensrs::TOO_MANY_CONNECTIONS => "Exceeded max number of connections",
                codes::opensrs::TOO_MANY_COMMANDS => "Exceeded max commands per connection",
                _ => "Refused by the sandbox",
            };
            opensrs_refusal(code, text, object)
        }
        Asked::Enom { command, format } => {
            let code = enom::ResponseCode::new(number);
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
