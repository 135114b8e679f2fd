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
    /// What is said of an answer that was read: whether it is a success, a workflow finds out.
    pub(crate) outcome: &'static str,
}
