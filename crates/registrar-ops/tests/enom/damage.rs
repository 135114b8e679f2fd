//! Damage to a refusal, and cuts of a success, are never a success.

use registrar_ops::enom::{Error, Format, Operation as _, Rejection, Reply, SetPassword};

use crate::sample;

fn check(body: &[u8], how: &str) {
    let typed = SetPassword::reply(body);
    assert!(typed.is_err(), "{how} is a success:\n{}", body.escape_ascii());
    let untyped = <Reply>::parse(body);
    assert!(untyped.is_err(), "{how} is a success:\n{}", body.escape_ascii());
}

fn refusal(format: Format) -> Vec<u8> {
    let rejection = Rejection::authentication()
        .with_command("SetPassword")
        .with("MinPeriod", "")
        .with("MaxPeriod", "10")
        .with("TrackingKey", "31bf1a25");
    Vec::from(rejection.to_body(format).unwrap())
}

#[test]
fn no_prefix_or_suffix_of_a_refusal_is_a_success() {
    for format in Format::ALL {
        let body = refusal(format);
        for at in 0..=body.len() {
            check(&body[..at], &format!("{format} up to {at}"));
            check(&body[at..], &format!("{format} from {at}"));
        }
    }
}

#[test]
fn no_deletion_in_a_refusal_is_a_success() {
    for format in Format::ALL {
        let body = refusal(format);
        let mut damaged = Vec::with_capacity(body.len());
        for length in 1..=80 {
            for at in 0..=body.len() - length {
                damaged.clear();
                damaged.extend_from_slice(&body[..at]);
                damaged.extend_from_slice(&body[at + length..]);
                check(&damaged, &format!("{format} without {length} bytes at {at}"));
            }
        }
    }
}

#[test]
fn no_cut_of_a_success_is_one() {
    for name in ["xml", "html", "txt"] {
        let whole = sample(&format!("set_password.reply.{name}"));
        let done = whole.windows(4).position(|window| window == b"Done").unwrap();
        for end in 0..whole.len() {
            match SetPassword::reply(&whole[..end]).err() {
                Some(Error::Incomplete(_)) => {}
                Some(Error::NotAReply(_) | Error::Malformed(_)) => assert!(end < done),
                Some(other) => panic!("{name} cut at {end}: {other:?}"),
                // In the flat formats all that matters was there; in XML, all but a newline.
                None if name == "xml" => assert_eq!(end, whole.len() - 1),
                None => assert!(end > done, "{name} cut at {end}"),
            }
        }
    }
}
