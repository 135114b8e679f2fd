//! What there is too much of, and where it stands.

mod others;

/// A document with far too much of one thing.
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    build: Build,
}

enum Build {
    /// What stands before, what is repeated, and what stands behind.
    Repeated { before: &'static str, unit: String, behind: &'static str },
    /// Text of about so many bytes.
    Made(fn(usize) -> String),
    /// The same, in ISO-8859-1.
    Encoded(fn(usize) -> String),
}

/// Which protocol's frame a shape stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// In no frame: for everyone.
    Bare,
    Ops,
    Enom,
    Form,
}

/// What is repeated everywhere.
const SIGNS: &[(&str, &str)] = &[
    ("less", "<"),
    ("ampersand", "&"),
    ("dash", "-"),
    ("return", "\r"),
    ("blank", " "),
    ("open-comment", "<!--"),
];

/// What is repeated where markup may stand.
const MARKUP: &[(&str, &str)] = &[
    ("quote", "\""),
    ("open-reference", "&#1"),
    ("comment", "<!-- -->"),
    ("cdata", "<![CDATA[x]]>"),
    ("open-cdata", "<![CDATA["),
    ("bracket", "]"),
    ("reference", "&amp;"),
    ("element", "<a>"),
    ("elements", "<a></a>"),
    ("attribute", " b{}='c'"),
];

/// What is repeated in envelopes.
const ITEMS: &[(&str, &str)] =
    &[("item", "<item key=\"{}\">x</item>"), ("nested-item", "<dt_assoc><item key='a'>")];

/// What is repeated in pages.
const TAGS: &[(&str, &str)] = &[
    ("comment", "<!-- -->"),
    ("reference", "&amp;"),
    ("no-break", "&nbsp;"),
    ("element", "<a>"),
    ("strong", "<STRONG>"),
    ("field", "<STRONG>a{}:</STRONG>x<br>"),
    ("break", "<br>"),
    ("open-break", "<br"),
    ("paragraph-end", "</p>"),
    ("head", "<head>"),
];

/// What is repeated in text.
const LINES: &[(&str, &str)] = &[
    ("semicolon", ";"),
    ("equals", "="),
    ("colon", ":"),
    ("line-feed", "\n"),
    ("mark", "\u{FEFF}"),
    ("wide", "\u{E9}"),
    ("word-line", "it goes on\n"),
    ("same-record", "\na1=x\nb1=x\n"),
    ("row", "\na=x\nb=x\n"),
    ("comment-break", ";x<br>"),
    ("machine", "Machine is X<br>"),
    ("armour", "-----BEGIN X-----\n"),
];

/// What is repeated in forms.
const PAIRS: &[(&str, &str)] = &[("pair", "a{}=b&"), ("percent", "%"), ("plus", "+")];

/// What is repeated where there is no frame, beside all of these.
const BARE: &[(&str, &str)] = &[
    ("apostrophe", "'"),
    ("open-item", "<item "),
    ("open-assoc", "<dt_assoc>"),
    ("open-tag", "<a b='c' "),
    ("comment-end", "-->"),
    ("cdata-end", "]]>"),
    ("instruction", "<?a b?>"),
    ("line", "Name{}=x\n"),
    ("comment-line", ";x\n"),
];

type Fillings = &'static [&'static [(&'static str, &'static str)]];

/// An envelope of a request up to its attributes, and from there on.
macro_rules! ops {
    ($before:literal $unit:tt $behind:literal) => {
        [
            concat!(
                "<?xml version='1.0' encoding='UTF-8' standalone='no'?>",
                "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'><OPS_envelope><header>",
                "<version>0.9</version></header><body><data_block><dt_assoc>",
                "<item key='protocol'>XCP</item><item key='action'>send_password</item>",
                "<item key='object'>domain</item><item key='attributes'><dt_assoc>",
                $before
            ),
            $unit,
            concat!($behind, "</dt_assoc></item></dt_assoc></data_block></body></OPS_envelope>"),
        ]
    };
}

/// A response in XML, within its root.
macro_rules! xml {
    ($before:literal $unit:tt $behind:literal) => {
        [
            concat!("<interface-response><Command>x</Command>", $before),
            $unit,
            concat!($behind, "<Done>true</Done></interface-response>"),
        ]
    };
}

/// A response in HTML, behind its first field.
macro_rules! html {
    ($before:literal $unit:tt $behind:literal) => {
        [
            concat!("<HTML><BODY>\n<STRONG>Command: </STRONG>x<br>\n", $before),
            $unit,
            concat!($behind, "<br>\n<STRONG>Done: </STRONG>true<br>\n</BODY></HTML>\n"),
        ]
    };
}

/// What stands before the repeated part, around each repetition (at `_`), and behind.
type Frame = [&'static str; 3];

/// Where fillings stand.
const PLACES: &[(&str, Kind, Fillings, Frame)] = &[
    ("bare", Kind::Bare, &[SIGNS, MARKUP, ITEMS, TAGS, LINES, PAIRS, BARE], ["", "_", ""]),
    ("ops-text", Kind::Ops, OPS, ops!("<item key='k'>" "_" "</item>")),
    ("ops-key", Kind::Ops, OPS, ops!("<item key='" "_" "'>x</item>")),
    ("ops-tag", Kind::Ops, OPS, ops!("<item key='k'" "_" ">x</item>")),
    ("ops-assoc", Kind::Ops, OPS, ops!("" "_" "")),
    ("ops-keys", Kind::Ops, &[SIGNS], ops!("" "<item key='_{}'>x</item>" "")),
    ("ops-texts", Kind::Ops, OPS, ops!("" "<item key='{}'>_</item>" "")),
    ("ops-array", Kind::Ops, OPS, ops!("<item key='k'><dt_array>" "_" "</dt_array></item>")),
    ("ops-scalar", Kind::Ops, OPS, ops!("<item key='k'><dt_scalar>" "_" "</dt_scalar></item>")),
    ("ops-comment", Kind::Ops, &[SIGNS], ops!("<!--" "_" "-->")),
    ("ops-cdata", Kind::Ops, &[SIGNS], ops!("<item key='k'><![CDATA[" "_" "]]></item>")),
    (
        "ops-prolog",
        Kind::Ops,
        OPS,
        ["<?xml version='1.0'?>", "_", "<OPS_envelope><header></header></OPS_envelope>"],
    ),
    ("ops-declaration", Kind::Ops, &[SIGNS], ["<?xml version='1.0'", "_", "?><OPS_envelope>"]),
    (
        "ops-doctype",
        Kind::Ops,
        &[SIGNS],
        ["<!DOCTYPE OPS_envelope SYSTEM '", "_", "'><OPS_envelope>"],
    ),
    ("ops-header", Kind::Ops, OPS, ["<OPS_envelope><header>", "_", "</header><body>"]),
    (
        "ops-epilog",
        Kind::Ops,
        OPS,
        [
            "<OPS_envelope><header/><body><data_block><dt_assoc/></data_block></body></OPS_envelope>",
            "_",
            "",
        ],
    ),
    ("xml-text", Kind::Enom, XML, xml!("<a>" "_" "</a>")),
    ("xml-value", Kind::Enom, &[SIGNS], xml!("<a b=\"" "_" "\"/>")),
    ("xml-tag", Kind::Enom, XML, xml!("<a" "_" "/>")),
    ("xml-root", Kind::Enom, XML, xml!("" "_" "")),
    ("xml-mixed", Kind::Enom, XML, xml!("" "_<b/>x" "")),
    ("xml-texts", Kind::Enom, XML, xml!("" "<a{}>_</a{}>" "")),
    ("xml-error", Kind::Enom, XML, xml!("<errors>" "<Err{}>_</Err{}>" "</errors>")),
    ("xml-comment", Kind::Enom, &[SIGNS], xml!("<!--" "_" "-->")),
    ("html-value", Kind::Enom, HTML, html!("<STRONG>Note: </STRONG>" "_" "")),
    ("html-values", Kind::Enom, HTML, html!("" "<STRONG>N{}: </STRONG>_<br>" "")),
    ("html-name", Kind::Enom, HTML, html!("<STRONG>" "_" ": </STRONG>x")),
    ("html-behind", Kind::Enom, HTML, html!("<STRONG>Note: </STRONG>x<br>" "_" "")),
    ("html-within", Kind::Enom, HTML, html!("<STRONG>Note: x" "_" "</STRONG>")),
    ("html-comment", Kind::Enom, HTML, html!("<STRONG>Note: </STRONG>x<!--" "_" "-->y</p></p>")),
    ("html-closed", Kind::Enom, HTML, html!("<STRONG>Note: </STRONG>x" "_" "</p></p></STRONG>")),
    (
        "html-preamble",
        Kind::Enom,
        HTML,
        ["<HTML><BODY>", "_", "<STRONG>Done: </STRONG>true<br></BODY></HTML>"],
    ),
    (
        "html-head",
        Kind::Enom,
        HTML,
        ["<HTML><head>", "_", "</head><BODY><STRONG>Done: </STRONG>true<br></BODY></HTML>"],
    ),
    ("html-open-head", Kind::Enom, HTML, ["<HTML><head>", "_", "<STRONG>Done: </STRONG>true<br>"]),
    (
        "html-unmarked",
        Kind::Enom,
        HTML,
        ["<HTML><BODY>Command=x &amp;", "_", "<br>Done=true<br></BODY></HTML>"],
    ),
    (
        "html-unmarked-head",
        Kind::Enom,
        HTML,
        ["<HTML><head>Command=x &amp;", "_", "</head>y<br>Done=true<br></HTML>"],
    ),
    (
        "html-epilog",
        Kind::Enom,
        HTML,
        ["<HTML><BODY><STRONG>Done: </STRONG>true<br></BODY></HTML>", "_", ""],
    ),
    ("text-first", Kind::Enom, TEXT, ["", "_", "\nCommand=x\nDone=true\n"]),
    ("text-lines-first", Kind::Enom, TEXT, ["", "_\n", "Command=x\nDone=true\n"]),
    ("text-value", Kind::Enom, TEXT, ["Command=x\nNote=", "_", "\nDone=true\n"]),
    ("text-values", Kind::Enom, TEXT, ["Command=x\n", "Note{}=_\n", "Done=true\n"]),
    ("text-names", Kind::Enom, TEXT, ["Command=x\n", "_{}=x\n", "Done=true\n"]),
    ("text-comment", Kind::Enom, TEXT, ["Command=x\n;", "_", "\nDone=true\n"]),
    ("text-continued", Kind::Enom, TEXT, ["Command=x\nNote=x\n", "_\n", "Done=true\n"]),
    ("text-decoded", Kind::Enom, TEXT, ["Command=x\nNote=x\n", ";\n_\r", "Done=true\n"]),
    (
        "text-armour",
        Kind::Enom,
        TEXT,
        ["Command=-----BEGIN X-----\n", "_\n", "-----END X-----\nDone=true\n"],
    ),
    ("form-name", Kind::Form, FORM, ["command=SetPassword&a", "_", "=b"]),
    ("form-value", Kind::Form, FORM, ["command=SetPassword&a=", "_", ""]),
];

const OPS: Fillings = &[SIGNS, MARKUP, ITEMS];
const XML: Fillings = &[SIGNS, MARKUP];
const HTML: Fillings = &[SIGNS, TAGS];
const TEXT: Fillings = &[SIGNS, LINES];
const FORM: Fillings = &[SIGNS, PAIRS];

impl Shape {
    /// Every shape.
    pub(crate) fn all() -> Vec<Self> {
        let mut shapes = Vec::new();
        for &(place, kind, fillings, [before, around, behind]) in PLACES {
            for (filling, unit) in fillings.iter().copied().flatten() {
                let unit = around.replace('_', unit);
                let name = format!("{place}/{filling}");
                if shapes.iter().any(|shape: &Self| shape.name == name) {
                    continue;
                }
                let build = Build::Repeated { before, unit, behind };
                shapes.push(Self { name, kind, build });
            }
        }
        shapes.extend(others::SHAPES.iter().map(|&(name, kind, make)| {
            let (name, build) = (name.to_owned(), Build::Made(make));
            Self { name, kind, build }
        }));
        shapes.extend(others::ENCODED.iter().map(|&(name, kind, make)| {
            let (name, build) = (name.to_owned(), Build::Encoded(make));
            Self { name, kind, build }
        }));
        shapes
    }

    /// A document of this shape, of which so many bytes are what there is too much of.
    pub(crate) fn document(&self, bytes: usize) -> Vec<u8> {
        let text = match &self.build {
            Build::Made(make) => make(bytes),
            Build::Encoded(make) => {
                let latin = |letter| u8::try_from(u32::from(letter)).unwrap_or(b'?');
                return make(bytes).chars().map(latin).collect();
            }
            Build::Repeated { before, unit, behind } => {
                [before, repeated(unit, bytes).as_str(), behind].concat()
            }
        };
        text.into_bytes()
    }
}

/// `unit` until there are so many bytes, at least once; `{}` in it is the number of the repetition.
pub(crate) fn repeated(unit: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + unit.len() + 16);
    for index in 0.. {
        let mut pieces = unit.split("{}");
        text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            text.push_str(&index.to_string());
            text.push_str(piece);
        }
        if text.len() >= bytes {
            break;
        }
    }
    text
}
