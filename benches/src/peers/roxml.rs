//! `roxmltree`, the read-only tree.

use std::hint::black_box;

use roxmltree::{Document, ParsingOptions};

use crate::Contestant;

const READS: &str = "well-formed XML";

/// The tree of an envelope.
pub const TREE: Contestant = Contestant::new(
    "roxmltree",
    |xml| {
        black_box(&tree(xml));
    },
    |xml| tree(xml).descendants().filter(|node| node.has_tag_name("item")).count(),
);

/// The tree of eNom's XML, whose every element but the root is a field.
pub const ENOM_TREE: Contestant = Contestant::new(
    "roxmltree",
    |xml| {
        black_box(&tree(xml));
    },
    |xml| {
        tree(xml).root_element().descendants().skip(1).filter(roxmltree::Node::is_element).count()
    },
);

fn tree(xml: &[u8]) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(str::from_utf8(xml).expect(READS), options).expect(READS)
}
