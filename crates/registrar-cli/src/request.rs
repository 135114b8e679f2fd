//! `registrar request`: the exact HTTP request of an operation, which is not sent.

mod json;
mod masked;
mod parameters;
mod text;

use std::io::{self, Write};

use http::Uri;
use ops_envelope::{Assoc, Value};
use registrar_ops::enom::{self, Account, Command};
use registrar_ops::opensrs::{self, Reseller};
use registrar_ops::{Body, ParameterError, Secret};

use crate::arguments::request::{Operation, Request, Sender};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::{operations, prompt};
use parameters::Parameter;

/// What is asked for, of either registrar.
pub(crate) enum Asked {
    OpenSrs(Box<dyn opensrs::AnyOperation>),
    UntypedOpenSrs(opensrs::Request<'static>),
    Enom(Box<dyn enom::AnyOperation>),
    UntypedEnom(Command),
}

/// Prints the request of an operation.
pub(crate) fn run(arguments: &Request) -> Exit {
    print(arguments).unwrap_or_else(Failure::report)
}

fn print(arguments: &Request) -> Result<Exit, Failure> {
    let asked = Asked::of(&arguments.operation)?;
    let request = asked.request(&arguments.sender)?;
    write(request, arguments.curl, arguments.show_secrets)
}

/// Prints a request, masked unless its secrets are to be seen.
pub(crate) fn write(
    request: http::Request<Body>,
    as_curl: bool,
    show_secrets: bool,
) -> Result<Exit, Failure> {
    let length = request.body().as_bytes().len();
    let text = if as_curl {
        text::curl(&request)
    } else if show_secrets {
        text::http(&request, length)
    } else {
        let request = masked::request(request);
        let request = request.map_err(|error| Failure::unreadable(error.to_string()))?;
        text::http(&request, length)
    };
    match io::stdout().lock().write_all(text.as_bytes()) {
        // Whoever reads our output has had enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::unreadable(format!("<stdout>: {error}")))
        }
        _ => Ok(Exit::Success),
    }
}

impl Asked {
    /// Reads the operation and its parameters, which a type checks where there is one.
    pub(crate) fn of(operation: &Operation) -> Result<Self, Failure> {
        let parameters = parameters::all(operation)?;
        let name = operation.name.as_str();
        let of_action = || operations::object_of(name).map(|object| (name, object));
        if let Some((action, object)) = name.split_once('/').or_else(of_action) {
            let request = opensrs_request(action, object, parameters)?;
            return match operations::opensrs(&request) {
                Some(operation) => opensrs_operation(&request, operation),
                None => Ok(Self::UntypedOpenSrs(request)),
            };
        }
        let mut command = Command::new(name);
        for (name, value) in &parameters {
            for (name, value) in json::flat(name, value)? {
                command = command.with(name, value);
            }
        }
        match operations::enom(&command) {
            Some(operation) => enom_operation(&command, operation),
            None => Ok(Self::UntypedEnom(command)),
        }
    }

    /// The request that `sender` sends.
    pub(crate) fn request(&self, sender: &Sender) -> Result<http::Request<Body>, Failure> {
        let request = match self {
            Self::OpenSrs(operation) => reseller(sender)?.request(&**operation),
            Self::UntypedOpenSrs(request) => reseller(sender)?.request_for(request),
            Self::Enom(operation) => account(sender)?.request(&**operation, sender.format.into()),
            Self::UntypedEnom(command) => {
                account(sender)?.request_for(command, sender.format.into())
            }
        };
        request.map_err(|error| Failure::usage(error.to_string()))
    }
}

fn reseller(sender: &Sender) -> Result<Reseller, Failure> {
    let endpoint = match sender.endpoint.as_str() {
        "live" => opensrs::Endpoint::Live,
        "test" => opensrs::Endpoint::Test,
        other => address(other)?.into(),
    };
    let reseller = Reseller::new(&sender.user()?, sender.key()?);
    let reseller = reseller.map_err(|error| Failure::usage(error.to_string()))?;
    Ok(reseller.with_endpoint(endpoint))
}

fn account(sender: &Sender) -> Result<Account, Failure> {
    let endpoint = match sender.endpoint.as_str() {
        "live" => enom::Endpoint::Live,
        "test" => enom::Endpoint::Test,
        other => address(other)?.into(),
    };
    let account = Account::new(sender.user()?, sender.key()?);
    let account = account.map_err(|error| Failure::usage(error.to_string()))?;
    Ok(account.with_endpoint(endpoint))
}

fn address(text: &str) -> Result<Uri, Failure> {
    let uri = text.parse::<Uri>().ok().filter(|uri| {
        let is_plain = uri.authority().is_some_and(|authority| !authority.as_str().contains('@'));
        is_plain && matches!(uri.scheme_str(), Some("http" | "https"))
    });
    uri.ok_or_else(|| {
        Failure::usage("--endpoint: expected live, test, or an address that begins with https://")
    })
}

/// What a type made of `given`, with which nothing was lost.
fn opensrs_operation(
    given: &opensrs::Request<'_>,
    operation: Result<Box<dyn opensrs::AnyOperation>, ParameterError>,
) -> Result<Asked, Failure> {
    fn names<'r>(request: &'r opensrs::Request<'_>) -> impl Iterator<Item = &'r str> {
        let attributes = request.attributes().as_assoc().into_iter().flat_map(Assoc::keys);
        let items = request.envelope().value().as_assoc().into_iter().flat_map(Assoc::keys);
        attributes.chain(items)
    }
    let operation = operation.map_err(|error| wrong(&error))?;
    let request = operation.to_request().map_err(|error| wrong(&error))?;
    let sent: Vec<_> = names(&request).collect();
    json::refuse_unknown(operation.action(), names(given), &sent)?;
    drop(sent);
    drop(request);
    Ok(Asked::OpenSrs(operation))
}

/// What a type made of `given`, with which nothing was lost.
fn enom_operation(
    given: &Command,
    operation: Result<Box<dyn enom::AnyOperation>, ParameterError>,
) -> Result<Asked, Failure> {
    let operation = operation.map_err(|error| wrong(&error))?;
    let command = operation.to_command().map_err(|error| wrong(&error))?;
    let sent: Vec<_> = command.iter().map(|(name, _)| name).collect();
    json::refuse_unknown(given.name(), given.iter().map(|(name, _)| name), &sent)?;
    Ok(Asked::Enom(operation))
}

fn wrong(error: &dyn std::error::Error) -> Failure {
    Failure::usage(error.to_string())
}

/// A request of its parameters: `cookie` and `registrant_ip` stand beside the attributes, and so do
/// what is called `beside.NAME` and, in JSON, the items of `beside`.
fn opensrs_request(
    action: &str,
    object: &str,
    parameters: Vec<Parameter>,
) -> Result<opensrs::Request<'static>, Failure> {
    let mut attributes = Assoc::new();
    let mut request = opensrs::Request::new(action.to_owned(), object.to_owned());
    for (name, value) in parameters {
        match (name.strip_prefix("beside."), value) {
            (None, Value::Assoc(items)) if name == "beside" => {
                for (name, value) in items {
                    request = beside(request, name.to_string(), value)?;
                }
            }
            (Some(name), value) => request = beside(request, name.to_owned(), value)?,
            (None, value) if matches!(name.as_str(), "cookie" | "registrant_ip") => {
                request = request.with(name, value);
            }
            (None, value) => {
                attributes.insert(name, value);
            }
        }
    }
    Ok(request.with_attributes(attributes))
}

fn beside(
    request: opensrs::Request<'static>,
    name: String,
    value: Value<'static>,
) -> Result<opensrs::Request<'static>, Failure> {
    if request.get(&name).is_some() || name == "attributes" {
        return Err(Failure::usage(format!("`{name}` is given twice")));
    }
    Ok(request.with(name, value))
}

impl Sender {
    pub(crate) fn user(&self) -> Result<String, Failure> {
        let missing = || Failure::usage("the user is missing: give --user, or set REGISTRAR_USER");
        self.user.clone().or_else(|| std::env::var("REGISTRAR_USER").ok()).ok_or_else(missing)
    }

    /// From the file that is named, the environment, or whoever sits at the terminal.
    pub(crate) fn key(&self) -> Result<Secret, Failure> {
        match (&self.key_file, std::env::var("REGISTRAR_KEY")) {
            (Some(file), _) => parameters::from(file),
            (None, Ok(key)) => Ok(key.into()),
            (None, Err(_)) => prompt::secret("key"),
        }
    }
}
