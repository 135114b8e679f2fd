//! `SLD` and `TLD`, which most commands take.

use super::command::Command;
use crate::parameters::{ParameterError, Parameters};
use crate::split_name::SplitName;

/// The command `name` about `domain`.
pub(super) fn command_about(name: &'static str, domain: &SplitName) -> Command {
    Command::new(name).with("SLD", domain.sld()).with("TLD", domain.tld())
}

/// The domain that a command is about.
pub(super) fn domain(parameters: &Parameters<'_>) -> Result<SplitName, ParameterError> {
    let sld = parameters.required("SLD", Ok)?;
    let tld = parameters.required("TLD", Ok)?;
    SplitName::new(sld, tld)
}
