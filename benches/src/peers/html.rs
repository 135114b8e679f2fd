//! HTML parsers: `tl`, and html5ever through `scraper`. Each makes its tree and stops there; the
//! names and values of fields would still have to be found in it. And what one writes in five minutes.

use std::hint::black_box;

use scraper::{Html, Node};
use tl::{ParserOptions, VDom};

use crate::Contestant;

const READS: &str = "HTML";

/// The page, split at `<STRONG>` into names and values.
pub const NAIVE: Contestant = Contestant::new(
    "a naive split",
    |html| {
        black_box(&naive(html));
    },
    |html| naive(html).len(),
);

/// The tree of `tl`.
pub const TL: Contestant = Contestant::new(
    "tl",
    |html| {
        black_box(&tl(html));
    },
    |html| {
        let is_name = |node: &&tl::Node<'_>| {
            node.as_tag().is_some_and(|tag| tag.name().as_bytes().eq_ignore_ascii_case(b"strong"))
        };
        tl(html).nodes().iter().filter(is_name).count()
    },
);

/// The tree of `scraper`.
pub const SCRAPER: Contestant = Contestant::new(
    "scraper",
    |html| {
        black_box(&scraper(html));
    },
    |html| {
        let is_name =
            |node: &&Node| node.as_element().is_some_and(|element| element.name() == "strong");
        scraper(html).tree.values().filter(is_name).count()
    },
);

fn naive(html: &[u8]) -> Vec<(&str, &str)> {
    let mut fields = Vec::new();
    for field in str::from_utf8(html).expect(READS).split("<STRONG>").skip(1) {
        if let Some((name, rest)) = field.split_once(':')
            && let Some((_, value)) = rest.split_once("STRONG>")
        {
            let end = value.find("<br").or_else(|| value.find("<BR")).unwrap_or(value.len());
            fields.push((name, &value[..end]));
        }
    }
    fields
}

fn tl(html: &[u8]) -> VDom<'_> {
    tl::parse(str::from_utf8(html).expect(READS), ParserOptions::default()).expect(READS)
}

fn scraper(html: &[u8]) -> Html {
    Html::parse_document(str::from_utf8(html).expect(READS))
}
