//! Damage to a refusal, and cuts of a success, are never a success.

use std::fmt::Display;
use std::thread;

use registrar_ops::BodyKind;
use registrar_ops::opensrs::{Attributes, Error, Operation as _, Reply, SendPassword};

use crate::{meaning, sample};

const REFUSALS: [&str; 3] =
    ["rejected_400_ip_address.xml", "rejected_401.xml", "rejected_415_support_message.xml"];

fn check(body: &[u8], how: impl Display) {
    let typed = SendPassword::reply(body);
    assert!(typed.is_err(), "{how} is a success:\n{}", body.escape_ascii());
    let untyped = Reply::<Attributes>::parse(body);
    assert!(untyped.is_err(), "{how} is a success:\n{}", body.escape_ascii());
}

#[test]
fn no_prefix_or_suffix_of_a_refusal_is_a_success() {
    for name in REFUSALS {
        let body = meaning(name);
        let body = body.as_bytes();
        for at in 0..=body.len() {
            check(&body[..at], format_args!("{name} up to {at}"));
            check(&body[at..], format_args!("{name} from {at}"));
        }
    }
}

#[test]
fn no_deletion_in_a_refusal_is_a_success() {
    let delete = |name| {
        let body = meaning(name);
        let body = body.as_bytes();
        // Where nothing was deleted the answer is read: the test would notice if it were not.
        assert!(SendPassword::reply(body).unwrap_err().rejection().is_some());
        let mut damaged = Vec::with_capacity(body.len());
        for length in 1..=80 {
            for at in 0..=body.len() - length {
                damaged.clear();
                damaged.extend_from_slice(&body[..at]);
                damaged.extend_from_slice(&body[at + length..]);
                check(&damaged, format_args!("{name} without {length} bytes at {at}"));
            }
        }
    };
    thread::scope(|scope| {
        for name in REFUSALS {
            scope.spawn(move || delete(name));
        }
    });
}

#[test]
fn a_refusal_with_success_spliced_in_is_none() {
    let body = meaning("rejected_401.xml");
    let yes = "<item key=\"is_success\">1</item>";
    for (from, to) in [
        // Twice, in two letter cases, and beside another code.
        ("<item key=\"is_success\">0</item>", format!("{yes}<item key=\"is_success\">0</item>")),
        ("<item key=\"is_success\">0</item>", format!("{yes}<item key=\"Is_Success\">0</item>")),
        ("<item key=\"is_success\">0</item>", yes.to_owned()),
        ("<item key=\"is_success\">0</item>", format!("<!-- {yes} -->")),
        (
            "<item key=\"response_code\">401</item>",
            "<item key=\"response_code\">200</item><item key=\"response_code\">401</item>".into(),
        ),
        ("<item key=\"response_code\">401</item>", "<item key=\"response_code\">200</item>".into()),
    ] {
        assert!(body.contains(from));
        check(body.replace(from, &to).as_bytes(), &to);
    }
    let good = sample("send_password.reply.xml");
    check(&[good, body.as_bytes()].concat(), "a refusal glued on");
}

#[test]
fn no_cut_of_a_success_is_one() {
    for name in ["send_password.reply.xml", "send_authcode.reply.xml"] {
        let whole = sample(name);
        for end in 0..whole.len() {
            match SendPassword::reply(&whole[..end]).unwrap_err() {
                Error::Incomplete(_) => {}
                Error::NotAReply(body) => assert!(body.kind() == BodyKind::Empty && end == 0),
                other => panic!("{name} cut at {end}: {other:?}"),
            }
        }
    }
}
