//! `quick-xml`: the bare event loop, serde, and the writer.

use std::hint::black_box;

use ops_envelope::{Envelope, Value};
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use crate::fields::QuickEnvelope;
use crate::{Contestant, Encoder};

const READS: &str = "well-formed XML";
const FIELDS: &str = "a reply with all its fields";
const WRITES: &str = "memory to write to";

/// The events of an envelope, none of them kept, end tags not compared with start tags.
pub const EVENTS: Contestant = Contestant::new(
    "quick-xml, events",
    |xml| {
        black_box(events(xml, |_| true));
    },
    |xml| events(xml, |name| name == "item"),
);

/// The same for eNom's XML, whose every element but the root is a field.
pub const ENOM_EVENTS: Contestant = Contestant::new(
    "quick-xml, events",
    |xml| {
        black_box(events(xml, |_| true));
    },
    |xml| events(xml, |name| name != "interface-response"),
);

/// An envelope by serde.
pub const TYPED: Contestant = Contestant::new(
    "quick-xml, serde",
    |xml| {
        black_box(&typed(xml));
    },
    |xml| typed(xml).items(),
);

/// The same, and each field of the reply looked up by its key: what a user would otherwise write.
pub const LOOKED_UP: Contestant = Contestant::new(
    "quick-xml, serde and lookup",
    |xml| {
        black_box(&typed(xml).reply().expect(FIELDS));
    },
    |xml| typed(xml).reply().expect(FIELDS).items(),
);

/// A tree, in the layout of the documents.
#[must_use]
pub const fn indented<'a>() -> Encoder<Envelope<'a>> {
    Encoder::new("quick-xml, writer", |envelope, buffer| {
        write(Writer::new_with_indent(&mut buffer.bytes, b' ', 4), envelope);
    })
}

/// A tree, without white space between tags.
#[must_use]
pub const fn compact<'a>() -> Encoder<Envelope<'a>> {
    Encoder::new("quick-xml, writer", |envelope, buffer| {
        write(Writer::new(&mut buffer.bytes), envelope);
    })
}

fn events(xml: &[u8], counts: impl Fn(&str) -> bool) -> usize {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = false;
    let mut elements = 0;
    loop {
        match reader.read_event().expect(READS) {
            Event::Start(tag) | Event::Empty(tag) => {
                elements += usize::from(counts(tag.name().as_ref()));
            }
            Event::Eof => return elements,
            _ => {}
        }
    }
}

fn typed(xml: &[u8]) -> QuickEnvelope<'_> {
    quick_xml::de::from_str(str::from_utf8(xml).expect(READS)).expect(READS)
}

type Out<'b> = Writer<&'b mut Vec<u8>>;

fn write(mut out: Out<'_>, envelope: &Envelope<'_>) {
    let declaration = "xml version='1.0' encoding='UTF-8' standalone='no'";
    let declaration = BytesStart::from_content(declaration, 3);
    put(&mut out, Event::Decl(BytesDecl::from_start(declaration)));
    let doctype = BytesText::from_escaped("OPS_envelope SYSTEM 'ops.dtd'");
    put(&mut out, Event::DocType(doctype));
    start(&mut out, "OPS_envelope");
    start(&mut out, "header");
    for (name, text) in envelope.header().iter() {
        start(&mut out, name);
        put(&mut out, Event::Text(BytesText::new(text)));
        end(&mut out, name);
    }
    end(&mut out, "header");
    start(&mut out, "body");
    start(&mut out, "data_block");
    value(&mut out, envelope.value());
    end(&mut out, "data_block");
    end(&mut out, "body");
    end(&mut out, "OPS_envelope");
}

fn value(out: &mut Out<'_>, of: &Value<'_>) {
    match of {
        Value::Assoc(assoc) => {
            start(out, "dt_assoc");
            for (key, of) in assoc {
                item(out, key, of);
            }
            end(out, "dt_assoc");
        }
        Value::Array(array) => {
            start(out, "dt_array");
            for (index, of) in array.iter().enumerate() {
                item(out, &index.to_string(), of);
            }
            end(out, "dt_array");
        }
        Value::Nested(nested) => {
            start(out, nested.container().name());
            value(out, nested.value());
            end(out, nested.container().name());
        }
        _ => put(out, Event::Text(BytesText::new(of.as_str().unwrap_or_default()))),
    }
}

fn item(out: &mut Out<'_>, key: &str, of: &Value<'_>) {
    let mut tag = BytesStart::new("item");
    tag.push_attribute(("key", key));
    put(out, Event::Start(tag));
    value(out, of);
    end(out, "item");
}

fn start(out: &mut Out<'_>, name: &str) {
    put(out, Event::Start(BytesStart::new(name)));
}

fn end(out: &mut Out<'_>, name: &str) {
    put(out, Event::End(BytesEnd::new(name)));
}

fn put(out: &mut Out<'_>, event: Event<'_>) {
    out.write_event(event).expect(WRITES);
}
