//! Workflows: tasks that take several requests, as values without I/O, clock or `async`.
//!
//! [`step`](Workflow::step) of a [`Workflow`] returns the next step (send this, sleep, ask a person, done), and
//! [`receive`](Workflow::receive) takes the answer. The caller sends the requests: blocking or async, over the
//! network or in a test.
//!
//! ```
//! use registrar_ops::opensrs::workflow::{ChangeRegistrantPassword, PasswordStage};
//! use registrar_ops::opensrs::{OpenSrs, RegistrantPassword, Reseller, Username};
//! use registrar_ops::workflow::{Outcome, Plan, Step, Workflow};
//! use registrar_ops::{Credential, DomainName};
//!
//! /// Runs any workflow of OpenSRS.
//! fn run<P: Plan<Protocol = OpenSrs>>(
//!     mut workflow: Workflow<P>,
//!     reseller: &Reseller,
//!     send: impl Fn(http::Request<String>) -> Option<http::Response<Vec<u8>>>,
//! ) -> Result<Outcome<P>, Box<dyn std::error::Error>> {
//!     loop {
//!         match workflow.step() {
//!             Step::Send(operation) => {
//!                 let answer = send(reseller.request(&*operation)?.map(String::from));
//!                 match &answer {
//!                     Some(answer) => workflow.receive(answer),
//!                     None => workflow.lose(),
//!                 }
//!             }
//!             Step::Sleep(time) => std::thread::sleep(time),
//!             Step::Done => return workflow.into_outcome().ok_or("done without an outcome".into()),
//!             Step::SendAs(..) | Step::Person(_) => return Err("not in this workflow".into()),
//!         }
//!         // Here, `workflow.progress()` can be kept, to go on after a crash.
//!     }
//! }
//!
//! let plan = ChangeRegistrantPassword::new(
//!     DomainName::new("example.com")?,
//!     Username::new("owner1")?,
//!     Credential::new("old.password")?,
//!     RegistrantPassword::new("new.password")?,
//! );
//! let reseller = Reseller::new("reseller", "private key")?;
//! let refuse = |_| {
//!     use registrar_ops::opensrs::{Rejection, ResponseCode};
//!     let no = Rejection::new(ResponseCode::REGISTRANT_AUTHENTICATION, "Authentication Error.");
//!     Some(no.to_http().ok()?.map(Vec::from))
//! };
//! let failure = run(Workflow::new(plan), &reseller, refuse)?.unwrap_err();
//! assert_eq!(failure.failed, PasswordStage::LogIn);
//! assert_eq!(failure.to_string(), "`LogIn` failed, which leaves `Unchanged`: request rejected");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod failure;
mod login;
mod machine;
mod plan;
mod progress;
mod protocol;
mod step;

pub use failure::{Failure, Outcome, Why};
pub use login::Login;
pub use machine::Workflow;
pub use plan::{Next, Place, Plan, Wanted};
pub use progress::{Progress, ResumeError};
pub use protocol::Protocol;
pub use step::Step;
