//! Texts and keys, to the letter, and whether they are borrowed.

use std::borrow::Cow;

use ops_envelope::Value;

use crate::common::of_items;
use crate::read;

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
