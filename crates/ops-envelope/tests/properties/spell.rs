//! One of the many ways to write a value down, chosen by numbers.

use ops_envelope::Container;

use crate::model::{Item, Model};

/// Writes models with every freedom that XML and the grammar leave.
pub(crate) struct Speller<'c> {
    choices: std::iter::Cycle<std::slice::Iter<'c, u8>>,
    pub(crate) out: String,
}

/// A text or key as it was written, and whether it can be read without a copy.
pub(crate) type Borrowed = bool;

impl<'c> Speller<'c> {
    pub(crate) fn new(choices: &'c [u8]) -> Self {
        Self { choices: choices.iter().cycle(), out: String::new() }
    }

    /// A whole document, and the marked shape of its value (see `marked`).
    pub(crate) fn document(mut self, model: &Model) -> (String, String) {
        if self.one_in(8) {
            self.out.push('\u{FEFF}');
        }
        if self.one_in(4) {
            self.white();
        }
        if !self.one_in(3) {
            self.push([
                "<?xml version='1.0' encoding='UTF-8' standalone='no'?>",
                "<?xml version=\"1.0\" ?>",
            ]);
        }
        self.between();
        if !self.one_in(3) {
            self.push(["<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>", "<!DOCTYPE\tOPS_envelope>"]);
        }
        self.between();
        self.start("OPS_envelope");
        self.between();
        self.start("header");
        self.between();
        self.start("version");
        self.push(["0.9", " 0.9 "]);
        self.end("version");
        self.between();
        self.end("header");
        self.between();
        self.start("body");
        self.between();
        self.start("data_block");
        self.between();
        let marked = self.element(model);
        self.between();
        self.end("data_block");
        self.between();
        self.end("body");
        self.between();
        self.end("OPS_envelope");
        (self.out, marked)
    }

    /// A value as a `dt_*` element.
    fn element(&mut self, model: &Model) -> String {
        match model {
            Model::Scalar(text) => {
                self.start("dt_scalar");
                let borrowed = self.text(text);
                self.end("dt_scalar");
                mark(text, borrowed)
            }
            Model::Nested(container, inner) => self.nested(*container, inner),
            Model::Array(items) => self.array(items),
            Model::Assoc(items) => self.assoc(items),
        }
    }

    fn nested(&mut self, container: Container, inner: &Model) -> String {
        self.start(container.name());
        let marked = match (container, inner) {
            // A scalar right inside a reference needs no element of its own.
            (Container::ScalarRef, Model::Scalar(text)) if self.one_in(2) => {
                mark(text, self.text(text))
            }
            _ => {
                self.between();
                let marked = self.element(inner);
                self.between();
                marked
            }
        };
        self.end(container.name());
        format!("{}({marked})", container.name())
    }

    fn assoc(&mut self, items: &[(String, Item)]) -> String {
        if items.is_empty() && self.one_in(2) {
            self.push(["<dt_assoc/>", "<dt_assoc />"]);
            return "{}".into();
        }
        self.start("dt_assoc");
        let mut marked = Vec::new();
        for (key, item) in items {
            self.between();
            let borrowed = self.key(key);
            marked.push(format!("{}: {}", mark(key, borrowed), self.item(item)));
        }
        self.between();
        self.end("dt_assoc");
        format!("{{{}}}", marked.join(", "))
    }

    fn array(&mut self, items: &[Item]) -> String {
        if items.is_empty() && self.one_in(2) {
            self.push(["<dt_array/>", "<dt_array\n/>"]);
            return "[]".into();
        }
        self.start("dt_array");
        // Indexes that leave some out, in any order.
        let step = if self.one_in(4) { 1_000_003 } else { 1 };
        let mut order: Vec<usize> = (0..items.len()).collect();
        match self.choose(4) {
            0 => order.reverse(),
            1 => order.rotate_left(items.len() / 2),
            _ => {}
        }
        let mut marked = vec![String::new(); items.len()];
        for at in order {
            self.between();
            let index = (at * step).to_string();
            let index = if self.one_in(8) { format!("0{index} ") } else { index };
            self.key(&index);
            marked[at] = self.item(&items[at]);
        }
        self.between();
        self.end("dt_array");
        format!("[{}]", marked.join(", "))
    }

    /// `<item key="…"`, still open.
    fn key(&mut self, key: &str) -> Borrowed {
        self.push(["<item ", "<item\n\t"]);
        self.push(["key=", "key = "]);
        self.value(key)
    }

    /// The rest of an item.
    fn item(&mut self, item: &Item) -> String {
        if let Some(class) = &item.class {
            self.out.push_str(" class=");
            self.value(class);
        }
        if matches!(&item.value, Model::Scalar(text) if text.is_empty()) && self.one_in(2) {
            self.push(["/>", " />"]);
            return mark("", true);
        }
        self.push([">", " >"]);
        let marked = match &item.value {
            Model::Scalar(text) if !self.one_in(6) => mark(text, self.text(text)),
            other => {
                self.between();
                let marked = self.element(other);
                self.between();
                marked
            }
        };
        self.end("item");
        marked
    }

    /// An attribute's value between quotes.
    fn value(&mut self, value: &str) -> Borrowed {
        let quote = if self.one_in(2) { '\'' } else { '"' };
        self.out.push(quote);
        let mut borrowed = true;
        for character in value.chars() {
            let must = matches!(character, '<' | '&' | '\t' | '\n' | '\r') || character == quote;
            if must || self.one_in(16) {
                self.reference(character);
                borrowed = false;
            } else {
                self.out.push(character);
            }
        }
        self.out.push(quote);
        borrowed
    }

    /// Character data, in as many pieces as it pleases.
    fn text(&mut self, text: &str) -> Borrowed {
        let characters: Vec<char> = text.chars().collect();
        let (mut pieces, mut copied, mut at) = (0, false, 0);
        // Whether the piece before ran up to here, so that text goes on with it.
        let mut goes_on = false;
        self.nothing();
        while at < characters.len() {
            let length = if self.one_in(3) {
                1 + self.choose(characters.len() - at)
            } else {
                characters.len() - at
            };
            let piece = &characters[at..at + length];
            at += length;
            let section: String = piece.iter().collect();
            if self.one_in(5) && !section.contains("]]>") && !section.contains('\r') {
                self.out.push_str("<![CDATA[");
                self.out.push_str(&section);
                self.out.push_str("]]>");
                pieces += 1;
                goes_on = false;
            } else {
                pieces += usize::from(!goes_on);
                goes_on = true;
                copied |= self.plain(piece);
            }
            goes_on &= !self.nothing();
        }
        pieces <= 1 && !copied
    }

    /// Text without markup; whether a reference had to be written.
    fn plain(&mut self, piece: &[char]) -> bool {
        let mut copied = false;
        for &character in piece {
            let must = matches!(character, '<' | '&' | '\r')
                || (character == '>' && self.out.ends_with("]]"));
            if must || self.one_in(16) {
                self.reference(character);
                copied = true;
            } else if character == '\n' && self.one_in(8) {
                self.push(["\r\n", "\r"]);
                // A line feed right behind would belong to it.
                if self.out.ends_with('\r') {
                    self.out.push_str("<?p?>");
                    // An instruction ends the piece; what follows is another, which is copied too.
                }
                copied = true;
            } else {
                self.out.push(character);
            }
        }
        copied
    }

    fn reference(&mut self, character: char) {
        let named = match character {
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '&' => Some("&amp;"),
            '\'' => Some("&apos;"),
            '"' => Some("&quot;"),
            _ => None,
        };
        let code = u32::from(character);
        let written = match (named, self.choose(3)) {
            (Some(named), 0 | 1) => named.to_owned(),
            (_, 0) => format!("&#x{code:x};"),
            (_, 1) => format!("&#x00{code:X};"),
            _ => format!("&#{code};"),
        };
        self.out.push_str(&written);
    }

    /// White space, comments and instructions between elements.
    fn between(&mut self) {
        self.white();
        if self.nothing() {
            self.white();
        }
    }

    fn white(&mut self) {
        self.push(["", "", "\n    ", " ", "\t", "\r\n", "          ", ""]);
    }

    /// Perhaps a comment or an instruction; whether there is one.
    fn nothing(&mut self) -> bool {
        let before = self.out.len();
        if self.one_in(12) {
            self.push(["<!-- - <item> & -->", "<!---->", "<?p <data> & ?>", "<?p?>"]);
        }
        self.out.len() > before
    }

    fn start(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
        self.push([">", ">", ">", " >", "\r\n>"]);
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.push([">", ">", ">", " >", "\t>"]);
    }

    fn push<const N: usize>(&mut self, options: [&str; N]) {
        let option = options[self.choose(N)];
        self.out.push_str(option);
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.choose(count) == count - 1
    }

    fn choose(&mut self, count: usize) -> usize {
        usize::from(self.choices.next().copied().unwrap_or_default()) % count
    }
}

/// A text and whether it is borrowed.
pub(crate) fn mark(text: &str, borrowed: Borrowed) -> String {
    format!("{}{text:?}", if borrowed { "&" } else { "=" })
}
