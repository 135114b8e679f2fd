//! Well-formed documents of the shapes that make a careless reader slow or large.

use super::Wire;

/// What there is too much of in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// OPS: an array of towers, each 120 XML elements deep counted from the root.
    Deep,
    /// OPS: one assoc with very many short items.
    Wide,
    /// OPS: one array with very many items, the last index first.
    Reversed,
    /// OPS: values that are nothing but `&amp;`.
    EntityDense,
    /// OPS: mostly indentation.
    WhiteSpace,
    /// OPS: mostly comments.
    CommentDense,
    /// OPS: one value that fills the document.
    LongValue,
    /// eNom XML: 60 attributes in every start tag.
    AttributeDense,
    /// eNom HTML: one value full of markup.
    MarkupDense,
    /// eNom text: one value that goes on over very many lines.
    Continued,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Self; 10] = [
        Self::Deep,
        Self::Wide,
        Self::Reversed,
        Self::EntityDense,
        Self::WhiteSpace,
        Self::CommentDense,
        Self::LongValue,
        Self::AttributeDense,
        Self::MarkupDense,
        Self::Continued,
    ];

    /// The wire form of the shape's documents.
    #[must_use]
    pub const fn wire(self) -> Wire {
        match self {
            Self::AttributeDense => Wire::EnomXml,
            Self::MarkupDense => Wire::EnomHtml,
            Self::Continued => Wire::EnomText,
            _ => Wire::Ops,
        }
    }

    /// What is written before and after the repeated part.
    const fn around(self) -> (&'static str, &'static str) {
        match self {
            Self::Deep | Self::Reversed => ("<dt_array>", "</dt_array>"),
            Self::LongValue => (r#"<dt_assoc><item key="text">"#, "</item></dt_assoc>"),
            Self::MarkupDense => ("<STRONG>Note: </STRONG>", "<BR />\n"),
            Self::Continued => ("Note=it goes on\n", ""),
            Self::AttributeDense => ("", ""),
            _ => ("<dt_assoc>", "</dt_assoc>"),
        }
    }

    /// The part that is repeated to fill the document.
    fn unit(self, index: usize) -> String {
        match self {
            // Root, body, data block, array and item are 5; the pairs 114; the scalar 1.
            Self::Deep => format!(
                r#"<item key="{index}">{}<dt_scalar>x</dt_scalar>{}</item>"#,
                r#"<dt_assoc><item key="k">"#.repeat(57),
                "</item></dt_assoc>".repeat(57),
            ),
            Self::Wide => format!(r#"<item key="key {index}">value</item>"#),
            Self::Reversed => format!(r#"<item key="{index}">value</item>"#),
            Self::EntityDense => {
                format!(r#"<item key="{index}">{}</item>"#, "&amp;".repeat(100))
            }
            Self::WhiteSpace => {
                format!("\n\t\t\t\t{:200}<item key=\"{index}\">value</item>", "")
            }
            Self::CommentDense => {
                let comments = "<!-- a - b -->".repeat(20);
                format!(r#"{comments}<item key="{index}">value</item>"#)
            }
            Self::LongValue => "It goes on and on, as long as it has to. ".to_owned(),
            Self::AttributeDense => {
                let attributes = (0..60).map(|n| format!(r#" name{n}="value""#));
                let attributes = attributes.collect::<Vec<_>>().concat();
                format!("<field{attributes}>value</field>\n")
            }
            Self::MarkupDense => "<i>on</i> &lt; ".to_owned(),
            Self::Continued => "and on\n".to_owned(),
        }
    }
}

/// A well-formed document of a shape, at least `bytes` long and no more than one
/// repeated part (below 4 KiB) and the frame around the parts longer.
///
/// The OPS envelopes hold data that is no XCP message; eNom's replies are complete
/// and successful.
#[must_use]
pub fn hostile(shape: Shape, bytes: usize) -> String {
    let (head, tail) = frame(shape.wire());
    let (open, close) = shape.around();
    let mut length: usize = [head, open, close, tail].map(str::len).iter().sum();
    let mut units = Vec::new();
    while units.is_empty() || length < bytes {
        let unit = shape.unit(units.len());
        length += unit.len();
        units.push(unit);
    }
    if shape == Shape::Reversed {
        units.reverse();
    }
    [head, open, &units.concat(), close, tail].concat()
}

/// What is before and after the body of a document.
const fn frame(wire: Wire) -> (&'static str, &'static str) {
    match wire {
        Wire::Ops => (
            "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\
             <!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\
             <OPS_envelope><header><version>0.9</version></header><body><data_block>",
            "</data_block></body></OPS_envelope>",
        ),
        Wire::EnomXml => (
            "<interface-response>\n",
            "<ErrCount>0</ErrCount>\n<Done>true</Done>\n</interface-response>\n",
        ),
        Wire::EnomHtml => (
            "<HTML><BODY>\n",
            "<STRONG>ErrCount: </STRONG>0<BR />\n\
             <STRONG>Done: </STRONG>true<BR />\n</BODY></HTML>\n",
        ),
        Wire::EnomText => ("", "ErrCount=0\nDone=true\n"),
    }
}
