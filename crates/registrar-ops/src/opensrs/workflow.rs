//! Workflows over `OpenSRS`; [`crate::workflow`] shows how to run one.
//!
//! | what | plan | state after a failure |
//! |---|---|---|
//! | log in, change a registrant's password, and check the new one | [`ChangeRegistrantPassword`] | [`PasswordState`] |
//! | hand a domain over to another registrar | [`TransferOut`] | [`TransferState`] |

mod change_registrant_password;
mod transfer_out;

pub use change_registrant_password::{ChangeRegistrantPassword, PasswordStage, PasswordState};
pub use transfer_out::{Code, Departure, TransferOut, TransferStage, TransferState};
