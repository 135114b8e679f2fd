//! Requests as public clients in other languages put them on the wire.

use registrar_ops::opensrs::{
    ChangePassword, Operation as _, Reseller, SendAuthcode, SendPassword,
};

/// Method, headers and body of a transcript.
fn parse(bytes: &[u8]) -> http::Request<Vec<u8>> {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n").map(|at| (at, at + 2));
    let crlf = bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| (at, at + 4));
    let (head, body) = crlf.into_iter().chain(end).min().unwrap();
    let head = str::from_utf8(&bytes[..head]).unwrap();
    let mut lines = head.lines();
    let method = lines.next().unwrap().split(' ').next().unwrap();
    let mut request = http::Request::builder().method(method).uri("/");
    for line in lines {
        let (name, value) = line.split_once(':').unwrap();
        request = request.header(name, value.trim());
    }
    request.body(bytes[body..].to_vec()).unwrap()
}

#[test]
fn what_strangers_send_is_verified_and_read() {
    let reseller = Reseller::new("reseller", "sandbox-private-key").unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/clients");
    let (mut read, mut refused) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        let is_opensrs = bytes.windows(12).any(|word| word.eq_ignore_ascii_case(b"x-username: "))
            || bytes.windows(11).any(|word| word.eq_ignore_ascii_case(b"x-username:"));
        if path.extension().is_none_or(|extension| extension != "http") || !is_opensrs {
            continue;
        }
        let http = parse(&bytes);
        let outcome = reseller.receive(&http);
        // The envelopes of this client are not well-formed.
        if name.starts_with("05-") {
            let rejection = outcome.unwrap_err();
            assert!(rejection.text().starts_with("Invalid envelope: "), "{}", rejection.text());
            refused += 1;
            continue;
        }
        let request = outcome.unwrap_or_else(|no| panic!("{name}: {no}: {}", no.text()));
        let is_read = match (request.action(), request.object()) {
            (action, _) if action.eq_ignore_ascii_case("send_password") => {
                SendPassword::from_request(&request).map(drop)
            }
            (action, _) if action.eq_ignore_ascii_case("send_authcode") => {
                SendAuthcode::from_request(&request).map(drop)
            }
            (action, object)
                if action.eq_ignore_ascii_case("change")
                    && object.eq_ignore_ascii_case("password") =>
            {
                ChangePassword::from_request(&request).map(drop)
            }
            _ => Ok(()),
        };
        is_read.unwrap_or_else(|no| panic!("{name}: {no}: {}", no.text()));
        read += 1;
    }
    assert_eq!((read, refused), (54, 3));
}
