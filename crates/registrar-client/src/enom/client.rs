//! The blocking client.

use registrar_ops::Secret;
use registrar_ops::enom::{AnyOperation, Command, Endpoint, Enom, Format, Operation, Reply};
use registrar_ops::workflow::{Plan, Step, Workflow};

use super::account::{Account, read};
use super::error::Error;
use crate::blocking::Http;
use crate::endpoint;
use crate::error::Phase;
use crate::halt::Halt;
use crate::repeat::Repeat;
use crate::settings::Settings;
use crate::setup_error::SetupError;

/// A blocking client of eNom. Clones are cheap and share connections and the budget of retries.
///
/// ```no_run
/// use registrar_client::enom::Client;
/// use registrar_client::registrar_ops::{SplitName, enom::SetPassword, enom::DomainPassword};
///
/// let client = Client::test("resellid", "token")?;
/// let name = SplitName::new("resellerdocs", "com")?;
/// let reply = client.send(&SetPassword::new(name, DomainPassword::new("new.password")?))?;
/// println!("{:?}", reply.get("TrackingKey"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Client {
    account: Account,
    http: Http,
}

impl Client {
    /// A client of the live system, where changes are real.
    ///
    /// # Errors
    /// [`SetupError::Parameter`] if a credential is empty or cannot be sent.
    pub fn live(uid: &str, token: impl Into<Secret>) -> Result<Self, SetupError> {
        Self::new(Endpoint::Live, uid, token)
    }

    /// A client of the test system.
    ///
    /// # Errors
    /// Those of [`live`](Self::live).
    pub fn test(uid: &str, token: impl Into<Secret>) -> Result<Self, SetupError> {
        Self::new(Endpoint::Test, uid, token)
    }

    /// A client of a proxy or a sandbox at `url`.
    ///
    /// # Errors
    /// Those of [`live`](Self::live), and [`SetupError::Endpoint`] if `url` is not an address with a host.
    pub fn at(url: &str, uid: &str, token: impl Into<Secret>) -> Result<Self, SetupError> {
        Self::new(endpoint::parse(url)?.into(), uid, token)
    }

    fn new(endpoint: Endpoint, uid: &str, token: impl Into<Secret>) -> Result<Self, SetupError> {
        let account = Account::new(endpoint, uid, token)?;
        let http = Http::new(account.settings());
        Ok(Self { account, http })
    }

    /// The same client with other time-outs, limits and retries.
    #[must_use]
    pub fn with_settings(self, settings: Settings) -> Self {
        let http = Http::new(&settings);
        Self { account: self.account.with_settings(settings), http }
    }

    /// The same client, which asks for replies in `format`. The default is XML, the only one with nested fields.
    #[must_use]
    pub fn with_format(self, format: Format) -> Self {
        Self { account: self.account.with_format(format), ..self }
    }

    /// Sends an operation. Repeats the request if that is necessary and does no harm.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn send<O: Operation>(&self, operation: &O) -> Result<Reply<O::Reply>, Error> {
        let request = self.account.request(operation)?;
        let exchange = self.account.exchange(O::COMMAND, Repeat::of(O::IDEMPOTENT));
        let is_done = |error: &registrar_ops::enom::Error| {
            error.rejection().is_some_and(|no| operation.done_already(no))
        };
        self.http.call(exchange, &request, |answer| O::reply_from_http(answer), is_done)
    }

    /// Like [`send`](Self::send), for an operation of any type. Returns the untyped reply, which fits the type.
    ///
    /// # Errors
    /// Those of [`send`](Self::send).
    pub fn send_any(&self, operation: &(impl AnyOperation + ?Sized)) -> Result<Reply, Error> {
        let request = self.account.request(operation)?;
        let repeat = Repeat::of(operation.is_idempotent());
        let exchange = self.account.exchange(operation.command_name(), repeat);
        let is_done = |error: &registrar_ops::enom::Error| {
            error.rejection().is_some_and(|no| operation.is_done_already(no))
        };
        self.http.call(exchange, &request, |answer| operation.read_http_reply(answer), is_done)
    }

    /// Sends an operation that has no type. `repeat` says whether doing it twice does harm.
    ///
    /// # Errors
    /// Those of [`send`](Self::send).
    pub fn send_untyped(&self, command: &Command, repeat: Repeat) -> Result<Reply, Error> {
        let exchange = self.account.exchange(command.name(), repeat);
        let request = self.account.request_for(command)?;
        self.http.call(exchange, &request, read, |_| false)
    }

    /// Runs a workflow until it ends or needs input from a person. The workflow decides what is sent again.
    ///
    /// # Errors
    /// [`Request`](crate::ErrorKind::Request) and [`NotSent`](crate::ErrorKind::NotSent): nothing was
    /// sent, and the workflow can be run again.
    pub fn run<P: Plan<Protocol = Enom>>(&self, workflow: &mut Workflow<P>) -> Result<Halt, Error> {
        loop {
            let (login, operation) = match workflow.step() {
                Step::Send(operation) => (None, operation),
                Step::SendAs(login, operation) => (Some(login), operation),
                Step::Sleep(time) => {
                    std::thread::sleep(time);
                    continue;
                }
                Step::Person(wanted) => return Ok(Halt::Person(wanted)),
                Step::Done => return Ok(Halt::Done),
            };
            let request = self.account.request_as(login.as_ref(), &*operation)?;
            let receive = |answer: &http::Response<&[u8]>| {
                workflow.receive(answer);
                Ok(())
            };
            let exchange = self.account.step(&*operation);
            match self.http.call(exchange, &request, receive, |_| false) {
                Err(error) if error.phase() == Phase::NoAnswer => workflow.lose(),
                sent => sent?,
            }
        }
    }
}
