//! Rows one by one are those of the whole response, and count only after its verdict.

#![cfg(feature = "serde")]

use enom_response::{ErrorKind, Format, Response, Verdict, from_response};
use serde::Deserialize;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
struct Name<'r> {
    sld: &'r str,
    tld: &'r str,
    #[serde(default)]
    days: u32,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Listing<'r> {
    #[serde(borrow, rename = "SLD[]")]
    names: Vec<Name<'r>>,
}

/// A listing of `count` names, of which the one at `wrong` has no number of days.
fn listing(format: Format, count: usize, wrong: Option<usize>, end: &str) -> String {
    let days = |at| if wrong == Some(at) { "many".to_owned() } else { at.to_string() };
    let field = |name: &str, value: &str| match format {
        Format::Text => format!("{name}={value}\n"),
        Format::Html => format!("<STRONG>{name}: </STRONG>{value}<br>\n"),
        Format::Xml => format!("<{name}>{value}</{name}>"),
    };
    let rows = (0..count).map(|at| {
        if format == Format::Xml {
            let (sld, days) = (format!("name{at}"), days(at));
            let row = [field("SLD", &sld), field("TLD", "com"), field("DAYS", &days)];
            return field("Domain", &row.concat());
        }
        let columns = [("SLD", format!("name{at}")), ("TLD", "com".into()), ("DAYS", days(at))];
        columns.map(|(name, value)| field(&format!("{name}{}", at + 1), &value)).concat()
    });
    let rows: String = rows.collect();
    let ends = end.split(' ').filter(|end| !end.is_empty()).map(|end| {
        let (name, value) = end.split_once('=').unwrap();
        field(name, value)
    });
    let ends: String = ends.collect();
    match format {
        Format::Text => format!("{rows}{ends}"),
        Format::Html => format!("<HTML><BODY>\n{rows}{ends}</BODY></HTML>"),
        Format::Xml => {
            let rows = field("DomainList", &rows);
            format!("<interface-response>{rows}{ends}</interface-response>")
        }
    }
}

#[test]
fn rows_are_those_of_the_whole_response() {
    for format in Format::ALL {
        for count in [0, 1, 2, 9, 40] {
            let text = listing(format, count, None, "ErrCount=0 Done=true");
            let response = Response::parse(&text).unwrap();
            let whole: Listing<'_> = from_response(&response).unwrap();
            let mut rows = response.rows("sld");
            let found: Vec<Name<'_>> = rows.deserialize().map(Result::unwrap).collect();
            assert_eq!(found, whole.names);
            assert_eq!(found.len(), count);
            assert_eq!(rows.finish().unwrap(), &response);
            // One after the other, by several calls.
            let mut rows = response.rows("SLD");
            assert_eq!(rows.deserialize::<Name<'_>>().take(1).count(), count.min(1));
            assert_eq!(rows.deserialize::<Name<'_>>().count(), count.saturating_sub(1));
        }
    }
}

#[test]
fn good_rows_count_only_after_the_verdict() {
    for format in Format::ALL {
        for (end, verdict) in [
            ("ErrCount=1 Err1=No Done=true", Verdict::Failure),
            ("ErrCount=0", Verdict::Incomplete),
            ("Done=true", Verdict::Incomplete),
            ("ErrCount=0 Err1=No Done=true", Verdict::Contradictory),
        ] {
            let count = if verdict == Verdict::Failure { 10_000 } else { 100 };
            let text = listing(format, count, None, end);
            let response = Response::parse(&text).unwrap();
            let mut rows = response.rows("SLD");
            assert_eq!(rows.deserialize::<Name<'_>>().flatten().count(), count);
            let kind = rows.finish().unwrap_err().kind();
            assert_eq!(kind, ErrorKind::NotASuccess(verdict), "{format} {end}");
        }
    }
}

#[test]
fn a_cut_is_no_success_whatever_rows_came_before() {
    for format in Format::ALL {
        let text = listing(format, 30, None, "ErrCount=0 Done=true");
        let end = text.rfind("Done").unwrap();
        for cut in (0..end).step_by(11) {
            let is_success = Response::parse(&text[..cut])
                .is_ok_and(|response| response.rows("SLD").finish().is_ok());
            assert!(!is_success, "{format} {cut}");
        }
    }
}

#[test]
fn a_row_that_does_not_fit_is_named_and_ends_everything() {
    for (format, path) in
        [(Format::Text, "SLD7.DAYS7"), (Format::Html, "SLD7.DAYS7"), (Format::Xml, "SLD[6].DAYS")]
    {
        let text = listing(format, 9, Some(6), "ErrCount=0 Done=true");
        let response = Response::parse(&text).unwrap();
        let mut rows = response.rows("SLD");
        let (good, bad): (Vec<_>, Vec<_>) = rows.deserialize::<Name<'_>>().partition(Result::is_ok);
        assert_eq!((good.len(), bad.len()), (6, 1));
        let error = bad.into_iter().next().unwrap().unwrap_err();
        assert_eq!((error.kind(), error.path()), (ErrorKind::Data, Some(path)));
        let named = text.get(error.offset().unwrap()..).unwrap();
        assert!(named.starts_with("DAYS"), "{named}");
        assert!(error.position().is_some());
        assert_eq!(rows.finish().unwrap_err(), error, "nothing counts after it");
    }
}

#[test]
fn a_missing_column_is_named_as_on_the_wire() {
    let mut text = String::new();
    for at in 1..=8 {
        let tld = if at == 7 { String::new() } else { format!("TLD{at}=com\n") };
        text.extend([format!("SLD{at}=name{at}\n"), tld]);
    }
    text += "ErrCount=0\nDone=true\n";
    let error = enom_response::from_str::<Listing>(&text).unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid value: missing field `TLD7` at `SLD7`, byte 120 (line 13, column 1)"
    );
    let xml = "<interface-response><Domain><SLD>a</SLD><TLD>c</TLD></Domain><Domain><SLD>b</SLD>\
               </Domain><ErrCount>0</ErrCount><Done>true</Done></interface-response>";
    let error = enom_response::from_str::<Listing>(xml).unwrap_err();
    assert_eq!(error.expected(), "missing field `TLD`");
    assert_eq!(error.path(), Some("SLD[1]"));
}

#[test]
fn rows_go_everywhere() {
    fn is<T: Send + Sync>() {}
    is::<enom_response::Rows<'static>>();
    is::<enom_response::Records<'static>>();
}
