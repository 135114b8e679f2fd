//! The rows of a listing count only after the verdict.

use ops_envelope::{Array, assoc};
use registrar_ops::opensrs::{
    Attributes, Error, Operation, Rejection, Reply, ReplyRows, ResponseCode,
};
use registrar_ops::{Body, Mismatch};
use serde::{Deserialize, Serialize};

const PATH: &str = "attributes.exp_domains";

#[derive(Serialize)]
struct GetDomainsByExpiry;

impl Operation for GetDomainsByExpiry {
    const ACTION: &'static str = "get_domains_by_expiredate";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = true;
    type Reply = Attributes;
}

#[derive(Debug, PartialEq, Deserialize)]
struct Domain {
    name: String,
}

fn domains(count: usize) -> Attributes {
    let names = (0..count).map(|at| assoc! { "name" => format!("example{at}.com") });
    assoc! { "exp_domains" => names.collect::<Array<'_>>(), "total" => count }.into()
}

fn listing(count: usize) -> Body {
    Reply::new("domain", "Done", domains(count)).to_body().unwrap()
}

fn read(rows: &mut ReplyRows<'_>) -> usize {
    rows.deserialize::<Domain>().flatten().count()
}

#[test]
fn rows_of_a_success_are_followed_by_the_reply_without_them() {
    let body = listing(40);
    let mut rows = GetDomainsByExpiry::rows(&body, PATH).unwrap();
    assert_eq!(read(&mut rows), 40);
    let reply = rows.finish().unwrap();
    assert_eq!((reply.text(), reply.object()), ("Done", Some("domain")));
    assert_eq!(reply.attributes()["total"], "40");
    assert_eq!(reply.attributes()["exp_domains"].as_array().map(Array::len), Some(0));
}

#[test]
fn a_refusal_after_ten_thousand_good_rows_is_an_error() {
    let refusal = Rejection::new(ResponseCode::INVALID_DATA, "No").with_attributes(domains(10_000));
    let body = refusal.to_body().unwrap();
    let mut rows = GetDomainsByExpiry::rows(&body, PATH).unwrap();
    assert_eq!(read(&mut rows), 10_000);
    let error = rows.finish().unwrap_err();
    assert_eq!(error.rejection().and_then(Rejection::code), Some(ResponseCode::INVALID_DATA));
}

#[test]
fn a_refusal_without_rows_is_a_refusal_and_a_success_without_them_unexpected() {
    let body = Rejection::new(ResponseCode::INVALID_DATA, "No").to_body().unwrap();
    let error = GetDomainsByExpiry::rows(&body, PATH).unwrap().finish().unwrap_err();
    assert!(error.rejection().is_some(), "{error:?}");
    let body = Reply::new("domain", "Done", Attributes::default()).to_body().unwrap();
    let error = GetDomainsByExpiry::rows(&body, PATH).unwrap().finish().unwrap_err();
    assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
    assert_eq!(error.untyped_reply().unwrap()["response_text"], "Done");
}

#[test]
fn what_the_reply_says_comes_before_what_is_wrong_with_its_rows() {
    for (from, to) in [
        ("<item key=\"name\">example1.com</item>", "<item key=\"name\"><dt_array/></item>"),
        ("<item key=\"1\">", "<item key=\"7\">"),
    ] {
        let refusal = Rejection::new(ResponseCode::INVALID_DATA, "No").with_attributes(domains(3));
        let body = refusal.to_body().unwrap().as_str().replace(from, to);
        let mut rows = GetDomainsByExpiry::rows(&body, PATH).unwrap();
        assert!(read(&mut rows) < 3);
        let error = rows.finish().unwrap_err();
        assert_eq!(error.rejection().and_then(Rejection::code), Some(ResponseCode::INVALID_DATA));
        let body = listing(3).as_str().replace(from, to);
        let mut rows = GetDomainsByExpiry::rows(&body, PATH).unwrap();
        assert!(read(&mut rows) < 3);
        let error = rows.finish().unwrap_err();
        let reply = error.untyped_reply().expect("the whole reply");
        assert_eq!(reply["attributes"]["exp_domains"].as_array().map(Array::len), Some(3));
    }
}

#[test]
fn an_empty_item_is_a_list_without_rows() {
    let empty = assoc! { "exp_domains" => "", "total" => 0 };
    let body = Reply::new("domain", "Done", Attributes::from(empty)).to_body().unwrap();
    let mut rows = GetDomainsByExpiry::rows(&body, PATH).unwrap();
    assert_eq!(read(&mut rows), 0);
    let reply = rows.finish().unwrap();
    assert_eq!(reply.attributes()["total"], "0");
    assert_eq!(reply.attributes()["exp_domains"].as_array().map(Array::len), Some(0));
}

#[test]
fn rows_of_another_object_or_of_a_cut_reply_do_not_count() {
    let body = Reply::new("contact", "Done", domains(3)).to_body().unwrap();
    let mut rows = GetDomainsByExpiry::rows(&body, PATH).unwrap();
    assert_eq!(read(&mut rows), 3);
    assert!(matches!(rows.finish().unwrap_err(), Error::Unexpected(_)));
    let body = listing(3);
    let end = body.as_str().rfind("</OPS_envelope").unwrap();
    for cut in 0..end {
        let cut = &body.as_str()[..cut];
        let error = ReplyRows::parse(cut, PATH).and_then(ReplyRows::finish).unwrap_err();
        assert!(matches!(error, Error::Incomplete(_) | Error::NotAReply(_)), "{error:?}");
    }
}

#[test]
fn a_broken_row_ends_everything() {
    let body =
        listing(9).into_string().replace("example7.com</item>", "</item><item key=\"x\"></item>");
    let body = body.replace("<item key=\"name\"></item>", "");
    let mut rows = GetDomainsByExpiry::rows(&body, PATH).unwrap();
    assert_eq!(read(&mut rows), 7);
    let Error::Unexpected(unexpected) = rows.finish().unwrap_err() else { panic!() };
    let Mismatch::Fields(error) = unexpected.mismatch() else { panic!() };
    assert_eq!(error.path(), Some("attributes.exp_domains[7]"));
}
