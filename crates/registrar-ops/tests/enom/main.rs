//! eNom: the documents' addresses and replies, and what becomes of other requests and answers.

mod answers;
mod any;
mod documents;
mod requests;

use registrar_ops::SplitName;
use registrar_ops::enom::{Account, DomainPassword, GetAccountPassword, SetPassword};

fn sample(name: &str) -> &'static [u8] {
    testdata::by_name(name).unwrap().bytes()
}

fn text(name: &str) -> &'static str {
    str::from_utf8(sample(name)).unwrap()
}

fn account() -> Account {
    Account::new("resellid", "resellpw").unwrap()
}

fn set_password() -> SetPassword {
    let password = DomainPassword::new("resellerdocspw").unwrap();
    SetPassword::new(SplitName::new("resellerdocs", "com").unwrap(), password)
}

fn get_account_password() -> GetAccountPassword {
    GetAccountPassword::new("ichiro", "Jones").unwrap()
}
