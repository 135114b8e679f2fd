//! Spellings of eNom's text format.

use crate::random::Random;

/// Writes a text of our own in another spelling.
pub(super) fn respell(text: &str, random: &mut Random) -> Option<String> {
    // No document mixes the two signs.
    let has_colons = random.below(3) == 2;
    let line_end = random.word(&["\r\n", "\r\n", "\n"]);
    let comments = random.word(&["as they are", "with a break", "none"]);
    let gap = random.word(&["", line_end]);
    let mut out = String::with_capacity(text.len() + 64);
    let mut in_fields = false;
    for line in text.lines() {
        if let Some(comment) = line.strip_prefix(';') {
            match comments {
                "none" => continue,
                "with a break" => out.extend([";", comment, "<br>"]),
                _ => out.extend([";", comment]),
            }
        } else {
            if !in_fields {
                out.push_str(gap);
                in_fields = true;
            }
            // A line without a sign continues the value above; ours have none.
            let (name, value) = line.split_once('=')?;
            match (has_colons, value) {
                (false, _) => out.extend([name, "=", value]),
                (true, "") => out.extend([name, ":"]),
                (true, _) => out.extend([name, ": ", value]),
            }
        }
        out.push_str(line_end);
    }
    out.push_str(random.word(&["", line_end]));
    Some(out)
}
