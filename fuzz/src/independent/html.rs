//! HTML, a tag at a time.

use super::{Page, Reading, WHITE, is_legal, is_name, normal};

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece<'p> {
    Strong,
    StrongEnd,
    Break(&'p str),
    /// `<HTML>` or `<BODY>`.
    Begin,
    /// `</HTML>` or `</BODY>`.
    End(&'p str),
    Text(&'p str),
}

const TAGS: [(&str, Piece<'static>); 11] = [
    ("<STRONG>", Piece::Strong),
    ("</STRONG>", Piece::StrongEnd),
    ("</ STRONG>", Piece::StrongEnd),
    ("<br>", Piece::Break("<br>")),
    ("<br />", Piece::Break("<br />")),
    ("<BR>", Piece::Break("<BR>")),
    ("<BR />", Piece::Break("<BR />")),
    ("<HTML>", Piece::Begin),
    ("<BODY>", Piece::Begin),
    ("</HTML>", Piece::End("</HTML>")),
    ("</BODY>", Piece::End("</BODY>")),
];

/// Cuts a page into pieces; what is no tag of the format is text.
fn pieces(page: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = page;
    let mut plain = 0;
    while plain < rest.len() {
        let tag = TAGS.iter().find(|(tag, _)| rest.as_bytes()[plain..].starts_with(tag.as_bytes()));
        let Some(&(tag, piece)) = tag else {
            plain += 1;
            continue;
        };
        if plain > 0 {
            pieces.push(Piece::Text(&rest[..plain]));
        }
        pieces.push(piece);
        rest = &rest[plain + tag.len()..];
        plain = 0;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Reads a page of emphasised names.
#[must_use]
pub fn read(page: &str) -> Reading {
    if !page.chars().all(is_legal) {
        return Reading::Refused("an illegal character");
    }
    let lower = page.to_ascii_lowercase();
    let odd = lower.contains("<br/>") || lower.matches("<br").count() != breaks(page);
    if odd || page.contains(['\u{FEFF}', '\u{A0}']) || page.replace("\r\n", "\n").contains('\r') {
        return Reading::Unspecified("a spelling of a break, or a blank, that was not seen");
    }
    if page.rfind('<').is_some_and(|at| !page[at..].contains('>')) {
        return Reading::Unspecified("a page that ends within a tag");
    }
    let pieces = pieces(page);
    let mut reader = Pieces::default();
    let mut at = 0;
    while at < pieces.len() {
        match reader.piece(&pieces, at) {
            Ok(next) => at = next,
            Err(reading) => return reading,
        }
    }
    reader.finish()
}

fn breaks(page: &str) -> usize {
    ["<br>", "<br />", "<BR>", "<BR />"].iter().map(|tag| page.matches(tag).count()).sum()
}

#[derive(Default)]
struct Pieces {
    fields: Vec<(String, String)>,
    /// Whether the last line of text before the first field is a comment.
    is_comment: bool,
}

impl Pieces {
    /// Reads the piece at a place, and says where the next one is.
    fn piece(&mut self, pieces: &[Piece<'_>], at: usize) -> Result<usize, Reading> {
        let is_markup = !matches!(pieces[at], Piece::Break(_) | Piece::Text(_));
        if self.is_comment && is_markup {
            return Err(Reading::Unspecified("a comment with markup"));
        }
        if let Some((name, next)) = head(pieces, at) {
            self.fields.push((name.to_owned(), String::new()));
            return Ok(next);
        }
        if let (Piece::Text(text), Some(Piece::StrongEnd)) = (pieces[at], pieces.get(at + 1)) {
            return self.unmarked(text, pieces, at);
        }
        match (pieces[at], self.fields.last_mut()) {
            (Piece::End(tag), _) => return Self::end(tag, pieces, at),
            (Piece::Begin | Piece::Break(_), None) => self.is_comment = false,
            (Piece::Text(text), None) => {
                before_fields(text)?;
                let last = text.rsplit('\n').next().unwrap_or_default();
                self.is_comment = last.trim_start_matches(WHITE).starts_with(';');
            }
            (Piece::Strong | Piece::StrongEnd, None) => {
                return Err(Reading::Refused("an emphasis before the first field"));
            }
            (Piece::Begin, Some(_)) => {
                return Err(Reading::Unspecified("a page that begins within a value"));
            }
            (Piece::Text(text), Some((_, value))) => value.push_str(text),
            (Piece::Break(tag), Some((_, value))) => value.push_str(tag),
            (Piece::Strong, Some(_)) if !pieces[at..].contains(&Piece::StrongEnd) => {
                return Err(Reading::Unspecified("an emphasis that does not end"));
            }
            (Piece::Strong, Some((_, value))) => value.push_str("<STRONG>"),
            (Piece::StrongEnd, Some(_)) => {
                return Err(Reading::Unspecified("an emphasis within a value that ends"));
            }
        }
        Ok(at + 1)
    }

    /// A head at the start of a line, whose emphasis does not begin.
    fn unmarked(&mut self, text: &str, pieces: &[Piece<'_>], at: usize) -> Result<usize, Reading> {
        let Some((before, line)) = text.rsplit_once('\n') else {
            return Err(Reading::Unspecified("an emphasis that does not begin"));
        };
        let is_first = self.fields.is_empty();
        let after = pieces.get(at + 2);
        let Some(name) = name_of(line).filter(|_| !is_first && after != Some(&Piece::StrongEnd))
        else {
            return Err(Reading::Unspecified("an emphasis that does not begin"));
        };
        if let Some((_, value)) = self.fields.last_mut() {
            value.push_str(before);
        }
        self.fields.push((name.to_owned(), String::new()));
        Ok(at + 2)
    }

    /// The end of a page: its partner, and nothing but white space.
    fn end(tag: &str, pieces: &[Piece<'_>], at: usize) -> Result<usize, Reading> {
        let is_blank = |piece: &Piece<'_>| matches!(piece, Piece::Text(text) if text.trim_matches(WHITE).is_empty());
        let mut rest = pieces[at + 1..].iter().filter(|piece| !is_blank(piece)).peekable();
        rest.next_if(|piece| matches!(piece, Piece::End(other) if *other != tag));
        if rest.next().is_some() {
            return Err(Reading::Refused("something after the page"));
        }
        Ok(pieces.len())
    }

    fn finish(self) -> Reading {
        let (mut fields, mut dones) = (Vec::new(), Vec::new());
        for (name, value) in self.fields {
            let value = trimmed(&value);
            if value.starts_with("<br") || value.starts_with("<BR") {
                return Reading::Unspecified("a break before a value");
            }
            let Some(value) = decoded(value) else {
                return Reading::Unspecified("a reference beside markup, or to no character");
            };
            if name.eq_ignore_ascii_case("done") {
                dones.push(value.trim_matches(WHITE).eq_ignore_ascii_case("true"));
            }
            fields.push((name, normal(&value)));
        }
        if fields.is_empty() {
            return Reading::Unspecified("a page without a field");
        }
        // Of several, each must be true.
        let is_complete = !dones.is_empty() && !dones.contains(&false);
        Reading::Response(Page { fields, is_complete })
    }
}

/// The name of a head that begins at a place, and the place after it: a doubled end tag is of the head.
fn head<'p>(pieces: &[Piece<'p>], at: usize) -> Option<(&'p str, usize)> {
    match pieces[at..] {
        [Piece::Strong, Piece::Text(text), Piece::StrongEnd, ref rest @ ..] => {
            let doubled = usize::from(rest.first() == Some(&Piece::StrongEnd));
            Some((name_of(text)?, at + 3 + doubled))
        }
        _ => None,
    }
}

/// The name in the text of a head: `Name: `, `Name:` or `Name= `.
fn name_of(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(WHITE);
    let name = text.strip_suffix([':', '='])?;
    is_name(name).then_some(name)
}

/// Only comment lines may stand before the first field.
fn before_fields(text: &str) -> Result<(), Reading> {
    for line in text.lines().map(|line| line.trim_matches(WHITE)).filter(|line| !line.is_empty()) {
        if !line.starts_with(';') {
            return Err(Reading::Unspecified("a line before the first field that is no comment"));
        }
        if line.contains(['<', '>']) {
            return Err(Reading::Unspecified("a comment with markup"));
        }
    }
    Ok(())
}

/// A value without the breaks and blanks at its end, and without blanks before it.
fn trimmed(value: &str) -> &str {
    let mut value = value.trim_matches(WHITE);
    while let Some(rest) =
        ["<br>", "<br />", "<BR>", "<BR />"].iter().find_map(|tag| value.strip_suffix(tag))
    {
        value = rest.trim_end_matches(WHITE);
    }
    value
}

/// A value with its references read; `None` where the grammar does not say.
fn decoded(value: &str) -> Option<String> {
    if !value.contains('&') {
        return Some(value.to_owned());
    }
    if value.contains(['<', '>']) {
        return None;
    }
    let mut decoded = String::new();
    let mut pieces = value.split('&');
    decoded.push_str(pieces.next()?);
    for piece in pieces {
        // The grammar does not say what a number is that is no character.
        let name = piece.split_once(';').map(|(name, _)| name);
        if name.is_some_and(|name| name.starts_with('#') && character(name).is_none()) {
            return None;
        }
        let read = piece.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        match read {
            Some((character, rest)) => decoded.extend([character.to_string().as_str(), rest]),
            None => decoded.extend(["&", piece]),
        }
    }
    Some(decoded)
}

fn character(name: &str) -> Option<char> {
    let number = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let number = match number.strip_prefix('x') {
        Some(digits) if digits.bytes().all(|b| b.is_ascii_hexdigit()) => {
            u32::from_str_radix(digits, 16)
        }
        None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse(),
        _ => return None,
    };
    char::from_u32(number.ok()?).filter(|&c| is_legal(c))
}
