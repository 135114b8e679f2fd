//! Types from responses and responses from types.
#![cfg(feature = "serde")]

use std::collections::{BTreeMap, HashMap};

use enom_response::typed::Decimal;
use enom_response::{
    ErrorKind, Format, ParseOptions, Response, from_response, from_slice, from_slice_with,
    from_str, to_response, to_string,
};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Common<'a> {
    command: &'a str,
    language: &'a str,
    err_count: u32,
    min_period: Option<u8>,
    max_period: Option<u8>,
    is_lockable: Option<bool>,
    exec_time: f64,
    #[serde(rename = "timedifference")]
    difference: Decimal,
    done: bool,
    got_account_info: Option<bool>,
    error_message: Option<&'a str>,
    tracking_key: Option<&'a str>,
}

#[test]
fn every_reply_of_the_corpus_reads_into_one_struct() {
    for sample in testdata::enom_replies() {
        let reply: Common<'_> = from_slice(sample.bytes()).unwrap();
        assert_eq!(
            (reply.language, reply.err_count, reply.done),
            ("eng", 0, true),
            "{}",
            sample.name()
        );
        assert_eq!(reply.max_period, Some(10));
        let account = sample.name().starts_with("get_account");
        assert_eq!(reply.command, if account { "GETACCOUNTPASSWORD" } else { "SETPASSWORD" });
        assert_eq!(reply.min_period, if account { None } else { Some(1) });
        assert_eq!(reply.got_account_info, account.then_some(true));
        assert_eq!(reply.error_message, account.then_some("Success"));
        let response = Response::parse(sample.bytes()).unwrap();
        assert_eq!(from_response::<Common<'_>>(&response).unwrap(), reply);
        // The same in every format that it can be written in.
        for format in Format::ALL {
            let written = response.to_string(format).unwrap();
            assert_eq!(from_str::<Common<'_>>(&written).unwrap(), reply);
        }
    }
}

#[derive(Debug, PartialEq, Deserialize)]
struct Check<'a> {
    #[serde(rename = "Domain[]", borrow)]
    domains: Vec<Row<'a>>,
    #[serde(rename = "Err[]")]
    errors: Vec<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Row<'a> {
    domain: &'a str,
    rrpcode: Option<u16>,
    address2: Option<&'a str>,
}

#[test]
fn lists_of_every_kind_are_sequences() {
    let expected = Check {
        domains: vec![
            Row { domain: "a.com", rrpcode: Some(210), address2: None },
            Row { domain: "b.com", rrpcode: None, address2: Some("x") },
            Row { domain: "c.com", rrpcode: Some(211), address2: None },
        ],
        errors: vec!["one".to_owned(), "two".to_owned()],
    };
    for source in [
        "Domain1=a.com\nRRPCode1=210\nDomain2=b.com\nAddress22=x\nAddress2=no\nDomain10=c.com\nRRPCode10=211\n\
         Err2=two\nErr1=one\nDomainCount=3",
        "<HTML><BODY><STRONG>DOMAIN10: </STRONG>c.com<br><STRONG>Err1: </STRONG>one<br><STRONG>Err2: </STRONG>two\
         <br><STRONG>Domain1: </STRONG>a.com<br><STRONG>Domain2: </STRONG>b.com<br><STRONG>RRPCode1: </STRONG>210<br>\
         <STRONG>RRPCode10: </STRONG>211<br><STRONG>Address22: </STRONG>x<br>",
        "<interface-response><Domain>a.com</Domain><RRPCode>210</RRPCode><Domain>b.com</Domain><Address2>x</Address2>\
         <Domain>c.com</Domain><RRPCode>211</RRPCode><errors><Err1>one</Err1><Err2>two</Err2></errors>\
         </interface-response>",
        "<interface-response><l><d><RRPCode>210</RRPCode><Domain>a.com</Domain></d><d><Domain>b.com</Domain>\
         <Address2>x</Address2></d><d><Domain>c.com</Domain><RRPCode>211</RRPCode></d></l>\
         <Err1>one</Err1><Err2>two</Err2></interface-response>",
    ] {
        assert_eq!(from_str::<Check<'_>>(source).unwrap(), expected, "{source}");
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Name {
    #[serde(rename = "@sld")]
    sld: Option<String>,
    #[serde(rename = "$text")]
    text: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Tree {
    domainname: Name,
    list: Vec<u64>,
    inner: Inner,
    kind: Kind,
    other: Kind,
    flag: bool,
    amount: Decimal,
    absent: Option<String>,
    #[serde(rename = "row[]")]
    rows: Vec<Pair>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Inner {
    deep: BTreeMap<String, i32>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Kind {
    Plain,
    With(u8),
    Both { a: u8, b: String },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Pair {
    row: String,
    column: Option<i32>,
}

fn tree() -> Tree {
    Tree {
        domainname: Name { sld: Some("x".to_owned()), text: "x.com".to_owned() },
        list: vec![1, 2],
        inner: Inner { deep: BTreeMap::from([("p".to_owned(), -1), ("q".to_owned(), 2)]) },
        kind: Kind::Plain,
        other: Kind::Both { a: 1, b: "b".to_owned() },
        flag: true,
        amount: Decimal::new(-183_223, 2),
        absent: None,
        rows: vec![
            Pair { row: "r".to_owned(), column: None },
            Pair { row: String::new(), column: Some(3) },
        ],
    }
}

#[derive(Deserialize)]
struct Keyed {
    k: Kind,
}

#[test]
fn a_tree_goes_through_xml() {
    let xml = to_string(&tree(), Format::Xml).unwrap();
    assert_eq!(
        xml,
        "<interface-response>\n <domainname sld=\"x\">x.com</domainname>\n <list>1</list>\n <list>2</list>\n \
         <inner>\n  <deep>\n   <p>-1</p>\n   <q>2</q>\n  </deep>\n </inner>\n <kind>Plain</kind>\n <other>\n  \
         <Both>\n   <a>1</a>\n   <b>b</b>\n  </Both>\n </other>\n <flag>true</flag>\n \
         <amount>-1832.23</amount>\n <row1>r</row1>\n <row2/>\n <column2>3</column2>\n</interface-response>\n",
    );
    assert_eq!(from_str::<Tree>(&xml).unwrap(), tree());
    let response = to_response(&tree(), Format::Xml).unwrap();
    assert_eq!(from_response::<Tree>(&response).unwrap(), tree());
    let newtype = to_string(&BTreeMap::from([("k", Kind::With(7))]), Format::Xml).unwrap();
    assert_eq!(from_str::<HashMap<String, String>>(&newtype).unwrap()["With"], "7");
    assert_eq!(from_str::<Keyed>(&newtype).unwrap().k, Kind::With(7));
}

#[derive(Deserialize)]
struct Rest {
    #[serde(rename = "Command")]
    command: String,
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

#[test]
fn maps_hold_the_flat_view_and_any_value_the_tree() {
    let xml = "<interface-response v='1'><a><b x='y'>1</b></a><responses><response><n>2</n></response>\
        </responses><c>3</c><c>4</c></interface-response>";
    let map: BTreeMap<String, serde_json::Value> = from_str(xml).unwrap();
    assert_eq!(
        serde_json::to_value(map).unwrap(),
        serde_json::json!({"@v": "1", "b": {"@x": "y", "$text": "1"}, "n1": "2", "c": ["3", "4"]}),
    );
    let tree: serde_json::Value = from_str(xml).unwrap();
    assert_eq!(
        tree,
        serde_json::json!({
            "@v": "1", "a": {"b": {"@x": "y", "$text": "1"}}, "responses": {"response": {"n": "2"}},
            "c": ["3", "4"],
        }),
    );
    for (source, expected) in [
        ("<interface-response/>", serde_json::json!({})),
        (";nothing but a comment\n", serde_json::json!({})),
        ("<interface-response><a/></interface-response>", serde_json::json!({"a": ""})),
    ] {
        assert_eq!(from_str::<serde_json::Value>(source).unwrap(), expected, "{source}");
    }
    let borrowed: BTreeMap<&str, &str> = from_str("A=1\nB=2\n;").unwrap();
    assert_eq!(borrowed, BTreeMap::from([("A", "1"), ("B", "2")]));
    let rest: Rest = from_str("Command=X\nSite=eNom\nDone=true").unwrap();
    assert_eq!(
        (rest.command.as_str(), rest.rest["Site"].as_str(), rest.rest.len()),
        ("X", "eNom", 2)
    );
}

#[test]
fn text_borrows_exactly_when_nothing_was_decoded() {
    #[derive(Debug, Deserialize)]
    struct Message<'a> {
        #[serde(rename = "Err1")]
        message: &'a str,
    }
    for (source, message) in [
        ("Err1=a\nb\nErrCount=1", "a\nb"),
        ("<STRONG>Err1: </STRONG>a<br>", "a"),
        ("<interface-response><Err1><![CDATA[a]]></Err1></interface-response>", "a"),
    ] {
        assert_eq!(from_str::<Message<'_>>(source).unwrap().message, message);
    }
    for source in [
        "Err1=a\r\nb\nErrCount=1",
        "<STRONG>Err1: </STRONG>a&amp;b<br>",
        "<interface-response><Err1>a&amp;b</Err1></interface-response>",
    ] {
        let error = from_str::<Message<'_>>(source).unwrap_err();
        let shown = error.to_string();
        let expected = "invalid value: expected a borrowed string, found text at `Err1`";
        assert!(shown.starts_with(expected), "{shown}");
        let response = Response::parse(source).unwrap();
        assert!(from_response::<Message<'_>>(&response).unwrap().message.starts_with('a'));
    }
    let options = ParseOptions::new().with_format(Format::Text);
    assert_eq!(from_slice_with::<HashMap<String, String>>("a=1\n;", &options).unwrap()["a"], "1");
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "only read for its errors")]
struct Picky {
    count: u8,
    #[serde(rename = "DomainPassword")]
    password: Option<u32>,
    #[serde(default)]
    kind: Option<Kind>,
    #[serde(default, rename = "row[]")]
    rows: Vec<PickyRow>,
    #[serde(default, rename = "list[]")]
    list: Vec<u8>,
    #[serde(rename = "single[]")]
    single: Option<u8>,
    #[serde(rename = "cöunt")]
    decoded: Option<u8>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "only read for its errors")]
struct PickyRow {
    row: String,
    flag: bool,
}

#[test]
fn errors_say_where_and_never_what() {
    for (source, message, offset) in [
        ("a=1", "invalid value: missing field `count`", None),
        ("a=1\ncount=hunter2", "invalid value: expected u8 at `count`", Some(4)),
        ("count=256", "invalid value: expected u8 at `count`", Some(0)),
        (
            "count=1\ncount=2",
            "invalid value: expected one value, found a repeated field at `count`",
            Some(0),
        ),
        (
            "count=1\nDomainPassword=hunter2",
            "invalid value: expected a value of the type that was asked for at `DomainPassword`",
            Some(8),
        ),
        (
            "count=1\nkind=hunter2",
            "invalid value: expected one of the variants `Plain`, `With`, `Both` at `kind`",
            Some(8),
        ),
        (
            "count=1\nrow1=a\nflag1=yes\nrow2=b\nflag2=hunter2",
            "invalid value: expected a boolean at `row2.flag2`",
            Some(32),
        ),
        (
            "count=1\nsingle1=1\nsingle2=2",
            "invalid value: expected one value, found a repeated field at `single`",
            Some(8),
        ),
        ("count=1\nlist1=1\nlist2=hunter2", "invalid value: expected u8 at `list2`", Some(16)),
        (
            "<interface-response><count>1</count><cöunt>hunter2</cöunt></interface-response>",
            "invalid value: expected u8 at `c…`",
            Some(37),
        ),
        (
            "<interface-response><count><x>1</x></count></interface-response>",
            "invalid value: expected text, found a field with fields at `count`",
            Some(21),
        ),
    ] {
        let source =
            if source.starts_with('<') { source.to_owned() } else { format!("{source}\n;") };
        let source = source.as_str();
        let error = from_str::<Picky>(source).unwrap_err();
        let shown = error.to_string();
        assert!(shown.starts_with(message), "{shown}");
        assert_eq!((error.kind(), error.offset()), (ErrorKind::Data, offset));
        assert!(!format!("{error:?}").contains("hunter2"));
        assert!(!error.report(source.as_bytes()).to_string().contains("hunter2"));
    }
    // The same value again and again is one value.
    assert_eq!(from_str::<Picky>("count=1\ncount=1\n;").unwrap().count, 1);
}

#[test]
fn what_cannot_be_written_is_an_error() {
    #[derive(Serialize)]
    struct Nested {
        #[serde(rename = "r[]")]
        rows: Vec<Inner>,
    }
    let nested = Nested { rows: vec![Inner { deep: BTreeMap::new() }] };
    for (error, message) in [
        (
            to_string("text", Format::Text),
            "value that cannot be written: expected a struct or a map",
        ),
        (
            to_string(&[1], Format::Text),
            "value that cannot be written: expected a sequence under the name of a field",
        ),
        (
            to_string(&nested, Format::Text),
            "value that cannot be written: expected a record of plain values at `r[0].deep`",
        ),
        (
            to_string(&BTreeMap::from([("a", "x\nb=c")]), Format::Text),
            "value that cannot be written: expected a value whose lines read back at `a`",
        ),
        (
            to_string(&BTreeMap::from([("@a", "x")]), Format::Text),
            "value that cannot be written: expected a field without attributes at `interface-response`",
        ),
        (
            to_string(&BTreeMap::from([("a b", "x")]), Format::Xml),
            "value that cannot be written: expected a name that XML allows at `a b`",
        ),
    ] {
        assert_eq!(error.unwrap_err().to_string(), message);
    }
}
