//! Text, a line at a time.

use super::{Page, Reading, WHITE, is_legal, is_name, normal};

/// Reads a document of lines.
#[must_use]
pub fn read(text: &str) -> Reading {
    if !text.chars().all(is_legal) {
        return Reading::Refused("an illegal character");
    }
    if text.replace("\r\n", "\n").contains('\r') || text.contains('\u{FEFF}') {
        return Reading::Unspecified("a carriage return alone, or a byte-order mark");
    }
    let mut reader = Lines::default();
    for line in text.split('\n') {
        if let Err(reading) = reader.line(line.strip_suffix('\r').unwrap_or(line)) {
            return reading;
        }
    }
    if reader.fields.is_empty() && !text.ends_with('\n') {
        return Reading::Unspecified("a comment that is cut, and no field");
    }
    reader.finish()
}

/// What was read so far.
#[derive(Default)]
struct Lines {
    /// The sign of the first field, which is the document's.
    sign: Option<char>,
    fields: Vec<(String, String)>,
    has_comment: bool,
    /// A comment since the last line of a value.
    is_interrupted: bool,
    /// Whether each `Done` so far was true, if there was one.
    done: Option<bool>,
    /// Within a block of PEM.
    is_verbatim: bool,
    /// Blank lines since the last line of a value.
    blank: usize,
}

impl Lines {
    fn line(&mut self, line: &str) -> Result<(), Reading> {
        if self.is_verbatim {
            self.push(line);
            return self.leave_block(line);
        }
        if line.trim_matches(WHITE).is_empty() {
            self.blank += 1;
            return Ok(());
        }
        if line.starts_with(';') {
            let after = line.to_ascii_lowercase().find("<br").map(|at| line[at..].split_once('>'));
            if after.is_some_and(|after| {
                after.is_none_or(|(_, after)| !after.trim_matches(WHITE).is_empty())
            }) {
                return Err(Reading::Unspecified("a comment that goes on after its break"));
            }
            self.has_comment = true;
            self.is_interrupted = true;
            if self.done.is_some() {
                return Err(Reading::Unspecified("a comment after Done"));
            }
            return Ok(());
        }
        if let Some((name, value)) = self.field(line) {
            if name.eq_ignore_ascii_case("done") {
                let is_true = value.trim_matches(WHITE).eq_ignore_ascii_case("true");
                self.done = Some(is_true && self.done != Some(false));
            }
            self.blank = 0;
            self.is_interrupted = false;
            self.fields.push((name.to_owned(), value.to_owned()));
            return self.enter_block(value.trim_start_matches(WHITE));
        }
        if self.fields.is_empty() {
            return Err(Reading::Refused("a line before the first field"));
        }
        if self.done.is_some() {
            return Err(Reading::Refused("a line after Done"));
        }
        if std::mem::take(&mut self.is_interrupted) && self.blank > 0 {
            return Err(Reading::Unspecified("a comment among the blank lines of a value"));
        }
        for _ in 0..std::mem::take(&mut self.blank) {
            self.push("");
        }
        self.push(line);
        self.enter_block(line)
    }

    /// One line more of the last value.
    fn push(&mut self, line: &str) {
        if let Some((_, value)) = self.fields.last_mut() {
            value.push('\n');
            value.push_str(line);
        }
    }

    /// The name and the value of a field, if the line is one.
    fn field<'l>(&mut self, line: &'l str) -> Option<(&'l str, &'l str)> {
        let at = line.find(['=', ':'])?;
        let (name, rest) = line.split_at(at);
        let sign = rest.chars().next()?;
        let value = &rest[1..];
        let is_sign = sign == '=' || value.is_empty() || value.starts_with([' ', '\t']);
        if !is_name(name) || !is_sign || self.sign.is_some_and(|of_document| of_document != sign) {
            return None;
        }
        self.sign = Some(sign);
        Some((name, value))
    }

    fn enter_block(&mut self, line: &str) -> Result<(), Reading> {
        match line.find("-----BEGIN") {
            None => Ok(()),
            Some(0) if line.trim_end_matches(WHITE).ends_with("-----") => {
                self.is_verbatim = true;
                self.leave_block(line)
            }
            Some(_) => Err(Reading::Unspecified(
                "a block that begins within a line, or not with a whole one",
            )),
        }
    }

    fn leave_block(&mut self, line: &str) -> Result<(), Reading> {
        match line.find("-----END") {
            None => Ok(()),
            Some(0)
                if line.trim_end_matches(WHITE).ends_with("-----")
                    && !line[8..].contains("-----BEGIN") =>
            {
                self.is_verbatim = false;
                Ok(())
            }
            Some(_) => Err(Reading::Unspecified("a block that ends within a line")),
        }
    }

    fn finish(self) -> Reading {
        let fields = self.fields.into_iter().map(|(name, value)| (name, normal(&value)));
        let page = Page {
            fields: fields.collect(),
            is_complete: self.done == Some(true) && !self.is_verbatim,
        };
        if self.is_verbatim {
            return Reading::Refused("a block that does not end");
        }
        if !self.has_comment && !page.is_named() {
            return Reading::Refused("no name of a response");
        }
        Reading::Response(page)
    }
}
