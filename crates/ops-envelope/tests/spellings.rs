//! Every spelling that is read, one row each: the bytes and what they mean.

#![cfg(feature = "serde")]

mod common;

use std::borrow::Cow;

use common::{HEADER, PREAMBLE, document, json, of_items, reading, root, shape};
use ops_envelope::{
    DeviationKind, DoubledKeys, Envelope, ErrorKind, Layout, ParseOptions, Value, array, assoc,
    deviations, deviations_with, from_slice,
};
use serde_json::{Value as Json, json};

/// Reads `xml` every way there is, asserts that all of them agree with each other and survive
/// writing, and gives the envelope back.
#[track_caller]
fn read(xml: &str) -> Envelope<'_> {
    let envelope = Envelope::parse(xml).unwrap_or_else(|e| panic!("{}", e.report(xml.as_bytes())));
    assert_eq!(Envelope::parse(xml.as_bytes()).unwrap(), envelope, "{xml}");
    assert_eq!(envelope.clone().into_owned(), envelope, "{xml}");

    let serde: Json = from_slice(xml.as_bytes()).unwrap();
    assert_eq!(serde, json(envelope.value()), "{xml}");

    for layout in [Layout::Compact, Layout::Indented] {
        let written = envelope.to_xml(layout).unwrap();
        let again = Envelope::parse(&written).unwrap();
        assert_eq!(again.header(), envelope.header(), "{written}");
        assert_eq!(shape(again.value()), shape(envelope.value()), "{written}");
        assert!(again.value().eq_ordered(envelope.value()), "{written}");
        assert_eq!(again.to_xml(layout).unwrap(), written);
        // What is written keeps to the grammar, as far as the header's own fields do.
        let header = [DeviationKind::NoVersion, DeviationKind::HeaderField];
        let written_ones = deviations(&written).unwrap();
        assert!(written_ones.iter().all(|one| header.contains(&one.kind())), "{written}");
    }

    let root_ends = xml.rfind("</OPS_envelope").unwrap() + "</OPS_envelope".len();
    for cut in 0..=root_ends {
        let error = Envelope::parse(&xml.as_bytes()[..cut]).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (ErrorKind::Incomplete, Some(cut)), "{xml}");
    }

    let listed = deviations(xml).unwrap();
    match Envelope::parse_with(xml, &ParseOptions::new().strict()) {
        Ok(strict) => {
            assert_eq!(listed, [], "{xml}");
            assert_eq!(strict, envelope);
        }
        Err(error) => {
            let named = |found: &ops_envelope::Deviation| {
                error.kind() == ErrorKind::Deviation(found.kind())
                    && error.offset() == Some(found.offset())
            };
            assert!(listed.iter().any(named), "{error} is none of {listed:?}");
        }
    }
    envelope
}

const ITEMS: &str = "<dt_assoc><item key=\"protocol\">XCP</item></dt_assoc>";

fn items() -> Json {
    json!({ "protocol": "ops", "header": { "version": "0.9" }, "data": { "protocol": "XCP" } })
}

#[test]
fn preambles() {
    for preamble in [
        // The documents' own, and the quotes that clients mix.
        "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n",
        "<?xml version='1.0' encoding=\"UTF-8\" standalone='no'?><!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">",
        // A blank before `?>`, as the registrar's own server has it.
        "<?xml version='1.0' encoding=\"UTF-8\" standalone=\"no\" ?>\r\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\r\n",
        // One of the two, or none.
        "",
        "\n",
        "<?xml version='1.0'?>",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
        "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>",
        "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd' >",
        "<!DOCTYPE\tOPS_envelope\r\nSYSTEM\n'ops.dtd'\n>",
        "<!DOCTYPE OPS_envelope>",
        "<!DOCTYPE ops SYSTEM \"http://www.example.com/ops.dtd\">",
        "<!DOCTYPE OPS_envelope PUBLIC '-//Tucows//DTD OPS//EN' 'ops.dtd'>",
        // Before the declaration.
        " <?xml version='1.0'?>",
        "\r\n\r\n\t <?xml version='1.0'?>\n",
        "\u{FEFF}<?xml version='1.0' encoding='UTF-8'?>\n",
        "\u{FEFF}",
        "\u{FEFF}\n <?xml version='1.0'?>",
        "\n\u{FEFF}<?xml version='1.0'?>",
        // Line breaks inside the declaration, white space around `=`.
        "<?xml\nversion='1.0'\r\n\tencoding='UTF-8'\nstandalone='no'\n?>",
        "<?xml version = '1.0' encoding\n=\n\"UTF-8\" standalone\t= 'no'?>",
        // Parts left out or in another order.
        "<?xml encoding='UTF-8' version='1.0'?>",
        "<?xml standalone='no' version='1.0' encoding='UTF-8'?>",
        "<?xml encoding='UTF-8'?>",
        "<?xml?>",
        "<?xml version='1.1' encoding='UTF-8' standalone='yes'?>",
        // Labels that the bytes overrule.
        "<?xml version='1.0' encoding='utf-16'?>",
        "<?xml version='1.0' encoding='ISO-8859-1'?>",
        "<?xml version='1.0' encoding='windows-1252'?>",
        "<?xml version='1.0' encoding='US-ASCII'?>",
        "<?xml version='1.0' encoding='UTF8'?>",
        "<?xml version='1.0' encoding=''?>",
        // Comments and instructions wherever they may stand.
        "<!-- <OPS_envelope> --><?xml-stylesheet href='x'?>",
        "<?xml version='1.0'?><!-- a - b --><!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'><?php echo ?>\n<!---->",
    ] {
        for end in ["", "\n", " \r\n\t<!-- end --><?end?>\n"] {
            let xml = format!("{preamble}{}{end}", root(HEADER, ITEMS));
            assert_eq!(reading(&read(&xml)), items(), "{xml}");
        }
    }
}

#[test]
fn headers() {
    for (header, expected) in [
        ("<header><version>0.9</version></header>", json!({ "version": "0.9" })),
        ("<header><version>1.0</version></header>", json!({ "version": "1.0" })),
        ("<header><version> 0.9 </version></header>", json!({ "version": "0.9" })),
        (
            "<header>\r\n\t<version>\r\n\t0.9\r\n</version>\r\n</header>",
            json!({ "version": "0.9" }),
        ),
        ("<header ><version >0.9</version\n></header\t>", json!({ "version": "0.9" })),
        ("<header><version><![CDATA[0.9]]></version></header>", json!({ "version": "0.9" })),
        ("<header><version>&#48;.<!-- . -->9</version></header>", json!({ "version": "0.9" })),
        ("<header/>", json!({})),
        ("<header></header>", json!({})),
        ("<header><!-- none --></header>", json!({})),
        ("<header><version/></header>", json!({ "version": "" })),
        (
            "<header><version>0.9</version><msg_id>2.21765911726198</msg_id><msg_type>standard</msg_type></header>",
            json!({ "version": "0.9", "msg_id": "2.21765911726198", "msg_type": "standard" }),
        ),
        (
            "<header><msg_type>standard</msg_type><x-trace>a b</x-trace><version>0.9</version><msg_id>7</msg_id></header>",
            json!({ "msg_type": "standard", "x-trace": "a b", "version": "0.9", "msg_id": "7" }),
        ),
    ] {
        let xml = format!("{PREAMBLE}{}", root(header, ITEMS));
        let envelope = read(&xml);
        let read = reading(&envelope);
        assert_eq!(read["header"], expected, "{header}");
        let names: Vec<_> = envelope.header().iter().map(|(name, _)| name).collect();
        let expected: Vec<_> = expected.as_object().unwrap().keys().collect();
        assert_eq!(names, expected, "the order is kept");
    }
}

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
        let items: String =
            keys.iter().map(|key| format!("<item key='{key}'>{key}</item>")).collect();
        document(&format!("<dt_array>{items}</dt_array>"))
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
    assert!(!one.value().eq_ordered(two.value()));
}

/// What stands in an item, the text it means, and whether that text is borrowed.
#[test]
fn texts_are_never_altered() {
    const BORROWED: bool = true;
    const OWNED: bool = false;
    for (content, text, borrowed) in [
        ("", "", BORROWED),
        ("x", "x", BORROWED),
        (" ", " ", BORROWED),
        ("\n\t ", "\n\t ", BORROWED),
        ("  leading", "  leading", BORROWED),
        ("trailing \n", "trailing \n", BORROWED),
        ("in  ner\n\n\twhite", "in  ner\n\n\twhite", BORROWED),
        ("'\"=/?!-]] > ]>", "'\"=/?!-]] > ]>", BORROWED),
        (">", ">", BORROWED),
        (
            "é 漢 \u{1F600} \u{FFFD} \u{FEFF} \u{A0} \u{85}",
            "é 漢 \u{1F600} \u{FFFD} \u{FEFF} \u{A0} \u{85}",
            BORROWED,
        ),
        (
            "\u{7F}\u{80}\u{D7FF}\u{E000}\u{10FFFF}",
            "\u{7F}\u{80}\u{D7FF}\u{E000}\u{10FFFF}",
            BORROWED,
        ),
        // Line ends, XML section 2.11.
        ("a\r\nb", "a\nb", OWNED),
        ("a\rb", "a\nb", OWNED),
        ("\r\n", "\n", OWNED),
        ("\r\r\n\n\r", "\n\n\n\n", OWNED),
        ("  \r\n x", "  \n x", OWNED),
        // References.
        ("&amp;", "&", OWNED),
        ("&amp;amp;", "&amp;", OWNED),
        ("&amp;#65;", "&#65;", OWNED),
        ("&lt;b&gt; &quot;&apos;", "<b> \"'", OWNED),
        ("]]&gt;", "]]>", OWNED),
        ("&#13;&#10;", "\r\n", OWNED),
        ("&#xD;\n", "\r\n", OWNED),
        ("&#32;", " ", OWNED),
        ("&#9;&#x0a;", "\t\n", OWNED),
        ("&#65;&#x42;&#x0043;&#000068;", "ABCD", OWNED),
        ("&#x1F600;&#xe9;&#xE9;", "\u{1F600}éé", OWNED),
        // CDATA, alone and in company.
        ("<![CDATA[]]>", "", BORROWED),
        ("<![CDATA[x]]>", "x", BORROWED),
        ("<![CDATA[ ]]>", " ", BORROWED),
        ("<![CDATA[<b>&amp;</b>]]>", "<b>&amp;</b>", BORROWED),
        (
            "<![CDATA[<item key='no'>no</item></dt_assoc>]]>",
            "<item key='no'>no</item></dt_assoc>",
            BORROWED,
        ),
        ("<![CDATA[]]]]>", "]]", BORROWED),
        ("<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b", OWNED),
        ("<![CDATA[a\r\nb]]>", "a\nb", OWNED),
        (" <![CDATA[x]]> ", " x ", OWNED),
        ("a<![CDATA[&]]>&amp;b", "a&&b", OWNED),
        ("<![CDATA[]]>x", "x", BORROWED),
        ("x<![CDATA[]]>", "x", BORROWED),
        // Comments and instructions leave no trace.
        ("<!-- c -->", "", BORROWED),
        ("<!-- c -->x", "x", BORROWED),
        ("x<?p d?>", "x", BORROWED),
        ("a<!-- c -->b", "ab", OWNED),
        (" <!-- c --> ", "  ", OWNED),
        ("<!-- &nbsp; <x> -->x<?p &nbsp; <y>?>", "x", BORROWED),
    ] {
        for (before, after) in
            [("<item key='k'>", "</item>"), ("<item key='k'><dt_scalar>", "</dt_scalar></item>")]
        {
            let xml = of_items(&format!("{before}{content}{after}"));
            let envelope = read(&xml);
            let Value::Scalar(found) = &envelope["k"] else { panic!("{content}: no scalar") };
            assert_eq!(found, text, "{content}");
            assert_eq!(matches!(found, Cow::Borrowed(_)), borrowed, "{content}");
        }
    }
}

/// An attribute as it stands, the key it means, and whether that key is borrowed.
#[test]
fn keys_are_normalised_as_xml_says_and_no_further() {
    for (attribute, key, borrowed) in [
        ("key='a'", "a", true),
        ("key=\"a\"", "a", true),
        ("key=''", "", true),
        ("key='Domain Name'", "Domain Name", true),
        ("key=' a  b '", " a  b ", true),
        ("key='DOMAIN'", "DOMAIN", true),
        ("key='a.b-c_d:e/f@g'", "a.b-c_d:e/f@g", true),
        ("key='é漢\u{1F600}'", "é漢\u{1F600}", true),
        ("key='say \"hi\"'", "say \"hi\"", true),
        ("key=\"it's\"", "it's", true),
        ("key='>'", ">", true),
        ("key='0'", "0", true),
        ("key=\"say &quot;hi&quot;\"", "say \"hi\"", false),
        ("key='&apos;&amp;&lt;&gt;'", "'&<>", false),
        ("key='&amp;amp;'", "&amp;", false),
        ("key='&#97;'", "a", false),
        ("key='a\tb'", "a b", false),
        ("key='a\nb'", "a b", false),
        ("key='a\r\nb'", "a b", false),
        ("key='a\rb'", "a b", false),
        ("key='a&#9;b&#10;c&#13;d'", "a\tb\nc\rd", false),
    ] {
        let xml = of_items(&format!("<item {attribute}>v</item>"));
        let envelope = read(&xml);
        assert_eq!(envelope[key], "v", "{attribute}");
        let Value::Assoc(assoc) = envelope.into_value() else { panic!("{attribute}: no assoc") };
        let (found, _) = assoc.into_iter().next().unwrap();
        assert_eq!(found, key, "{attribute}");
        assert_eq!(matches!(found, Cow::Borrowed(_)), borrowed, "{attribute}");
    }
}

#[test]
fn keys_that_differ_only_a_little_are_different() {
    let xml = of_items(
        "<item key='a'>1</item><item key='A'>2</item><item key=' a'>3</item><item key='a&#9;'>4</item>\
         <item key='a '>5</item><item key='&#x430;'>6</item><item key=''>7</item>",
    );
    let keys = ["a", "A", " a", "a\t", "a ", "\u{430}", ""];
    let envelope = read(&xml);
    for (at, key) in keys.iter().enumerate() {
        assert_eq!(envelope[*key].as_u64(), Some(at as u64 + 1), "{key:?}");
    }
}

#[test]
fn messages_in_any_order_and_letter_case() {
    for (items, expected) in [
        // No object, no attributes.
        (
            "<item key='protocol'>XCP</item><item key='action'>REPLY</item><item key='is_success'>0</item>\
             <item key='response_code'>400</item><item key='response_text'>Internal server error</item>",
            json!({ "protocol": "XCP", "action": "REPLY", "is_success": "0", "response_code": "400",
                    "response_text": "Internal server error" }),
        ),
        // is_success behind attributes, an empty attributes.
        (
            "<item key='attributes'><dt_assoc></dt_assoc></item><item key='is_success'>1</item>\
             <item key='object'>DOMAIN</item><item key='action'>reply</item>",
            json!({ "attributes": {}, "is_success": "1", "object": "DOMAIN", "action": "reply" }),
        ),
        // Attributes as an empty item, and cookie and domain beside them.
        (
            "<item key='attributes'/><item key='cookie'>aaaa</item><item key='domain'>example.info</item>\
             <item key='registrant_ip'>192.0.2.7</item>",
            json!({ "attributes": "", "cookie": "aaaa", "domain": "example.info", "registrant_ip": "192.0.2.7" }),
        ),
    ] {
        let xml = of_items(items);
        assert_eq!(reading(&read(&xml))["data"], expected);
    }
}

/// The layouts of clients and servers that were seen, each as it writes the same message.
#[test]
fn clients() {
    let message = json!({
        "protocol": "XCP",
        "action": "LOOKUP",
        "object": "DOMAIN",
        "attributes": { "domain": "example.com", "no_cache": "" },
    });
    for xml in [
        // The registrar's server and the PHP toolkit: mixed quotes, a blank a level.
        "<?xml version='1.0' encoding=\"UTF-8\" standalone=\"no\" ?>\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n\
         <OPS_envelope>\n <header>\n  <version>0.9</version>\n </header>\n <body>\n  <data_block>\n   <dt_assoc>\n\
         \x20   <item key=\"protocol\">XCP</item>\n    <item key=\"action\">LOOKUP</item>\n    <item key=\"object\">DOMAIN</item>\n\
         \x20   <item key=\"attributes\">\n     <dt_assoc>\n      <item key=\"domain\">example.com</item>\n\
         \x20     <item key=\"no_cache\"></item>\n     </dt_assoc>\n    </item>\n   </dt_assoc>\n  </data_block>\n </body>\n</OPS_envelope>\n",
        // The older Perl client: CR LF and tabs, message number and type in the header.
        "<?xml version='1.0' encoding='UTF-8' standalone='no' ?>\r\n<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\r\n\
         <OPS_envelope>\r\n\t<header>\r\n\t\t<version>0.9</version>\r\n\t\t<msg_id>2.21765911726198</msg_id>\r\n\
         \t\t<msg_type>standard</msg_type>\r\n\t</header>\r\n\t<body>\r\n\t\t<data_block>\r\n\t\t\t<dt_assoc>\r\n\
         \t\t\t\t<item key=\"protocol\">XCP</item>\r\n\t\t\t\t<item key=\"action\">LOOKUP</item>\r\n\t\t\t\t<item key=\"object\">DOMAIN</item>\r\n\
         \t\t\t\t<item key=\"attributes\">\r\n\t\t\t\t\t<dt_assoc>\r\n\t\t\t\t\t\t<item key=\"domain\">example.com</item>\r\n\
         \t\t\t\t\t\t<item key=\"no_cache\"></item>\r\n\t\t\t\t\t</dt_assoc>\r\n\t\t\t\t</item>\r\n\t\t\t</dt_assoc>\r\n\
         \t\t</data_block>\r\n\t</body>\r\n</OPS_envelope>\r\n",
        // Perl's XML::Writer: one line, line ends before the closing angle brackets.
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n\
         <OPS_envelope\n><header\n><version\n>0.9</version\n></header\n><body\n><data_block\n><dt_assoc\n>\
         <item key=\"protocol\"\n>XCP</item\n><item key=\"action\"\n>LOOKUP</item\n><item key=\"object\"\n>DOMAIN</item\n>\
         <item key=\"attributes\"\n><dt_assoc\n><item key=\"domain\"\n>example.com</item\n><item key=\"no_cache\"\n/></dt_assoc\n></item\n>\
         </dt_assoc\n></data_block\n></body\n></OPS_envelope\n>",
        // Ruby's XML builders: no document type, empty-element tags.
        "<?xml version=\"1.0\"?>\n<OPS_envelope>\n  <header>\n    <version>0.9</version>\n  </header>\n  <body>\n    <data_block>\n\
         \x20     <dt_assoc>\n        <item key=\"protocol\">XCP</item>\n        <item key=\"action\">LOOKUP</item>\n\
         \x20       <item key=\"object\">DOMAIN</item>\n        <item key=\"attributes\">\n          <dt_assoc>\n\
         \x20           <item key=\"domain\">example.com</item>\n            <item key=\"no_cache\"/>\n          </dt_assoc>\n\
         \x20       </item>\n      </dt_assoc>\n    </data_block>\n  </body>\n</OPS_envelope>\n",
        // Go's encoder behind a literal preamble: no white space at all.
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>\
         <item key=\"protocol\">XCP</item><item key=\"action\">LOOKUP</item><item key=\"object\">DOMAIN</item>\
         <item key=\"attributes\"><dt_assoc><item key=\"domain\">example.com</item><item key=\"no_cache\"></item></dt_assoc></item>\
         </dt_assoc></data_block></body></OPS_envelope>",
        // Python's ElementTree behind a literal preamble: a blank before `/>`.
        "<?xml version='1.0' encoding='UTF-8' standalone='no' ?><!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\
         <OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>\
         <item key=\"protocol\">XCP</item><item key=\"action\">LOOKUP</item><item key=\"object\">DOMAIN</item>\
         <item key=\"attributes\"><dt_assoc><item key=\"domain\">example.com</item><item key=\"no_cache\" /></dt_assoc></item>\
         </dt_assoc></data_block></body></OPS_envelope>",
        // A Node template: a line before the declaration, values in dt_scalar, a trailing blank.
        "\n<?xml version='1.0' encoding='UTF-8' standalone='no' ?>\n<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n\
         <OPS_envelope> <header> <version> 0.9 </version> </header> <body> <data_block> <dt_assoc>\
         <item key='protocol'><dt_scalar>XCP</dt_scalar></item> <item key='action'><dt_scalar>LOOKUP</dt_scalar></item>\
         <item key='object'><dt_scalar>DOMAIN</dt_scalar></item> <item key='attributes'> <dt_assoc>\
         <item key='domain'><dt_scalar>example.com</dt_scalar></item> <item key='no_cache'><dt_scalar/></item>\
         </dt_assoc> </item> </dt_assoc> </data_block> </body> </OPS_envelope> ",
        // A .NET writer: byte-order mark, CR LF, a blank before `/>`.
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\"?>\r\n<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\r\n\
         <OPS_envelope>\r\n  <header>\r\n    <version>0.9</version>\r\n  </header>\r\n  <body>\r\n    <data_block>\r\n      <dt_assoc>\r\n\
         \x20       <item key=\"protocol\"><![CDATA[XCP]]></item>\r\n        <item key=\"action\">LOOKUP</item>\r\n\
         \x20       <item key=\"object\">DOMAIN</item>\r\n        <item key=\"attributes\">\r\n          <dt_assoc>\r\n\
         \x20           <item key=\"domain\">example.com</item>\r\n            <item key=\"no_cache\" />\r\n          </dt_assoc>\r\n\
         \x20       </item>\r\n      </dt_assoc>\r\n    </data_block>\r\n  </body>\r\n</OPS_envelope>",
    ] {
        let envelope = read(xml);
        assert_eq!(json(envelope.value()), message, "{xml}");
        assert_eq!(envelope.header().version(), Some("0.9"));
    }
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
        (preamble(DOCTYPE), vec![(NoDeclaration, "<OPS_envelope")]),
        (preamble(&format!("\n{DOCTYPE}")), vec![(NoDeclaration, "<OPS_envelope")]),
        (preamble("<?xml version='1.0'?>"), vec![(NoDoctype, "<OPS_envelope")]),
        (preamble(""), vec![(NoDeclaration, "<OPS_"), (NoDoctype, "<OPS_")]),
        (preamble(&format!("<?xml version='1.0'?>{DOCTYPE}")), vec![]),
        (preamble(&format!("<?xml version=\"1.0\" ?>{DOCTYPE}")), vec![]),
        (preamble(&format!("<?xml encoding='utf-8'?>{DOCTYPE}")), vec![(DeclarationForm, "<?xml")]),
        (
            preamble(&format!("<?xml encoding='UTF-8' version='1.0'?>{DOCTYPE}")),
            vec![(DeclarationForm, "<?xml")],
        ),
        (
            preamble(&format!("<?xml version='1.0' standalone='no' encoding='UTF-8'?>{DOCTYPE}")),
            vec![(DeclarationForm, "<?xml")],
        ),
        (preamble(&format!("<?xml version='1.1'?>{DOCTYPE}")), vec![(DeclarationForm, "<?xml")]),
        (
            preamble(&format!("<?xml version='1.0' standalone='maybe'?>{DOCTYPE}")),
            vec![(DeclarationForm, "<?xml")],
        ),
        (
            preamble(&format!("<?xml version='1.0' encoding='utf-16'?>{DOCTYPE}")),
            vec![(OtherEncoding, "<?xml")],
        ),
        (
            preamble("<?xml version='1.0'?><!DOCTYPE OPS_envelope>"),
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
    let mut produced = std::collections::HashSet::new();
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

/// Bytes in other encodings, and what the label and the bytes make of each other.
mod encodings {
    use super::*;

    fn bytes(label: &str, content: &[u8]) -> Vec<u8> {
        let text = format!(
            "<?xml version='1.0' encoding='{label}'?><OPS_envelope><header><version>0.9</version></header>\
             <body><data_block><dt_assoc><item key='x'>@</item></dt_assoc></data_block></body></OPS_envelope>"
        );
        let at = text.find('@').unwrap();
        [&text.as_bytes()[..at], content, &text.as_bytes()[at + 1..]].concat()
    }

    #[test]
    fn ascii_bytes_are_ascii_whatever_the_label_says() {
        for label in [
            "ISO-8859-1",
            "iso-8859-15",
            "windows-1252",
            "US-ASCII",
            "utf-16",
            "UTF-32",
            "x-unknown",
            "",
        ] {
            let xml = bytes(label, b"plain");
            let envelope = Envelope::parse(&xml).unwrap();
            assert!(matches!(&envelope["x"], Value::Scalar(Cow::Borrowed("plain"))), "{label}");
        }
    }

    #[test]
    fn a_label_of_utf_16_is_overruled_by_utf_8_bytes() {
        for label in ["utf-16", "UTF-16", "UTF-16LE", "utf-32", "UCS-2", "unicode", "utf8", "UTF-8"]
        {
            let xml = bytes(label, "é漢".as_bytes());
            let envelope = Envelope::parse(&xml).unwrap();
            assert!(matches!(&envelope["x"], Value::Scalar(Cow::Borrowed("é漢"))), "{label}");
        }
    }

    #[test]
    fn a_byte_order_mark_overrules_the_label() {
        let xml = [&b"\xEF\xBB\xBF"[..], &bytes("ISO-8859-1", "é".as_bytes())].concat();
        assert_eq!(Envelope::parse(&xml).unwrap()["x"], "é");
    }

    #[test]
    fn text_is_taken_at_its_word() {
        let xml = bytes("ISO-8859-1", "é".as_bytes());
        let xml = std::str::from_utf8(&xml).unwrap();
        assert_eq!(Envelope::parse(xml).unwrap()["x"], "é");
        assert_eq!(
            from_slice::<Json>(&bytes("UTF-8", "é".as_bytes())).unwrap(),
            json!({ "x": "é" })
        );
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_refused_where_they_stand() {
        for content in [&b"\xE9"[..], b"\xFF", b"\xC0\x80", b"\xED\xA0\x80", b"\xF4\x90\x80\x80"] {
            let xml = bytes("UTF-8", content);
            let error = Envelope::parse(&xml).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Xml(xml_pull::ErrorKind::InvalidEncoding));
            assert_eq!(error.offset(), Some(xml.iter().position(|byte| !byte.is_ascii()).unwrap()));
        }
    }

    #[cfg(not(feature = "encoding"))]
    #[test]
    fn without_the_feature_other_encodings_are_refused() {
        for label in ["ISO-8859-1", "windows-1252", "US-ASCII", "x-unknown"] {
            let error = Envelope::parse(&bytes(label, b"\xE9")).unwrap_err();
            assert_eq!(
                error.kind(),
                ErrorKind::Xml(xml_pull::ErrorKind::UnsupportedEncoding),
                "{label}"
            );
        }
    }

    #[cfg(feature = "encoding")]
    #[test]
    fn with_the_feature_other_encodings_are_decoded() {
        for (label, content, text) in [
            ("ISO-8859-1", &b"\xE9 \xA9"[..], "é ©"),
            ("iso8859-1", b"\xE9", "é"),
            ("latin1", b"\xFC", "ü"),
            ("windows-1252", b"\x80\x93x\x94", "€\u{201C}x\u{201D}"),
            ("US-ASCII", b"\xE9", "é"),
            ("ISO-8859-15", b"\xA4", "€"),
        ] {
            let xml = bytes(label, content);
            let envelope = Envelope::parse(&xml).unwrap();
            assert!(
                matches!(&envelope["x"], Value::Scalar(Cow::Owned(found)) if found == text),
                "{label}"
            );
            assert_eq!(
                ops_envelope::from_slice_with::<Json>(&xml, &ParseOptions::new()).unwrap(),
                json!({ "x": text })
            );
        }
        let error = Envelope::parse(&bytes("x-unknown", b"\xE9")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Xml(xml_pull::ErrorKind::UnsupportedEncoding));
    }

    #[cfg(feature = "encoding")]
    #[test]
    fn what_the_carrier_says_counts_more_than_the_declaration() {
        let xml = bytes("ISO-8859-15", b"\xA4");
        let options = ParseOptions::new().with_charset("windows-1252");
        assert_eq!(Envelope::parse_with(&xml, &options).unwrap()["x"], "¤");
        assert_eq!(Envelope::parse(&xml).unwrap()["x"], "€");
    }

    #[cfg(feature = "encoding")]
    #[test]
    fn utf_16_is_known_by_its_mark_or_its_zeros() {
        let xml = String::from_utf8(bytes("UTF-16", "é漢\u{1F600}".as_bytes())).unwrap();
        for mark in ["", "\u{FEFF}"] {
            let units: Vec<u16> = format!("{mark}{xml}").encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            for bytes in [little, big] {
                assert_eq!(Envelope::parse(&bytes).unwrap()["x"], "é漢\u{1F600}");
                // One byte alone shows no encoding.
                for cut in 2..bytes.len() - 1 {
                    let error = Envelope::parse(&bytes[..cut]).unwrap_err();
                    assert_eq!(error.kind(), ErrorKind::Incomplete, "{mark:?} {cut}");
                }
            }
        }
    }
}

/// The documents of the corpus' `quirks` folder, whose readings were written by hand.
#[test]
fn quirks_of_the_corpus() {
    let mut names = Vec::new();
    for pair in testdata::pairs("ops/quirks", &["xml"], "json") {
        let text = std::str::from_utf8(pair.bytes()).unwrap();
        let envelope = read(text);
        let pretty = serde_json::to_string_pretty(&reading(&envelope)).unwrap();
        assert_eq!(format!("{pretty}\n"), pair.reading(), "{}", pair.name());
        names.push(pair.name().to_owned());
    }
    assert!(names.contains(&"everything_at_once.xml".to_owned()), "{names:?}");
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
