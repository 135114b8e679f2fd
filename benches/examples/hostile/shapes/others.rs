//! Shapes that are more than a repetition: towers, two things that are dear together, places out of
//! order.

use super::{Kind, repeated};

type Made = fn(usize) -> String;

pub(super) const SHAPES: &[(&str, Kind, Made)] = &[
    ("ops-towers", Kind::Ops, |bytes| {
        let tower = nested("<dt_assoc><item key='k'>", "x", "</item></dt_assoc>", 12);
        ops("dt_array", &repeated(&format!("<item key='{{}}'>{tower}</item>"), 4 * bytes))
    }),
    ("ops-scalars", Kind::Ops, |bytes| {
        let tower = nested("<dt_scalar>", "x", "</dt_scalar>", 20);
        ops("dt_array", &repeated(&format!("<item key='{{}}'>{tower}</item>"), 4 * bytes))
    }),
    ("ops-one-tower", Kind::Ops, |bytes| {
        let levels = bytes / 24;
        ops("dt_array", &nested("<item key='0'><dt_array>", "", "</dt_array></item>", levels))
    }),
    ("ops-reversed", Kind::Ops, |bytes| {
        let count = bytes / 25;
        let items = (0..count).rev().map(|index| format!("<item key='{index}'>x</item>"));
        ops("dt_array", &items.collect::<Vec<_>>().concat())
    }),
    ("ops-scattered", Kind::Ops, |bytes| {
        let items = scattered(bytes / 25).map(|index| format!("<item key='{index}'>x</item>"));
        ops("dt_array", &items.collect::<Vec<_>>().concat())
    }),
    ("ops-fields", Kind::Ops, |bytes| {
        let fields = repeated("<field{}>x</field{}>", bytes);
        format!("<OPS_envelope><header>{fields}</header><body>")
    }),
    ("ops-long-key", Kind::Ops, |bytes| {
        let (key, items) = ("-".repeat(bytes / 2), repeated("<item key='{}'>x</item>", bytes / 2));
        ops("dt_assoc", &format!("<item key='a{key}'><dt_assoc>{items}</dt_assoc></item>"))
    }),
    ("xml-towers", Kind::Enom, |bytes| {
        let tower = nested("<as><a>", "x", "</a></as>", 24);
        xml(&repeated(&tower, 4 * bytes))
    }),
    ("xml-one-tower", Kind::Enom, |bytes| xml(&nested("<a>", "", "</a>", bytes / 7))),
    ("xml-attributes", Kind::Enom, |bytes| {
        // Names in a tag are compared with each other, so their number is the same in all documents.
        let attributes = (0..64).map(|number| format!(" a{number}='b'"));
        let attributes = attributes.collect::<Vec<_>>().concat();
        xml(&repeated(&format!("<a{attributes}/>"), bytes))
    }),
    ("xml-long-name", Kind::Enom, |bytes| {
        let (name, fields) = ("-".repeat(bytes / 2), repeated("<b>x</b>", bytes / 2));
        xml(&format!("<a{name}>{fields}</a{name}>"))
    }),
    ("xml-records", Kind::Enom, |bytes| xml(&repeated("<list><a>x</a><b>y</b></list>", bytes))),
    ("text-records", Kind::Enom, |bytes| text(&repeated("a{}=x\nb{}=y\n", bytes))),
    ("text-beside", Kind::Enom, |bytes| text(&repeated("a=x\nb=y\n", bytes))),
    ("text-scattered", Kind::Enom, |bytes| {
        let lines = scattered(bytes / 16).map(|index| format!("a{index}=x\nErr{index}=y\n"));
        text(&lines.collect::<Vec<_>>().concat())
    }),
];

/// What departs from the published form again and again, in a document that has to be decoded: the
/// letter that tells so stands at its end.
pub(super) const ENCODED: &[(&str, Kind, Made)] = &[
    ("ops-encoded", Kind::Ops, |bytes| {
        let document = ops("dt_assoc", &repeated("<!-- --><item key='{}'>x</item>", bytes));
        format!("<?xml version='1.0' encoding='ISO-8859-1'?>{document}<!-- \u{E9} -->")
    }),
    ("text-encoded", Kind::Enom, |bytes| {
        let lines = repeated("a{}: x\n", bytes);
        format!(";Encoding Type is iso-8859-1\n{lines}Note: \u{E9}\nDone: true\n")
    }),
];

fn nested(open: &str, within: &str, close: &str, levels: usize) -> String {
    [&open.repeat(levels), within, &close.repeat(levels)].concat()
}

fn ops(container: &str, items: &str) -> String {
    format!(
        "<OPS_envelope><header><version>0.9</version></header><body><data_block>\
         <{container}>{items}</{container}></data_block></body></OPS_envelope>"
    )
}

fn xml(fields: &str) -> String {
    format!(
        "<interface-response><Command>x</Command>{fields}<Done>true</Done></interface-response>"
    )
}

fn text(lines: &str) -> String {
    format!("Command=x\n{lines}Done=true\n")
}

/// The numbers below `count`, far from their order.
fn scattered(count: usize) -> impl Iterator<Item = usize> {
    let count = count.max(1);
    let count = if count.is_multiple_of(7919) { count + 1 } else { count };
    (0..count).map(move |index| index * 7919 % count)
}
