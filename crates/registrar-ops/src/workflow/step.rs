//! What a workflow asks of whoever drives it.

use std::time::Duration;

use super::login::Login;
use super::plan::{Plan, Wanted};
use super::protocol::Protocol;

/// What is to be done now.
///
/// Exhaustive: a driver has to know them all.
///
/// The [page of the module](super) has an example.
pub enum Step<P: Plan> {
    /// Send this operation, and give what comes back to [`receive`](super::Workflow::receive).
    Send(Box<<P::Protocol as Protocol>::Operation>),
    /// The same, but in the name of this account.
    SendAs(Login, Box<<P::Protocol as Protocol>::Operation>),
    /// Sleep so long.
    Sleep(Duration),
    /// Wait for a person; see [`give`](super::Workflow::give).
    Person(Wanted),
    /// Nothing: see [`outcome`](super::Workflow::outcome).
    Done,
}
