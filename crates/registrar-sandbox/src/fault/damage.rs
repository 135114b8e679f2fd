//! What faults do to a document.

use std::string::FromUtf8Error;

use registrar_ops::enom::Format;

use super::Fault;
use crate::asked::Asked;
use crate::http::gzip::gzip;

/// What `fault` makes of the body of an answer.
pub(crate) fn apply(fault: Fault, asked: &Asked, body: Vec<u8>) -> Vec<u8> {
    match fault {
        Fault::Truncated => {
            let half = body.len() / 2;
            body.into_iter().take(half).collect()
        }
        Fault::Gzip => gzip(&body),
        Fault::Empty => Vec::new(),
        Fault::TrailingDocument => [&body[..], &body].concat(),
        Fault::NoDone | Fault::Contradiction | Fault::OtherCommand | Fault::Utf16Label => {
            let text = String::from_utf8(body);
            let edited = text.map(|text| edit(fault, asked, text).into_bytes());
            edited.unwrap_or_else(FromUtf8Error::into_bytes)
        }
        _ => body,
    }
}

fn edit(fault: Fault, asked: &Asked, text: String) -> String {
    match (fault, asked) {
        (Fault::NoDone, Asked::OpenSrs { .. }) => {
            without(&text, "<item key=\"response_code\">", "</item>")
        }
        (Fault::NoDone, Asked::Enom { format, .. }) => {
            let [start, end] = around("Done", *format);
            without(&text, &start, &end)
        }
        (Fault::Contradiction, Asked::OpenSrs { .. }) => {
            let is_success = text.contains("<item key=\"is_success\">1<");
            let code = if is_success { "465" } else { "200" };
            with_value(&text, "<item key=\"response_code\">", "</item>", code)
        }
        (Fault::Contradiction, Asked::Enom { format, .. }) => {
            let error = match format {
                Format::Text => "Err1=Something went wrong\r\n",
                Format::Html => "<STRONG>Err1: </STRONG>Something went wrong<br>\n",
                Format::Xml => "<errors><Err1>Something went wrong</Err1></errors>",
            };
            let start = &around("Done", *format)[0];
            // In text the line end before the field belongs to what is looked for.
            let skipped = usize::from(*format == Format::Text);
            let at = text.find(start).map_or(text.len(), |at| at + skipped);
            [&text[..at], error, &text[at..]].concat()
        }
        (Fault::OtherCommand, Asked::OpenSrs { .. }) => {
            with_value(&text, "<item key=\"object\">", "</item>", "OTHER")
        }
        (Fault::OtherCommand, Asked::Enom { format, .. }) => {
            let [start, end] = around("Command", *format);
            with_value(&text, &start, &end, "OTHERCOMMAND")
        }
        (Fault::Utf16Label, _) => {
            let labelled = text.replacen("UTF-8", "utf-16", 1).replacen("utf-8", "utf-16", 1);
            format!("\u{FEFF}{labelled}")
        }
        _ => text,
    }
}

/// What stands before and after the value of an eNom field.
fn around(name: &str, format: Format) -> [String; 2] {
    match format {
        Format::Text => [format!("\n{name}="), "\r".into()],
        Format::Html => [format!("<STRONG>{name}: </STRONG>"), "<br>".into()],
        Format::Xml => [format!("<{name}>"), format!("</{name}>")],
    }
}

/// Where the value between `start` and `end` stands.
fn find(text: &str, start: &str, end: &str) -> Option<(usize, usize)> {
    let from = text.find(start)? + start.len();
    Some((from, from + text[from..].find(end)?))
}

fn with_value(text: &str, start: &str, end: &str, value: &str) -> String {
    match find(text, start, end) {
        Some((from, to)) => [&text[..from], value, &text[to..]].concat(),
        None => text.to_owned(),
    }
}

fn without(text: &str, start: &str, end: &str) -> String {
    match find(text, start, end) {
        Some((from, to)) => [&text[..from - start.len()], &text[to + end.len()..]].concat(),
        None => text.to_owned(),
    }
}
