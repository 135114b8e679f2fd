//! All five operations against the sandbox, in the three formats, and each kind of failure.
//!
//! ```text
//! cargo run --example sandbox            # in another terminal
//! cargo run --example client             # or: -- http://127.0.0.1:9000
//! ```

mod call;
#[path = "../sandbox/demo.rs"]
#[allow(dead_code, reason = "the sandbox needs the rest")]
mod demo;
#[path = "../sandbox/lookup.rs"]
mod lookup;

use std::error::Error;
use std::time::Duration;

use call::{CallError, Client};
use lookup::{Check, Lookup};
use registrar_ops::enom::{
    Account, AuthQuestionAnswer, DomainPassword, Format, GetAccountPassword, LoginId, Reply,
    SetPassword,
};
use registrar_ops::opensrs::{
    ChangePassword, Contact, RegistrantPassword, Reseller, SendAuthcode, SendPassword,
};
use registrar_ops::{DomainName, ParameterError, SplitName};

fn main() -> Result<(), Box<dyn Error>> {
    let default = format!("http://127.0.0.1:{}", demo::PORT);
    let base = std::env::args().nth(1).unwrap_or(default);
    let client = client(&base, demo::KEY, demo::TOKEN)?;

    println!("-- OpenSRS");
    let domain = DomainName::new(demo::DOMAIN)?;
    let send_password =
        SendPassword { send_to: Contact::Owner, ..SendPassword::new(domain.clone()) };
    show("send_password", client.opensrs(&send_password).map(|reply| reply.text().to_owned()));
    let new_password = RegistrantPassword::new("new.password")?;
    let change = ChangePassword::new(domain.clone(), new_password);
    show("change", client.opensrs(&change).map(|reply| reply.text().to_owned()));
    let send_authcode = SendAuthcode::new(domain.clone());
    show("send_authcode", client.opensrs(&send_authcode).map(|reply| reply.text().to_owned()));
    let lookup = Lookup { domain: "free.example".into() };
    let status = client.opensrs(&lookup).map(|reply| reply.into_attributes().status);
    show("lookup (an operation of one's own)", status);

    let (sld, tld) = demo::SPLIT_DOMAIN;
    let set_password =
        SetPassword::new(SplitName::new(sld, tld)?, DomainPassword::new("new.password")?);
    let (login, answer) = demo::LOGIN;
    let get_password = get_account_password(login, answer)?;
    let stranger = get_account_password("stranger", answer)?;
    let check = Check { sld: "free".into(), tld: "example".into() };
    for format in Format::ALL {
        println!("-- eNom, {format}");
        let found = |operation: &GetAccountPassword| {
            let reply = client.enom(operation, format);
            reply.map(|reply| format!("found: {}", reply.fields().got_account_info))
        };
        show("GetAccountPassword", found(&get_password));
        show("GetAccountPassword (a stranger)", found(&stranger));
        let reply = client.enom(&set_password, format);
        show("SetPassword", reply.map(|reply| done(&reply)));
        let reply = client.enom(&check, format);
        show("Check (an operation of one's own)", reply.map(|reply| reply.into_fields().text));
    }
    println!("-- eNom, by GET");
    let reply = client.enom_by_get(&set_password, Format::Text);
    show("SetPassword", reply.map(|reply| done(&reply)));

    println!("-- what can go wrong");
    let unknown = SendPassword::new(DomainName::new("unknown.example")?);
    show("a domain that is not there", client.opensrs(&unknown));
    show("no sub-user", client.opensrs(&SendPassword { sub_user: true, ..send_password.clone() }));
    let wrong = self::client(&base, "wrong key", "wrong token")?;
    show("a wrong key", wrong.opensrs(&send_password));
    show("a wrong token", wrong.enom(&set_password, Format::Html));
    show("a wrong answer", client.enom(&get_account_password(login, "Smith")?, Format::Xml));
    for fault in ["gateway", "truncated"] {
        let faulty = self::client(&format!("{base}/faults/{fault}"), demo::KEY, demo::TOKEN)?;
        show(fault, faulty.opensrs(&send_password));
        for format in Format::ALL {
            show(&format!("{fault}, {format}"), faulty.enom(&set_password, format));
        }
    }
    match RegistrantPassword::new("no blanks, please") {
        Ok(_) => println!("a password with blanks: built"),
        Err(error) => println!("a password with blanks: {error}"),
    }
    let nobody = self::client("http://127.0.0.1:1", demo::KEY, demo::TOKEN)?;
    show("nobody there", nobody.opensrs(&send_password));
    Ok(())
}

fn get_account_password(login: &str, answer: &str) -> Result<GetAccountPassword, ParameterError> {
    Ok(GetAccountPassword::new(LoginId::new(login)?, AuthQuestionAnswer::new(answer)?))
}

fn done(reply: &Reply) -> String {
    format!("Command={}", reply.get("Command").unwrap_or_default())
}

fn client(base: &str, key: &str, token: &str) -> Result<Client, Box<dyn Error>> {
    let opensrs = format!("{base}/").parse::<http::Uri>()?;
    let enom = format!("{base}/interface.asp").parse::<http::Uri>()?;
    let reseller = Reseller::new(demo::USERNAME, key)?.with_endpoint(opensrs);
    let account = Account::new(demo::UID, token)?.with_endpoint(enom);
    Ok(Client::new(reseller, account, Duration::from_secs(10)))
}

fn show<T: std::fmt::Debug>(what: &str, outcome: Result<T, CallError>) {
    match outcome {
        Ok(reply) => println!("{what}: {reply:?}"),
        Err(error) => {
            let retry = error.retry();
            let because = error.source().map_or_else(String::new, |source| format!(": {source}"));
            println!("{what}: {error}{because}{} (retry: {retry})", words(&error));
        }
    }
}

/// What the registrar says in words. The crate's errors keep them out of logs.
fn words(error: &CallError) -> String {
    match error {
        CallError::OpenSrs(error) => {
            error.rejection().map_or_else(String::new, |no| format!(" \"{}\"", no.text()))
        }
        CallError::Enom(error) => error.rejection().map_or_else(String::new, |no| {
            format!(" \"{}\"", no.messages().collect::<Vec<_>>().join("; "))
        }),
        _ => String::new(),
    }
}
