//! Workflows over `OpenSRS`; see [`crate::workflow`].

mod change_registrant_password;
mod transfer_out;

pub use change_registrant_password::{ChangeRegistrantPassword, PasswordStage, PasswordState};
pub use transfer_out::{Code, Departure, TransferOut, TransferStage, TransferState};
