//! What is written in text or HTML is read by another reader of the published grammar: the same names and values.
#![no_main]

use enom_response::{Format, Layout, WriteOptions};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::independent::{Reading, html, normal, text};
use registrar_fuzz::response::{AnyResponse, flat};

fuzz_target!(|case: (u8, AnyResponse)| {
    let (which, AnyResponse(response)) = case;
    let format = if which & 1 == 0 { Format::Text } else { Format::Html };
    let layout = if which & 2 == 0 { Layout::Documented } else { Layout::Wire };
    let mut written = String::new();
    if response.write_with(&mut written, &WriteOptions::new(format).with_layout(layout)).is_err() {
        return;
    }
    let reading = match format {
        Format::Text => text::read(&written),
        _ => html::read(&written),
    };
    match reading {
        Reading::Response(page) => {
            let fields = flat(&response).into_iter();
            let fields: Vec<_> = fields.map(|(name, value)| (name, normal(&value))).collect();
            assert_eq!(page.fields, fields, "of {written:?}");
            assert_eq!(page.is_complete, response.is_complete(), "of {written:?}, {response:?}");
        }
        Reading::Refused(why) => panic!("{why}: {written:?}"),
        Reading::Unspecified(_) => {}
    }
});
