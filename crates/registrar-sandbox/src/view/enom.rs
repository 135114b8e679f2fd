//! eNom's forms and replies as people look at them.

use std::borrow::Cow;

use registrar_ops::enom::{AnyFields, Reply, Request};
use registrar_ops::enom_response::{FlatField, Response, deviations};
use serde_json::{Map, Value as Json, json};
use wire_text::secret_names::{MASK, is_secret, redact_text, shown_name, shown_value};

use super::side::{Side, masked, outcome};

pub(super) fn request(http: &http::Request<Vec<u8>>, shows_secrets: bool) -> Side {
    let form = |form: &str| if shows_secrets { form.to_owned() } else { masked_form(form) };
    let query = http.uri().query().map(|query| format!("?{}", form(query))).unwrap_or_default();
    let head = format!("{} {}{query}", http.method(), http.uri().path());
    let raw = form(&String::from_utf8_lossy(http.body()));
    let decoded = Request::from_http(http).map_or(Json::Null, |request| {
        let shown = |name| if shows_secrets { Cow::Borrowed(name) } else { shown_name(name) };
        let command = request.command();
        let parameters = command.iter().map(|(name, value)| {
            let is_hidden = !shows_secrets && is_secret(name);
            let value = if shows_secrets { value.into() } else { shown_value(is_hidden, value) };
            (shown(name).into_owned(), Json::from(value))
        });
        let parameters: Map<_, _> = parameters.collect();
        let (command, uid) = (shown(command.name()), request.uid().map(shown));
        json!({ "command": command, "uid": uid, "parameters": parameters })
    });
    Side { head, decoded, deviations: Vec::new(), raw }
}

pub(super) fn reply(answer: &http::Response<Vec<u8>>, shows_secrets: bool) -> (Side, &'static str) {
    let body = answer.body();
    let outcome = outcome(&Reply::<AnyFields>::from_http(answer));
    let deviations = deviations(body).map(|found| found.iter().map(ToString::to_string).collect());
    let deviations = deviations.unwrap_or_default();
    let raw = String::from_utf8_lossy(body);
    let head = answer.status().to_string();
    let Ok(response) = Response::parse(body) else {
        let raw = if shows_secrets { raw } else { redact_text(&raw).into_owned().into() };
        return (Side { head, decoded: Json::Null, deviations, raw: raw.into_owned() }, outcome);
    };
    let fields = response.flat_fields().map(|field| {
        let is_hidden = !shows_secrets && field.is_secret();
        let value = if shows_secrets {
            field.value().into()
        } else {
            shown_value(is_hidden, field.value())
        };
        json!([field.name(), value])
    });
    let decoded = fields.collect();
    let raw = if shows_secrets { raw.into_owned() } else { redacted_raw(&raw, &response) };
    (Side { head, decoded, deviations, raw }, outcome)
}

/// The reply as it was sent, secrets masked; nothing of it where one is spelt otherwise than it reads.
fn redacted_raw(raw: &str, response: &Response<'_>) -> String {
    let is_secret =
        |field: &FlatField<'_>| field.is_secret() || redact_text(field.value()) != field.value();
    let secrets: Vec<_> = response.flat_fields().filter(is_secret).collect();
    let masked = masked(raw, secrets.iter().map(|field| field.value().trim()));
    let is_masked = |read: &Response<'_>| {
        let mut held = read.flat_fields().filter(is_secret);
        held.all(|field| matches!(field.value().trim(), "" | MASK))
    };
    if secrets.is_empty() || Response::parse(&*masked).is_ok_and(|read| is_masked(&read)) {
        masked
    } else {
        MASK.to_owned()
    }
}

/// A form with the values of secrets masked, and values that have a secret in them.
fn masked_form(form: &str) -> String {
    let mask = |pair: &str| {
        let Some((name, value)) = form_urlencoded::parse(pair.as_bytes()).next() else {
            return pair.to_owned();
        };
        let shown = shown_name(&name);
        if shown != name || is_secret(&name) || redact_text(&value) != value {
            return format!("{shown}={MASK}");
        }
        pair.to_owned()
    };
    form.split('&').map(mask).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_of_forms_are_masked() {
        let http = http::Request::post("/interface.asp?PW=hunter2&Command=SetPassword");
        let http = http.body(b"SLD=a&TLD=b&DomainPassword=hunter2&%70w=hunter2".to_vec()).unwrap();
        let Side { head, raw, decoded, .. } = request(&http, false);
        let all = format!("{head}{raw}{decoded}");
        assert!(!all.contains("hunter2") && all.contains(MASK), "{all}");
        assert!(raw.starts_with("SLD=a&TLD=b&DomainPassword="), "{raw}");
    }

    #[test]
    fn secrets_within_names_and_values_are_masked() {
        let uri =
            "/interface.asp?command=check%3Bpw%3Dhunter2&uid=a;pw=hunter2&pw=x&Note=pw%3Dhunter2";
        let body = b"Command2=SetPassword;PW=hunter2&password:hunter2&SLD=a%40b".to_vec();
        let Side { head, raw, decoded, .. } =
            request(&http::Request::post(uri).body(body).unwrap(), false);
        let all = format!("{head}{raw}{decoded}");
        assert!(!all.contains("hunter2"), "{all}");
        assert!(raw.ends_with("&SLD=a%40b"), "{raw}");
    }

    #[test]
    fn secrets_of_replies_are_masked() {
        for body in [
            "Note=bad command: pw=hunter2\r\nDomainPassword=x\r\nErrCount=0\r\nDone=true\r\n",
            "DomainPassword=hunter2\r\nCommand=GETPASSWORDBIT\r\nErrCount=0\r\nDone=true\r\n",
            "<interface-response><DomainPassword>hunter2</DomainPassword><ErrCount>0</ErrCount>\
             <Done>true</Done></interface-response>",
            "<interface-response><DomainPassword>&#104;unter2</DomainPassword><ErrCount>0</ErrCount>\
             <Done>true</Done></interface-response>",
        ] {
            let answer = http::Response::new(body.as_bytes().to_vec());
            let (Side { raw, decoded, .. }, outcome) = reply(&answer, false);
            let all = format!("{raw}{decoded}");
            assert!(!all.contains("unter2") && all.contains(MASK), "{all}");
            assert_eq!(outcome, "success");
        }
    }
}
