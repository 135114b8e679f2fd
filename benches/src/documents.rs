//! What is read and written.

use testdata::generate::{self, Shape, Wire};

/// A document with the name it has in tables.
#[derive(Clone, Debug)]
pub struct Document {
    name: String,
    wire: Wire,
    bytes: Vec<u8>,
}

impl Document {
    fn new(name: impl Into<String>, wire: Wire, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), wire, bytes: bytes.into() }
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How it is written.
    #[must_use]
    pub const fn wire(&self) -> Wire {
        self.wire
    }

    /// The document.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The document, which is UTF-8.
    ///
    /// # Panics
    /// Never: all of them are.
    #[must_use]
    pub fn text(&self) -> &str {
        str::from_utf8(&self.bytes).expect("UTF-8")
    }
}

/// The reply of the documentation in this wire form: a few hundred bytes.
///
/// # Panics
/// When the corpus has lost it.
#[must_use]
pub fn reply(wire: Wire) -> Document {
    let name = match wire {
        Wire::Ops => "send_password.reply.xml",
        Wire::EnomText => "set_password.reply.txt",
        Wire::EnomHtml => "set_password.reply.html",
        Wire::EnomXml => "set_password.reply.xml",
    };
    let sample = testdata::by_name(name).expect("a sample of the corpus");
    Document::new("reply", wire, sample.bytes())
}

/// The OPS reply of the documentation as others spell it, each spelling seen on a wire.
#[must_use]
pub fn spellings() -> Vec<Document> {
    let own = reply(Wire::Ops);
    let own = own.text();
    // Each line of the documents stands four blanks deeper for each level.
    let indented = |blanks: usize, end: &str| {
        let line = |line: &str| {
            let text = line.trim_start();
            let level = (line.len() - text.len()) / 4;
            format!("{}{text}{end}", " ".repeat(blanks * level))
        };
        own.lines().map(line).collect::<String>()
    };
    let msg_id = "</version>\n        <msg_id>2.21765911726198</msg_id>\
                  \n        <msg_type>standard</msg_type>";
    [
        ("live", indented(1, "\n").replace('\'', "\"")),
        ("compact", indented(0, "")),
        ("CRLF", own.replace('\n', "\r\n")),
        ("two blanks", indented(2, "\n")),
        ("version 1.0", own.replace("0.9", "1.0")),
        ("byte-order mark", format!("\u{FEFF}{own}")),
        ("msg_id", own.replace("</version>", msg_id)),
    ]
    .map(|(name, text)| Document::new(format!("reply, {name}"), Wire::Ops, text))
    .into()
}

/// A listing of so many domains.
#[must_use]
pub fn listing(wire: Wire, domains: usize) -> Document {
    Document::new(format!("{domains} domains"), wire, generate::listing(wire, domains))
}

/// How many domains make a listing of about `bytes`.
#[must_use]
pub fn domains_for(wire: Wire, bytes: usize) -> usize {
    const MANY: usize = 1_000;
    let length = generate::listing(wire, MANY).len();
    (bytes * MANY / length).max(1)
}

/// A listing of about `bytes`.
#[must_use]
pub fn sized(wire: Wire, bytes: usize) -> Document {
    listing(wire, domains_for(wire, bytes))
}

/// The reply and the listings of 10, 1,000 and 10,000 domains.
#[must_use]
pub fn plain(wire: Wire) -> Vec<Document> {
    let listings = [10, 1_000, 10_000].map(|domains| listing(wire, domains));
    [reply(wire)].into_iter().chain(listings).collect()
}

/// A document of this shape, about `bytes` long.
#[must_use]
pub fn hostile(shape: Shape, bytes: usize) -> Document {
    let name = match shape {
        Shape::Deep => "deep",
        Shape::Wide => "wide",
        Shape::Reversed => "reversed",
        Shape::EntityDense => "entity-dense",
        Shape::WhiteSpace => "white space",
        Shape::CommentDense => "comment-dense",
        Shape::LongValue => "long value",
        Shape::AttributeDense => "attribute-dense",
        Shape::MarkupDense => "markup-dense",
        Shape::Continued => "continued",
    };
    Document::new(name, shape.wire(), generate::hostile(shape, bytes))
}
