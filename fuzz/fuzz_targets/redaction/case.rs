//! What is hidden where.

use arbitrary::{Arbitrary, Result, Unstructured};
use registrar_fuzz::secret::{SECRET, in_case};
use registrar_fuzz::text::text;

/// A message, and a secret to be put into it.
#[derive(Debug)]
pub(crate) struct Case<M> {
    pub(crate) message: M,
    pub(crate) secret: Hidden,
    /// Which of a target's questions is asked.
    pub(crate) question: u8,
}

/// A secret, its name and its place.
pub(crate) struct Hidden {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) shape: u8,
}

/// The name and the place are told; what is hidden is not.
impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.name, self.shape)
    }
}

/// A message that a secret can be put into, and the names under which it must not show there.
pub(crate) trait Message<'a>: Arbitrary<'a> {
    const SECRET_NAMES: &'static [&'static str];
}

impl<'a, M: Message<'a>> Arbitrary<'a> for Case<M> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let question = u.arbitrary()?;
        let around = if u.ratio(1, 4)? { (text(u)?, text(u)?) } else { Default::default() };
        let legal = |text: String| text.replace(|c| !xml_pull::is_legal(c), "");
        let secret = Hidden {
            name: in_case(u.choose(M::SECRET_NAMES)?, u.arbitrary()?),
            text: legal(format!("{}{SECRET}{}", around.0, around.1)),
            shape: u.arbitrary()?,
        };
        Ok(Self { question, secret, message: u.arbitrary()? })
    }
}
