//! Ways into a response: by name, by list, flat, in document order.

use enom_response::{DeviationKind, Field, Response};

const LISTING: &str = "<interface-response>\
    <GetDomains><domain-list count='2'>\
    <domain><SLD>a</SLD><TLD>com</TLD><hosts><host><name>n1</name></host><host><name>n2</name></host></hosts></domain>\
    <domain><SLD>b</SLD><TLD>net</TLD><hosts><host><name>n3</name></host></hosts></domain>\
    </domain-list><Count>2</Count></GetDomains>\
    <Domain>x</Domain><RRPCode>210</RRPCode><Domain>y</Domain><RRPCode>211</RRPCode>\
    <entries><entry>1</entry><entry>2</entry></entries>\
    <errors><Err1>bad</Err1><Err7>worse</Err7></errors>\
    <note> see </note><Done>true</Done></interface-response>";

#[test]
fn the_flat_view_numbers_what_lists_nest() {
    let response = Response::parse(LISTING).unwrap();
    let flat: Vec<_> = response.flat().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(
        flat,
        [
            "SLD1=a",
            "TLD1=com",
            "name1_1=n1",
            "name1_2=n2",
            "SLD2=b",
            "TLD2=net",
            "name2_1=n3",
            "Count=2",
            "Domain=x",
            "RRPCode=210",
            "Domain=y",
            "RRPCode=211",
            "entry1=1",
            "entry2=2",
            "Err1=bad",
            "Err7=worse",
            "note=see",
            "Done=true",
        ],
    );
    for (name, value) in [
        ("sld2", Some("b")),
        ("NAME1_2", Some("n2")),
        ("name1_02", None),
        ("name1", None),
        ("SLD", None),
        ("SLD3", None),
        ("Domain", Some("x")),
        ("Domain1", None),
        ("note", Some("see")),
        ("err1", Some("bad")),
        ("string", None),
        ("hosts", None),
        ("", None),
    ] {
        assert_eq!(response.get(name), value, "{name}");
    }
    assert_eq!(response.get_all("domain").collect::<Vec<_>>(), ["x", "y"]);
    assert_eq!(response.get_all("nothing").count(), 0);
}

#[test]
fn fields_are_a_tree() {
    let response = Response::parse(LISTING).unwrap();
    let names: Vec<_> = response.fields().map(Field::name).collect();
    let expected = [
        "GetDomains",
        "Domain",
        "RRPCode",
        "Domain",
        "RRPCode",
        "entries",
        "errors",
        "note",
        "Done",
    ];
    assert_eq!(names, expected);
    let list = response.field("getdomains").unwrap().field("Domain-List").unwrap();
    assert_eq!(list.attribute("COUNT"), Some("2"));
    assert_eq!(list.attributes().collect::<Vec<_>>(), [("count", "2")]);
    assert_eq!(list.fields().count(), 2);
    assert!(list.has_fields() && !list.field("domain").unwrap().field("sld").unwrap().has_fields());
    assert_eq!(list.attribute("x").or(list.field("x").map(Field::value)), None);
    let note = response.field("note").unwrap();
    // The tree keeps blanks.
    assert_eq!(note.value(), " see ");
}

#[test]
fn records_of_every_kind() {
    let listing = Response::parse(LISTING).unwrap();
    let show = |response: &Response<'_>, anchor: &str, column: &str| -> Vec<String> {
        let record = |record: enom_response::Record<'_>| {
            let number = record.number().map_or(String::new(), |number| format!("{number}:"));
            format!("{number}{}/{}", record.value(), record.get(column).unwrap_or("-"))
        };
        response.records(anchor).map(record).collect()
    };
    assert_eq!(show(&listing, "sld", "TLD"), ["a/com", "b/net"]);
    assert_eq!(show(&listing, "SLD", "name2"), ["a/n2", "b/-"]);
    assert_eq!(show(&listing, "domain", "tld"), ["/com", "/net"]);
    assert_eq!(show(&listing, "Err", "x"), ["1:bad/-", "7:worse/-"]);
    assert_eq!(show(&listing, "nothing", "x"), Vec::<String>::new());
    assert_eq!(show(&listing, "", "x"), Vec::<String>::new());
    let parallel = "<interface-response><Domain>x</Domain><RRPCode>1</RRPCode><Domain>y</Domain>\
        <Domain>z</Domain><RRPCode>3</RRPCode></interface-response>";
    assert_eq!(
        show(&Response::parse(parallel).unwrap(), "domain", "rrpcode"),
        ["x/1", "y/-", "z/3"]
    );
    for (text, anchor, column, expected) in [
        ("A2=b\nA1=a\nB1=x\nB2=y\nA=no", "A", "B", &["1:a/x", "2:b/y"][..]),
        ("A10=c\nA9=b\nA100000000=d\nB9=y", "a", "b", &["9:b/y", "10:c/-", "100000000:d/-"]),
        ("A01=no\nA1=a\nA0=z\nB01=no", "A", "B", &["0:z/-", "1:a/-"]),
        ("A99999999999999999999=no\nA1=a", "A", "B", &["1:a/-"]),
        (
            "Address21=p\nAddress22=q\nAddress1=r\nCity1=s\nCity2=t",
            "Address2",
            "City",
            &["1:p/s", "2:q/t"],
        ),
        ("Name1=a\nAddress21=p\nAddress1=r\nAddress2=no", "Name", "Address2", &["1:a/p"]),
        ("Name1=a\nAddress21=p\nAddress1=r\nAddress2=no", "Name", "Address", &["1:a/r"]),
        ("NameCount=2\nName1=a\nNamex1=b", "Name", "x", &["1:a/-"]),
        ("A=a\nB=x\nA=b\nA=c\nB=z", "A", "B", &["a/x", "b/-", "c/z"]),
        ("B=x\nA=a", "A", "B", &["a/x"]),
    ] {
        let text = format!("{text}\n;");
        assert_eq!(show(&Response::parse(&text).unwrap(), anchor, column), expected, "{text:?}");
    }
}

#[test]
fn text_borrows_from_the_bytes() {
    let text = "Name=a\nErr1=b\r\nc\nDone=true".to_owned();
    let response = Response::parse(&text).unwrap();
    let range = text.as_bytes().as_ptr_range();
    let borrowed: Vec<_> =
        response.fields().map(|field| range.contains(&field.value().as_ptr())).collect();
    assert_eq!(borrowed, [true, false, true]);
    let html = "<STRONG>A: </STRONG>a<br><STRONG>B: </STRONG>b&amp;<br>".to_owned();
    let response = Response::parse(&html).unwrap();
    let range = html.as_bytes().as_ptr_range();
    let borrowed: Vec<_> =
        response.fields().map(|field| range.contains(&field.value().as_ptr())).collect();
    assert_eq!(borrowed, [true, false]);
    let owned: Response<'static> = response.clone().into_owned();
    assert_eq!(owned, response);
    assert!(owned.fields().all(|field| !range.contains(&field.name().as_ptr())));
}

#[test]
fn debug_is_short_and_masks() {
    let response = Response::parse(
        "<interface-response><a x='1' pw='hunter2'><b/></a><Password>hunter2</Password><token><t>hunter2</t>\
         </token><c>2</c><Password/><d>3</d></interface-response>",
    )
    .unwrap();
    assert_eq!(
        format!("{response:?}"),
        "Response { format: Xml, comments: [], fields: interface-response: {a[x=\"1\" pw=\"[REDACTED]\"]: \
         {b: \"\"}, Password: \"[REDACTED]\", token: {t: \"[REDACTED]\"}, c: \"2\", \
         Password: \"\", d: \"3\"} }",
    );
    let field = |name| response.field(name).unwrap();
    assert_eq!(format!("{:?}", field("a").attributes()), r#"{"x": "1", "pw": "[REDACTED]"}"#);
    assert_eq!(format!("{:?} {:?}", field("c"), field("d")), r#"c: "2" d: "3""#);
    assert_eq!(
        format!("{:?}", Response::parse("Password=hunter2\nDone=true").unwrap().fields()),
        r#"[Password: "[REDACTED]", Done: "true"]"#
    );
    let first = "<interface-response><AuthInfo><Code>hunter2</Code></AuthInfo><b>2</b></interface-response>";
    let first = Response::parse(first).unwrap();
    assert_eq!(format!("{:?}", first.fields()), r#"[AuthInfo: {Code: "[REDACTED]"}, b: "2"]"#);
    assert_eq!(format!("{:?}", first.field("b")), r#"Some(b: "2")"#);
}

#[test]
fn iterators_say_how_many_are_left() {
    let response = Response::parse(
        "<!--;x--><!--;y--><interface-response><a b='1' c='2'><d/><e/></a><f/></interface-response>",
    )
    .unwrap();
    let mut fields = response.fields();
    assert_eq!(fields.size_hint(), (1, Some(4)));
    let a = fields.next().unwrap();
    assert_eq!(fields.size_hint(), (1, Some(1)));
    assert!(fields.next().is_some_and(|f| f.is_named("f")));
    assert_eq!((fields.size_hint(), fields.next()), ((0, Some(0)), None));
    let mut attributes = a.attributes();
    assert_eq!((attributes.len(), attributes.next().is_some(), attributes.len()), (2, true, 1));
    let mut comments = response.comments();
    assert_eq!((comments.len(), comments.next().is_some(), comments.len()), (2, true, 1));
}

#[test]
fn the_root_has_a_name_in_every_format() {
    for source in
        ["A=1\n;", "<STRONG>A: </STRONG>1<br>", "<interface-response><A>1</A></interface-response>"]
    {
        let response = Response::parse(source).unwrap();
        assert_eq!(response.root().name(), "interface-response");
        assert!(response.root().is_named("Interface-Response") && !response.root().is_named("A"));
        assert!(!response.root().is_named(""));
    }
}

#[test]
fn responses_go_everywhere() {
    fn is<T: Send + Sync + Clone + std::fmt::Debug + PartialEq>() {}
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    is::<Response<'static>>();
    is::<Field<'static>>();
    is::<enom_response::Outcome<'static>>();
    is_error::<enom_response::Error>();
    is_error::<enom_response::Failure>();
}

#[test]
fn a_quoted_request_shows_no_password() {
    let xml = "<interface-response><debug><![CDATA[command=Check&uid=x&pw=hunter2&sld=a]]></debug>\
        <a url='https://h/?pw=hunter2'>UID=x; Password: hunter2</a><Domain>a.com</Domain></interface-response>";
    let response = Response::parse(xml).unwrap();
    let flat: Vec<_> = response.flat_fields().collect();
    for shown in
        [format!("{response:?}"), format!("{flat:?}"), format!("{:?}", response.records("a"))]
    {
        assert!(!shown.contains("hunter2") && shown.contains("[REDACTED]"), "{shown}");
    }
    assert_eq!(
        format!("{flat:?}"),
        r#"[debug: "command=Check&uid=x&pw=[REDACTED]", a: "UID=x; Password:[REDACTED]", Domain: "a.com"]"#
    );
}

#[test]
fn nothing_within_a_secret_field_shows() {
    let xml = "<interface-response><a>1</a><AuthInfo><Code n='hunter2'>hunter2</Code><x><y>hunter2</y></x></AuthInfo>\
        <list><pw>hunter2</pw><b>2</b></list></interface-response>";
    let response = Response::parse(xml).unwrap();
    let flat: Vec<_> = response.flat_fields().collect();
    assert_eq!(
        format!("{flat:?}"),
        r#"[a: "1", Code: "[REDACTED]", y: "[REDACTED]", pw: "[REDACTED]", b: "2"]"#,
    );
    let secrets: Vec<_> = flat.iter().map(|field| (field.name(), field.is_secret())).collect();
    assert_eq!(secrets, [("a", false), ("Code", true), ("y", true), ("pw", true), ("b", false)]);
    assert!(flat[1].value() == "hunter2" && flat[1].clone().into_parts().1 == "hunter2");
    assert!(flat.into_iter().map(enom_response::FlatField::into_parts).eq(response.flat()));
    let info = response.field("AuthInfo").unwrap();
    let code = info.field("Code").unwrap();
    for shown in [
        format!("{code:?} {:?} {:?}", code.attributes(), info.fields()),
        format!("{:?}", info.field("x").unwrap().field("y")),
        format!("{:?} {:?}", response.records("Code"), response.records("y")),
        format!("{response:?}"),
    ] {
        assert!(shown.contains("[REDACTED]") && !shown.contains("hunter2"), "{shown}");
    }
    let list = response.field("list").unwrap();
    assert_eq!(
        format!("{:?} {:?}", list.fields(), list.field("b").unwrap()),
        r#"[pw: "[REDACTED]", b: "2"] b: "2""#
    );
    let comments = Response::parse(";URL Interface\n;password=hunter2\nDone=true\n").unwrap();
    assert_eq!(format!("{:?}", comments.comments()), r#"["URL Interface", "password=[REDACTED]"]"#);
}

#[test]
fn names_from_the_wire_show_as_far_as_they_are_names() {
    let mut builder = enom_response::Builder::new(enom_response::Format::Xml);
    builder.field("a\nERROR forged", "1");
    let shown = format!("{:?}", builder.finish().unwrap());
    assert!(shown.contains("a…") && !shown.contains("forged"), "{shown}");
}

#[test]
fn names_of_secrets_within_values_hide_what_follows() {
    let kv = testdata::pairs("enom/quirks", &["txt", "html", "xml"], "json");
    let kv = kv.iter().find(|pair| pair.name() == "kv.txt").unwrap();
    let shown = format!("{:?}", Response::parse(kv.bytes()).unwrap());
    for letter in 'a'..='q' {
        // No rule can know of `the password hunter2e` and `Password hunter2g is invalid`.
        let is_prose = matches!(letter, 'e' | 'g');
        assert_eq!(
            shown.contains(&format!("hunter2{letter}")),
            is_prose,
            "hunter2{letter}: {shown}"
        );
    }
}

#[test]
fn fields_that_repeat_themselves_read_as_others_do() {
    let names: Vec<_> = (0..40).map(|at| format!("f{at}")).collect();
    let mut xml = String::from("<interface-response>");
    for row in 0..4 {
        xml += "<row>";
        xml.extend(names.iter().map(|name| format!("<{name}>{row}</{name}>")));
        xml += "</row>";
    }
    xml += "</interface-response>";
    let response = Response::parse(&xml).unwrap();
    for (at, row) in response.fields().enumerate() {
        assert!(row.fields().map(Field::name).eq(&names), "{row:?}");
        assert!(row.fields().all(|field| field.value() == at.to_string()), "{row:?}");
    }
}

#[test]
fn a_block_may_stand_in_one_line() {
    let block = "-----BEGIN KEY----- abc -----END KEY-----";
    let text = format!("Key={block}\nnext\nDone=true\n");
    let response = Response::parse(&text).unwrap();
    assert_eq!(response.get("Key"), Some(format!("{block}\nnext").as_str()));
    let text = format!("Key=a\n{block}\nDone=true\n");
    let response = Response::parse(&text).unwrap();
    assert_eq!(response.get("Key"), Some(format!("a\n{block}").as_str()));
}

#[test]
fn a_comment_within_a_value_takes_no_line_of_it() {
    for (text, value) in [
        ("Key=a\nb\n;c\nd\nDone=true\n", "a\nb\nd"),
        ("Key=a\nb\nc\n;c\n;c\nd\ne\nDone=true\n", "a\nb\nc\nd\ne"),
        ("Key=a\nb\n\n;c\nd\nDone=true\n", "a\nb\n\nd"),
        ("Key=a\r\nb\r\n;c\r\nd\r\nDone=true\r\n", "a\nb\nd"),
        ("Key=\n  abc\nDone=true\n", "abc"),
    ] {
        assert_eq!(Response::parse(text).unwrap().get("Key"), Some(value), "{text:?}");
    }
}

#[test]
fn comments_of_a_page_are_without_white_space_around_them() {
    let page = ";  a b <br>\n;c<br /><HTML><BODY><STRONG>Done: </STRONG>true<br></BODY></HTML>";
    let response = Response::parse(page).unwrap();
    assert_eq!(response.comments().collect::<Vec<_>>(), ["a b", "c"]);
}

#[test]
fn a_page_has_both_of_its_tags() {
    let departs = |open: &str, close: &str| {
        let page = format!("{open}<STRONG>Done: </STRONG>true<br>{close}");
        let found = enom_response::deviations(&page).unwrap();
        found.iter().any(|deviation| deviation.kind() == DeviationKind::Document)
    };
    assert!(!departs("<HTML><BODY>", "</BODY></HTML>"));
    for open in ["<HTML>", "<BODY>", ""] {
        assert!(departs(open, "</BODY></HTML>"), "{open}");
    }
    for close in ["</HTML>", "</BODY>", "</HTML></BODY>", ""] {
        assert!(departs("<HTML><BODY>", close), "{close}");
    }
}

#[test]
fn text_beside_elements_is_a_deviation_wherever_it_stands() {
    const ROOT: &str = "<interface-response>";
    for (inside, at) in [("<a>x<b>y</b></a>", 3), ("<a><b>y</b>x</a>", 11), ("x<a>y</a>", 0)] {
        let xml = format!("{ROOT}{inside}<Done>true</Done></interface-response>");
        let found = enom_response::deviations(&xml).unwrap();
        let found: Vec<_> = found.as_slice().iter().map(|one| (one.kind(), one.offset())).collect();
        let mixed = (DeviationKind::MixedContent, ROOT.len() + at);
        assert_eq!(found, [mixed], "{inside}");
    }
}

#[test]
fn a_comment_of_xml_is_its_words() {
    for comment in ["<!--;Machine is X-->", "<!--;  Machine is X -->", " <!--;\tMachine is X\n-->"]
    {
        let xml = format!("{comment}<interface-response><Done>true</Done></interface-response>");
        let response = Response::parse(&xml).unwrap();
        assert_eq!(response.comments().collect::<Vec<_>>(), ["Machine is X"], "{comment}");
    }
}
