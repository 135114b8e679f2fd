//! What was asked for.

/// What was asked for, in words that may be logged.
#[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "nothing is logged"))]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) registrar: &'static str,
    /// The action or command.
    pub(crate) action: &'a str,
    /// The object, which eNom has none of.
    pub(crate) object: &'a str,
}
