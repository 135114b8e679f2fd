//! What holds for every value and every way of writing it down.

#![cfg(feature = "serde")]

#[path = "../common/mod.rs"]
mod common;
mod hostile;
mod model;
mod spell;

use std::borrow::Cow;

use common::{json, shape};
use model::{Model, model};
use ops_envelope::{
    DoubledKeys, Envelope, ErrorKind, Layout, Limit, Limits, ParseOptions, Value, deviations,
    from_slice, from_str, from_value, to_string, to_value,
};
use proptest::prelude::*;
use serde_json::Value as Json;
use spell::{Speller, mark};

const LAYOUTS: [Layout; 2] = [Layout::Compact, Layout::Indented];

/// A value and numbers that choose how it is written.
fn spelled() -> impl Strategy<Value = (Model, Vec<u8>)> {
    (model(), prop::collection::vec(any::<u8>(), 0..64))
}

/// The notation of `common::shape` without classes, each text and key marked as borrowed or not.
fn marked(value: Value<'_>) -> String {
    match value {
        Value::Scalar(text) => mark(&text, matches!(text, Cow::Borrowed(_))),
        Value::Nested(nested) => {
            format!("{}({})", nested.container().name(), marked(nested.into_value()))
        }
        Value::Array(array) => {
            format!("[{}]", array.into_iter().map(marked).collect::<Vec<_>>().join(", "))
        }
        Value::Assoc(assoc) => {
            let items = assoc.into_iter().map(|(key, value)| {
                format!("{}: {}", mark(&key, matches!(key, Cow::Borrowed(_))), marked(value))
            });
            format!("{{{}}}", items.collect::<Vec<_>>().join(", "))
        }
        _ => unreachable!("there is no other value"),
    }
}

proptest! {
    #[test]
    fn every_spelling_reads_as_what_it_means((model, choices) in spelled()) {
        let (xml, expected) = Speller::new(&choices).document(&model);
        let envelope = match Envelope::parse(&xml) {
            Ok(envelope) => envelope,
            Err(error) => panic!("{}\n{xml}", error.report(xml.as_bytes()).unmasked()),
        };
        prop_assert_eq!(shape(envelope.value()), model.shape(), "{}", xml);
        prop_assert_eq!(envelope.header().version(), Some("0.9"));
        prop_assert_eq!(&envelope.clone().into_owned(), &envelope);
        // Borrowed exactly where nothing had to be decoded.
        prop_assert_eq!(marked(envelope.into_value()), expected, "{}", xml);
    }

    #[test]
    fn what_is_written_reads_back((model, choices) in spelled()) {
        let (xml, _) = Speller::new(&choices).document(&model);
        let envelope = Envelope::parse(&xml).unwrap();
        for layout in LAYOUTS {
            let written = envelope.to_xml(layout).unwrap();
            let again = Envelope::parse(&written).unwrap();
            prop_assert_eq!(&again, &envelope, "{}", written);
            prop_assert_eq!(shape(again.value()), model.shape());
            prop_assert_eq!(again.to_xml(layout).unwrap(), written.as_str(), "a fixed point");
            prop_assert!(deviations(&written).unwrap().is_empty());
            prop_assert!(Envelope::parse_with(&written, &ParseOptions::new().strict()).is_ok());
        }
    }

    #[test]
    fn a_tree_that_is_built_reads_back(model in model()) {
        let envelope = Envelope::new(model.build());
        prop_assert_eq!(shape(envelope.value()), model.buildable().shape());
        for layout in LAYOUTS {
            let written = envelope.to_xml(layout).unwrap();
            prop_assert_eq!(&Envelope::parse(&written).unwrap(), &envelope, "{}", written);
        }
    }

    #[test]
    fn serde_and_the_tree_agree((model, choices) in spelled()) {
        let (xml, _) = Speller::new(&choices).document(&model);
        let envelope = Envelope::parse(&xml).unwrap();
        let expected = json(envelope.value());
        prop_assert_eq!(&from_str::<Json>(&xml).unwrap(), &expected);
        prop_assert_eq!(&from_slice::<Json>(xml.as_bytes()).unwrap(), &expected);
        prop_assert_eq!(&from_value::<Json>(envelope.value().clone()).unwrap(), &expected);
        prop_assert_eq!(&serde_json::to_value(envelope.value()).unwrap(), &expected);
        prop_assert_eq!(&to_value(envelope.value()).unwrap(), &to_value(&expected).unwrap());
        let read: Value<'_> = from_str(&xml).unwrap();
        prop_assert_eq!(&json(&read), &expected);
        // Written by serde it is what the tree without its wrappings and classes is.
        let written = to_string(envelope.value()).unwrap();
        let again = Envelope::parse(&written).unwrap();
        prop_assert_eq!(again.value(), &read);
    }

    #[test]
    fn every_strict_prefix_is_incomplete((model, choices) in spelled()) {
        let (xml, _) = Speller::new(&choices).document(&model);
        // All of the last bytes, and a sample of the others.
        let step = 1 + xml.len() / 300;
        // What is nothing but white space is an empty body, which has its own name.
        let begins = xml.find(|c: char| !c.is_ascii_whitespace() && c != '\u{FEFF}').unwrap() + 1;
        for cut in (begins..xml.len()).step_by(step).chain(xml.len().saturating_sub(20)..xml.len()) {
            let error = Envelope::parse(&xml.as_bytes()[..cut]).unwrap_err();
            prop_assert_eq!((error.kind(), error.offset()), (ErrorKind::Incomplete, Some(cut)));
            let error = from_slice::<Json>(&xml.as_bytes()[..cut]).unwrap_err();
            prop_assert_eq!((error.kind(), error.offset()), (ErrorKind::Incomplete, Some(cut)));
        }
    }

    #[test]
    fn the_order_of_keys_means_nothing(model in model()) {
        let mut reversed = model.clone();
        reversed.reverse();
        let (one, two) = (model.build(), reversed.build());
        prop_assert_eq!(one, two);
    }

    #[test]
    fn one_changed_text_makes_another_value(model in model(), choice in any::<prop::sample::Index>()) {
        let mut count = 0;
        let mut changed = model.clone();
        changed.texts_mut(&mut |_| count += 1);
        if count > 0 {
            let (chosen, mut at) = (choice.index(count), 0);
            changed.texts_mut(&mut |text| {
                // Longer than any text that is generated, so that no key is given twice.
                if at == chosen {
                    text.push_str("a text of more than twelve characters");
                }
                at += 1;
            });
            prop_assert!(model.build() != changed.build());
        }
    }

    #[test]
    fn deviations_and_strict_reading_agree((model, choices) in spelled()) {
        let (xml, _) = Speller::new(&choices).document(&model);
        let listed = deviations(&xml).unwrap();
        prop_assert!(listed.as_slice().is_sorted_by_key(ops_envelope::Deviation::offset));
        prop_assert!(listed.iter().all(|one| one.offset() < xml.len()));
        match Envelope::parse_with(&xml, &ParseOptions::new().strict()) {
            Ok(_) => prop_assert!(listed.is_empty()),
            Err(error) => prop_assert!(
                listed.iter().any(|one| error.kind() == ErrorKind::Deviation(one.kind())
                    && error.offset() == Some(one.offset())),
                "{} is none of {:?}", error, listed
            ),
        }
    }

    #[test]
    fn options_change_nothing_where_nothing_is_doubled((model, choices) in spelled()) {
        let (xml, _) = Speller::new(&choices).document(&model);
        let envelope = Envelope::parse(&xml).unwrap();
        for doubled in [DoubledKeys::First, DoubledKeys::Last] {
            let options = ParseOptions::new().with_doubled_keys(doubled);
            prop_assert_eq!(&Envelope::parse_with(&xml, &options).unwrap(), &envelope);
        }
    }

    #[test]
    fn each_limit_is_exact((model, choices) in spelled()) {
        let (xml, _) = Speller::new(&choices).document(&model);
        let used = Used::by(&xml);
        let exact = Limits::new()
            .with_depth(used.depth)
            .with_items(used.items)
            .with_attributes(used.attributes)
            .with_text(used.text)
            .with_bytes(xml.len());
        let read = |limits| {
            let options = ParseOptions::new().with_limits(limits);
            let tree = Envelope::parse_with(&xml, &options).map(|_| ()).map_err(|e| e.kind());
            let serde = ops_envelope::from_slice_with::<Json>(&xml, &options);
            prop_assert_eq!(&tree, &serde.map(|_| ()).map_err(|error| error.kind()));
            Ok(tree)
        };
        prop_assert_eq!(read(exact)?, Ok(()), "{:?}", used);
        prop_assert_eq!(read(exact.with_bytes(xml.len() - 1))?, Err(ErrorKind::Limit(Limit::Bytes)));
        prop_assert_eq!(read(exact.with_depth(used.depth - 1))?, Err(ErrorKind::Limit(Limit::Depth)));
        prop_assert_eq!(read(exact.with_items(used.items - 1))?, Err(ErrorKind::Limit(Limit::Items)));
        prop_assert_eq!(read(exact.with_text(used.text - 1))?, Err(ErrorKind::Limit(Limit::Text)));
        if used.attributes > 0 {
            let fewer = exact.with_attributes(used.attributes - 1);
            prop_assert_eq!(read(fewer)?, Err(ErrorKind::Limit(Limit::Attributes)));
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_refused_and_shown_all_the_same(
        mut model in model(),
        choice in any::<prop::sample::Index>(),
        illegal in prop::sample::select(vec!['\0', '\u{1}', '\u{8}', '\u{B}', '\u{1F}', '\u{FFFE}', '\u{FFFF}']),
    ) {
        let mut count = 0;
        model.texts_mut(&mut |_| count += 1);
        if count > 0 {
            let (chosen, mut at) = (choice.index(count), 0);
            model.texts_mut(&mut |text| {
                if at == chosen {
                    text.push(illegal);
                }
                at += 1;
            });
            let envelope = Envelope::new(model.build());
            for layout in LAYOUTS {
                let error = envelope.to_xml(layout).unwrap_err();
                prop_assert_eq!(error.kind(), ErrorKind::Unrepresentable);
            }
        }
    }

    #[test]
    fn no_secret_is_shown(
        (mut model, choices) in spelled(),
        key in prop::sample::select(vec!["reg_password", "COOKIE", "auth-info", "x_token", "PrivateKey", "pw"]),
        cut in any::<prop::sample::Index>(),
    ) {
        const SECRET: &str = "Zq7zQ8z";
        // Whatever stands under the key is made of secrets, however deep.
        model.texts_mut(&mut |text| text.push_str(SECRET));
        let secret = model::Item { class: None, value: model };
        let model = Model::Assoc(vec![(key.to_owned(), secret)]);
        let (xml, _) = Speller::new(&choices).document(&model);
        let envelope = Envelope::parse(&xml).unwrap();
        for shown in [format!("{envelope:?}"), format!("{envelope:#?}")] {
            prop_assert!(!shown.contains(SECRET) && shown.contains("[REDACTED]"), "{}", shown);
        }
        // An error anywhere, its report included.
        let cut = cut.index(xml.len());
        for broken in [
            xml.as_bytes()[..cut].to_vec(),
            [&xml.as_bytes()[..cut], b"<&\0", &xml.as_bytes()[cut..]].concat(),
        ] {
            let Err(error) = Envelope::parse(&broken) else { continue };
            let report = error.report(&broken);
            let shown = format!("{error} {error:?} {report} {report:?}");
            prop_assert!(!shown.contains(SECRET), "{}", shown);
        }
        let error = from_str::<Vec<String>>(&xml).unwrap_err();
        let shown = format!("{error} {error:?} {}", error.report(xml.as_bytes()));
        prop_assert!(!shown.contains(SECRET), "{}", shown);
        let error = from_str::<std::collections::BTreeMap<String, u8>>(&xml).unwrap_err();
        let shown = format!("{error} {error:?} {}", error.report(xml.as_bytes()));
        prop_assert!(!shown.contains(SECRET), "{}", shown);
    }
}

/// What a document asks for, counted without the budget.
#[derive(Clone, Copy, Debug, Default)]
struct Used {
    depth: usize,
    items: usize,
    attributes: usize,
    text: usize,
}

impl Used {
    fn by(xml: &str) -> Self {
        use xml_pull::Event;
        let mut used = Self::default();
        let mut depth = 0;
        let mut outside = true;
        for piece in xml_pull::Reader::new(xml) {
            let text = match piece.unwrap().1 {
                Event::StartTag { attributes, .. } => {
                    outside = false;
                    depth += 1;
                    used.items += 1;
                    used.attributes = used.attributes.max(attributes.iter().count());
                    attributes.iter().map(|one| one.value().raw().len()).max().unwrap_or(0)
                }
                Event::EndTag { .. } => {
                    depth -= 1;
                    0
                }
                // White space outside the root belongs to no text.
                Event::Text(_) if outside => 0,
                Event::Text(text) => text.raw().len(),
                Event::CData(text) => text.raw().len(),
                Event::Comment(text) | Event::ProcessingInstruction { data: text, .. } => {
                    text.len()
                }
                _ => 0,
            };
            used.text = used.text.max(text);
            used.depth = used.depth.max(depth);
        }
        used
    }
}
