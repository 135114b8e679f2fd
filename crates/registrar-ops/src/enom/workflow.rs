//! Workflows over eNom; [`crate::workflow`] shows how to run one.
//!
//! | what | plan | what a failure leaves |
//! |---|---|---|
//! | reset an account by the mailed token | [`ResetAccount`] | [`ResetState`] |
//! | change a domain's password, and see that it is the new one | [`SetDomainPassword`] | [`DomainPasswordState`] |
//! | hand a domain over to another registrar | [`TransferOut`] | [`TransferState`] |

mod reset_account;
mod set_domain_password;
mod transfer_out;

pub use reset_account::{ResetAccount, ResetStage, ResetState};
pub use set_domain_password::{DomainPasswordStage, DomainPasswordState, SetDomainPassword};
pub use transfer_out::{Departure, TransferOut, TransferStage, TransferState};
