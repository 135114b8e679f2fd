//! What holds for every input, however broken.

use ops_envelope::{
    Envelope, ErrorKind, Layout, ParseOptions, Reader, Value, deviations, from_slice,
};
use proptest::prelude::*;
use serde::de::IgnoredAny;

use crate::spell::Speller;
use crate::spelled;

/// One change to a document.
#[derive(Clone, Debug)]
struct Change {
    at: prop::sample::Index,
    gone: usize,
    new: Vec<u8>,
}

fn change() -> impl Strategy<Value = Change> {
    let pieces: Vec<&'static [u8]> = vec![
        b"<",
        b">",
        b"&",
        b"/",
        b"'",
        b"\"",
        b"=",
        b" ",
        b"]]>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"<?",
        b"?>",
        b"<item key='a'>",
        b"</item>",
        b"<item key='0'/>",
        b"<dt_assoc>",
        b"</dt_assoc>",
        b"<dt_array/>",
        b"<dt_scalar>",
        b"</dt_scalar>",
        b"<!DOCTYPE a [",
        b"&#0;",
        b"&amp;",
        b"&x;",
        b"\0",
        b"\r",
        b"\xFF",
        b"\xEF\xBB\xBF",
        b"\xEF\xBF\xBE",
        b"</data_block>",
        b"<data_block>",
        b"</OPS_envelope>",
        b"key='a'",
    ];
    let new = prop_oneof![
        prop::sample::select(pieces).prop_map(<[u8]>::to_vec),
        prop::collection::vec(any::<u8>(), 0..3),
    ];
    (any::<prop::sample::Index>(), 0_usize..12, new).prop_map(|(at, gone, new)| Change {
        at,
        gone,
        new,
    })
}

fn apply(xml: &mut Vec<u8>, change: &Change) {
    let at = change.at.index(xml.len() + 1);
    let end = (at + change.gone).min(xml.len());
    xml.splice(at..end, change.new.iter().copied());
}

/// What holds whatever `xml` is.
fn check(xml: &[u8]) -> Result<(), TestCaseError> {
    let parsed = Envelope::parse(xml);
    let listed = deviations(xml);
    let strict = Envelope::parse_with(xml, &ParseOptions::new().strict());
    prop_assert_eq!(parsed.is_ok(), listed.is_ok());
    prop_assert_eq!(parsed.is_ok(), from_slice::<IgnoredAny>(xml).is_ok());
    prop_assert_eq!(parsed.is_ok(), from_slice::<Value<'_>>(xml).is_ok());
    prop_assert_eq!(strict.is_ok(), listed.as_ref().is_ok_and(ops_envelope::Deviations::is_empty));
    match parsed {
        Ok(envelope) => {
            for layout in [Layout::Compact, Layout::Indented] {
                let written = envelope.to_xml(layout).unwrap();
                prop_assert_eq!(&Envelope::parse(&written).unwrap(), &envelope);
            }
            if let Ok(text) = std::str::from_utf8(xml) {
                let mut reader = Reader::new(text).unwrap();
                let mut last = 0;
                while reader.next_token().unwrap().is_some() {
                    prop_assert!((last..=text.len()).contains(&reader.offset()));
                    last = reader.offset();
                }
            }
        }
        Err(error) => {
            prop_assert!(error.offset().is_some_and(|offset| offset <= xml.len()));
            prop_assert!(!error.expected().is_empty());
            let report = error.report(xml).to_string();
            prop_assert_eq!(report.lines().count(), 3, "{}", report);
            // What is incomplete is not refused for good: cut where it was found, it still is.
            if error.kind() == ErrorKind::Incomplete {
                prop_assert_eq!(error.offset(), Some(xml.len()));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases * 4, ..ProptestConfig::default() })]

    #[test]
    fn changed_documents((model, choices) in spelled(), changes in prop::collection::vec(change(), 1..4)) {
        let (xml, _) = Speller::new(&choices).document(&model);
        let mut xml = xml.into_bytes();
        for change in &changes {
            apply(&mut xml, change);
        }
        check(&xml)?;
    }

    #[test]
    fn pieces_of_documents(changes in prop::collection::vec(change(), 0..40)) {
        let mut xml = Vec::new();
        for change in &changes {
            apply(&mut xml, change);
        }
        check(&xml)?;
    }
}
