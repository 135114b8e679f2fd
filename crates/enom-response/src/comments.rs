//! The comment lines of a response.

use core::fmt;

use wire_text::secret_names::redact_text;

use crate::arena::Slice;
use crate::field::Store;

/// The comment lines of a response; see [`Response::comments`](crate::Response::comments).
///
/// ```
/// use enom_response::Response;
///
/// let response = Response::parse(";URL Interface\n;Machine is SJL0VWAPI03\nErrCount=0\nDone=true")?;
/// let comments: Vec<_> = response.comments().collect();
/// assert_eq!(comments, ["URL Interface", "Machine is SJL0VWAPI03"]);
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone)]
pub struct Comments<'r> {
    store: Store<'r>,
    slices: core::slice::Iter<'r, Slice>,
}

impl<'r> Iterator for Comments<'r> {
    type Item = &'r str;

    fn next(&mut self) -> Option<&'r str> {
        self.slices.next().map(|&slice| self.store.text(slice))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.slices.size_hint()
    }
}

impl ExactSizeIterator for Comments<'_> {}
impl core::iter::FusedIterator for Comments<'_> {}

impl fmt::Debug for Comments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(redact_text)).finish()
    }
}

impl<'r> Store<'r> {
    pub(crate) fn comments(self) -> Comments<'r> {
        Comments { store: self, slices: self.arena.comments.iter() }
    }
}
