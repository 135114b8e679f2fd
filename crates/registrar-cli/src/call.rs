//! `registrar call`: sends an operation and prints the reply.

mod confirm;

use std::fs;
use std::io::{self, Write};

use ops_envelope::Layout;
use registrar_client::{
    Error, ErrorKind, Repeat, RootCertificates, Settings, SetupError, enom, opensrs,
};
use registrar_ops::enom::Format;
use registrar_ops::{Body, Incomplete, ReplyError};

use crate::arguments::request::{Call, Sender};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::request::{self, Asked};
use crate::{decode, operations};

/// What came back: the message, if there is one; what is said of it, if it is no success.
struct Answer {
    body: Option<Body>,
    failure: Option<Failure>,
}

/// Sends an operation.
pub(crate) fn run(arguments: &Call) -> Exit {
    send(arguments).unwrap_or_else(Failure::report)
}

fn send(arguments: &Call) -> Result<Exit, Failure> {
    let (sender, asked) = (&arguments.sender, Asked::of(&arguments.operation)?);
    let settings = settings(arguments)?;
    if arguments.dry_run {
        return request::write(asked.request(sender)?, false, arguments.show_secrets);
    }
    let (name, repeat) = (asked.name(), asked.repeat());
    if sender.endpoint == "live" && !operations::only_looks(name) && !arguments.yes {
        let question = format!("{name} may change something on the live system. Send it?");
        if !confirm::confirm(&question)? {
            return Err(Failure::usage("not sent"));
        }
    }
    let answer = match &asked {
        Asked::OpenSrs(operation) => {
            of_opensrs(opensrs_client(sender)?.with_settings(settings).send_any(&**operation))
        }
        Asked::UntypedOpenSrs(request) => of_opensrs(
            opensrs_client(sender)?.with_settings(settings).send_untyped(request, repeat),
        ),
        Asked::Enom(operation) => of_enom(
            sender.format.into(),
            enom_client(sender)?.with_settings(settings).send_any(&**operation),
        ),
        Asked::UntypedEnom(command) => of_enom(
            sender.format.into(),
            enom_client(sender)?.with_settings(settings).send_untyped(command, repeat),
        ),
    };
    answer.print(arguments.show_secrets)
}

/// What the client is told beside where and who.
fn settings(arguments: &Call) -> Result<Settings, Failure> {
    let Some(file) = &arguments.cacert else { return Ok(Settings::new()) };
    let pem = fs::read(file).map_err(|error| Failure::unreadable(format!("{file}: {error}")))?;
    let roots = RootCertificates::from_pem(&pem);
    let roots = roots.map_err(|error| Failure::unreadable(format!("{file}: {error}")))?;
    Ok(Settings::new().with_root_certificates(roots))
}

impl Asked {
    fn name(&self) -> &str {
        match self {
            Self::OpenSrs(operation) => operation.action(),
            Self::UntypedOpenSrs(request) => request.action(),
            Self::Enom(operation) => operation.command_name(),
            Self::UntypedEnom(command) => command.name(),
        }
    }

    /// For what has no type: looking twice does no harm.
    fn repeat(&self) -> Repeat {
        if operations::only_looks(self.name()) { Repeat::Harmless } else { Repeat::Harmful }
    }
}

fn opensrs_client(sender: &Sender) -> Result<opensrs::Client, Failure> {
    let (user, key) = (sender.user()?, sender.key()?);
    let client = match sender.endpoint.as_str() {
        "live" => opensrs::Client::live(&user, key),
        "test" => opensrs::Client::test(&user, key),
        url => opensrs::Client::at(url, &user, key),
    };
    client.map_err(|error| wrong(&error))
}

fn enom_client(sender: &Sender) -> Result<enom::Client, Failure> {
    let (user, key) = (sender.user()?, sender.key()?);
    let client = match sender.endpoint.as_str() {
        "live" => enom::Client::live(&user, key),
        "test" => enom::Client::test(&user, key),
        url => enom::Client::at(url, &user, key),
    };
    Ok(client.map_err(|error| wrong(&error))?.with_format(sender.format.into()))
}

fn wrong(error: &SetupError) -> Failure {
    Failure::usage(error.to_string())
}

fn of_opensrs(reply: Result<registrar_ops::opensrs::Reply, opensrs::Error>) -> Answer {
    let error = match reply {
        Ok(reply) => return Answer { body: reply.to_body().ok(), failure: None },
        Err(error) => error,
    };
    let body = match error.reply_error() {
        Some(ReplyError::Rejected(no)) => no.to_body().ok(),
        Some(other) => other
            .untyped_reply()
            .and_then(|message| message.to_xml(Layout::Indented).ok())
            .map(Body::from),
        None => None,
    };
    Answer { body, failure: Some(failure(&error)) }
}

fn of_enom(format: Format, reply: Result<registrar_ops::enom::Reply, enom::Error>) -> Answer {
    let error = match reply {
        Ok(reply) => {
            return Answer { body: reply.to_body(format).ok(), failure: None };
        }
        Err(error) => error,
    };
    let body = match error.reply_error() {
        Some(ReplyError::Rejected(no)) => no.to_body(format).ok(),
        Some(other) => other
            .untyped_reply()
            .and_then(|message| message.to_string(message.format()).ok())
            .map(Body::from),
        None => None,
    };
    Answer { body, failure: Some(failure(&error)) }
}

/// The sentence and the exit status of an error.
fn failure<C, R, M>(error: &Error<ReplyError<C, R, M>>) -> Failure
where
    ReplyError<C, R, M>: std::error::Error + 'static,
{
    let exit = match error.kind() {
        ErrorKind::Request(_) => Exit::Usage,
        ErrorKind::Reply(ReplyError::Rejected(_)) | ErrorKind::DoneAlready(_) => Exit::Refused,
        ErrorKind::Reply(ReplyError::Contradictory(_) | ReplyError::Unexpected(_)) => {
            Exit::Contradictory
        }
        ErrorKind::Reply(ReplyError::Incomplete(Incomplete::Lacks { .. } | Incomplete::Cut(_))) => {
            Exit::Incomplete
        }
        ErrorKind::Reply(ReplyError::Malformed(_)) => Exit::Unreadable,
        _ => Exit::Undelivered,
    };
    let cause =
        std::error::Error::source(error).map_or_else(String::new, |error| format!(": {error}"));
    let again = error.retry();
    Failure::new(exit, format!("{error}{cause}; sending it again: {again}"))
}

impl Answer {
    /// The message on standard output, and what is said of it on standard error.
    fn print(self, show_secrets: bool) -> Result<Exit, Failure> {
        if let Some(body) = self.body {
            let text = decode::to_json(body.as_bytes(), show_secrets);
            let text = text.map_err(|report| Failure::unreadable(format!("the reply:{report}")))?;
            match io::stdout().lock().write_all(text.as_bytes()) {
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    return Err(Failure::unreadable(format!("<stdout>: {error}")));
                }
                _ => {}
            }
        }
        self.failure.map_or(Ok(Exit::Success), Err)
    }
}
