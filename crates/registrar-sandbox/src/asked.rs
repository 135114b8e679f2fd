//! What a request asks for, as far as an answer depends on it.

use registrar_ops::enom::Format;

/// Whose protocol a request speaks, and what its answer names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    OpenSrs { object: String },
    Enom { command: String, format: Format },
}
