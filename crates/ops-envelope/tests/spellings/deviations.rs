//! What departs from the published grammar, and what the options make of it.

use std::collections::HashSet;

use ops_envelope::{
    DeviationKind, DoubledKeys, Envelope, ErrorKind, ParseOptions, deviations, deviations_with,
};

use crate::ITEMS;
use crate::common::{HEADER, PREAMBLE, document, of_items, root, shape};

/// Documents with the deviations that they have, each with the place where it starts.
#[test]
fn every_deviation_is_listed_with_its_offset() {
    use DeviationKind::{
        ByteOrderMark, DeclarationForm, DoubledKey, HeaderField, HeaderWhiteSpace, IndexForm,
        IndexGap, IndexOrder, LeadingWhiteSpace, NoDeclaration, NoDoctype, NoVersion, OtherDoctype,
        OtherEncoding, WrittenWhiteSpace,
    };
    const DOCTYPE: &str = "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>";
    let preamble = |preamble: &str| format!("{preamble}{}", root(HEADER, ITEMS));
    let header =
        |header: &str| format!("{PREAMBLE}{}", root(&format!("<header>{header}</header>"), ITEMS));
    let rows = [
        (preamble(PREAMBLE), vec![]),
        (preamble(&format!("\u{FEFF}{PREAMBLE}")), vec![(ByteOrderMark, "\u{FEFF}")]),
        (preamble(&format!("\n {PREAMBLE}")), vec![(LeadingWhiteSpace, "\n ")]),
        (
            preamble(&format!("\u{FEFF}\t{PREAMBLE}")),
            vec![(ByteOrderMark, "\u{FEFF}"), (LeadingWhiteSpace, "\t")],
        ),
        (preamble(DOCTYPE), vec![(NoDeclaration, "<!DOCTYPE")]),
        (preamble(&format!("\n<!--x-->{DOCTYPE}")), vec![(NoDeclaration, "<!--x")]),
        (preamble("<?xml version='1.0'?>"), vec![(NoDoctype, "<OPS_envelope")]),
        (preamble(""), vec![(NoDeclaration, "<OPS_"), (NoDoctype, "<OPS_")]),
        (preamble(&format!("<?xml version='1.0'?>{DOCTYPE}")), vec![]),
        (preamble(&format!("<?xml version=\"1.0\" ?>{DOCTYPE}")), vec![]),
        (preamble(&format!("<?xml encoding='utf-8'?>{DOCTYPE}")), vec![(DeclarationForm, "<?xml")]),
        (preamble(&format!("<?xml version='1.1'?>{DOCTYPE}")), vec![(DeclarationForm, "<?xml")]),
        (
            preamble(&format!("<?xml version='1.0' encoding='utf-16'?>{DOCTYPE}")),
            vec![(OtherEncoding, "<?xml")],
        ),
        (
            preamble("<?xml version='1.0'?><!DOCTYPE OPS_envelope>"),
            vec![(OtherDoctype, "<!DOCTYPE")],
        ),
        (
            preamble("<?xml version='1.0'?><!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'[ ]>"),
            vec![(OtherDoctype, "<!DOCTYPE")],
        ),
        (
            preamble("<?xml version='1.0'?><!DOCTYPE OPS_envelope SYSTEM 'a<b'>"),
            vec![(OtherDoctype, "<!DOCTYPE")],
        ),
        (
            preamble("<?xml version='1.0'?> <!DOCTYPE ops SYSTEM 'ops.dtd'>"),
            vec![(OtherDoctype, "<!DOCTYPE")],
        ),
        (
            preamble("<?xml version='1.0'?><!DOCTYPE OPS_envelope SYSTEM 'xcp.dtd'>"),
            vec![(OtherDoctype, "<!DOCTYPE")],
        ),
        (
            preamble("<?xml version='1.0'?><!DOCTYPE OPS_envelope PUBLIC 'x' 'ops.dtd'>"),
            vec![(OtherDoctype, "<!DOCTYPE")],
        ),
        (header(""), vec![(NoVersion, "</header>")]),
        (header("<msg_id>1</msg_id>"), vec![(HeaderField, "<msg_id>"), (NoVersion, "</header>")]),
        (header("<version>0.9</version><msg_type>x</msg_type>"), vec![]),
        (
            header("<version>0.9</version><msg_type>x</msg_type><msg_id>1</msg_id>"),
            vec![(HeaderField, "<msg_id>")],
        ),
        (header("<version>0.9</version><x/>"), vec![(HeaderField, "<x/>")]),
        (header("<version> 0.9</version>"), vec![(HeaderWhiteSpace, " 0.9<")]),
        (header("<version>0.9&#32;</version>"), vec![(HeaderWhiteSpace, "0.9&#32;")]),
        (
            document("<dt_array><item key='1'/><item key='0'/></dt_array>"),
            vec![(IndexOrder, "<item key='0'")],
        ),
        (
            document("<dt_array><item key='2'/><item key='0'/><item key='1'/></dt_array>"),
            vec![(IndexOrder, "<item key='0'")],
        ),
        (
            document("<dt_array><item key='0'/><item key='2'/></dt_array>"),
            vec![(IndexGap, "<item key='2'")],
        ),
        (
            document("<dt_array><item key='1'/><item key='2'/><item key='4'/></dt_array>"),
            vec![(IndexGap, "<item key='1'"), (IndexGap, "<item key='4'")],
        ),
        (
            document("<dt_array><item key='3'/><item key='0'/></dt_array>"),
            vec![(IndexGap, "<item key='3'"), (IndexOrder, "<item key='0'")],
        ),
        (
            document("<dt_array><item key='1'/><item key='0'/><item key='7'/></dt_array>"),
            vec![(IndexOrder, "<item key='0'"), (IndexGap, "<item key='7'")],
        ),
        (
            document("<dt_array><item key='00'/><item key='1 '/></dt_array>"),
            vec![(IndexForm, "<item key='00'"), (IndexForm, "<item key='1 '")],
        ),
        (
            document("<dt_assoc><item key='x'>&#32;<dt_array/></item></dt_assoc>"),
            vec![(WrittenWhiteSpace, "&#32;")],
        ),
        (
            document("<dt_assoc><item key='x'><dt_array/><![CDATA[]]></item></dt_assoc>"),
            vec![(WrittenWhiteSpace, "<![CDATA[")],
        ),
        (
            document("<dt_assoc> <item key='x'/>\n&#x9;</dt_assoc>"),
            vec![(WrittenWhiteSpace, "\n&#x9;")],
        ),
        (
            document("<dt_assoc><item key='a'/><item key='b'/><item key='a' /></dt_assoc>"),
            vec![(DoubledKey, "<item key='a' /")],
        ),
        (
            document("<dt_array><item key='0'/><item key='0' /></dt_array>"),
            vec![(IndexOrder, "<item key='0' /"), (DoubledKey, "<item key='0' /")],
        ),
    ];
    let mut produced = HashSet::new();
    for (xml, expected) in rows {
        let options = ParseOptions::new().with_doubled_keys(DoubledKeys::First);
        let found: Vec<_> = deviations_with(&xml, &options)
            .unwrap_or_else(|e| panic!("{}", e.report(xml.as_bytes())))
            .iter()
            .map(|found| (found.kind(), found.offset()))
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|&(kind, place)| (kind, xml.find(place).unwrap())).collect();
        assert_eq!(found, expected, "{xml}");
        produced.extend(found.iter().map(|&(kind, _)| kind));

        // Strict reading refuses exactly these, and plain reading none of them.
        Envelope::parse_with(&xml, &options).unwrap();
        match Envelope::parse_with(&xml, &options.strict()) {
            Ok(_) => assert_eq!(expected, [], "{xml}"),
            Err(error) => {
                let ErrorKind::Deviation(kind) = error.kind() else { panic!("{error}") };
                assert!(expected.contains(&(kind, error.offset().unwrap())), "{error}: {xml}");
            }
        }
    }
    assert_eq!(produced.len(), 15, "every kind is produced: {produced:?}");
}

/// Deviations are those of a document that is read: what parsing refuses, listing refuses.
#[test]
fn listing_refuses_what_reading_refuses() {
    for block in [
        "<dt_assoc><item key='a'/><item key='a'/></dt_assoc>",
        "<dt_array><item key='0'/><item key='0'/></dt_array>",
        "<dt_array><item key='a'/></dt_array>",
        "<dt_assoc><item/></dt_assoc>",
    ] {
        let xml = document(block);
        let (parsing, listing) =
            (Envelope::parse(&xml).unwrap_err(), deviations(&xml).unwrap_err());
        assert_eq!(
            (parsing.kind(), parsing.offset()),
            (listing.kind(), listing.offset()),
            "{block}"
        );
    }
}

#[test]
fn doubled_keys_mean_what_the_options_say() {
    let xml =
        of_items("<item key='a'>1</item><item key='b'>2</item><item key='a' class='c'>3</item>");
    let array = document(
        "<dt_array><item key='1'>a</item><item key='0'>b</item><item key='01'>c</item></dt_array>",
    );
    let read = |xml: &str, doubled| {
        let options = ParseOptions::new().with_doubled_keys(doubled);
        shape(Envelope::parse_with(xml, &options).unwrap().value())
    };
    assert_eq!(read(&xml, DoubledKeys::First), r#"{a: "1", b: "2"}"#);
    assert_eq!(read(&xml, DoubledKeys::Last), r#"{a: @c "3", b: "2"}"#);
    assert_eq!(read(&array, DoubledKeys::First), r#"["b", "a"]"#);
    assert_eq!(read(&array, DoubledKeys::Last), r#"["b", "c"]"#);
    let error = Envelope::parse(&xml).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::DuplicateKey);
    assert_eq!(error.offset(), xml.rfind("<item"));
    let error = Envelope::parse(&array).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::DuplicateIndex);
    assert_eq!(error.offset(), array.rfind("<item"));
}
