//! `roxmltree`, the read-only tree.

use std::collections::HashMap;
use std::hint::black_box;

use roxmltree::{Document, Node, ParsingOptions};

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

/// The texts of an envelope by their paths, as code with a tree at hand gathers them: what a user would
/// otherwise write.
pub const MAP: Contestant = Contestant::new(
    "roxmltree, into a HashMap",
    |xml| {
        black_box(&map(&tree(xml)));
    },
    |xml| map(&tree(xml)).len(),
);

/// The tree of eNom's XML, whose every element but the root is a field.
pub const ENOM_TREE: Contestant = Contestant::new(
    "roxmltree",
    |xml| {
        black_box(&tree(xml));
    },
    |xml| tree(xml).root_element().descendants().skip(1).filter(Node::is_element).count(),
);

/// Each item's text, under its key after those of the items around it.
fn map<'d>(tree: &'d Document<'_>) -> HashMap<String, &'d str> {
    let items = tree.descendants().filter(|node| node.has_tag_name("item"));
    let path = |item: Node<'_, '_>| {
        let mut keys: Vec<_> = item.ancestors().filter_map(|node| node.attribute("key")).collect();
        keys.reverse();
        keys.join(".")
    };
    items.map(|item| (path(item), item.text().unwrap_or_default())).collect()
}

fn tree(xml: &[u8]) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(str::from_utf8(xml).expect(READS), options).expect(READS)
}
