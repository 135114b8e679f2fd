//! `maybe_xml`: the bare event loop. It checks neither names nor end tags.

use std::hint::black_box;

use maybe_xml::Reader;
use maybe_xml::token::Ty;

use crate::Contestant;

/// The events of an envelope, none of them kept.
pub const EVENTS: Contestant = Contestant::new(
    "maybe_xml, events",
    |xml| {
        black_box(events(xml, |_| true));
    },
    |xml| events(xml, |name| name == "item"),
);

fn events(xml: &[u8], counts: impl Fn(&str) -> bool) -> usize {
    let text = str::from_utf8(xml).expect("text");
    let mut elements = 0;
    for token in Reader::from_str(text) {
        let is_counted = match token.ty() {
            Ty::StartTag(tag) => counts(tag.name().as_str()),
            Ty::EmptyElementTag(tag) => counts(tag.name().as_str()),
            _ => false,
        };
        elements += usize::from(is_counted);
    }
    elements
}
