//! Questions on the terminal.

use std::io::{self, IsTerminal};

use registrar_ops::Secret;

use crate::failure::Failure;

/// Asks for a secret, which does not show as it is typed.
pub(crate) fn secret(name: &str) -> Result<Secret, Failure> {
    if !io::stderr().is_terminal() {
        return Err(Failure::usage(format!(
            "`{name}` is missing, and there is no terminal to ask on"
        )));
    }
    rpassword::prompt_password(format!("{name}: ")).map(Secret::new).map_err(|_| {
        Failure::usage(format!("`{name}` is missing, and there is no terminal to ask on"))
    })
}
