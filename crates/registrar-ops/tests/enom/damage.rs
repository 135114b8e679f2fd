//! Damage to a refusal, and cuts of a success, are never a success.

use std::fmt::Display;
use std::thread;

use registrar_ops::enom::{Error, Format, Operation as _, Rejection, Reply, SetPassword};

use crate::sample;

fn check(body: &[u8], how: impl Display) {
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
            check(&body[..at], format_args!("{format} up to {at}"));
            check(&body[at..], format_args!("{format} from {at}"));
        }
    }
}

#[test]
fn no_deletion_in_a_refusal_is_a_success() {
    let delete = |format| {
        let body = refusal(format);
        let mut damaged = Vec::with_capacity(body.len());
        for length in 1..=80 {
            for at in 0..=body.len() - length {
                damaged.clear();
                damaged.extend_from_slice(&body[..at]);
                damaged.extend_from_slice(&body[at + length..]);
                check(&damaged, format_args!("{format} without {length} bytes at {at}"));
            }
        }
    };
    thread::scope(|scope| {
        for format in Format::ALL {
            scope.spawn(move || delete(format));
        }
    });
}

/// The field `name` with `value` in `format`, as the writer has it.
fn field(format: Format, name: &str, value: &str) -> String {
    match format {
        Format::Text => format!("{name}={value}\n"),
        Format::Html => format!("<STRONG>{name}: </ STRONG>{value}<br>\n"),
        Format::Xml => format!("<{name}>{value}</{name}>"),
    }
}

#[test]
fn a_refusal_with_success_spliced_in_is_none() {
    for format in Format::ALL {
        let body = String::from_utf8(refusal(format)).unwrap();
        let (no, yes) = (field(format, "ErrCount", "1"), field(format, "ErrCount", "0"));
        assert!(body.contains(&no), "{format}");
        let hidden = match format {
            Format::Text | Format::Html => format!(";{}", yes.trim_end()),
            Format::Xml => format!("<!-- {yes} -->"),
        };
        for instead in [
            yes.clone(),
            format!("{yes}{no}"),
            format!("{no}{yes}"),
            format!("{no}{}", field(format, "errcount", "0")),
            format!("{no}{}", field(format, "ERRCOUNT", "0")),
            format!("{no}{}", field(format, "HEAD", &yes)),
            format!("{no}<HEAD ErrCount='0'/>"),
            format!("{hidden}{no}"),
            hidden,
        ] {
            check(body.replace(&no, &instead).as_bytes(), format_args!("{format} with {instead}"));
        }
        // Anywhere, by itself and with a second `Done`.
        let done = field(format, "Done", "true");
        for at in 0..=body.len() {
            for piece in [yes.clone(), format!("{yes}{done}")] {
                let spliced = [&body[..at], &piece, &body[at..]].concat();
                check(spliced.as_bytes(), format_args!("{format} with {piece:?} at {at}"));
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
