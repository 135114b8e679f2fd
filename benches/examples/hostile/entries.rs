//! Every way into the crates that takes bytes, and what is done with what comes out.

use std::collections::BTreeMap;
use std::hint::black_box;

use enom_response::{Format, Response};
use ops_envelope::{Envelope, Layout, Value};
use registrar_ops::{Secret, enom, opensrs};
use serde::Deserialize;
use serde::de::IgnoredAny;
use xml_pull::Limits;

use crate::shapes::Kind;

/// A way in, and whose documents take it.
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) kinds: &'static [Kind],
    pub(crate) work: fn(&[u8]),
}

const XML: &[Kind] = &[Kind::Bare, Kind::Ops, Kind::Enom];
const OPS: &[Kind] = &[Kind::Bare, Kind::Ops];
const ENOM: &[Kind] = &[Kind::Bare, Kind::Enom];
const FORM: &[Kind] = &[Kind::Bare, Kind::Form];

/// Every way in.
pub(crate) const ENTRIES: &[Entry] = &[
    Entry { name: "xml-events", kinds: XML, work: xml_events },
    Entry { name: "ops-tree", kinds: OPS, work: ops_tree },
    Entry { name: "ops-views", kinds: OPS, work: ops_views },
    Entry { name: "ops-deviations", kinds: OPS, work: ops_deviations },
    Entry { name: "ops-tokens", kinds: OPS, work: ops_tokens },
    Entry { name: "ops-serde", kinds: OPS, work: ops_serde },
    Entry { name: "opensrs", kinds: OPS, work: opensrs_messages },
    Entry { name: "enom-detected", kinds: ENOM, work: |bytes| enom_tree(bytes, None) },
    Entry { name: "enom-text", kinds: ENOM, work: |bytes| enom_tree(bytes, Some(Format::Text)) },
    Entry { name: "enom-html", kinds: ENOM, work: |bytes| enom_tree(bytes, Some(Format::Html)) },
    Entry { name: "enom-xml", kinds: ENOM, work: |bytes| enom_tree(bytes, Some(Format::Xml)) },
    Entry { name: "enom-views", kinds: ENOM, work: enom_views },
    Entry { name: "enom-deviations", kinds: ENOM, work: enom_deviations },
    Entry { name: "enom-serde", kinds: ENOM, work: enom_serde },
    Entry { name: "enom-replies", kinds: ENOM, work: enom_replies },
    Entry { name: "enom-requests", kinds: FORM, work: enom_requests },
];

/// As far as limits can be raised; but names in a tag are compared with each other, so that more of
/// them in longer documents would have to cost more.
fn limits() -> Limits {
    Limits::new()
        .with_depth(Limits::MAX_DEPTH)
        .with_items(usize::MAX)
        .with_text(usize::MAX)
        .with_bytes(usize::MAX)
}

fn ops_options() -> ops_envelope::ParseOptions {
    ops_envelope::ParseOptions::new().with_limits(limits())
}

fn enom_options(format: Option<Format>) -> enom_response::ParseOptions {
    let options = enom_response::ParseOptions::new().with_limits(limits());
    match format {
        Some(format) => options.with_format(format),
        None => options,
    }
}

fn xml_events(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    for event in xml_pull::Reader::with_limits(text, limits()) {
        match black_box(event) {
            Ok(_) => {}
            Err(error) => drop(black_box(error.report(bytes).to_string())),
        }
    }
}

fn ops_tree(bytes: &[u8]) {
    match Envelope::parse_with(bytes, &ops_options()) {
        Ok(envelope) => drop(black_box(envelope)),
        Err(error) => {
            black_box((error.report(bytes).to_string(), error.to_string()));
        }
    }
}

fn ops_views(bytes: &[u8]) {
    let Ok(envelope) = Envelope::parse_with(bytes, &ops_options()) else { return };
    let copy = envelope.clone().into_owned();
    black_box((copy == envelope, format!("{envelope:?}")));
    for layout in [Layout::Compact, Layout::Indented] {
        let _written = black_box(envelope.to_xml(layout));
    }
}

fn ops_deviations(bytes: &[u8]) {
    let _found = black_box(ops_envelope::deviations_with(bytes, &ops_options()));
}

fn ops_tokens(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let Ok(mut reader) = ops_envelope::Reader::with_limits(text, limits()) else { return };
    while let Ok(Some(token)) = reader.next_token() {
        black_box(token);
    }
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Message {
    action: Option<String>,
    attributes: Option<Attributes>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Attributes {
    k: Option<String>,
    #[serde(flatten)]
    others: BTreeMap<String, Option<IgnoredAny>>,
}

fn ops_serde(bytes: &[u8]) {
    let options = ops_options();
    let _message = black_box(ops_envelope::from_slice_with::<Message>(bytes, &options));
    let _value = black_box(ops_envelope::from_slice_with::<Value<'_>>(bytes, &options));
    if let Err(error) = black_box(ops_envelope::from_slice::<Message>(bytes)) {
        black_box(error.report(bytes).to_string());
    }
}

fn opensrs_messages(bytes: &[u8]) {
    if let Ok(request) = opensrs::Request::parse_with(bytes, &ops_options()) {
        let _operation =
            black_box(<opensrs::SendPassword as opensrs::Operation>::from_request(&request));
        let _body = black_box(request.to_body());
    }
    let _reply = black_box(opensrs::Reply::<opensrs::Attributes>::parse(bytes));
    black_box(opensrs::Signature::of(bytes, &Secret::new("key")));
}

fn enom_tree(bytes: &[u8], format: Option<Format>) {
    match Response::parse_with(bytes, &enom_options(format)) {
        Ok(response) => drop(black_box(response)),
        Err(error) => {
            black_box((error.report(bytes).to_string(), error.to_string()));
        }
    }
}

/// What `read` makes of `bytes` in the format that is detected, or in the first one that they are read
/// in.
fn first<T, E>(read: impl Fn(&enom_response::ParseOptions) -> Result<T, E>) -> Option<T> {
    let formats = [None, Some(Format::Text), Some(Format::Html), Some(Format::Xml)];
    formats.into_iter().find_map(|format| read(&enom_options(format)).ok())
}

fn enom_views(bytes: &[u8]) {
    let Some(response) = first(|options| Response::parse_with(bytes, options)) else { return };
    black_box(response.outcome());
    for field in response.flat() {
        black_box(field);
    }
    for field in response.flat_fields() {
        black_box(field);
    }
    for record in response.records("a") {
        black_box(record.get("b"));
    }
    black_box((response.get("no such name"), format!("{response:?}")));
    black_box(response.clone().into_owned() == response);
    for format in Format::ALL {
        let _written = black_box(response.to_string(format));
    }
}

fn enom_deviations(bytes: &[u8]) {
    black_box(first(|options| enom_response::deviations_with(bytes, options)));
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Reply {
    command: Option<String>,
    done: Option<String>,
    #[serde(default)]
    note: Vec<String>,
    #[serde(default, rename = "a[]")]
    records: Vec<Record>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Record {
    a: Option<String>,
    b: Option<String>,
}

fn enom_serde(bytes: &[u8]) {
    type Map = BTreeMap<String, Option<IgnoredAny>>;
    black_box(first(|options| enom_response::from_slice_with::<Reply>(bytes, options)));
    black_box(first(|options| enom_response::from_slice_with::<Map>(bytes, options)));
    if let Err(error) = black_box(enom_response::from_slice::<Reply>(bytes)) {
        black_box(error.report(bytes).to_string());
    }
}

fn enom_replies(bytes: &[u8]) {
    let _reply = black_box(enom::Reply::<BTreeMap<String, String>>::parse(bytes));
}

fn enom_requests(bytes: &[u8]) {
    if let Ok(request) = enom::Request::parse(bytes) {
        let _operation = black_box(<enom::SetPassword as enom::Operation>::from_request(&request));
        let absent = request.command().get("no such name");
        black_box((absent, format!("{request:?}"), request.unknown_command()));
    }
}
