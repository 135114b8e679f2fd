//! Spellings of eNom's XML format.

use super::markup::{Layout, pieces};
use crate::random::Random;

/// What stands before the root. The bytes are UTF-8 whatever it says.
const PROLOGS: [&str; 7] = [
    "<?xml version=\"1.0\"?>\n",
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
    "<?xml version=\"1.0\" encoding=\"utf-16\"?>\n",
    "<?xml version='1.0' encoding='utf-16'?>",
    "\n<?xml version=\"1.0\"?>\n",
    "  <?xml version=\"1.0\" encoding=\"utf-8\"?>",
    "",
];

/// Writes a document of our own in another spelling.
pub(super) fn respell(xml: &str, random: &mut Random) -> Option<String> {
    let root = &xml[xml.find("<interface-response")?..];
    let layout = Layout {
        indent: *random.pick(&[Some("  "), Some("    "), Some("\t"), Some(""), None])?,
        line_end: random.word(&["\n", "\r\n"]),
        empty: random.word(&["", "/>", " />"]),
        before_end: "",
    };
    let attributes = |attributes: &str| match attributes {
        "" => String::new(),
        _ => format!(" {attributes}"),
    };
    let mut out = random.word(&PROLOGS).to_owned();
    layout.write(&mut out, pieces(root), attributes);
    out.push_str(random.word(&["\n", ""]));
    Some(out)
}
