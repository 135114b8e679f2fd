//! `xml` (once `xml-rs`) and the serde on top of it.

use std::hint::black_box;

use xml::EventReader;
use xml::reader::XmlEvent;

use crate::Contestant;
use crate::fields::OwnedEnvelope;

const READS: &str = "well-formed XML";

/// The events of an envelope, none of them kept.
pub const EVENTS: Contestant = Contestant::new(
    "xml-rs, events",
    |xml| {
        black_box(events(xml, |_| true));
    },
    |xml| events(xml, |name| name == "item"),
);

/// The same for eNom's XML, whose every element but the root is a field.
pub const ENOM_EVENTS: Contestant = Contestant::new(
    "xml-rs, events",
    |xml| {
        black_box(events(xml, |_| true));
    },
    |xml| events(xml, |name| name != "interface-response"),
);

/// An envelope by serde.
pub const TYPED: Contestant = Contestant::new(
    "serde-xml-rs",
    |xml| {
        black_box(&typed(xml));
    },
    |xml| typed(xml).items(),
);

fn events(xml: &[u8], counts: impl Fn(&str) -> bool) -> usize {
    let mut elements = 0;
    for event in EventReader::new(xml) {
        if let XmlEvent::StartElement { name, .. } = event.expect(READS) {
            elements += usize::from(counts(&name.local_name));
        }
    }
    elements
}

fn typed(xml: &[u8]) -> OwnedEnvelope {
    serde_xml_rs::from_reader(xml).expect(READS)
}
