//! A kind of errors, as a codec has one.
#![allow(dead_code, reason = "not every test needs every kind")]

use std::fmt;

use wire_text::{Category, CodecKind, EncodingErrorKind, Kind, Limit};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    Syntax,
    Data,
    Write,
    Encoding(EncodingErrorKind),
    Limit(Limit),
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("wrong")
    }
}

impl Kind for Wrong {
    const VOCABULARY: &'static [&'static str] = &["item", "key", "xml", "CDATA", "Done"];

    fn of_limit(limit: Limit) -> Self {
        Self::Limit(limit)
    }

    fn of_encoding(error: EncodingErrorKind) -> Self {
        Self::Encoding(error)
    }

    fn category(self) -> Category {
        match self {
            Self::Syntax | Self::Encoding(_) => Category::Syntax,
            Self::Data => Category::Data,
            Self::Write => Category::Write,
            Self::Limit(_) => Category::Limit,
        }
    }
}

impl CodecKind for Wrong {
    const DATA: Self = Self::Data;
    const UNREPRESENTABLE: Self = Self::Write;
    const OUTPUT: Self = Self::Write;
    const SEQUENCE: &'static str = "list";
    const MAP: &'static str = "table";
}
