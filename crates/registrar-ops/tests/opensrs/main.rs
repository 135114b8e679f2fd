//! OpenSRS: the documents' requests and replies, and what becomes of other messages.

mod answers;
mod any;
mod clients;
mod damage;
mod documents;
mod family;
mod family_any;
mod family_rules;
mod requests;
mod rows;

use registrar_ops::DomainName;
use registrar_ops::opensrs::{ChangePassword, RegistrantPassword, Reseller};

fn sample(name: &str) -> &'static [u8] {
    testdata::by_name(name).unwrap().bytes()
}

fn text(name: &str) -> &'static str {
    str::from_utf8(sample(name)).unwrap()
}

/// A reply out of `testdata/ops/meaning`.
fn meaning(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/ops/meaning/");
    std::fs::read_to_string(folder.to_owned() + name).unwrap()
}

fn domain(name: &str) -> DomainName {
    DomainName::new(name).unwrap()
}

fn reseller() -> Reseller {
    Reseller::new("reseller", "private key").unwrap()
}

fn change() -> ChangePassword {
    ChangePassword::new(domain("yourdomain.com"), RegistrantPassword::new("aaaa").unwrap())
}

/// An envelope around items in the manner of the documents, without their white space.
fn envelope(items: &str) -> String {
    format!(
        "<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>\
         {items}</dt_assoc></data_block></body></OPS_envelope>"
    )
}

/// `key=value` pairs as items.
fn items(pairs: &[(&str, &str)]) -> String {
    let item = |(key, value): &(&str, &str)| format!("<item key=\"{key}\">{value}</item>");
    pairs.iter().map(item).collect::<Vec<_>>().concat()
}

fn request(action: &str, object: &str, attributes: &[(&str, &str)]) -> String {
    let standard = items(&[("protocol", "XCP"), ("action", action), ("object", object)]);
    let attributes = items(attributes);
    envelope(&format!(
        "{standard}<item key=\"attributes\"><dt_assoc>{attributes}</dt_assoc></item>"
    ))
}
