//! What a request to the control interface asks for, and how it is answered.

use http::StatusCode;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::http::answer::{Answer, with_type};

/// A request to the control interface.
pub(super) struct Ask<'r> {
    query: &'r [u8],
    body: &'r [u8],
}

impl<'r> Ask<'r> {
    pub(super) fn of(request: &'r http::Request<Vec<u8>>) -> Self {
        let query = request.uri().query().unwrap_or_default().as_bytes();
        Self { query, body: request.body() }
    }

    /// The parameter of this name.
    pub(super) fn query(&self, name: &str) -> Option<String> {
        let mut pairs = form_urlencoded::parse(self.query);
        pairs.find(|(held, _)| held == name).map(|(_, value)| value.into_owned())
    }

    /// The parameter of this name, a number.
    pub(super) fn number(&self, name: &'static str) -> Result<Option<u64>, Refusal> {
        let number = self.query(name).map(|text| text.parse());
        number.transpose().map_err(|_| Refusal::bad(format!("{name}: expected a number")))
    }

    /// Whether the answer is to show secrets.
    pub(super) fn shows_secrets(&self) -> bool {
        self.query("secrets").as_deref() == Some("show")
    }

    /// The body, read as JSON. An error says where it is, not what stands there.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        serde_json::from_slice(self.body).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let what = if error.is_data() { "not what this route takes" } else { "not JSON" };
            Refusal::bad(format!("{what}, at line {line}, column {column}: see /_sandbox/help"))
        })
    }
}

/// Why the control interface does not do what it is asked.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    text: String,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, text: impl Into<String>) -> Self {
        Self { status, text: text.into() }
    }

    pub(super) fn bad(text: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, text)
    }

    pub(super) fn answer(&self) -> Answer {
        let body = json!({ "error": self.text }).to_string();
        with_type(self.status, "application/json", body)
    }
}

/// The answer that says this.
pub(super) fn answer(value: &impl Serialize) -> Result<Answer, Refusal> {
    let body = serde_json::to_vec(value).map_err(|_| {
        Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "cannot be written as JSON")
    })?;
    Ok(with_type(StatusCode::OK, "application/json", body))
}
