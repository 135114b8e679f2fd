//! A secret under a secret's name never shows: not in the `Debug` form of what holds it, not in an
//! error or a report, whatever befalls the document.
#![no_main]

use std::collections::BTreeMap;

use arbitrary::{Arbitrary, Result, Unstructured};
use enom_response::{Builder, Format, Piece, Response};
use libfuzzer_sys::fuzz_target;
use ops_envelope::{Array, Assoc, Envelope, Header, Layout, Reader, Token, Value, assoc};
use registrar_fuzz::envelope::AnyEnvelope;
use registrar_fuzz::response::AnyResponse;
use registrar_fuzz::secret::{
    ENOM_NAMES, OPS_NAMES, SECRET, check_debug, check_error, in_case, is_kept_by_envelope,
    is_kept_by_response, shows,
};
use registrar_fuzz::text::text;
use registrar_ops::{Secret, enom, opensrs};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

fuzz_target!(|case: Case| {
    // Around the secret there must be nothing that looks like it.
    if shows(&format!("{case:?}")) {
        return;
    }
    check_envelope(&case, &envelope(&case));
    check_response(&case, &response(&case));
    check_form(&case);
    check_debug(&Secret::new(case.secret.text.clone()));
});

/// An envelope and a response, a secret to be put into them, and what befalls them on their way.
#[derive(Debug)]
struct Case {
    envelope: AnyEnvelope,
    response: AnyResponse,
    secret: Hidden,
    edits: Vec<Edit>,
}

/// A secret, its name and its place.
struct Hidden {
    ops_name: String,
    enom_name: String,
    text: String,
    shape: u8,
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Edit {
    Cut(u16),
    Delete(u16),
    Insert(u16, u8),
    Replace(u16, u8),
}

/// The name and the place are told; what is hidden is not.
impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.ops_name, self.enom_name, self.shape)
    }
}

impl Arbitrary<'_> for Case {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let around = if u.ratio(1, 4)? { (text(u)?, text(u)?) } else { Default::default() };
        let legal = |text: String| text.replace(|c| !xml_pull::is_legal(c), "");
        let secret = Hidden {
            ops_name: in_case(u.choose(OPS_NAMES)?, u.arbitrary()?),
            enom_name: in_case(u.choose(ENOM_NAMES)?, u.arbitrary()?),
            text: legal(format!("{}{SECRET}{}", around.0, around.1)),
            shape: u.arbitrary()?,
        };
        let edits = (0..u.int_in_range(0..=4)?).map(|_| u.arbitrary()).collect::<Result<_>>()?;
        Ok(Self { secret, edits, envelope: u.arbitrary()?, response: u.arbitrary()? })
    }
}

/// The envelope of a case with the secret in it.
fn envelope(case: &Case) -> Envelope<'static> {
    let Hidden { ops_name: name, text, shape, .. } = &case.secret;
    let value = match shape % 6 {
        0 => Value::from(Array::from(vec![text.clone(), text.clone()])),
        1 => Value::from(Assoc::from([("a", text.clone())])),
        2 => Value::scalar_ref(text.clone()),
        _ => Value::from(text.clone()),
    };
    let mut header = Header::default();
    for (name, text) in case.envelope.0.header().iter() {
        assert!(header.push(name.to_owned(), text.to_owned()), "each name once");
    }
    if shape & 64 != 0 && header.get(name).is_none() {
        let is_new = header.push(name.clone(), text.trim().to_owned());
        assert!(is_new, "the name is new");
    }
    let mut around = case.envelope.0.clone().into_value();
    match around.as_assoc_mut() {
        Some(assoc) => drop(assoc.insert(name.clone(), value)),
        None => around = assoc! { "attributes" => around, name.clone() => value }.into(),
    }
    if shape & 128 != 0 {
        around = assoc! { "is_success" => true, "attributes" => around }.into();
    }
    Envelope::with_header(header, around)
}

fn check_envelope(case: &Case, envelope: &Envelope<'_>) {
    check_values(envelope);
    let layout =
        if case.edits.len().is_multiple_of(2) { Layout::Compact } else { Layout::Indented };
    match envelope.to_xml(layout) {
        Ok(written) if case.edits.is_empty() => check_document(written.as_bytes()),
        Ok(written) => check_document(&edited(written, &case.edits)),
        Err(error) => check_error(&error),
    }
}

/// `Debug` of all that holds values.
fn check_values(envelope: &Envelope<'_>) {
    check_debug(envelope);
    check_debug(envelope.header());
    let Some(assoc) = envelope.value().as_assoc() else { return };
    check_debug(assoc);
    check_debug(&assoc.iter());
    check_debug(&assoc.clone().into_iter());
    if let Some((key, _)) = assoc.get_index(0) {
        check_debug(&assoc.clone().entry(key.to_owned()));
    }
    for (key, value) in assoc {
        if !ops_envelope::redact::is_secret(key) {
            check_debug(value);
            check_debug(&value.as_array().map(Array::iter));
        }
    }
    let request = opensrs::Request::new("change", "password").with_attributes(assoc.clone());
    check_debug(&request);
    let reply = opensrs::Reply::new("domain", "", opensrs::Attributes::from(assoc.clone()));
    check_debug(&reply);
    match reply.to_body() {
        Ok(body) => check_debug(&body),
        Err(error) => check_error(&error),
    }
}

fn check_document(bytes: &[u8]) {
    match Envelope::parse(bytes) {
        Ok(envelope) if is_kept_by_envelope(&envelope) => {
            check_values(&envelope);
            check_types(bytes);
        }
        Ok(_) => return,
        Err(error) => {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    if !is_kept_by_tokens(bytes) {
        return;
    }
    match opensrs::Reply::<opensrs::Attributes>::parse(bytes) {
        Ok(reply) => check_debug(&reply),
        Err(error) => check_error(&error),
    }
    match opensrs::Request::parse(bytes) {
        Ok(request) => {
            check_debug(&request);
            check_operation::<opensrs::ChangePassword>(&request);
            check_operation::<opensrs::SendPassword>(&request);
        }
        Err(rejection) => check_rejection(&rejection),
    }
}

/// Checks the pull parser and its tokens; false once the secret has become a key.
fn is_kept_by_tokens(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return true };
    let Ok(mut reader) = Reader::new(text) else { return true };
    while let Ok(Some(token)) = reader.next_token() {
        if let Token::Item { key, class } = &token
            && (shows(key) || class.as_deref().is_some_and(shows))
        {
            return false;
        }
        check_debug(&token);
        check_debug(&reader);
    }
    true
}

fn check_operation<O: opensrs::Operation + serde::de::DeserializeOwned + std::fmt::Debug>(
    request: &opensrs::Request<'_>,
) {
    match O::from_request(request) {
        Ok(operation) => check_debug(&operation),
        Err(error) => check_error(&error),
    }
    if let Err(rejection) = request.operation::<O>() {
        check_rejection(&rejection);
    }
}

/// What a server answers to a request that it does not take.
fn check_rejection(rejection: &opensrs::Rejection) {
    check_error(rejection);
    assert!(!shows(rejection.text()), "an answer quotes a secret");
}

/// Types that the secret does not fit.
fn check_types(bytes: &[u8]) {
    fn check<'de, T: Deserialize<'de>>(bytes: &'de [u8]) {
        if let Err(error) = ops_envelope::from_slice::<T>(bytes) {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    check::<Numbers>(bytes);
    check::<BTreeMap<String, Variant>>(bytes);
    check::<BTreeMap<String, Vec<u8>>>(bytes);
    check::<BTreeMap<String, BTreeMap<u8, u8>>>(bytes);
    check::<BTreeMap<String, Quoting>>(bytes);
    check::<BTreeMap<String, BTreeMap<String, Quoting>>>(bytes);
    check::<Option<(u8, char)>>(bytes);
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only errors count")]
struct Numbers {
    #[serde(alias = "reg_password", alias = "PW", alias = "DomainPassword")]
    password: Option<u8>,
    #[serde(alias = "Cookie")]
    cookie: Option<bool>,
    token: Option<f32>,
    attributes: Option<Box<Numbers>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only errors count")]
enum Variant {
    A,
    B(u8),
}

/// A type whose errors quote what they got.
#[expect(dead_code, reason = "only errors count")]
struct Quoting(String);

impl<'de> Deserialize<'de> for Quoting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if shows(&text) { Err(D::Error::custom(format!("no {text}"))) } else { Ok(Self(text)) }
    }
}

/// The response of a case with the secret in it.
fn response(case: &Case) -> Response<'static> {
    let Hidden { enom_name: name, text, shape, .. } = &case.secret;
    let mut builder = Builder::new(Format::Xml);
    match shape % 4 {
        0 => builder.open(name).field("a", text).text(text).close(),
        1 => builder.open("a").attribute(name, text).text("b").close(),
        _ => builder.field(name, text),
    };
    for comment in case.response.0.comments() {
        builder.comment(comment);
    }
    for field in case.response.0.fields() {
        builder.copy(field);
    }
    check_debug(&builder);
    builder.finish().expect("every field has a name and an end")
}

fn check_response(case: &Case, response: &Response<'_>) {
    check_fields(response);
    for format in Format::ALL {
        match response.to_string(format) {
            Ok(written) => check_body(&edited(written, &case.edits)),
            Err(error) => check_error(&error),
        }
    }
}

fn check_fields(response: &Response<'_>) {
    check_debug(response);
    check_debug(&response.comments());
    check_debug(&response.root());
    check_debug(&response.fields());
    for field in response.fields() {
        check_debug(&field);
        check_debug(&Piece::Field(field));
        check_debug(&field.attributes());
        check_debug(&field.content());
    }
    // A record that stands within a secret field does not know it.
    let anchors: &[&str] =
        if has_nested_secret(response.root()) { &[] } else { &["a", "Password", "Domain"] };
    for anchor in anchors {
        let records = response.records(anchor);
        check_debug(&records);
        records.for_each(|record| check_debug(&record));
    }
    check_debug(&response.outcome());
    if let Err(failure) = response.check() {
        check_error(&failure);
    }
}

/// Whether there are fields within a secret one.
fn has_nested_secret(field: enom_response::Field<'_>) -> bool {
    field.has_fields() && enom_response::redact::is_secret(field.name())
        || field.fields().any(has_nested_secret)
}

fn check_body(bytes: &[u8]) {
    match Response::parse(bytes) {
        Ok(response) if is_kept_by_response(&response) => check_fields(&response),
        Ok(_) => return,
        Err(error) => {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    check_reply_types(bytes);
    match enom::Reply::<enom::AnyFields>::parse(bytes) {
        Ok(reply) => check_debug(&reply),
        Err(error) => check_error(&error),
    }
}

/// Types that the secret does not fit.
fn check_reply_types(bytes: &[u8]) {
    fn check<'de, T: Deserialize<'de>>(bytes: &'de [u8]) {
        if let Err(error) = enom_response::from_slice::<T>(bytes) {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    check::<Numbers>(bytes);
    check::<BTreeMap<String, Variant>>(bytes);
    check::<BTreeMap<String, u8>>(bytes);
    check::<BTreeMap<String, Quoting>>(bytes);
}

/// The secret as a parameter of a command, and what comes of it on the server's side.
fn check_form(case: &Case) {
    let Hidden { enom_name: name, text, .. } = &case.secret;
    let command = enom::Command::new("SetPassword").with(name.clone(), text.clone());
    check_debug(&command);
    let account = enom::Account::new("resellid", text.clone()).expect("neither is empty");
    check_debug(&account);
    let written = match account.request_for(&command, Format::Text) {
        Ok(request) => {
            check_debug(&request);
            request.into_body().into_string()
        }
        Err(error) => {
            check_error(&error);
            String::new()
        }
    };
    match account.get_request_for(&command, Format::Text) {
        Ok(request) => check_debug(&request),
        Err(error) => check_error(&error),
    }
    for bytes in [written.clone().into_bytes(), edited(written, &case.edits)] {
        let incoming = match enom::Incoming::parse(&bytes) {
            Ok(incoming) => incoming,
            Err(rejection) => {
                check_refusal(&rejection);
                continue;
            }
        };
        let is_kept = |(name, value): (&str, &str)| {
            !shows(name) && (enom_response::redact::is_secret(name) || !shows(value))
        };
        let command = incoming.command();
        if !shows(command.name())
            && !incoming.uid().is_some_and(shows)
            && command.iter().all(is_kept)
        {
            check_debug(&incoming);
            for rejection in [
                command.operation::<enom::SetPassword>().map(|operation| check_debug(&operation)),
                command.operation::<enom::GetAccountPassword>().map(|got| check_debug(&got)),
                account.verify(&incoming),
            ] {
                rejection.unwrap_or_else(|rejection| check_refusal(&rejection));
            }
        }
    }
}

/// What a server answers to a command that it does not take.
fn check_refusal(rejection: &enom::Rejection) {
    check_error(rejection);
    assert!(!rejection.messages().any(shows), "an answer quotes a secret");
}

/// A document after what befell it.
fn edited(document: String, edits: &[Edit]) -> Vec<u8> {
    let mut bytes = document.into_bytes();
    for edit in edits {
        let (Edit::Cut(at) | Edit::Delete(at) | Edit::Insert(at, _) | Edit::Replace(at, _)) = *edit;
        let at = usize::from(at) % (bytes.len() + 1);
        match *edit {
            Edit::Cut(_) => bytes.truncate(at),
            Edit::Insert(_, byte) => bytes.insert(at, byte),
            Edit::Delete(_) if at < bytes.len() => drop(bytes.remove(at)),
            Edit::Replace(_, byte) if at < bytes.len() => bytes[at] = byte,
            _ => {}
        }
    }
    bytes
}
