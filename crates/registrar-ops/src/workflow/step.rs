//! The next step of a workflow.

use std::time::Duration;

use super::login::Login;
use super::plan::{Plan, Wanted};
use super::protocol::Protocol;

/// What to do next.
///
/// The enum is exhaustive, because every caller has to handle all variants.
///
/// The [page of the module](super) has an example.
pub enum Step<P: Plan> {
    /// Send this operation, and give the answer to [`receive`](super::Workflow::receive).
    Send(Box<<P::Protocol as Protocol>::Operation>),
    /// The same, but send it as this account.
    SendAs(Login, Box<<P::Protocol as Protocol>::Operation>),
    /// Sleep for this time.
    Sleep(Duration),
    /// Ask a person for a secret; see [`give`](super::Workflow::give).
    Person(Wanted),
    /// The workflow has ended: see [`outcome`](super::Workflow::outcome).
    Done,
}
