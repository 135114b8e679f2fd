//! What strangers' clients send, byte for byte over a socket, and what each demands of the answer.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;

use registrar_ops::enom::{self, Format};
use registrar_ops::enom_response::Response;
use registrar_ops::opensrs;
use registrar_sandbox::{Domain, Sandbox};

/// An answer as it came.
struct Answer {
    head: String,
    body: Vec<u8>,
}

/// Sends `bytes` and reads one answer, as its length says.
fn send(address: SocketAddr, bytes: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    let end = loop {
        let mut piece = [0; 4096];
        let count = stream.read(&mut piece).unwrap();
        assert!(count > 0, "closed after {answer:?}");
        answer.extend_from_slice(&piece[..count]);
        if let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    let length: usize = header(&head, "content-length").unwrap().parse().unwrap();
    let mut body = answer[end..].to_vec();
    let mut rest = vec![0; length - body.len()];
    stream.read_exact(&mut rest).unwrap();
    body.extend(rest);
    if header(&head, "connection") == Some("close") {
        assert_eq!(stream.read(&mut [0]).unwrap(), 0, "more than was announced");
    }
    Answer { head, body }
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut fields = head.lines().filter_map(|line| line.split_once(": "));
    fields.find(|(held, _)| held.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn transcripts() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/clients");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let requests = files.filter(|path| path.extension().is_some_and(|end| end == "http"));
    let mut requests: Vec<_> = requests
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect();
    requests.sort();
    requests
}

/// A sandbox in which the passwords are those that the clients send.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::start().unwrap();
    let resellerdocs = Domain::new("resellerdocs.com").unwrap();
    let resellerdocs = Domain { domain_password: "abcdef".into(), ..resellerdocs };
    sandbox.account().add_domain(resellerdocs);
    sandbox
}

fn is_enom(bytes: &[u8]) -> bool {
    bytes.windows(13).any(|word| word.eq_ignore_ascii_case(b"interface.asp"))
}

#[test]
fn every_client_gets_the_answer_it_demands() {
    let mut count = 0;
    for (name, bytes) in transcripts() {
        // One each, so that the order does not matter: a change ends sessions.
        let sandbox = sandbox();
        let answer = send(sandbox.address(), &bytes);
        let Answer { head, body } = &answer;
        // Raw sockets send HTTP/1.0 and look for HTTP/1.1.
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{name}: {head}");
        if String::from_utf8_lossy(&bytes).contains(" HTTP/1.0") {
            assert_eq!(header(head, "connection"), Some("close"), "{name}");
        }
        let text = str::from_utf8(body).unwrap();
        if is_enom(&bytes) {
            let response = Response::parse(body).unwrap();
            let asks_xml =
                String::from_utf8_lossy(&bytes).to_ascii_lowercase().contains("type=xml");
            let expected = if asks_xml { Format::Xml } else { Format::Text };
            assert_eq!(response.format(), expected, "{name}");
            if expected == Format::Text {
                // One client splits at CRLF and nothing else.
                assert!(text.split("\r\n").all(|line| !line.contains('\n')), "{name}: {text}");
            }
            let reply = enom::Reply::<enom::AnyFields>::parse(body);
            reply.unwrap_or_else(|error| panic!("{name}: {error}: {text}"));
        } else {
            let reply: Result<opensrs::Reply, _> = opensrs::Reply::parse(body);
            let code = match &reply {
                Ok(reply) => reply.code(),
                Err(error) => error.rejection().unwrap_or_else(|| panic!("{name}: {error}")).code(),
            };
            let code = code.unwrap().number();
            match &*name {
                // Their envelopes are not well-formed.
                _ if name.starts_with("05-") => assert_eq!(code, 465, "{name}: {text}"),
                // Their registrant is `u`: shorter than the name of a user can be.
                "16-set_cookie" | "21-set_cookie" => assert_eq!(code, 465, "{name}: {text}"),
                _ => assert!(code < 300, "{name}: {text}"),
            }
        }
        count += 1;
    }
    assert_eq!(count, 80);
}

#[test]
fn a_wrong_key_is_answered_so_that_every_client_reads_it() {
    let sandbox = Sandbox::builder().with_reseller("reseller", "another key").unwrap();
    let sandbox = sandbox.with_enom_account("resellid", "another token").unwrap().start().unwrap();
    for (name, bytes) in transcripts() {
        if name == "10-setdnshost" {
            continue;
        }
        let answer = send(sandbox.address(), &bytes);
        assert!(answer.head.starts_with("HTTP/1.1 200 OK\r\n"), "{name}: {}", answer.head);
        if is_enom(&bytes) {
            let response = Response::parse(&answer.body).unwrap();
            let asks_xml =
                String::from_utf8_lossy(&bytes).to_ascii_lowercase().contains("type=xml");
            assert_eq!(response.format() == Format::Xml, asks_xml, "{name}");
            assert_eq!(response.get("ErrCount"), Some("1"), "{name}");
        } else {
            let reply: Result<opensrs::Reply, _> = opensrs::Reply::parse(&answer.body);
            let error = reply.unwrap_err();
            let rejection = error.rejection().unwrap();
            assert_eq!(rejection.code(), Some(opensrs::ResponseCode::AUTHENTICATION), "{name}");
            // What cannot be read names no object.
            assert_eq!(rejection.object().is_some(), !name.starts_with("05-"), "{name}");
        }
    }
    assert!(sandbox.mails().is_empty());
    assert!(sandbox.requests().iter().all(|record| !record.is_verified));
}
