//! Requests as public clients in other languages put them on the wire.

use registrar_ops::enom::{
    Account, Format, GetAccountPassword, Operation as _, Request, SetPassword,
};

/// Method, target and body of a transcript.
fn parse(bytes: &[u8]) -> http::Request<Vec<u8>> {
    let body = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let head = str::from_utf8(&bytes[..body]).unwrap();
    let mut words = head.lines().next().unwrap().split(' ');
    let request = http::Request::builder().method(words.next().unwrap()).uri(words.next().unwrap());
    request.body(bytes[body..].to_vec()).unwrap()
}

#[test]
fn what_strangers_send_is_verified_and_read() {
    let account = Account::new("resellid", "resellpw").unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/clients");
    let (mut reads, mut xml) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        let is_enom = bytes.windows(13).any(|word| word.eq_ignore_ascii_case(b"interface.asp"));
        if !is_enom || path.extension().is_none_or(|extension| extension != "http") {
            continue;
        }
        let request =
            Request::from_http(&parse(&bytes)).unwrap_or_else(|no| panic!("{name}: {no}"));
        if !name.ends_with("-setdnshost.http") {
            account.verify(&request).unwrap_or_else(|no| panic!("{name}: {no}"));
        }
        let is_read = if SetPassword::is_asked_by(&request) {
            SetPassword::from_request(&request).map(drop)
        } else if GetAccountPassword::is_asked_by(&request) {
            GetAccountPassword::from_request(&request).map(drop)
        } else {
            Ok(())
        };
        is_read.unwrap_or_else(|no| panic!("{name}: {no}"));
        // An unknown command is refused in the format that the client reads.
        assert_eq!(request.unknown_command().format(), request.format());
        xml += usize::from(request.format() == Format::Xml);
        reads += 1;
    }
    assert_eq!(reads, 23);
    assert!(xml > 15, "{xml}");
}
