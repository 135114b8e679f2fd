//! Who reads what.

use testdata::generate::Wire;

use crate::{Contestant, ours, peers};

/// Everyone who reads documents of this wire form: ours first, the limit last.
#[must_use]
pub const fn roster(wire: Wire) -> &'static [Contestant] {
    match wire {
        Wire::Ops => &[
            ours::ops::TREE,
            ours::ops::TYPED,
            peers::quick::EVENTS,
            peers::speedy::EVENTS,
            peers::maybe::EVENTS,
            peers::quick::TYPED,
            peers::quick::LOOKED_UP,
            peers::roxml::TREE,
            peers::roxml::MAP,
            peers::xml_rs::EVENTS,
            peers::xml_rs::TYPED,
            peers::limit::TAGS,
        ],
        Wire::EnomText => {
            &[ours::enom::RESPONSE, peers::text::NAIVE, peers::text::MAP, peers::limit::LINES]
        }
        Wire::EnomHtml => &[
            ours::enom::RESPONSE,
            peers::html::NAIVE,
            peers::html::TL,
            peers::html::SCRAPER,
            peers::limit::HTML_TAGS,
        ],
        Wire::EnomXml => &[
            ours::enom::RESPONSE,
            peers::quick::ENOM_EVENTS,
            peers::roxml::ENOM_TREE,
            peers::xml_rs::ENOM_EVENTS,
            peers::limit::ENOM_TAGS,
        ],
    }
}

/// What this repository has for documents of this wire form, the entry points that keep nothing or
/// look for deviations included.
#[must_use]
pub const fn entry_points(wire: Wire) -> &'static [Contestant] {
    match wire {
        Wire::Ops => &[
            ours::ops::TREE,
            ours::ops::TYPED,
            ours::ops::UNTYPED,
            ours::ops::TOKENS,
            ours::ops::EVENTS,
            ours::ops::DEVIATIONS,
        ],
        Wire::EnomText | Wire::EnomHtml | Wire::EnomXml => {
            &[ours::enom::RESPONSE, ours::enom::TYPED, ours::enom::UNTYPED, ours::enom::DEVIATIONS]
        }
    }
}

/// What a wire form is called.
#[must_use]
pub const fn title(wire: Wire) -> &'static str {
    match wire {
        Wire::Ops => "OPS",
        Wire::EnomText => "eNom text",
        Wire::EnomHtml => "eNom HTML",
        Wire::EnomXml => "eNom XML",
    }
}
