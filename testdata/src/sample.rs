//! One document of the corpus and its reading.

/// A document of the corpus with its reading.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    pub(crate) name: &'static str,
    pub(crate) path: &'static str,
    pub(crate) protocol: Protocol,
    pub(crate) kind: Kind,
    pub(crate) format: Format,
    pub(crate) bytes: &'static [u8],
    pub(crate) reading: &'static str,
}

/// Whose protocol a document belongs to.
///
/// Exhaustive, as are the other enums of this crate: its users are in this
/// repository, and a new variant should make them look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// `OpenSRS`: OPS envelopes.
    Ops,
    /// eNom: the response in three formats.
    Enom,
}

/// What a document is in the exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The body of a request.
    Request,
    /// The body of a reply.
    Reply,
    /// The address of a request, parameters and all.
    Url,
}

/// How a document is written; for a [`Kind::Url`], the format it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// An OPS envelope.
    Ops,
    /// eNom's XML.
    Xml,
    /// eNom's HTML.
    Html,
    /// eNom's plain text.
    Text,
}

impl Sample {
    /// The file's name, unique in the corpus: `set_password.reply.html`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The path below [`root`](crate::root), with `/`: `enom/set_password.reply.html`.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Whose protocol it belongs to.
    #[must_use]
    pub const fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// Request, reply or address.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// How it is written, or which format it asks for.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// The document, exactly as printed.
    #[must_use]
    pub const fn bytes(&self) -> &'static [u8] {
        self.bytes
    }

    /// What a reader must make of it: pretty JSON, final newline included, no
    /// secret masked.
    #[must_use]
    pub const fn reading(&self) -> &'static str {
        self.reading
    }
}
