//! The documents of the corpus read as their readings say, and write back.

mod common;

use enom_response::{Format, Layout, Response, WriteOptions};

fn printed(response: &Response<'_>) -> String {
    serde_json::to_string_pretty(&common::reading(response)).unwrap() + "\n"
}

#[test]
fn every_reply_reads_as_its_reading() {
    for sample in testdata::enom_replies() {
        let response = Response::parse(sample.bytes()).unwrap();
        let format = common::format_of(sample);
        assert_eq!(Response::parse_as(format, sample.bytes()).unwrap(), response);
        assert_eq!(printed(&response), sample.reading(), "{}", sample.name());
    }
}

#[test]
fn quirks_read_as_their_readings() {
    let pairs = testdata::pairs("enom/quirks", common::ENDINGS, "json");
    assert!(pairs.len() >= 20);
    for pair in pairs {
        let response = Response::parse(pair.bytes());
        let response = response.unwrap_or_else(|e| panic!("{}: {e}", pair.name()));
        assert_eq!(printed(&response), pair.reading(), "{}", pair.name());
    }
}

#[test]
fn messages_read_as_their_readings() {
    let messages = common::messages();
    assert_eq!(messages.len(), 60);
    for (name, bytes, expected) in messages {
        let response = Response::parse(&bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
        let read = common::reading(&response);
        let expected = expected.as_object().unwrap();
        for (key, value) in expected {
            assert_eq!(&read[key], value, "{name}: {key}");
        }
        for key in ["protocol", "format", "fields", "complete"] {
            assert!(expected.contains_key(key), "{name}: {key}");
        }
    }
}

#[test]
fn what_was_read_is_written_equal_or_refused() {
    let mut refused = Vec::new();
    for (name, bytes) in common::replies() {
        let response = Response::parse(&bytes).unwrap();
        for layout in [Layout::Documented, Layout::Wire] {
            let mut written = String::new();
            let options = WriteOptions::new(response.format()).with_layout(layout);
            match response.write_with(&mut written, &options) {
                Ok(()) => assert_eq!(Response::parse(&written).unwrap(), response, "{name}"),
                Err(error) => refused.push(format!("{name}: {error}")),
            }
        }
    }
    assert_eq!(refused, Vec::<String>::new());
}

#[test]
fn regular_replies_write_back_byte_for_byte() {
    for name in
        ["set_password.reply.html", "set_password.reply.txt", "get_account_password.reply.txt"]
    {
        let sample = testdata::by_name(name).unwrap();
        let response = Response::parse(sample.bytes()).unwrap();
        let written = response.to_string(common::format_of(sample)).unwrap();
        assert_eq!(written.as_bytes(), sample.bytes(), "{name}");
    }
    for name in ["set_password.reply.xml", "get_account_password.reply.xml"] {
        let sample = testdata::by_name(name).unwrap();
        let response = Response::parse(sample.bytes()).unwrap();
        let regular =
            std::str::from_utf8(sample.bytes()).unwrap().replace("<debug></debug>", "<debug/>");
        assert_eq!(response.to_string(Format::Xml).unwrap(), regular, "{name}");
    }
}

#[test]
fn the_form_of_the_wire_differs_by_line_ends_and_end_tags() {
    let response = Response::parse("ErrCount=0\nNote=a\nb\nDone=true\n").unwrap();
    for (format, wire) in [
        (Format::Text, "ErrCount=0\r\nNote=a\r\nb\r\nDone=true\r\n"),
        (
            Format::Html,
            "<HTML><BODY>\n<STRONG>ErrCount: </STRONG>0<br>\n<STRONG>Note: </STRONG>a\nb<br>\n\
             <STRONG>Done: </STRONG>true<br>\n</BODY></HTML>\n",
        ),
    ] {
        let mut written = String::new();
        let options = WriteOptions::new(format).with_layout(Layout::Wire);
        response.write_with(&mut written, &options).unwrap();
        assert_eq!(written, wire);
        assert!(Response::parse(&written).unwrap().flat().eq(response.flat()));
    }
}

#[test]
fn every_reply_has_one_flat_view_in_every_format() {
    for sample in testdata::enom_replies() {
        let response = Response::parse(sample.bytes()).unwrap();
        let flat: Vec<_> = response.flat().collect();
        for format in Format::ALL {
            let written = response.to_string(format).unwrap();
            let again = Response::parse(&written).unwrap();
            assert_eq!(again.format(), format);
            assert_eq!(again.flat().collect::<Vec<_>>(), flat, "{written}");
            assert!(again.comments().eq(response.comments()));
        }
    }
}
