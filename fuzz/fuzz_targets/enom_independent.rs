//! Text and HTML are read as a reader of the published grammar reads them, which shares nothing with the one of
//! the product: the same fields, complete or not, or refused by both.
#![no_main]

use enom_response::{ErrorKind, Format, ParseOptions, Response};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::independent::{Page, Reading, html, normal, text};

/// What documents are made of. An input is text as it is, or the numbers of these.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "=",
    ": ",
    ":",
    " ",
    "\t",
    ";",
    "Command",
    "ErrCount",
    "Err1",
    "Done",
    "true",
    "0",
    "1",
    "Aux Name",
    "-Value",
    "a",
    "x_1",
    "b c d",
    "2nd",
    "<STRONG>",
    "</STRONG>",
    "</ STRONG>",
    "<HTML>",
    "<BODY>",
    "</BODY>",
    "</HTML>",
    "<br>",
    "<br />",
    "<BR>",
    "<BR />",
    "<strong>",
    "<b>",
    "&amp;",
    "&#65;",
    "&",
    "<",
    ">",
    "-----BEGIN X-----\n",
    "-----END X-----\n",
    "Done=true\n",
    "ErrCount=0\n",
    "Command: x\n",
    "<STRONG>Done: </STRONG>true<BR />\n",
    "<STRONG>Command: </STRONG>x",
    "<STRONG>Err1:</ STRONG>",
    "</BODY></HTML>",
    ";URL Interface<br>\n",
    "ResponseNumber1",
    "é",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((&which, rest)) = bytes.split_first() else { return };
    let format = if which & 1 == 0 { Format::Text } else { Format::Html };
    let document = if which & 2 == 0 {
        let Ok(document) = std::str::from_utf8(rest) else { return };
        document.to_owned()
    } else {
        rest.iter().map(|&byte| PIECES[usize::from(byte) % PIECES.len()]).collect()
    };
    let reading = match format {
        Format::Text => text::read(&document),
        _ => html::read(&document),
    };
    let options = ParseOptions::new().with_format(format);
    match (Response::parse_with(&document, &options), reading) {
        (_, Reading::Unspecified(_)) | (Err(_), Reading::Refused(_)) => {}
        (Ok(read), Reading::Response(page)) => {
            assert_eq!(page_of(&read), page, "of {document:?} as {format}");
        }
        (Ok(read), Reading::Refused(why)) => panic!("{why}: {document:?} is {:?}", page_of(&read)),
        // Which format it is, or whether it is any, the grammars of the two do not say.
        (Err(error), Reading::Response(_)) => {
            let is_other =
                matches!(error.kind(), ErrorKind::OtherFormat(_) | ErrorKind::NotAResponse(_));
            assert!(is_other, "{error}: {document:?}");
        }
    }
});

/// The response as the other reader has it.
fn page_of(response: &Response<'_>) -> Page {
    let fields = response.fields().map(|field| (field.name().to_owned(), normal(field.value())));
    Page { fields: fields.collect(), is_complete: response.is_complete() }
}
