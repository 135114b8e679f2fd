//! `speedy-xml`: the bare event loop. It follows `RapidXML` rather than XML.

use std::hint::black_box;

use speedy_xml::Reader;
use speedy_xml::reader::Event;

use crate::Contestant;

const READS: &str = "well-formed XML";

/// The events of an envelope, none of them kept.
pub const EVENTS: Contestant = Contestant::new(
    "speedy-xml, events",
    |xml| {
        black_box(events(xml, |_| true));
    },
    |xml| events(xml, |name| name == "item"),
);

fn events(xml: &[u8], counts: impl Fn(&str) -> bool) -> usize {
    let text = str::from_utf8(xml).expect(READS);
    let mut elements = 0;
    for event in Reader::new(text) {
        if let Event::Start(tag) | Event::Empty(tag) = event.expect(READS) {
            elements += usize::from(counts(tag.name()));
        }
    }
    elements
}
