//! What cannot be written, and outputs that take no more, in every format.

use std::fmt;

use enom_response::{Builder, ErrorKind, Format, Response};

fn refused(inside: &str, format: Format) -> String {
    let xml = format!("<interface-response>{inside}</interface-response>");
    let error = Response::parse(&xml).unwrap().to_string(format).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unrepresentable, "{inside}");
    error.to_string()
}

/// What decides about the outcome does so at the top level alone, where the flat formats would put it.
#[test]
fn the_flat_formats_take_no_outcome_from_within_a_field() {
    for format in [Format::Text, Format::Html] {
        for (inside, path) in [
            ("<x><ErrCount>0</ErrCount></x>", "ErrCount"),
            ("<x><Done>true</Done></x>", "Done"),
            ("<x><Err1>bad</Err1></x>", "Err1"),
            ("<errors><x><Err1>bad</Err1></x></errors>", "Err1"),
            ("<errors><Done>true</Done></errors>", "Done"),
            ("<x><ResponseNumber>304155</ResponseNumber></x>", "ResponseNumber"),
            ("<errors><ResponseNumber>304155</ResponseNumber></errors>", "ResponseNumber"),
            // In the flat formats it would be no message.
            ("<errors><error>bad</error></errors>", "error1"),
        ] {
            let expected = "a name that decides as much about the outcome at the top level";
            let shown = format!("value that cannot be written: expected {expected} at `{path}`");
            assert_eq!(refused(inside, format), shown, "{inside}");
        }
        for inside in [
            "<ErrCount><x>1</x></ErrCount>",
            "<errors><Err1><x>bad</x></Err1></errors>",
            "<responses><response><ResponseNumber><x>1</x></ResponseNumber></response></responses>",
        ] {
            let within = refused(inside, format);
            assert!(
                within.contains("no field within one that decides about the outcome"),
                "{within}"
            );
        }
    }
}

#[test]
fn errors_and_response_numbers_are_written_from_where_they_belong() {
    let xml = "<interface-response><errors><Err1>bad</Err1></errors><responses><response>\
        <ResponseNumber>304155</ResponseNumber></response></responses></interface-response>";
    let text = Response::parse(xml).unwrap().to_string(Format::Text).unwrap();
    assert_eq!(text, "Err1=bad\nResponseNumber1=304155\n");
    for list in ["responses", "response"] {
        let xml = format!(
            "<interface-response><ErrCount>1</ErrCount><{list}>\
             <ResponseNumber>304155</ResponseNumber></{list}></interface-response>"
        );
        let text = Response::parse(&xml).unwrap().to_string(Format::Text).unwrap();
        assert_eq!(text, "ErrCount=1\nResponseNumber=304155\n");
    }
}

#[test]
fn an_attribute_is_written_once() {
    let mut builder = Builder::new(Format::Xml);
    builder.open("a").attribute("b", "1").attribute("b", "2").close();
    let error = builder.finish().unwrap().to_string(Format::Xml).unwrap_err();
    assert_eq!(error.expected(), "each attribute once");
}

/// A line that goes on after `Done` would not read back.
#[test]
fn a_value_of_two_lines_stands_before_done() {
    let before = "<x>a\nb</x><Done>true</Done>";
    let xml = format!("<interface-response>{before}</interface-response>");
    let text = Response::parse(&xml).unwrap().to_string(Format::Text).unwrap();
    assert_eq!(text, "x=a\nb\nDone=true\n");
    let shown = refused("<Done>true</Done><x>a\nb</x>", Format::Text);
    assert!(shown.ends_with("at `x`"), "{shown}");
    let shown = refused("<Done>true\nb</Done>", Format::Text);
    assert!(shown.ends_with("at `Done`"), "{shown}");
}

#[test]
fn a_comment_with_two_dashes_and_a_block_without_end_are_refused() {
    let mut builder = Builder::new(Format::Xml);
    builder.comment("a--b");
    let error = builder.finish().unwrap().to_string(Format::Xml).unwrap_err();
    assert_eq!(error.expected(), "a comment without `--`, and without `-` at its end");
    let shown = refused("<a>-----BEGIN b</a><Done>true</Done>", Format::Text);
    assert!(shown.ends_with("at `a`"), "{shown}");
}

#[test]
fn comments_of_the_flat_formats_are_one_line() {
    for comment in ["a<br>b", "a<BR />", "a\nb", "a\rb", " a", "a "] {
        let mut builder = Builder::new(Format::Xml);
        builder.comment(comment).field("Done", "true");
        let response = builder.finish().unwrap();
        for format in [Format::Text, Format::Html] {
            let error = response.to_string(format).unwrap_err();
            assert_eq!(error.expected(), "a comment of one line", "{format} {comment:?}");
        }
    }
}

#[test]
fn the_field_that_cannot_be_written_is_named() {
    for format in [Format::Text, Format::Html] {
        for (inside, path) in [("<x/><a><b c='1'/></a>", "b"), ("<x>y</x><a b='1'/>", "a")] {
            let expected = format!("expected a field without attributes at `{path}`");
            assert!(refused(inside, format).ends_with(&expected), "{inside}");
        }
    }
}

#[test]
fn characters_that_no_format_holds_are_not_written() {
    for text in ["a\u{1}", "\u{FFFE}", "\0"] {
        let mut field = Builder::new(Format::Xml);
        field.field("a", text);
        let mut comment = Builder::new(Format::Xml);
        comment.comment(text);
        let responses = [field, comment].map(|builder| builder.finish().unwrap());
        for format in Format::ALL {
            for response in &responses {
                let error = response.to_string(format).unwrap_err();
                assert_eq!(error.expected(), "characters that XML allows", "{format} {text:?}");
            }
        }
    }
}

#[test]
fn white_space_at_the_ends_of_a_value_and_carriage_returns_are_not_written() {
    for value in [" a", "a\t", "a\nb ", "a\rb", "a\r\nb"] {
        let mut builder = Builder::new(Format::Xml);
        builder.field("x", value);
        let response = builder.finish().unwrap();
        for format in [Format::Text, Format::Html] {
            let error = response.to_string(format).unwrap_err();
            let expected = "a value without white space at its ends, and without CR";
            assert_eq!(error.expected(), expected, "{format} {value:?}");
        }
    }
}

/// An output with room for so many bytes.
struct Narrow {
    room: usize,
}

impl fmt::Write for Narrow {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.room = self.room.checked_sub(text.len()).ok_or(fmt::Error)?;
        Ok(())
    }
}

#[test]
fn an_output_may_end_anywhere() {
    let text = ";c\nErrCount=1\nErr1=<b>&amp;\nResponseNumber1=304155\nDone=true\n";
    let nested =
        "<interface-response><a b='1'><c>d &amp; e</c><f/></a><!-- --></interface-response>";
    for (source, formats) in [(text, &Format::ALL[..]), (nested, &[Format::Xml])] {
        let response = Response::parse(source).unwrap();
        for &format in formats {
            let whole = response.to_string(format).unwrap();
            for room in 0..whole.len() {
                let error = response.write_to(&mut Narrow { room }, format).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::Output, "{format} {room}");
            }
            response.write_to(&mut Narrow { room: whole.len() }, format).unwrap();
        }
    }
}

#[test]
fn words_may_end_anywhere() {
    let text = "ErrCount=1\nErr1=x\nResponseNumber1=304155\nResponseNumber2=304156\nDone=true";
    let failure = Response::parse(text).unwrap().check().unwrap_err();
    let code: enom_response::ResponseCode = failure.codes()[1];
    assert_eq!(code.number(), 304_156);
    let words: [&dyn fmt::Display; 2] = [&failure, &code.response_string()];
    for shown in words {
        let length = shown.to_string().len();
        for room in 0..length {
            assert!(fmt::write(&mut Narrow { room }, format_args!("{shown}")).is_err(), "{room}");
        }
        assert!(fmt::write(&mut Narrow { room: length }, format_args!("{shown}")).is_ok());
    }
}
