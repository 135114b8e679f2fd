//! Transfers away of an account's domains.

use crate::transfer::{Transfer, TransferAnswer, TransferStatus};

/// So many transfers are kept.
const MAX_TRANSFERS: usize = 10_000;

/// Transfers away, in the order in which they began.
#[derive(Clone, Debug, Default)]
pub(crate) struct Transfers(Vec<Transfer>);

impl Transfers {
    /// Begins one; not where one is pending, or there are too many.
    pub(crate) fn begin(&mut self, domain: &str, gaining_registrar: &str) -> bool {
        if self.pending(domain).is_some() || self.0.len() >= MAX_TRANSFERS {
            return false;
        }
        self.0.push(Transfer {
            domain: domain.to_owned(),
            gaining_registrar: gaining_registrar.to_owned(),
            status: TransferStatus::PendingOwner,
            answer: None,
        });
        true
    }

    /// The transfer of `domain` that waits for an answer.
    pub(crate) fn pending(&mut self, domain: &str) -> Option<&mut Transfer> {
        self.0.iter_mut().find(|transfer| {
            transfer.domain == domain && transfer.status == TransferStatus::PendingOwner
        })
    }

    /// The transfers, or those of one domain, and the domains that go with this look.
    pub(crate) fn look(&mut self, domain: Option<&str>) -> (Vec<Transfer>, Vec<String>) {
        let mut gone = Vec::new();
        let is_asked = |held: &Transfer| domain.is_none_or(|domain| held.domain == domain);
        for transfer in self.0.iter_mut().filter(|held| is_asked(held)) {
            let Some((answer, polls)) = &mut transfer.answer else { continue };
            if let Some(left) = polls.checked_sub(1) {
                *polls = left;
                continue;
            }
            transfer.status = match answer {
                TransferAnswer::Accept => TransferStatus::Completed,
                TransferAnswer::Reject => TransferStatus::Cancelled,
            };
            if *answer == TransferAnswer::Accept {
                gone.push(transfer.domain.clone());
            }
            transfer.answer = None;
        }
        (self.0.iter().filter(|held| is_asked(held)).cloned().collect(), gone)
    }
}
