//! Replies in the spellings that were seen on wires.

mod enom_html;
mod enom_text;
mod enom_xml;
mod markup;
mod opensrs;

use crate::http::answer::Answer;
use crate::random::Random;

/// Writes the body of `answer` in another spelling; one seed gives one spelling. What it cannot read is
/// left as it is.
pub(crate) fn respell(answer: &mut Answer, seed: u64) {
    let Ok(body) = str::from_utf8(answer.body()) else { return };
    let random = &mut Random::new(seed);
    let respelt = if body.contains("<OPS_envelope>") {
        opensrs::respell(body, random)
    } else if body.contains("<interface-response") {
        enom_xml::respell(body, random)
    } else if body.contains("<HTML>") {
        enom_html::respell(body, random)
    } else {
        enom_text::respell(body, random)
    };
    if let Some(respelt) = respelt {
        *answer.body_mut() = respelt.into_bytes();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use registrar_ops::enom::{self, AnyFields, Format, Operation, SetPassword};
    use registrar_ops::enom_response::Response;
    use registrar_ops::opensrs::{Rejection, ResponseCode};
    use registrar_ops::ops_envelope::{Envelope, array, assoc};

    use super::*;

    fn spellings(answer: http::Response<registrar_ops::Body>) -> BTreeSet<Vec<u8>> {
        let answer = answer.map(Vec::from);
        let respelt = |seed| {
            let mut answer = answer.clone();
            respell(&mut answer, seed);
            answer.into_body()
        };
        (0..500).map(respelt).collect()
    }

    #[test]
    fn envelopes_have_many_spellings_and_one_reading() {
        let text = "Authentication Error.\nTry 'again' & \"again\".";
        let no = Rejection::new(ResponseCode::INVALID_DATA, text).with_object("domain");
        let attributes =
            assoc! { "a" => "1 < 2", "empty" => "", "blank" => "  ", "list" => array!["x", "y"] };
        let no = no.with_attributes(attributes).with("support_message", "");
        let answer = no.to_http().unwrap();
        let expected = Envelope::parse(answer.body()).unwrap().into_owned();
        let spellings = spellings(answer);
        assert!(spellings.len() > 100, "{}", spellings.len());
        for spelling in spellings {
            let shown = String::from_utf8_lossy(&spelling).into_owned();
            let read =
                Envelope::parse(&*spelling).unwrap_or_else(|error| panic!("{error}: {shown}"));
            for (name, value) in expected.value().as_assoc().unwrap() {
                let is_word = matches!(name, "action" | "object");
                let is_same = match (value.as_str(), read[name].as_str()) {
                    (Some(value), Some(held)) if is_word => value.eq_ignore_ascii_case(held),
                    _ => *value == read[name],
                };
                assert!(is_same, "{name}: {shown}");
            }
        }
    }

    #[test]
    fn envelopes_have_the_version_that_servers_send() {
        let answer = Rejection::authentication().to_http().unwrap();
        for spelling in spellings(answer) {
            let envelope = Envelope::parse(&*spelling).unwrap();
            assert_eq!(envelope.header().version(), Some("0.9"));
        }
    }

    #[test]
    fn nothing_stands_before_the_declaration_of_an_envelope() {
        let answer = Rejection::authentication().to_http().unwrap();
        for spelling in spellings(answer) {
            let text = str::from_utf8(&spelling).unwrap();
            assert!(text.trim_start_matches('\u{FEFF}').starts_with('<'), "{text}");
        }
    }

    #[test]
    fn enom_replies_have_many_spellings_and_one_reading() {
        for format in Format::ALL {
            let reply = SetPassword::answer(AnyFields::default()).with("Server", "a & b < c");
            let reply = reply.with("Empty", "").with("RequestDateTime", "4/7/2030 8:45:46 PM");
            let answer = reply.to_http(format).unwrap();
            let expected = Response::parse(answer.body()).unwrap().into_owned();
            let expected: Vec<_> = fields(&expected);
            let spellings = spellings(answer);
            assert!(spellings.len() >= 12, "{format}: {}", spellings.len());
            for spelling in spellings {
                let shown = String::from_utf8_lossy(&spelling).into_owned();
                let reply = enom::Reply::<AnyFields>::parse(&*spelling);
                let reply = reply.unwrap_or_else(|error| panic!("{error}: {shown}"));
                assert_eq!(fields(reply.response().unwrap()), expected, "{shown}");
            }
        }
    }

    fn fields(response: &Response<'_>) -> Vec<(String, String)> {
        let fields =
            response.flat().map(|(name, value)| (name.into_owned(), value.trim().to_owned()));
        let mut fields: Vec<_> = fields.collect();
        fields.sort();
        fields
    }
}
