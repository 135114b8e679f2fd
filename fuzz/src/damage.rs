//! Damage to documents: cuts, deletions, splices and doubled pieces, as a broken line or proxy does it.

use arbitrary::Arbitrary;

/// One thing that happens to a document. Places and lengths are taken modulo what there is.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub enum Damage {
    /// Only the first so many bytes arrive.
    Prefix(u16),
    /// Only the bytes from there on arrive.
    Suffix(u16),
    /// Some bytes are lost.
    Deletion { at: u16, length: u8 },
    /// A piece of the same document comes once more, elsewhere.
    Splice { from: u16, length: u8, to: u16 },
    /// One letter changes its case.
    Case(u16),
    /// Some bytes are put into a comment of markup.
    Comment { at: u16, length: u8 },
}

impl Damage {
    /// The document after this.
    #[must_use]
    pub fn apply(self, document: &[u8]) -> Vec<u8> {
        let place = |at: u16| usize::from(at) % (document.len() + 1);
        let range = |at: u16, length: u8| {
            let start = place(at);
            start..(start + usize::from(length)).min(document.len())
        };
        match self {
            Self::Prefix(length) => document[..place(length)].to_vec(),
            Self::Suffix(start) => document[place(start)..].to_vec(),
            Self::Deletion { at, length } => {
                let gone = range(at, length);
                [&document[..gone.start], &document[gone.end..]].concat()
            }
            Self::Splice { from, length, to } => {
                let (piece, to) = (range(from, length), place(to));
                [&document[..to], &document[piece], &document[to..]].concat()
            }
            Self::Case(at) => {
                let mut changed = document.to_vec();
                if let Some(byte) = changed.get_mut(place(at)) {
                    *byte ^= if byte.is_ascii_alphabetic() { 0x20 } else { 0 };
                }
                changed
            }
            Self::Comment { at, length } => {
                let hidden = range(at, length);
                let after = hidden.end;
                let pieces: [&[u8]; 5] = [
                    &document[..hidden.start],
                    b"<!--",
                    &document[hidden],
                    b"-->",
                    &document[after..],
                ];
                pieces.concat()
            }
        }
    }
}

/// A document, and up to four things that happen to it.
#[derive(Arbitrary, Debug)]
pub struct Case {
    document: u8,
    damages: [Option<Damage>; 4],
}

impl Case {
    /// What arrives of one of `documents`.
    #[must_use]
    pub fn document(&self, documents: &[&[u8]]) -> Vec<u8> {
        let document = documents[usize::from(self.document) % documents.len()].to_vec();
        self.damages.iter().flatten().fold(document, |document, damage| damage.apply(&document))
    }
}
