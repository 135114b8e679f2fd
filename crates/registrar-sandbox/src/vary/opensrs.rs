//! Spellings of envelopes that the crate `ops-envelope` reads.

use registrar_ops::ops_envelope::{Assoc, Envelope, Layout as Written, Value};

use super::markup::{Layout, pieces};
use crate::random::Random;

/// What stands before the root.
const PROLOGS: [&str; 9] = [
    "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n",
    // The live server.
    "<?xml version='1.0' encoding=\"UTF-8\" standalone=\"no\" ?>\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n",
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n",
    "<?xml version='1.0' encoding='UTF-8' standalone='no' ?><!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>",
    "<?xml version=\"1.0\"\n    encoding=\"UTF-8\"\n    standalone=\"no\"?>\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n",
    "<?xml version='1.0' encoding='UTF-8'?>\n",
    "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n",
    "\u{FEFF}<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n",
    "",
];

/// The header.
const HEADERS: [&str; 4] = [
    "<version>0.9</version>",
    "<version> 0.9 </version>",
    "<version>0.9</version><msg_id>1</msg_id><msg_type>standard</msg_type>",
    "<version>\n0.9\n</version>",
];

/// Orders of the items: those of the documents and of the live server, and one with the verdict last.
const ORDERS: [&[&str]; 3] = [
    &["protocol", "action", "object", "response_text", "is_success", "response_code", "attributes"],
    &["protocol", "object", "response_text", "action", "attributes", "response_code", "is_success"],
    &["attributes", "object", "action", "response_code", "response_text", "protocol", "is_success"],
];

/// Writes an envelope of our own in another spelling.
pub(super) fn respell(xml: &str, random: &mut Random) -> Option<String> {
    let envelope = Envelope::parse(xml).ok()?;
    let items = envelope.value().as_assoc()?;
    let in_capitals = random.below(2) == 1;
    let spelt = |name: &str, value: &Value<'_>| match value.as_str() {
        Some(word) if in_capitals && matches!(name, "action" | "object") => {
            Value::from(word.to_uppercase())
        }
        _ => value.clone().into_owned(),
    };
    let mut ordered = Assoc::new();
    for &name in *random.pick(&ORDERS)? {
        if let Some(value) = items.get(name) {
            ordered.insert(name, spelt(name, value));
        }
    }
    for (name, value) in items {
        if ordered.get(name).is_none() {
            ordered.insert(name.to_owned(), value.clone().into_owned());
        }
    }
    let written = Envelope::new(ordered).to_xml(Written::Indented).ok()?;
    let root = written.find("<OPS_envelope>")?;
    let header = random.word(&HEADERS);
    let root = written[root..].replacen(HEADERS[0], header, 1);

    let indent = *random.pick(&[Some("    "), Some(" "), Some("  "), Some("\t"), None])?;
    // Line ends of a text are line feeds to a reader, however they are sent.
    let line_end = random.word(&["\n", "\n", "\r\n"]);
    let layout = Layout {
        indent,
        line_end,
        empty: random.word(&["", "/>", " />"]),
        before_end: random.word(&["", "", "", " "]),
    };
    let equals = random.word(&["=", "=", "=", " = "]);
    let in_single = random.below(2) == 1;
    let attributes = |attributes: &str| match attributes.split_once('=') {
        None => String::new(),
        // A key without quotes of the other kind takes either.
        Some((name, value)) if in_single && !value.contains('\'') => {
            format!(" {name}{equals}{}", value.replace('"', "'"))
        }
        Some((name, value)) => format!(" {name}{equals}{value}"),
    };
    let mut out = random.word(&PROLOGS).replace('\n', line_end);
    layout.write(&mut out, pieces(&root), attributes);
    out.push_str(random.word(&["\n", "", "\r\n"]));
    Some(out)
}
