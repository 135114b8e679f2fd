//! Spellings of eNom's HTML format.

use crate::random::Random;

/// Writes a page of our own in another spelling.
pub(super) fn respell(page: &str, random: &mut Random) -> Option<String> {
    // A browser takes `</ STRONG>` for a comment; the documents are full of it.
    let end = random.word(&["</STRONG>", "</STRONG>", "</ STRONG>"]);
    let sign = random.word(&[":", ":", "="]);
    let line_break = random.word(&["<br>", "<br />", "<BR>", "<BR />", "<br><br>"]);
    let on_one_line = random.below(3) == 2;
    let (line_end, indent) = if on_one_line {
        ("", "")
    } else {
        (random.word(&["\n", "\r\n"]), random.word(&["", "  ", "\t"]))
    };
    let has_comments = random.below(4) != 3;
    let comment_sign = random.word(&[";", ";", ""]);
    let closing = random.word(&["</BODY></HTML>", "</HTML></BODY>"]);
    let mut out = String::with_capacity(page.len() + 64);
    for line in page.lines() {
        if let Some(comment) = line.strip_prefix(';') {
            if has_comments {
                // A comment ends with its line.
                out.extend([comment_sign, comment, "\n"]);
            }
            continue;
        }
        match line {
            "<HTML><BODY>" => out.extend(["<HTML><BODY>", line_end]),
            "</BODY></HTML>" => out.extend([closing, "\n"]),
            _ => {
                let field = line.strip_prefix("<STRONG>")?.strip_suffix("<br>")?;
                let (head, value) = field.split_once("</STRONG>")?;
                let name = head.trim_end().strip_suffix(':')?;
                let blank = if value.is_empty() { "" } else { " " };
                out.extend([indent, "<STRONG>", name, sign, blank, end, value]);
                out.extend([line_break, line_end]);
            }
        }
    }
    Some(out)
}
