//! What bytes are encoded in, by whose word.

use enom_response::{ErrorKind, ParseOptions, Response, deviations};

/// The value of `Site` in `bytes` that came with `charset`.
fn site(bytes: &[u8], charset: Option<&str>) -> Result<String, String> {
    let options = match charset {
        Some(charset) => ParseOptions::new().with_charset(charset),
        None => ParseOptions::new(),
    };
    let response = Response::parse_with(bytes, &options).map_err(|error| error.to_string())?;
    Ok(response.get("Site").unwrap_or("nothing").to_owned())
}

#[test]
fn utf8_needs_no_feature() {
    for (bytes, charset) in [
        (&b"Site=M\xc3\xbcller"[..], None),
        (b"\xef\xbb\xbfSite=M\xc3\xbcller", Some("iso-8859-1")),
        (b";Encoding Type is utf-8\nSite=M\xc3\xbcller", None),
        (b"<?xml version='1.0' encoding='utf-16'?><interface-response><Site>M\xc3\xbcller</Site></interface-response>", None),
        (b"<?xml version='1.0' encoding='utf-16'?><interface-response><Site>M\xc3\xbcller</Site></interface-response>", Some("utf-16")),
        (b"<?xml version='1.0' encoding='x-nonsense'?><interface-response><Site>M\xc3\xbcller</Site></interface-response>", Some("utf-8")),
    ] {
        assert_eq!(site(bytes, charset).as_deref(), Ok("Müller"), "{}", bytes.escape_ascii());
    }
    // Bytes that are ASCII are that, whatever anyone says.
    for charset in [None, Some("utf-16"), Some("windows-1252"), Some("x-nonsense")] {
        assert_eq!(site(b"Site=Mueller", charset).as_deref(), Ok("Mueller"));
    }
    // Text is taken at its word.
    let options = ParseOptions::new().with_charset("iso-8859-1");
    let response = Response::parse_with("Site=Müller", &options).unwrap();
    assert_eq!(response.get("Site"), Some("Müller"));
}

#[test]
fn a_label_that_is_overruled_is_a_deviation() {
    let text = b";Encoding Type is utf-16\nSite=M\xc3\xbcller\n";
    let found = deviations(&text[..]).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].to_string().as_str(), found[0].offset()),
        ("declared encoding that is not the bytes' own", 18)
    );
}

#[cfg(not(feature = "encoding"))]
#[test]
fn other_encodings_need_the_feature() {
    for (bytes, charset) in [
        (&b"Site=M\xfcller"[..], Some("windows-1252")),
        (b";Encoding Type is iso-8859-1<br>\nSite=M\xfcller", None),
        (b"\xff\xfeS\0i\0t\0e\0=\0x\0", None),
    ] {
        let options = charset
            .map_or_else(ParseOptions::new, |charset| ParseOptions::new().with_charset(charset));
        let error = Response::parse_with(bytes, &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Xml(xml_pull::ErrorKind::UnsupportedEncoding));
    }
}

#[cfg(feature = "encoding")]
#[test]
fn other_encodings_are_decoded_by_the_first_who_knows() {
    let utf16 =
        |text: &str, to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?><interface-response><Site>Müller</Site></interface-response>";
    for (bytes, charset) in [
        (b"Site=M\xfcller".to_vec(), Some("windows-1252")),
        (b"Site=M\xfcller".to_vec(), Some("ISO-8859-1")),
        (b";Encoding Type is iso-8859-1\nSite=M\xfcller".to_vec(), None),
        (b";Encoding Type is utf-8\nSite=M\xfcller".to_vec(), Some("iso-8859-1")),
        (b"<?xml version='1.0' encoding='windows-1252'?><interface-response><Site>M\xfcller</Site></interface-response>".to_vec(), None),
        (b"<?xml version='1.0' encoding='utf-8'?><interface-response><Site>M\xfcller</Site></interface-response>".to_vec(), Some("us-ascii")),
        (b";Encoding Type is windows-1252<br><HTML><BODY><STRONG>Site: </STRONG>M\xfcller<br></BODY></HTML>".to_vec(), None),
        ([&b"\xff\xfe"[..], &utf16("Site=Müller", u16::to_le_bytes)].concat(), Some("utf-8")),
        ([&b"\xfe\xff"[..], &utf16("Site=Müller", u16::to_be_bytes)].concat(), None),
        (utf16(xml, u16::to_le_bytes), None),
        (utf16(xml, u16::to_be_bytes), Some("windows-1252")),
    ] {
        assert_eq!(site(&bytes, charset).as_deref(), Ok("Müller"), "{}", bytes.escape_ascii());
    }
    let error =
        Response::parse_with(b"Site=M\xfcller", &ParseOptions::new().with_charset("x-nonsense"))
            .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Xml(xml_pull::ErrorKind::UnsupportedEncoding));
    assert_eq!(site(b"Site=M\xfcller", None).unwrap_err(), "invalid encoding: expected UTF-8",);
}
