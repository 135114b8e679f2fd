//! Workflows over eNom; [`crate::workflow`] shows how to run one.
//!
//! | what | plan | state after a failure |
//! |---|---|---|
//! | reset the password of an account with a mailed token | [`ResetAccount`] | [`ResetState`] |
//! | change a domain's password, and check the new one | [`SetDomainPassword`] | [`DomainPasswordState`] |
//! | hand a domain over to another registrar | [`TransferOut`] | [`TransferState`] |

mod reset_account;
mod set_domain_password;
mod transfer_out;

pub use reset_account::{ResetAccount, ResetStage, ResetState};
pub use set_domain_password::{DomainPasswordStage, DomainPasswordState, SetDomainPassword};
pub use transfer_out::{Departure, TransferOut, TransferStage, TransferState};
