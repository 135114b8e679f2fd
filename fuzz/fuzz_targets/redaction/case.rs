//! What is hidden where, and what befalls it.

use arbitrary::{Arbitrary, Result, Unstructured};
use registrar_fuzz::secret::{ENOM_NAMES, OPS_NAMES, SECRET, in_case, shows};
use registrar_fuzz::text::text;

/// A message, a secret to be put into it, and what befalls it on its way.
#[derive(Debug)]
pub(crate) struct Case<M> {
    pub(crate) message: M,
    pub(crate) secret: Hidden,
    pub(crate) edits: Vec<Edit>,
}

/// A secret, its name and its place.
pub(crate) struct Hidden {
    pub(crate) ops_name: String,
    pub(crate) enom_name: String,
    pub(crate) text: String,
    pub(crate) shape: u8,
}

#[derive(Arbitrary, Clone, Copy, Debug)]
pub(crate) enum Edit {
    Cut(u16),
    Delete(u16),
    Insert(u16, u8),
    Replace(u16, u8),
}

/// The name and the place are told; what is hidden is not.
impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.ops_name, self.enom_name, self.shape)
    }
}

impl<'a, M: Arbitrary<'a>> Arbitrary<'a> for Case<M> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let around = if u.ratio(1, 4)? { (text(u)?, text(u)?) } else { Default::default() };
        let legal = |text: String| text.replace(|c| !xml_pull::is_legal(c), "");
        let secret = Hidden {
            ops_name: in_case(u.choose(OPS_NAMES)?, u.arbitrary()?),
            enom_name: in_case(u.choose(ENOM_NAMES)?, u.arbitrary()?),
            text: legal(format!("{}{SECRET}{}", around.0, around.1)),
            shape: u.arbitrary()?,
        };
        let edits = (0..u.int_in_range(0..=4)?).map(|_| u.arbitrary()).collect::<Result<_>>()?;
        Ok(Self { secret, edits, message: u.arbitrary()? })
    }
}

impl<M: std::fmt::Debug> Case<M> {
    /// Whether there is something around the secret that looks like it.
    pub(crate) fn is_ambiguous(&self) -> bool {
        shows(&format!("{self:?}"))
    }
}

/// A document after what befell it.
pub(crate) fn edited(document: String, edits: &[Edit]) -> Vec<u8> {
    let mut bytes = document.into_bytes();
    for edit in edits {
        let (Edit::Cut(at) | Edit::Delete(at) | Edit::Insert(at, _) | Edit::Replace(at, _)) = *edit;
        let at = usize::from(at) % (bytes.len() + 1);
        match *edit {
            Edit::Cut(_) => bytes.truncate(at),
            Edit::Insert(_, byte) => bytes.insert(at, byte),
            Edit::Delete(_) if at < bytes.len() => drop(bytes.remove(at)),
            Edit::Replace(_, byte) if at < bytes.len() => bytes[at] = byte,
            _ => {}
        }
    }
    bytes
}
