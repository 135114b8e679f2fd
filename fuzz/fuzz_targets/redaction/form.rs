//! The secret in a command.

use enom_response::Format;
use registrar_fuzz::secret::{ENOM_NAMES, check_debug, check_error, is_listed, shows};
use registrar_ops::enom::{self, Operation as _};

use crate::case::{Case, Hidden, Message};
use crate::edits::Edits;

/// No message: the secret is all that a command has.
#[derive(arbitrary::Arbitrary, Debug)]
pub(crate) struct Form;

impl Message<'_> for Form {
    const SECRET_NAMES: &'static [&'static str] = ENOM_NAMES;
}

/// The secret as a parameter of a command, and what comes of it on the server's side.
pub(crate) fn check_form(case: &Case<Form>, edits: &Edits) {
    let Case { message: Form, secret: Hidden { name, text, .. }, .. } = case;
    let command = enom::Command::new("SetPassword").with(name.clone(), text.clone());
    check_debug(&command);
    let account = enom::Account::new("resellid", text.clone()).expect("neither is empty");
    check_debug(&account);
    let written = match account.request_for(&command, Format::Text) {
        Ok(request) => {
            check_debug(&request);
            request.into_body().into_string()
        }
        Err(error) => {
            check_error(&error);
            String::new()
        }
    };
    match account.get_request_for(&command, Format::Text) {
        Ok(request) => check_debug(&request),
        Err(error) => check_error(&error),
    }
    for bytes in [written.clone().into_bytes(), edits.apply(written)] {
        let incoming = match enom::Request::parse(&bytes) {
            Ok(incoming) => incoming,
            Err(rejection) => {
                check_refusal(&rejection);
                continue;
            }
        };
        let is_kept = |(name, value): (&str, &str)| {
            !shows(name) && (!shows(value) || is_listed(name, ENOM_NAMES))
        };
        let command = incoming.command();
        if !shows(command.name())
            && !incoming.uid().is_some_and(shows)
            && command.iter().all(is_kept)
        {
            check_debug(&incoming);
            for rejection in [
                enom::SetPassword::from_request(&incoming).map(|operation| check_debug(&operation)),
                enom::GetAccountPassword::from_request(&incoming).map(|got| check_debug(&got)),
                account.verify(&incoming),
            ] {
                rejection.unwrap_or_else(|rejection| check_refusal(&rejection));
            }
        }
    }
}

/// What a server answers to a command that it does not take.
fn check_refusal(rejection: &enom::Rejection) {
    check_error(rejection);
    assert!(!rejection.messages().any(shows), "an answer quotes a secret");
}
