//! Any HTTP request becomes a typed command of eNom or a typed refusal: a command is read back from the
//! requests that a client would make of it, and a refusal from the answer in every format.
#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use registrar_fuzz::http::request;
use registrar_ops::enom;
use serde::de::DeserializeOwned;

fuzz_target!(|bytes: &[u8]| {
    if let Some(request) = request(bytes) {
        check_enom(&request, bytes.len() % 3);
    }
});

fn check_enom(request: &http::Request<Vec<u8>>, question: usize) {
    use enom::{Account, Request};
    let account = Account::new("resellid", "resellpw").expect("neither is empty");
    let incoming = match Request::from_http(request) {
        Ok(incoming) => incoming,
        Err(rejection) => return check_refusal(&rejection),
    };
    let is_ours = incoming.uid() == Some("resellid")
        && incoming.token().is_some_and(|token| token.expose_secret() == "resellpw");
    match account.verify(&incoming) {
        Ok(()) => assert!(is_ours, "another account"),
        Err(rejection) => {
            assert!(!is_ours, "the account itself is refused");
            check_refusal(&rejection);
        }
    }
    // One question a case: a byte more asks another one of the same request.
    match question {
        0 => check_commands(&account, &incoming),
        1 => check_got(&account, &incoming),
        _ => check_posted(&account, &incoming),
    }
}

fn check_commands(account: &enom::Account, incoming: &enom::Request) {
    let known = check_command::<enom::SetPassword>(account, incoming)
        + check_command::<enom::GetAccountPassword>(account, incoming);
    assert!(known <= 1, "a command is of one operation");
    if known == 0 {
        check_refusal(&incoming.unknown_command());
    }
}

/// A command is read back from a form.
fn check_posted(account: &enom::Account, incoming: &enom::Request) {
    let (command, format) = (incoming.command(), incoming.format());
    let posted = account.request_for(command, format).expect("no common parameters");
    let again = enom::Request::from_http(&posted).expect("what was written is read");
    assert_eq!(account.verify(&again).map_err(drop), Ok(()));
    assert_eq!((again.command(), again.format()), (command, format));
}

/// A command is read back from an address, where it has room.
fn check_got(account: &enom::Account, incoming: &enom::Request) {
    let (command, format) = (incoming.command(), incoming.format());
    if let Ok(got) = account.get_request_for(command, format) {
        let got = got.expose_secret().expect("an address").map(|()| Vec::new());
        let again = enom::Request::from_http(&got).expect("what was written is read");
        assert_eq!((again.command(), again.format()), (command, format));
    }
}

/// Reads the operation that a command may be; 1 if it is of this one.
fn check_command<O>(account: &enom::Account, incoming: &enom::Request) -> usize
where
    O: enom::Operation + DeserializeOwned + Debug + PartialEq,
{
    match O::from_request(incoming) {
        Ok(operation) => {
            assert!(O::is_asked_by(incoming));
            let request = account.request(&operation, incoming.format());
            let request = request.expect("its parameters can be written");
            let again = enom::Request::from_http(&request).expect("what was written is read");
            let again = O::from_request(&again).map_err(|rejection| rejection.to_string());
            assert_eq!(again.as_ref(), Ok(&operation));
        }
        Err(rejection) => check_refusal(&rejection),
    }
    usize::from(O::is_asked_by(incoming))
}

/// A client reads the answer, in whichever format, as the refusal that it is.
fn check_refusal(rejection: &enom::Rejection) {
    // One format a case, by what is refused.
    let number = rejection.messages().map(str::len).sum::<usize>();
    let format = enom::Format::ALL[number % 3];
    let answer = rejection.clone().with_format(format).to_http().expect("a refusal can be written");
    match enom::Reply::<enom::AnyFields>::from_http(&answer) {
        Err(enom::Error::Rejected(read)) => {
            assert!(read.codes().eq(rejection.codes()));
            assert!(read.messages().eq(rejection.messages()));
        }
        other => panic!("{rejection:?} is read as {other:?}"),
    }
}
