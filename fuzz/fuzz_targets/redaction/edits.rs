//! What befalls a document on its way.

use arbitrary::{Arbitrary, Result, Unstructured};

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Edit {
    Cut(u16),
    Delete(u16),
    Insert(u16, u8),
    Replace(u16, u8),
}

/// A few edits, often none.
#[derive(Debug)]
pub(crate) struct Edits(Vec<Edit>);

impl Arbitrary<'_> for Edits {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let edits = (0..u.int_in_range(0..=4)?).map(|_| u.arbitrary());
        edits.collect::<Result<_>>().map(Self)
    }
}

impl Edits {
    /// A document after what befell it.
    pub(crate) fn apply(&self, document: String) -> Vec<u8> {
        let mut bytes = document.into_bytes();
        for &edit in &self.0 {
            let (Edit::Cut(at) | Edit::Delete(at) | Edit::Insert(at, _) | Edit::Replace(at, _)) =
                edit;
            let at = usize::from(at) % (bytes.len() + 1);
            match edit {
                Edit::Cut(_) => bytes.truncate(at),
                Edit::Insert(_, byte) => bytes.insert(at, byte),
                Edit::Delete(_) if at < bytes.len() => drop(bytes.remove(at)),
                Edit::Replace(_, byte) if at < bytes.len() => bytes[at] = byte,
                _ => {}
            }
        }
        bytes
    }
}
