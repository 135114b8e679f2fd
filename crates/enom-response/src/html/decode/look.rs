//! What departs from the published form.

use super::super::grammar::{self, Form, Head};
use super::Decoder;
use super::layout::{Layout, comments_in};
use crate::deviation::{DeviationKind, Witness};
use crate::{Error, text};

impl<W: Witness> Decoder<'_, '_, W> {
    pub(super) fn look_at_head(&mut self, head: Head<'_>, offset: usize) -> Result<(), Error> {
        if !head.strong {
            self.witness.note(DeviationKind::OtherMarkup, offset)?;
        }
        if head.sign == b'=' {
            self.witness.note(DeviationKind::EqualsSign, offset)?;
        }
        if head.form != Form::Inside {
            self.witness.note(DeviationKind::MisplacedSign, offset)?;
        }
        if !text::grammar::is_name_of_words(head.name) {
            self.witness.note(DeviationKind::UnusualName, offset)?;
        } else if head.name.contains([' ', '\t']) {
            self.witness.note(DeviationKind::SpacedName, offset)?;
        }
        Ok(())
    }

    pub(super) fn look_at_value(
        &mut self,
        raw: &str,
        layout: Layout,
        end: usize,
    ) -> Result<(), Error> {
        let offset = raw.as_ptr().addr() - self.text.as_ptr().addr();
        let mut markup = raw.match_indices('<');
        if markup.any(|(at, _)| grammar::tag(&raw[at..]).is_ok()) {
            self.witness.note(DeviationKind::MarkupInValue, offset)?;
        }
        let behind = offset + raw.len();
        for comment in comments_in(self.text.get(behind..end).unwrap_or_default()) {
            self.witness.note(DeviationKind::MarkupComment, behind + comment.start)?;
        }
        if layout.breaks == 0 {
            self.witness.note(DeviationKind::MissingLineBreak, end)?;
        }
        if layout.breaks > 1 || layout.wrappers > 0 {
            self.witness.note(DeviationKind::ExtraMarkup, behind)?;
        }
        Ok(())
    }
}
