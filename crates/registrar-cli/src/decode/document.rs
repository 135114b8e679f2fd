//! A document of either protocol.

use enom_response::{ParseOptions, Response};
use ops_envelope::Envelope;
use wire_text::{BodyKind, Position, Positions, Verdict};
use xml_pull::{Event, Limits, Reader};

use crate::arguments::Format;

/// A document that was read.
pub(crate) enum Document<'a> {
    Ops(Envelope<'a>),
    Enom(Response<'a>),
}

/// Why a document could not be read.
pub(crate) enum Unreadable {
    Ops(ops_envelope::Error),
    Enom(enom_response::Error),
}

impl<'a> Document<'a> {
    pub(crate) fn read(bytes: &'a [u8], format: Option<Format>) -> Result<Self, Unreadable> {
        match Reading::of(bytes, format) {
            Reading::Ops => Envelope::parse(bytes).map(Document::Ops).map_err(Unreadable::Ops),
            Reading::Enom(options) => {
                Response::parse_with(bytes, &options).map(Document::Enom).map_err(Unreadable::Enom)
            }
        }
    }
}

impl Document<'_> {
    /// What it says of the command; `None` for a request.
    pub(crate) fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::Ops(envelope) => envelope.outcome().map(ops_envelope::Outcome::verdict),
            Self::Enom(response) => Some(response.outcome().verdict()),
        }
    }
}

impl Unreadable {
    /// Whether the document is something else altogether, as many files of a folder are.
    pub(crate) fn is_no_message(&self, bytes: &[u8]) -> bool {
        use enom_response::ErrorKind::{NotAResponse, UnexpectedRoot};
        use ops_envelope::ErrorKind::NotAnEnvelope;
        let is_other = match self {
            Self::Ops(error) => matches!(error.kind(), NotAnEnvelope(_)),
            Self::Enom(error) => matches!(error.kind(), NotAResponse(_) | UnexpectedRoot),
        };
        // Text in an unknown encoding may be a message; what holds zero bytes is none.
        let is_data = || BodyKind::of(bytes) == BodyKind::Binary && bytes.contains(&0);
        is_other || is_data()
    }

    /// The error beside its line, which is masked unless secrets are shown.
    pub(crate) fn report(&self, source: &[u8], show_secrets: bool) -> String {
        match self {
            Self::Ops(error) if show_secrets => error.report(source).unmasked().to_string(),
            Self::Ops(error) => error.report(source).to_string(),
            Self::Enom(error) if show_secrets => error.report(source).unmasked().to_string(),
            Self::Enom(error) => error.report(source).to_string(),
        }
    }
}

/// The message, without a place.
impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ops(error) => error.fmt(f),
            Self::Enom(error) => error.fmt(f),
        }
    }
}

/// The departures from the published form, each as `line:column: what`.
pub(crate) fn deviations(bytes: &[u8], format: Option<Format>) -> Result<Vec<String>, Unreadable> {
    let mut positions = Positions::new(bytes);
    let mut line = |what: &dyn std::fmt::Display, offset| {
        let Position { line, column } = positions.of(offset);
        format!("{line}:{column}: {what}")
    };
    match Reading::of(bytes, format) {
        Reading::Ops => {
            let found = ops_envelope::deviations(bytes).map_err(Unreadable::Ops)?;
            Ok(found.iter().map(|deviation| line(deviation, deviation.offset())).collect())
        }
        Reading::Enom(options) => {
            let found =
                enom_response::deviations_with(bytes, &options).map_err(Unreadable::Enom)?;
            Ok(found.iter().map(|deviation| line(deviation, deviation.offset())).collect())
        }
    }
}

/// How a document is to be read.
enum Reading {
    Ops,
    Enom(ParseOptions),
}

impl Reading {
    /// As `format` says, or as the document looks.
    fn of(bytes: &[u8], format: Option<Format>) -> Self {
        let enom = |format| Self::Enom(ParseOptions::new().with_format(format));
        match format {
            Some(Format::Ops) => Self::Ops,
            Some(Format::Text) => enom(enom_response::Format::Text),
            Some(Format::Html) => enom(enom_response::Format::Html),
            Some(Format::Xml) => enom(enom_response::Format::Xml),
            None if is_ops(bytes) => Self::Ops,
            None => Self::Enom(ParseOptions::new()),
        }
    }
}

/// Whether the document type or the root element is that of an envelope, in any letter case.
fn is_ops(bytes: &[u8]) -> bool {
    let Ok(decoded) = xml_pull::decode(bytes, &Limits::new(), None) else {
        return bytes.windows(b"OPS_".len()).any(|window| window.eq_ignore_ascii_case(b"OPS_"));
    };
    let text = decoded.text();
    let named_ops =
        |name: &str| name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("OPS_"));
    let mut reader = Reader::new(text);
    loop {
        match reader.next_event() {
            Ok(Some(Event::Doctype(doctype))) if named_ops(doctype.name()) => return true,
            Ok(Some(Event::StartTag { name, .. })) => return named_ops(name),
            Ok(Some(_)) => {}
            // A broken start still shows what it was to be.
            Ok(None) | Err(_) => {
                return named_ops(
                    text[reader.offset()..]
                        .trim_start_matches(['<', '!'])
                        .trim_start_matches("DOCTYPE")
                        .trim_start(),
                );
            }
        }
    }
}
