//! What goes wrong on purpose, over sockets.

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use common::{call, call_enom, code, rejected, send};
use registrar_ops::enom::{self, DomainPassword, Format, SetPassword};
use registrar_ops::opensrs::{self, ChangePassword, RegistrantPassword, SendPassword};
use registrar_ops::{BodyKind, DomainName, ReplyError, SplitName};
use registrar_sandbox::{Account, Fault, Sandbox};

fn change(text: &str) -> ChangePassword {
    let password = RegistrantPassword::new(text).unwrap();
    ChangePassword::new(DomainName::new("example.info").unwrap(), password)
}

fn set(text: &str) -> SetPassword {
    let domain = SplitName::new("resellerdocs", "com").unwrap();
    SetPassword::new(domain, DomainPassword::new(text).unwrap())
}

/// The answer to a change, if one came.
fn answer(account: &Account, text: &str) -> Option<http::Response<Vec<u8>>> {
    send(account.reseller().request(&change(text)).unwrap().map(String::from))
}

fn is_done(account: &Account, text: &str) -> bool {
    let domain = account.domain("example.info").unwrap();
    domain.profile.password.expose_secret() == text
}

fn faulty(fault: Fault) -> Sandbox {
    Sandbox::builder().with_fault(fault).with_time_out(Duration::from_secs(1)).start().unwrap()
}

/// The faults with which an HTTP answer comes.
fn answered() -> impl Iterator<Item = Fault> {
    let all = Fault::names().map(|name| name.parse::<Fault>().unwrap());
    let without = [Fault::Reset, Fault::NeverAnswers, Fault::LostReply, Fault::Cut];
    all.filter(move |fault| !without.contains(fault))
}

#[test]
fn a_lost_reply_leaves_the_deed_done() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let faults = [Fault::LostReply, Fault::Status(503), Fault::None];
    sandbox.faults().on::<ChangePassword>(faults);
    // Another operation is not touched.
    call(account, &SendPassword::new(DomainName::new("example.info").unwrap())).unwrap();
    assert!(answer(account, "first").is_none());
    assert!(is_done(account, "first"));
    let refused = answer(account, "second").unwrap();
    assert_eq!(
        (refused.status().as_u16(), &refused.headers()["retry-after"]),
        (503, &"1".parse().unwrap())
    );
    assert!(is_done(account, "first"));
    assert_eq!(answer(account, "third").unwrap().status(), 200);
    assert_eq!(answer(account, "fourth").unwrap().status(), 200);
    assert!(is_done(account, "fourth"));
    assert_eq!(sandbox.received::<ChangePassword>().len(), 4);
}

#[test]
fn connections_fail_as_they_are_told_to() {
    for fault in [Fault::Reset, Fault::NeverAnswers, Fault::LostReply, Fault::Cut] {
        let sandbox = faulty(fault);
        let account = sandbox.account();
        let start = Instant::now();
        // `NeverAnswers` outlives this client's patience.
        let request = account.reseller().request(&change("first")).unwrap();
        let mut stream = TcpStream::connect(sandbox.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
        let (head, body) = (request.headers(), request.body().as_str());
        let text = format!(
            "POST / HTTP/1.1\r\nX-Username: {}\r\nX-Signature: {}\r\nContent-Length: {}\r\n\r\n{body}",
            head["x-username"].to_str().unwrap(),
            head["x-signature"].to_str().unwrap(),
            body.len(),
        );
        stream.write_all(text.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let outcome = stream.read_to_end(&mut answer).map_err(|error| error.kind());
        match fault {
            Fault::Reset => assert_eq!(outcome, Err(std::io::ErrorKind::ConnectionReset)),
            Fault::NeverAnswers => assert!(start.elapsed() >= Duration::from_millis(500)),
            Fault::LostReply => assert_eq!(outcome, Ok(0)),
            _ => {
                let answer = String::from_utf8(answer).unwrap();
                let (head, body) = answer.split_once("\r\n\r\n").unwrap();
                let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
                assert_eq!(length.unwrap().parse::<usize>().unwrap() / 2, body.len());
            }
        }
        assert_eq!(is_done(account, "first"), fault.is_done(), "{fault}");
    }
}

#[test]
fn slow_and_chunked_answers_arrive_whole() {
    let wait = Duration::from_millis(300);
    for fault in [Fault::SlowHead(wait), Fault::SlowBody(wait), Fault::Chunked, Fault::ClosesIdle] {
        let sandbox = faulty(fault);
        let start = Instant::now();
        call(sandbox.account(), &change("first")).unwrap();
        let is_slow = start.elapsed() >= wait;
        assert!(is_slow || matches!(fault, Fault::Chunked | Fault::ClosesIdle), "{fault}");
        for format in Format::ALL {
            call_enom(sandbox.account(), &set("a-first"), format).unwrap();
        }
    }
}

#[test]
fn an_idle_connection_is_closed() {
    let sandbox = faulty(Fault::ClosesIdle);
    let mut stream = TcpStream::connect(sandbox.address()).unwrap();
    stream.write_all(b"GET /interface.asp?command=Check HTTP/1.1\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("Connection: keep-alive"), "{answer}");
}

#[test]
fn damaged_opensrs_replies_are_told_apart() {
    for fault in answered() {
        let sandbox = faulty(fault);
        let account = sandbox.account();
        let answer = answer(account, "first").unwrap();
        let outcome = <ChangePassword as opensrs::Operation>::reply_from_http(&answer);
        let is_as_told = match fault {
            Fault::None
            | Fault::SlowHead(_)
            | Fault::SlowBody(_)
            | Fault::ClosesIdle
            | Fault::Chunked
            // The bytes win over what they say of themselves.
            | Fault::Utf16Label => outcome.is_ok(),
            Fault::Truncated | Fault::NoDone => {
                matches!(outcome, Err(ReplyError::Incomplete(_)))
            }
            Fault::Gzip => is_body(&outcome, BodyKind::Gzip),
            Fault::Empty => is_body(&outcome, BodyKind::Empty),
            Fault::Page(_) | Fault::Status(_) | Fault::Redirect(_) => is_body(&outcome, BodyKind::Html),
            Fault::TwoErrors => rejected(outcome).0 == 465,
            Fault::Code(number) => rejected(outcome) == (number, Some("password".into())),
            Fault::Contradiction => matches!(outcome, Err(ReplyError::Contradictory(_))),
            Fault::OtherCommand => matches!(outcome, Err(ReplyError::Unexpected(_))),
            Fault::TrailingDocument => matches!(outcome, Err(ReplyError::Malformed(_))),
            _ => false,
        };
        assert!(is_as_told, "{fault}: {}", String::from_utf8_lossy(answer.body()));
        assert_eq!(is_done(account, "first"), fault.is_done(), "{fault}");
    }
}

#[test]
fn damaged_enom_replies_are_told_apart() {
    for fault in answered() {
        for format in Format::ALL {
            let sandbox = faulty(fault);
            let account = sandbox.account();
            let request = account.enom_account().request(&set("a-first"), format).unwrap();
            let answer = send(request.map(String::from)).unwrap();
            let outcome = <SetPassword as enom::Operation>::reply_from_http(&answer);
            let is_as_told = match fault {
                Fault::None
                | Fault::SlowHead(_)
                | Fault::SlowBody(_)
                | Fault::ClosesIdle
                | Fault::Chunked
                | Fault::Utf16Label => outcome.is_ok(),
                Fault::Truncated | Fault::NoDone => {
                    matches!(outcome, Err(ReplyError::Incomplete(_)))
                }
                Fault::Gzip => is_body(&outcome, BodyKind::Gzip),
                Fault::Empty => is_body(&outcome, BodyKind::Empty),
                Fault::Page(_) | Fault::Status(_) | Fault::Redirect(_) => {
                    is_body(&outcome, BodyKind::Html)
                }
                Fault::TwoErrors => outcome.unwrap_err().rejection().unwrap().reasons().len() == 2,
                Fault::Code(number) => code(&outcome.unwrap_err()) == Some(number),
                Fault::Contradiction => matches!(outcome, Err(ReplyError::Contradictory(_))),
                Fault::OtherCommand => matches!(outcome, Err(ReplyError::Unexpected(_))),
                // Two texts are a text with every field twice.
                Fault::TrailingDocument if format == Format::Text => true,
                Fault::TrailingDocument => matches!(outcome, Err(ReplyError::Malformed(_))),
                _ => false,
            };
            let text = String::from_utf8_lossy(answer.body());
            assert!(is_as_told, "{fault}, {format}: {text}");
            let domain = account.domain("resellerdocs.com").unwrap();
            let is_done = domain.domain_password.expose_secret() == "a-first";
            assert_eq!(is_done, fault.is_done(), "{fault}");
        }
    }
}

fn is_body<T, C, R, M>(outcome: &Result<T, ReplyError<C, R, M>>, kind: BodyKind) -> bool {
    matches!(outcome, Err(ReplyError::NotAReply(body)) if body.kind() == kind)
}

#[test]
fn faults_are_asked_for_by_path_and_by_domain() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let to = |name| SendPassword::new(DomainName::new(name).unwrap());
    assert_eq!(rejected(call(account, &to("code-310.test"))).0, 310);
    let cut = call(account, &to("truncated.test")).unwrap_err();
    assert!(matches!(cut, ReplyError::Incomplete(_)));
    assert_eq!(sandbox.mails().len(), 1);

    let at = |path: &str| {
        let mut request = account.reseller().request(&to("example.info")).unwrap();
        let address = format!("http://{}{path}", sandbox.address());
        *request.uri_mut() = address.parse().unwrap();
        send(request.map(String::from)).unwrap().status().as_u16()
    };
    assert_eq!(at("/faults/status-429/"), 429);
    assert_eq!(at("/faults/empty/"), 200);
    assert_eq!(sandbox.mails().len(), 2);
    for path in ["/faults/nothing/", "/faults/", "/faults/empty/x", "/x", "/Interface.aspx"] {
        assert_eq!(at(path), 404, "{path}");
    }
    assert_eq!(sandbox.mails().len(), 2);
}
