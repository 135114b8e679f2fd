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
        (&b"Site=M\xc3\xbcller\n;"[..], None),
        (b"\xef\xbb\xbfSite=M\xc3\xbcller\n;", Some("iso-8859-1")),
        (b";Encoding Type is utf-8\nSite=M\xc3\xbcller", None),
        (b"<?xml version='1.0' encoding='utf-16'?><interface-response><Site>M\xc3\xbcller</Site></interface-response>", None),
        (b"<?xml version='1.0' encoding='utf-16'?><interface-response><Site>M\xc3\xbcller</Site></interface-response>", Some("utf-16")),
        (b"<?xml version='1.0' encoding='x-nonsense'?><interface-response><Site>M\xc3\xbcller</Site></interface-response>", Some("utf-8")),
    ] {
        assert_eq!(site(bytes, charset).as_deref(), Ok("Müller"), "{}", bytes.escape_ascii());
    }
    // Bytes that are ASCII are that, whatever anyone says.
    for charset in [None, Some("utf-16"), Some("windows-1252"), Some("x-nonsense")] {
        assert_eq!(site(b"Site=Mueller\n;", charset).as_deref(), Ok("Mueller"));
    }
    // Text is taken at its word.
    let options = ParseOptions::new().with_charset("iso-8859-1");
    let response = Response::parse_with("Site=Müller\n;", &options).unwrap();
    assert_eq!(response.get("Site"), Some("Müller"));
}

#[test]
fn a_comment_that_names_another_encoding_is_written_with_ascii_alone() {
    use enom_response::{Builder, Format};

    const LATIN: &str = "Encoding Type is iso-8859-1";
    let written = |format, comments: &[&str], site: &str| {
        let mut builder = Builder::new(format);
        for comment in comments {
            builder.comment(comment);
        }
        builder.field("Site", site).field("Done", "true");
        let response = builder.finish().unwrap();
        let body = response.to_string(format).map_err(|error| error.to_string())?;
        assert_eq!(Response::parse(body.as_bytes()).unwrap(), response, "{body}");
        Ok::<_, String>(())
    };
    let refused =
        "value that cannot be written: expected a comment that names the encoding UTF-8, or none";
    for format in [Format::Text, Format::Html] {
        for comments in [&[LATIN][..], &["URL Interface", LATIN], &["caf\u{E9}", LATIN]] {
            assert_eq!(written(format, comments, "M\u{FC}ller").unwrap_err(), refused);
        }
        assert_eq!(written(format, &["caf\u{E9}", LATIN], "Mueller").unwrap_err(), refused);
        for comments in [
            &[][..],
            &["URL Interface"],
            &["Encoding Type is utf-8"],
            &["Encoding Type is UTF-16"],
            &["Encoding Type is utf-8", LATIN],
        ] {
            assert_eq!(written(format, comments, "M\u{FC}ller"), Ok(()), "{comments:?}");
        }
        assert_eq!(written(format, &[LATIN], "Mueller"), Ok(()));
    }
    assert_eq!(written(Format::Xml, &[LATIN], "M\u{FC}ller"), Ok(()));
}

#[test]
fn a_label_that_is_overruled_is_a_deviation() {
    let text = b";Encoding Type is utf-16\nSite=M\xc3\xbcller\n";
    let found = deviations(&text[..]).unwrap();
    let [found] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        (found.to_string().as_str(), found.offset()),
        ("declared encoding that is not the bytes' own", 0)
    );
    for (label, departs) in [
        ("utf-8", false),
        ("UTF8", false),
        ("iso-8859-1", false),
        ("us-ascii", false),
        ("Windows-1252", false),
        ("UTF-16LE", true),
        ("ucs-2", true),
    ] {
        let ascii = format!(";Encoding Type is {label}\nSite=Mueller\n");
        assert_eq!(deviations(&ascii).unwrap().as_slice().len(), usize::from(departs), "{label}");
        let wide = format!(";Encoding Type is {label}\nSite=M\u{FC}ller\n");
        let departs = !label.to_ascii_lowercase().starts_with("utf8") && label != "utf-8";
        if let Ok(found) = deviations(&wide) {
            assert_eq!(found.as_slice().len(), usize::from(departs), "{label}");
        }
    }
}

#[test]
fn characters_that_no_document_may_hold_are_found_wherever_they_stand() {
    let controls = (0..0x20_u8).map(char::from).filter(|one| !"\t\n\r".contains(*one));
    for odd in controls.chain(['\u{FFFE}', '\u{FFFF}']) {
        for before in 0..70 {
            for fill in [" ", "\u{FFFD}", "\u{1D11E}"] {
                let (front, back) = (fill.repeat(before / fill.len()), fill.repeat(40));
                let front = format!("{front}{}", &"   "[..before % fill.len()]);
                let text = format!("A={front}{odd}{odd}{back}");
                let error = Response::parse(&text).unwrap_err();
                assert_eq!(error.offset(), Some(2 + before), "{text:?}");
                assert_eq!(error.kind(), ErrorKind::IllegalCharacter);
                assert!(Response::parse(&format!("A={front}\u{FFFD}{back}\n;")).is_ok());
            }
        }
        // Nothing else in a whole block.
        let text = format!("A={}{}", " ".repeat(30), odd.to_string().repeat(32));
        assert_eq!(Response::parse(&text).unwrap_err().offset(), Some(32));
    }
}

#[cfg(not(feature = "encoding"))]
#[test]
fn other_encodings_need_the_feature() {
    for (bytes, charset) in [
        (&b"Site=M\xfcller\n;"[..], Some("windows-1252")),
        (b";Encoding Type is iso-8859-1<br>\nSite=M\xfcller", None),
        (b"\xff\xfeS\0i\0t\0e\0=\0x\0", None),
    ] {
        let options = charset
            .map_or_else(ParseOptions::new, |charset| ParseOptions::new().with_charset(charset));
        let error = Response::parse_with(bytes, &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnsupportedEncoding);
    }
}

#[cfg(feature = "encoding")]
#[test]
fn other_encodings_are_decoded_by_the_first_who_knows() {
    let utf16 =
        |text: &str, to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?><interface-response><Site>Müller</Site></interface-response>";
    for (bytes, charset) in [
        (b"Site=M\xfcller\n;".to_vec(), Some("windows-1252")),
        (b"Site=M\xfcller\n;".to_vec(), Some("ISO-8859-1")),
        (b";Encoding Type is iso-8859-1\nSite=M\xfcller".to_vec(), None),
        (b";Encoding Type is utf-8\nSite=M\xfcller".to_vec(), Some("iso-8859-1")),
        (b"<?xml version='1.0' encoding='windows-1252'?><interface-response><Site>M\xfcller</Site></interface-response>".to_vec(), None),
        (b"<?xml version='1.0' encoding='utf-8'?><interface-response><Site>M\xfcller</Site></interface-response>".to_vec(), Some("us-ascii")),
        (b";Encoding Type is windows-1252<br><HTML><BODY><STRONG>Site: </STRONG>M\xfcller<br></BODY></HTML>".to_vec(), None),
        // After other comments, with or without `;`, that lines or breaks end.
        (b";URL Interface\n;Machine is X\n;Encoding Type is iso-8859-1\nSite=M\xfcller".to_vec(), None),
        (b";a <b> c\r\n\r\n;Encoding Type is iso-8859-1\nSite=M\xfcller".to_vec(), None),
        (b";a<BR />;b<br>;Encoding Type is iso-8859-1<br><HTML><BODY><STRONG>Site: </STRONG>M\xfcller<br></BODY></HTML>".to_vec(), None),
        (b";a<BR                 />;b <br is no break\n;Encoding Type is iso-8859-1\nSite=M\xfcller".to_vec(), None),
        (b"URL Interface<br>Machine is X<br>Encoding Type is iso-8859-1<br><HTML><BODY><STRONG>Site: </STRONG>M\xfcller<br></BODY></HTML>".to_vec(), None),
        ([&b"\xff\xfe"[..], &utf16("Site=Müller\n;", u16::to_le_bytes)].concat(), Some("utf-8")),
        ([&b"\xfe\xff"[..], &utf16("Site=Müller\n;", u16::to_be_bytes)].concat(), None),
        (utf16(xml, u16::to_le_bytes), None),
        (utf16(xml, u16::to_be_bytes), Some("windows-1252")),
    ] {
        assert_eq!(site(&bytes, charset).as_deref(), Ok("Müller"), "{}", bytes.escape_ascii());
    }
    let error =
        Response::parse_with(b"Site=M\xfcller\n;", &ParseOptions::new().with_charset("x-nonsense"))
            .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnsupportedEncoding);
    assert_eq!(
        site(b"Site=M\xfcller\n;", None).unwrap_err(),
        "invalid encoding: expected UTF-8 at byte 6 (line 1, column 7)",
    );
}

#[cfg(feature = "encoding")]
#[test]
fn offsets_count_in_the_bytes_as_they_came() {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let marked = |text: &str| [&b"\xff\xfe"[..], &utf16(text)].concat();
    let text = "Site: M\u{FC}\u{1D11E}\n Done: x\u{1}";
    for (bytes, at) in [(marked(text), 2 + 2 * 19), (utf16(text), 2 * 19)] {
        assert_eq!(Response::parse(&bytes).unwrap_err().offset(), Some(at));
    }
    let bytes = marked("<interface-response><Site>\u{FC}</Site><Site>");
    assert_eq!(Response::parse(&bytes).unwrap_err().offset(), Some(bytes.len()));
    let bytes = b";Encoding Type is windows-1252\nSite: M\xfcller\nmore\nDone: true\n";
    let found = deviations(&bytes[..]).unwrap();
    let found: Vec<_> = found.iter().map(|one| (one.to_string(), one.offset())).collect();
    let (colon, more) = ("`:` in place of `=`".to_owned(), "value of several lines".to_owned());
    assert_eq!(found, [(colon, 31), (more, 44)]);
    let strict = ParseOptions::new().strict();
    assert_eq!(Response::parse_with(bytes, &strict).unwrap_err().offset(), Some(31));
}

#[cfg(all(feature = "encoding", feature = "serde"))]
#[test]
fn offsets_of_serde_count_in_the_bytes_as_they_came() {
    let bytes = b"Site=M\xfcller\nDone=oops";
    let options = ParseOptions::new().with_charset("windows-1252");
    let error = enom_response::from_slice_with::<Reply>(bytes, &options).unwrap_err();
    assert_eq!((error.path(), error.offset()), (Some("Done"), Some(12)));
}

#[cfg(all(feature = "encoding", feature = "serde"))]
#[derive(Debug, serde::Deserialize)]
struct Reply {
    #[serde(rename = "done")]
    _done: bool,
}

#[cfg(feature = "encoding")]
#[test]
fn an_encoding_is_not_looked_for_after_the_first_field() {
    for text in [
        &b"Site=M\xfcller\n;Encoding Type is iso-8859-1\nDone=true\n"[..],
        b"Key=\n;Encoding Type is iso-8859-1\nSite=M\xfcller\n",
        b"Machine=x\nEncoding Type is iso-8859-1\nSite=M\xfcller\n",
    ] {
        let error = Response::parse(text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidEncoding, "{}", text.escape_ascii());
    }
}
