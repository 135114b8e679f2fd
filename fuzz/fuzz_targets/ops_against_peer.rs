//! roxmltree accepts every envelope that is accepted here, and reads the same keys, classes and
//! texts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ops_envelope::{Container, Envelope, Value};
use roxmltree::{Document, Node, ParsingOptions};
use xml_pull::{Event, Reader};

fuzz_target!(|text: &str| {
    let Ok(envelope) = Envelope::parse(text) else { return };
    let text = without_declaration(text);
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) if is_of_namespaces(&error) => return,
        Err(error) => panic!("the peer refuses what is accepted here: {error}"),
    };
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "OPS_envelope");
    let (header, body) = match children(root)[..] {
        [header, body] => (Some(header), body),
        [body] => (None, body),
        _ => panic!("a body, and perhaps a header"),
    };
    assert!(header.is_none_or(|header| header.tag_name().name() == "header"));
    assert_eq!(body.tag_name().name(), "body");

    let fields = envelope.header().iter().map(|(name, text)| (name.to_owned(), text.to_owned()));
    let theirs = header.into_iter().flat_map(children).map(|field| {
        let text = text_of(field);
        (qualified_name(field), text.trim_matches([' ', '\t', '\n', '\r']).to_owned())
    });
    assert!(fields.eq(theirs), "the same header fields");

    let [block] = children(body)[..] else { panic!("one data block") };
    assert_eq!(block.tag_name().name(), "data_block");
    check(envelope.value(), block);
});

/// The document from its first markup behind the XML declaration. The peer takes no white space
/// before that, and wants its parts in order.
fn without_declaration(text: &str) -> &str {
    let mut reader = Reader::new(text);
    let mut at = 0;
    while let Ok(Some(event)) = reader.next_event() {
        match event {
            Event::ByteOrderMark | Event::Text(_) | Event::Declaration(_) => at = reader.offset(),
            _ => break,
        }
    }
    &text[at..]
}

/// Prefixes mean nothing here, and must be declared there.
const fn is_of_namespaces(error: &roxmltree::Error) -> bool {
    use roxmltree::Error as E;
    matches!(
        error,
        E::UnknownNamespace(..)
            | E::InvalidElementNamePrefix(_)
            | E::UnexpectedXmlUri(_)
            | E::UnexpectedXmlnsUri(_)
            | E::InvalidXmlPrefixUri(_)
    )
}

fn children<'n, 'i>(node: Node<'n, 'i>) -> Vec<Node<'n, 'i>> {
    node.children().filter(Node::is_element).collect()
}

/// The text right in an element, around whatever comments stand in it.
fn text_of(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

fn qualified_name(node: Node<'_, '_>) -> String {
    node.tag_name().name().to_owned()
}

/// Checks that the content of `place` is `value`: an `item`, a data block or a wrapping element.
fn check(value: &Value<'_>, place: Node<'_, '_>) {
    let inside = children(place);
    if inside.is_empty() {
        let text = text_of(place);
        assert!(matches!(value, Value::Scalar(held) if *held == text), "the same text");
        return;
    }
    assert!(text_of(place).trim_matches([' ', '\t', '\n', '\r']).is_empty(), "no text beside");
    let [element] = inside[..] else { panic!("one value") };
    let name = element.tag_name().name();
    match value {
        Value::Scalar(_) => {
            assert_eq!(name, "dt_scalar");
            check(value, element);
        }
        Value::Nested(nested) => {
            assert_eq!(name, nested.container().name());
            check(nested.value(), element);
        }
        Value::Assoc(assoc) => {
            assert_eq!(name, Container::Assoc.name());
            let items = children(element);
            assert_eq!(items.len(), assoc.len(), "as many items");
            for (item, (key, value)) in items.into_iter().zip(assoc.iter()) {
                assert_eq!(item.attribute("key"), Some(key));
                assert_eq!(item.attribute("class"), assoc.class(key));
                check(value, item);
            }
        }
        Value::Array(array) => {
            assert_eq!(name, Container::Array.name());
            let mut items: Vec<_> = children(element)
                .into_iter()
                .map(|item| {
                    let key = item.attribute("key").expect("an item has a key");
                    (key.trim().parse::<u64>().expect("an index"), item)
                })
                .collect();
            items.sort_by_key(|(index, _)| *index);
            assert_eq!(items.len(), array.len(), "as many items");
            for (at, ((_, item), value)) in items.into_iter().zip(array).enumerate() {
                assert_eq!(item.attribute("class"), array.class(at));
                check(value, item);
            }
        }
        _ => panic!("a kind of value that this target does not know"),
    }
}
