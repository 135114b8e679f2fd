//! What the generated documents promise, checked by simple counting.

use super::{Shape, Wire, hostile, listing};

/// How deep the elements of a document nest; panics where they do not.
fn depth(document: &str) -> usize {
    let (mut open, mut deepest) = (Vec::new(), 0);
    for part in document.split('<').skip(1) {
        let (tag, _) = part.split_once('>').expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "end tag");
        } else if !tag.starts_with(['!', '?']) && !tag.ends_with('/') {
            open.push(tag.split(' ').next().expect("a tag has a name"));
            deepest = deepest.max(open.len());
        }
    }
    assert!(open.is_empty(), "still open: {open:?}");
    deepest
}

/// The comment lines of eNom's HTML hold a `<br>` that is never closed.
fn body(document: &str) -> &str {
    let body = document.find("<HTML>").unwrap_or(0);
    &document[body..]
}

#[test]
fn listings_have_the_size_of_a_large_reply() {
    for (wire, megabytes) in [
        (Wire::Ops, 4.5..5.5),
        (Wire::EnomText, 1.0..2.0),
        (Wire::EnomHtml, 2.5..3.5),
        (Wire::EnomXml, 2.0..3.0),
    ] {
        let size = f64::from(u32::try_from(listing(wire, 10_000).len()).unwrap()) / 1e6;
        assert!(megabytes.contains(&size), "{wire:?}: {size} MB");
    }
}

#[test]
fn the_same_arguments_make_the_same_document() {
    for wire in Wire::ALL {
        assert_eq!(listing(wire, 200), listing(wire, 200));
    }
    for shape in Shape::ALL {
        assert_eq!(hostile(shape, 20_000), hostile(shape, 20_000));
    }
    // Known numbers, so that a bench is never compared with one on other data.
    let first = "\nSLD1=corner-shop-0\nTLD1=co.uk\nNSStatus1=Yes\nexpiration-date1=5/14/2033\n";
    assert!(listing(Wire::EnomText, 1).contains(first));
}

#[test]
fn listings_list_every_domain() {
    for (wire, mark) in [
        (Wire::Ops, r#"<item key="name">"#),
        (Wire::EnomText, "\nSLD"),
        (Wire::EnomHtml, "\n<STRONG>SLD"),
        (Wire::EnomXml, "<sld>"),
    ] {
        for domains in [0, 1, 1_000] {
            assert_eq!(listing(wire, domains).matches(mark).count(), domains, "{wire:?}");
        }
    }
}

#[test]
fn one_value_in_a_hundred_is_awkward() {
    for (wire, ampersand, values) in [
        (Wire::Ops, "&amp;", 4),
        (Wire::EnomText, "&", 7),
        (Wire::EnomHtml, "&amp;", 7),
        (Wire::EnomXml, "&amp;", 7),
    ] {
        let document = listing(wire, 1_000);
        let count = |what: &str| document.matches(what).count();
        assert_eq!(count(&format!("müller{ampersand}sons")), values * 10, "{wire:?}");
        assert_eq!(count("&"), values * 10, "{wire:?}");
    }
}

#[test]
fn domains_are_spelled_as_their_wire_form_does() {
    for (wire, text) in [
        (
            Wire::Ops,
            "\n                                        <item key=\"name\">müller&amp;sons-24.",
        ),
        (Wire::EnomText, "\nSLD15=müller&sons-14\nTLD15="),
        (Wire::EnomHtml, "\n<STRONG>SLD15: </STRONG>müller&amp;sons-14<BR />\n<STRONG>TLD15: "),
        (Wire::EnomXml, "\n    <sld>müller&amp;sons-14</sld>\n    <tld>"),
    ] {
        assert!(listing(wire, 25).contains(text), "{wire:?}");
    }
}

#[test]
fn listings_are_complete() {
    for (wire, no_errors, done) in [
        (Wire::Ops, r#""is_success">1</item>"#, "</OPS_envelope>"),
        (Wire::EnomText, "\nErrCount=0\n", "\nDone=true\n"),
        (Wire::EnomHtml, "ErrCount: </STRONG>0<BR />", "Done: </STRONG>true<BR />"),
        (Wire::EnomXml, "<ErrCount>0</ErrCount>", "<Done>true</Done>"),
    ] {
        let document = listing(wire, 3);
        assert!(document.contains(no_errors) && document.contains(done), "{wire:?}");
    }
}

#[test]
fn listings_are_indented_by_their_depth() {
    for (wire, step) in [(Wire::Ops, 4), (Wire::EnomXml, 1)] {
        let mut open = 0;
        for line in listing(wire, 3).lines() {
            let tags = line.trim_start();
            let is_end = tags.starts_with("</");
            open -= usize::from(is_end);
            assert_eq!(line.len() - tags.len(), open * step, "{line}");
            let is_leaf = tags.contains("</") || tags.ends_with("/>");
            let is_prolog = tags.starts_with("<?") || tags.starts_with("<!");
            open += usize::from(!is_leaf && !is_prolog);
        }
        assert_eq!(open, 0);
    }
}

#[test]
fn listings_nest_well() {
    for (wire, levels) in
        [(Wire::Ops, 11), (Wire::EnomText, 0), (Wire::EnomHtml, 3), (Wire::EnomXml, 5)]
    {
        assert_eq!(depth(body(&listing(wire, 100))), levels, "{wire:?}");
    }
}

#[test]
fn hostile_documents_have_the_size_asked_for() {
    for shape in Shape::ALL {
        for bytes in [4_096, 20_000, 1_000_000] {
            let size = hostile(shape, bytes).len();
            assert!((bytes..bytes + 4_096).contains(&size), "{shape:?}: {size}");
        }
        assert!(hostile(shape, 0).len() < 4_096, "{shape:?}");
    }
}

#[test]
fn hostile_documents_nest_well() {
    for shape in Shape::ALL {
        let levels = match shape {
            Shape::Deep => 120,
            Shape::AttributeDense => 2,
            Shape::MarkupDense => 3,
            Shape::Continued => 0,
            _ => 5,
        };
        assert_eq!(depth(&hostile(shape, 20_000)), levels, "{shape:?}");
    }
}

#[test]
fn hostile_documents_have_their_shape() {
    for (shape, mark, least) in [
        (Shape::Deep, "<dt_scalar>", 40),
        (Shape::Wide, r#"<item key="key "#, 2_500),
        (Shape::Reversed, "<item key=", 2_500),
        (Shape::EntityDense, "&amp;", 18_000),
        (Shape::WhiteSpace, " ", 80_000),
        (Shape::CommentDense, "<!-- ", 6_000),
        (Shape::LongValue, "on and on", 2_400),
        (Shape::AttributeDense, "=\"value\"", 6_000),
        (Shape::MarkupDense, "<i>", 6_000),
        (Shape::Continued, "\nand on", 14_000),
    ] {
        let count = hostile(shape, 100_000).matches(mark).count();
        assert!(count >= least, "{shape:?}: {count}");
    }
}

#[test]
fn keys_are_never_twice() {
    for shape in [Shape::Deep, Shape::Wide, Shape::Reversed, Shape::EntityDense] {
        let document = hostile(shape, 50_000);
        let keys = document.split("<item key=\"").skip(1);
        let mut keys: Vec<_> = keys.filter_map(|k| k.split('"').next()).collect();
        keys.retain(|&key| key != "k");
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count, "{shape:?}");
    }
    assert!(hostile(Shape::Reversed, 10_000).contains(r#"<item key="0">value</item></dt_array>"#));
}
