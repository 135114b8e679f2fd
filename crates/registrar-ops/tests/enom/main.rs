//! eNom: the documents' addresses and replies, and what becomes of other requests and answers.

mod answers;
mod any;
mod clients;
mod damage;
mod documents;
mod family;
mod family_any;
mod family_rules;
mod requests;

use registrar_ops::SplitName;
use registrar_ops::enom::{
    Account, AuthQuestionAnswer, DomainPassword, GetAccountPassword, LoginId, SetPassword,
};

fn sample(name: &str) -> &'static [u8] {
    testdata::by_name(name).unwrap().bytes()
}

fn text(name: &str) -> &'static str {
    str::from_utf8(sample(name)).unwrap()
}

/// A reply out of `testdata/enom/meaning`.
fn meaning(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/enom/meaning/");
    std::fs::read(folder.to_owned() + name).unwrap()
}

fn account() -> Account {
    Account::new("resellid", "resellpw").unwrap()
}

fn set_password() -> SetPassword {
    let password = DomainPassword::new("resellerdocspw").unwrap();
    SetPassword::new(SplitName::new("resellerdocs", "com").unwrap(), password)
}

fn get_account_password() -> GetAccountPassword {
    let answer = AuthQuestionAnswer::new("Jones").unwrap();
    GetAccountPassword::new(LoginId::new("ichiro").unwrap(), answer)
}
