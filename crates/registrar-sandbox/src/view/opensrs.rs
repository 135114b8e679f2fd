//! Envelopes as people look at them.

use registrar_ops::opensrs::Reply;
use registrar_ops::ops_envelope::{Envelope, Layout, Value, deviations};
use serde_json::Value as Json;
use wire_text::secret_names::{MASK, is_secret, redact_text};

use super::side::{Side, masked, outcome};

/// So many secrets of a document are masked where they stand; one with more is written anew.
const MAX_SECRETS: usize = 16;

pub(super) fn request(request: &http::Request<Vec<u8>>, shows_secrets: bool) -> Side {
    side(format!("{} {}", request.method(), request.uri().path()), request.body(), shows_secrets)
}

pub(super) fn reply(answer: &http::Response<Vec<u8>>, shows_secrets: bool) -> (Side, &'static str) {
    let reply: Result<Reply, _> = Reply::from_http(answer);
    let side = side(answer.status().to_string(), answer.body(), shows_secrets);
    (side, outcome(&reply))
}

fn side(head: String, body: &[u8], shows_secrets: bool) -> Side {
    let raw = String::from_utf8_lossy(body);
    let deviations = deviations(body).map(|found| found.iter().map(ToString::to_string).collect());
    let deviations = deviations.unwrap_or_default();
    let Ok(envelope) = Envelope::parse(body) else {
        let raw = if shows_secrets { raw } else { redact_text(&raw).into_owned().into() };
        return Side { head, decoded: Json::Null, deviations, raw: raw.into_owned() };
    };
    if shows_secrets {
        let decoded = serde_json::to_value(envelope.value()).unwrap_or_default();
        return Side { head, decoded, deviations, raw: raw.into_owned() };
    }
    let redacted = envelope.redacted();
    let decoded = serde_json::to_value(redacted.value()).unwrap_or_default();
    let raw = redacted_raw(&raw, &envelope, &redacted);
    Side { head, decoded, deviations, raw }
}

/// The document as it was sent, secrets masked. Where a secret is spelt otherwise than it reads, the whole
/// is written anew.
fn redacted_raw(raw: &str, envelope: &Envelope<'_>, redacted: &Envelope<'_>) -> String {
    let anew = || redacted.to_xml(Layout::Indented).unwrap_or_else(|_| MASK.into());
    let Some(secrets) = secrets(envelope.value()) else { return anew() };
    let masked = masked(raw, secrets);
    let reads_the_same = Envelope::parse(&*masked).is_ok_and(|read| read == *redacted);
    if reads_the_same { masked } else { anew() }
}

/// The secrets of a tree; `None` where there are too many.
fn secrets<'v>(value: &'v Value<'_>) -> Option<Vec<&'v str>> {
    let (mut found, mut values) = (Vec::new(), vec![(value, false)]);
    while let Some((value, is_hidden)) = values.pop() {
        if let Some(text) = value.as_str() {
            if is_hidden {
                found.push(text);
            }
        } else if let Some(assoc) = value.as_assoc() {
            values.extend(assoc.iter().map(|(key, value)| (value, is_hidden || is_secret(key))));
        } else if let Some(array) = value.as_array() {
            values.extend(array.iter().map(|value| (value, is_hidden)));
        }
    }
    (found.len() <= MAX_SECRETS).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str) -> Side {
        side(String::new(), body.as_bytes(), false)
    }

    fn envelope(items: &str) -> String {
        format!(
            "<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>{items}\
             </dt_assoc></data_block></body></OPS_envelope>"
        )
    }

    #[test]
    fn secrets_are_masked_however_they_are_spelt() {
        for (items, is_raw) in [
            ("<item key='reg_password'>hunter2</item><item key='a'>b</item>", true),
            ("<item key='reg_password'>&#104;unter2</item>", false),
            ("<item key='reg_password'>h</item><item key='other'>h</item>", false),
            (
                "<item key='reg_password'><dt_assoc><item key='x'>hunter2</item></dt_assoc></item>",
                true,
            ),
        ] {
            let Side { raw, decoded, .. } = shown(&envelope(items));
            let all = format!("{raw}{decoded}");
            assert!(!all.contains("hunter2") && !all.contains("unter2"), "{all}");
            assert!(raw.contains(MASK), "{raw}");
            assert_eq!(raw.starts_with("<OPS_envelope>"), is_raw, "{raw}");
        }
        let broken = envelope("<item key='reg_password'>hunter2").replace("</dt_assoc>", "");
        assert!(!shown(&broken).raw.contains("hunter2"));
    }
}
