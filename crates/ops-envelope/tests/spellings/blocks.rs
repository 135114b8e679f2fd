//! What stands in the data block.

use ops_envelope::{DeviationKind, Envelope, Value, array, assoc, deviations};
use serde_json::json;

use crate::common::{document, json, of_items, shape};
use crate::read;

/// Whole data blocks, in the notation of [`shape`].
#[test]
fn data_blocks() {
    for (block, expected) in [
        // Every dt_* as the whole data block, empty in every spelling.
        ("<dt_assoc></dt_assoc>", "{}"),
        ("<dt_assoc/>", "{}"),
        ("<dt_assoc />", "{}"),
        ("<dt_assoc>\n</dt_assoc>", "{}"),
        ("<dt_array></dt_array>", "[]"),
        ("<dt_array/>", "[]"),
        ("<dt_array\t/>", "[]"),
        ("<dt_array> <!-- none --> </dt_array>", "[]"),
        ("<dt_scalar></dt_scalar>", r#""""#),
        ("<dt_scalar/>", r#""""#),
        ("<dt_scalar>XCP</dt_scalar>", r#""XCP""#),
        ("<dt_scalar> XCP\n</dt_scalar>", r#"" XCP\n""#),
        ("<dt_scalarref></dt_scalarref>", r#"dt_scalarref("")"#),
        ("<dt_scalarref/>", r#"dt_scalarref("")"#),
        ("<dt_scalarref>x</dt_scalarref>", r#"dt_scalarref("x")"#),
        ("\n <dt_array><item key='0'>a</item></dt_array>\n ", r#"["a"]"#),
        // Items.
        ("<dt_assoc><item key=\"x\"></item></dt_assoc>", r#"{x: ""}"#),
        ("<dt_assoc><item key=\"x\"/></dt_assoc>", r#"{x: ""}"#),
        ("<dt_assoc><item key=\"x\" /></dt_assoc>", r#"{x: ""}"#),
        ("<dt_assoc><item\n key\t=\r\n'x'\n></item\n></dt_assoc >", r#"{x: ""}"#),
        ("<dt_assoc><item key='x'>1</item ></dt_assoc\r\n>", r#"{x: "1"}"#),
        ("<dt_assoc><item  key='x'>1</item></dt_assoc>", r#"{x: "1"}"#),
        ("<dt_assoc><item key='x' >1</item></dt_assoc>", r#"{x: "1"}"#),
        ("<dt_assoc ><item key='x'>1</item></dt_assoc>", r#"{x: "1"}"#),
        (
            "<dt_assoc>\r\n\t<item key='a'>1</item>\r\n\t<item key='b'>2</item>\r\n</dt_assoc>",
            r#"{a: "1", b: "2"}"#,
        ),
        // Classes.
        ("<dt_assoc><item key='x' class='c'>1</item></dt_assoc>", r#"{x: @c "1"}"#),
        ("<dt_assoc><item class=\"c\" key=\"x\"/></dt_assoc>", r#"{x: @c ""}"#),
        ("<dt_assoc><item class='' key='x'><dt_array/></item></dt_assoc>", r"{x: @ []}"),
        (
            "<dt_array><item key='1' class='b'/><item key='0' class='a&#10;'>0</item></dt_array>",
            "[@a\n \"0\", @b \"\"]",
        ),
        // dt_scalar in an item is its text, however it is laid out.
        ("<dt_assoc><item key='x'><dt_scalar>1</dt_scalar></item></dt_assoc>", r#"{x: "1"}"#),
        (
            "<dt_assoc><item key='x'>\n  <dt_scalar> 1 </dt_scalar>\n</item></dt_assoc>",
            r#"{x: " 1 "}"#,
        ),
        ("<dt_assoc><item key='x'><dt_scalar/></item></dt_assoc>", r#"{x: ""}"#),
        (
            "<dt_array><item key='0'><dt_scalar>a</dt_scalar></item><item key='1'>b</item></dt_array>",
            r#"["a", "b"]"#,
        ),
        (
            "<dt_assoc><item key='x'><dt_scalarref>1</dt_scalarref></item></dt_assoc>",
            r#"{x: dt_scalarref("1")}"#,
        ),
        // Containers in items.
        (
            "<dt_assoc><item key='x'><dt_assoc/></item><item key='y'><dt_array></dt_array></item></dt_assoc>",
            "{x: {}, y: []}",
        ),
        ("<dt_assoc><item key='x'> <!-- --> <dt_assoc/> <?p?> </item></dt_assoc>", "{x: {}}"),
        (
            "<dt_array><item key='0'><dt_array><item key='0'><dt_assoc><item key='a'>1</item></dt_assoc></item></dt_array></item></dt_array>",
            r#"[[{a: "1"}]]"#,
        ),
        // A dt_* right inside a dt_*.
        ("<dt_assoc><dt_assoc/></dt_assoc>", "dt_assoc({})"),
        ("<dt_assoc><dt_array/></dt_assoc>", "dt_assoc([])"),
        ("<dt_assoc><dt_scalar>x</dt_scalar></dt_assoc>", r#"dt_assoc("x")"#),
        ("<dt_assoc><dt_scalarref>x</dt_scalarref></dt_assoc>", r#"dt_assoc(dt_scalarref("x"))"#),
        (
            "<dt_array> <dt_assoc> <item key='a'>1</item> </dt_assoc> </dt_array>",
            r#"dt_array({a: "1"})"#,
        ),
        ("<dt_array><dt_scalar/></dt_array>", r#"dt_array("")"#),
        ("<dt_array><dt_array><dt_array/></dt_array></dt_array>", "dt_array(dt_array([]))"),
        ("<dt_scalar><dt_scalar>x</dt_scalar></dt_scalar>", r#"dt_scalar("x")"#),
        (
            "<dt_scalar>\n<dt_assoc><item key='a'/></dt_assoc>\n</dt_scalar>",
            r#"dt_scalar({a: ""})"#,
        ),
        ("<dt_scalar><dt_array/></dt_scalar>", "dt_scalar([])"),
        ("<dt_scalar><dt_scalarref/></dt_scalar>", r#"dt_scalar(dt_scalarref(""))"#),
        (
            "<dt_scalar><dt_scalar><dt_scalar> x</dt_scalar></dt_scalar></dt_scalar>",
            r#"dt_scalar(dt_scalar(" x"))"#,
        ),
        ("<dt_scalarref><dt_scalar>x</dt_scalar></dt_scalarref>", r#"dt_scalarref("x")"#),
        (
            "<dt_scalarref><dt_scalarref>x</dt_scalarref></dt_scalarref>",
            r#"dt_scalarref(dt_scalarref("x"))"#,
        ),
        (
            "<dt_scalarref> <dt_assoc><item key='a'>1</item></dt_assoc> </dt_scalarref>",
            r#"dt_scalarref({a: "1"})"#,
        ),
        ("<dt_scalarref><dt_array/></dt_scalarref>", "dt_scalarref([])"),
        (
            "<dt_assoc><item key='x'><dt_scalar><dt_array><dt_scalarref>1</dt_scalarref></dt_array></dt_scalar></item><item key='y'/></dt_assoc>",
            r#"{x: dt_scalar(dt_array(dt_scalarref("1"))), y: ""}"#,
        ),
        // Comments and instructions everywhere.
        (
            "<!--a--><?a?><dt_assoc><!--b--><?b?><item key='x'><!--c--><?c?>1<!--d-->2<?d?>3</item><!--e--></dt_assoc><?f?>",
            r#"{x: "123"}"#,
        ),
        (
            "<dt_assoc><!-- <item key='no'/> --><item key='x'><!-- y --></item></dt_assoc>",
            r#"{x: ""}"#,
        ),
    ] {
        let xml = document(block);
        assert_eq!(shape(read(&xml).value()), expected, "{block}");
    }
}

#[test]
fn arrays_go_by_number() {
    let array = |keys: &[&str]| {
        let items: Vec<_> =
            keys.iter().map(|key| format!("<item key='{key}'>{key}</item>")).collect();
        document(&format!("<dt_array>{}</dt_array>", items.concat()))
    };
    for (keys, expected) in [
        (&["0", "1", "2"][..], &["0", "1", "2"][..]),
        (&["2", "0", "1"], &["0", "1", "2"]),
        (
            &["10", "9", "11", "1", "0", "2", "3", "4", "5", "6", "7", "8", "100", "20"],
            &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "20", "100"],
        ),
        // One-based, gaps, and an index beyond any memory.
        (&["1", "2", "3"], &["1", "2", "3"]),
        (&["0", "5", "100000000"], &["0", "5", "100000000"]),
        (&["18446744073709551615", "0"], &["0", "18446744073709551615"]),
        (&["18446744073709551615"], &["18446744073709551615"]),
        // Other forms of a number.
        (&["00", "01", "010"], &["00", "01", "010"]),
        (&[" 1 ", "\t0"], &["\t0", " 1 "]),
    ] {
        let xml = array(keys);
        assert_eq!(json(read(&xml).value()), json!(expected), "{keys:?}");
    }
    // The text of the keys is gone, the values stay.
    let xml = array(&["3", "1"]);
    assert_eq!(Envelope::parse(&xml).unwrap().value(), &Value::from(array!["1", "3"]));
}

#[test]
fn assocs_keep_their_order_and_compare_without_it() {
    let one = of_items("<item key='b'>1</item><item key='a'>2</item>");
    let two = of_items("<item key='a'>2</item><item key='b'>1</item>");
    let (one, two) = (read(&one), read(&two));
    assert_eq!(one.value().as_assoc().unwrap().keys().collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(one, two);
}

/// White space beside a value or between items, however it is written.
#[test]
fn written_white_space_is_white_space() {
    for (block, expected) in [
        ("<dt_assoc><item key='x'>&#32;<dt_array/></item></dt_assoc>", "{x: []}"),
        ("<dt_assoc><item key='x'><dt_array/>&#32;</item></dt_assoc>", "{x: []}"),
        (
            "<dt_assoc><item key='x'><![CDATA[ ]]><dt_array/><![CDATA[\n]]></item></dt_assoc>",
            "{x: []}",
        ),
        ("<dt_assoc>&#10;<item key='x'/>&#x9;</dt_assoc>", r#"{x: ""}"#),
        ("<dt_assoc><![CDATA[]]></dt_assoc>", "{}"),
        ("<![CDATA[ ]]><dt_array/>&#13;", "[]"),
    ] {
        let xml = document(block);
        assert_eq!(shape(read(&xml).value()), expected, "{block}");
        let found = deviations(&xml).unwrap();
        assert!(found.iter().all(|one| one.kind() == DeviationKind::WrittenWhiteSpace), "{block}");
        assert!(!found.is_empty(), "{block}");
    }
}

#[test]
fn a_tree_from_literals_is_the_tree_that_is_read() {
    let xml = of_items(
        "<item key='protocol'>XCP</item><item key='attributes'><dt_assoc>\
         <item key='domains'><dt_array><item key='0'>a</item><item key='1'>b</item></dt_array></item>\
         <item key='page'>1</item><item key='all'>0</item></dt_assoc></item>",
    );
    let tree = assoc! {
        "protocol" => "XCP",
        "attributes" => assoc! { "domains" => array!["a", "b"], "page" => 1, "all" => false },
    };
    assert_eq!(read(&xml), Envelope::new(tree));
}
