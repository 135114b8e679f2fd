//! What replies say of their outcome.

mod common;

use enom_response::{ErrorKind, Format, Response, Verdict};

fn reasons(response: &Response<'_>) -> String {
    let outcome = response.outcome();
    let reasons = outcome.reasons().iter().map(|reason| {
        format!(
            "{}/{}/{}",
            reason.message().unwrap_or("-"),
            reason.number().unwrap_or("-"),
            reason.text().unwrap_or("-"),
        )
    });
    reasons.collect::<Vec<_>>().join(" | ")
}

fn xml(inside: &str) -> String {
    format!("<interface-response>{inside}</interface-response>")
}

const OK: &str = "<ErrCount>0</ErrCount><Done>true</Done>";

#[test]
#[rustfmt::skip] // a table
fn verdicts() {
    use Verdict::{Contradictory, Failure, Incomplete, Success};
    for (text, verdict, found) in [
        ("ErrCount=0\nDone=true", Success, ""),
        ("ErrCount=0\nDone=TRUE ", Success, ""),
        ("errcount=0\ndone=True", Success, ""),
        ("ErrCount=0\nErrCount=0\nDone=true", Success, ""),
        ("ErrCount=0\nErr1=\nResponseNumber1=\nDone=true", Success, ""),
        ("ErrCount=0\nResponseCount=1\nResponseNumber1=100000\nResponseString1=fine\nDone=true", Success, "-/100000/fine"),
        ("ErrCount=0\nResponseNumber1=0\nDone=true", Success, "-/0/-"),
        ("ErrCount=0\nErrString=no mail\nDone=true", Success, ""),
        // Without the count, or the end, it is none.
        ("Done=true", Incomplete, ""),
        ("ErrCount=0", Incomplete, ""),
        ("ErrCount=\nDone=true", Incomplete, ""),
        ("ErrCount=none\nDone=true", Incomplete, ""),
        ("ErrCount=+0\nDone=true", Incomplete, ""),
        ("ErrCount=00\nDone=true", Incomplete, ""),
        ("ErrCount=01\nDone=true", Incomplete, ""),
        ("ErrCount=0\nErrCount=00\nDone=true", Contradictory, ""),
        ("ErrCount=0\nDone=1", Incomplete, ""),
        ("ErrCount=0\nDone=yes", Incomplete, ""),
        ("ErrCount=0\nDone=true\nDone=false", Incomplete, ""),
        ("ResponseNumber1=304155\nDone=true", Incomplete, "-/304155/-"),
        // Complete or not.
        ("ErrCount=1\nDone=true", Failure, ""),
        ("ErrCount=1", Failure, ""),
        ("ErrCount=99999999999999999999\nDone=true", Failure, ""),
        ("ErrCount=1\nErrCount=2\nDone=true", Failure, ""),
        ("Err1=bad\nDone=true", Failure, "bad/-/-"),
        ("ErrCount=x\nErr1=bad\nDone=true", Failure, "bad/-/-"),
        ("ErrCount=2\nErr2=b\nErr1=a\nResponseNumber1=304155\nResponseString1=s\nDone=true", Failure, "a/304155/s | b/-/-"),
        ("ErrCount=1\nErr3=c\nResponseNumber1=304155\nDone=true", Failure, "-/304155/- | c/-/-"),
        // A count of 0 beside what says otherwise.
        ("ErrCount=0\nErr1=bad\nDone=true", Contradictory, "bad/-/-"),
        ("ErrCount=0\nErr1=bad", Contradictory, "bad/-/-"),
        ("ErrCount=0\nErrCount=1\nDone=true", Contradictory, ""),
        ("ErrCount=0\nErrCount=\nDone=true", Contradictory, ""),
        ("ErrCount=0\nErrCount=x\nDone=true", Contradictory, ""),
        ("ErrCount=0\nResponseNumber1=304155\nDone=true", Contradictory, "-/304155/-"),
        ("ErrCount=0\nResponseNumber=304155\nDone=true", Contradictory, "-/304155/-"),
        ("ErrCount=0\nResponseNumber1=n/a\nDone=true", Contradictory, "-/n/a/-"),
        ("ErrCount=0\nErr0007=bad\nDone=true", Contradictory, "bad/-/-"),
        ("ErrCount=1\nResponseNumber1=304155\nResponseString2=s\nDone=true", Failure, "-/304155/- | -/-/s"),
        ("ErrCount=1\nResponseNumber1=304155\nResponseNumber1=304156\nDone=true", Failure, "-/304155/- | -/304156/-"),
        ("ErrCount=1\nResponseString1=a\nResponseString1=b\nDone=true", Failure, "-/-/a | -/-/b"),
        ("ErrCount=1\nResponseString1=a\nResponseNumber1=304155\nDone=true", Failure, "-/304155/a"),
    ] {
        let response = Response::parse(text).unwrap();
        assert_eq!((response.outcome().verdict(), reasons(&response).as_str()), (verdict, found), "{text:?}");
        assert_eq!(response.check().is_ok(), verdict == Success);
        assert_eq!(response.outcome().is_success(), verdict == Success);
        let html = response.to_string(Format::Html).unwrap();
        assert_eq!(Response::parse(&html).unwrap().outcome().verdict(), verdict, "{html}");
    }
    for (inside, verdict, found) in [
        (OK.to_owned(), Success, ""),
        ("<x><ErrCount>0</ErrCount></x><Done>true</Done>".to_owned(), Incomplete, ""),
        ("<ErrCount>0</ErrCount><x><Done>true</Done></x>".to_owned(), Incomplete, ""),
        ("<!-- <ErrCount>0</ErrCount> --><Done>true</Done>".to_owned(), Incomplete, ""),
        ("<x ErrCount='0'/><Done>true</Done>".to_owned(), Incomplete, ""),
        (format!("<x><ErrCount>1</ErrCount></x>{OK}"), Success, ""),
        (format!("<errors><Err1>bad</Err1></errors>{OK}"), Contradictory, "bad/-/-"),
        (format!("<Errors><err1>bad</err1></Errors>{OK}"), Contradictory, "bad/-/-"),
        (format!("<Err1>bad</Err1>{OK}"), Contradictory, "bad/-/-"),
        (format!("<x><Err1>bad</Err1></x>{OK}"), Success, ""),
        (format!("<errors><Err1/></errors>{OK}"), Success, ""),
        // What stands in it counts, and the text beside that is not read.
        (format!("<errors><Err1><b>bad</b></Err1></errors>{OK}"), Contradictory, "bad/-/-"),
        (format!("<Err1>Call <b/></Err1>{OK}"), Contradictory, "/-/-"),
        (format!("<errors><error>bad</error><Error>worse</Error></errors>{OK}"), Contradictory, "bad/-/- | worse/-/-"),
        (format!("<errors><Err/><ErrCount>1</ErrCount><other>x</other></errors>{OK}"), Success, ""),
        (format!("<responses><ResponseNumber>304156</ResponseNumber></responses>{OK}"), Contradictory, "-/304156/-"),
        (format!("<response><ResponseNumber>304156</ResponseNumber></response>{OK}"), Contradictory, "-/304156/-"),
        (format!("<responses><response><ResponseNumber>100000<b/></ResponseNumber></response></responses>{OK}"), Contradictory, "-//-"),
        (format!("<responses><response><ResponseNumber>304155</ResponseNumber><ResponseString>s</ResponseString></response></responses>{OK}"), Contradictory, "-/304155/s"),
        ("<ErrCount>2</ErrCount><errors><Err1>a</Err1><Err2>b</Err2></errors><responses><response><ResponseNumber>304155</ResponseNumber></response><response><ResponseNumber>304156</ResponseNumber></response></responses><Done>true</Done>".to_owned(), Failure, "a/304155/- | b/304156/-"),
    ] {
        let source = xml(&inside);
        let response = Response::parse(&source).unwrap();
        assert_eq!((response.outcome().verdict(), reasons(&response).as_str()), (verdict, found), "{inside}");
    }
}

#[test]
fn a_failure_says_no_more_than_its_numbers() {
    let text = "ErrCount=1\nErr1=hunter2 is wrong\nResponseNumber1=304156\nDone=true";
    let failure = Response::parse(text).unwrap().check().unwrap_err();
    assert_eq!(failure.to_string(), "command rejected: 304156 (validation, invalid, password)");
    assert_eq!(failure.messages(), ["hunter2 is wrong"]);
    assert_eq!((failure.verdict(), failure.is_complete()), (Verdict::Failure, true));
    assert!(
        !format!("{failure:?}{:?}", Response::parse(text).unwrap().outcome()).contains("hunter2")
    );
    let parts = "verdict: Failure, is_complete: true, codes: [ResponseCode(304156)], messages: 1";
    assert_eq!(format!("{failure:?}"), format!("Failure {{ {parts} }}"));
    let outcome = format!("{:?}", Response::parse(text).unwrap().outcome());
    assert!(
        outcome.starts_with("Outcome { verdict: Failure, is_complete: true, reasons: [Reason { code: Some(ResponseCode(304156)), .. }]"),
        "{outcome}"
    );
    for (text, shown) in [
        ("ErrCount=1", "command rejected, response incomplete"),
        ("ErrCount=0", "response incomplete"),
        ("ErrCount=0\nErr1=x\nDone=true", "the response contradicts itself"),
    ] {
        assert_eq!(Response::parse(text).unwrap().check().unwrap_err().to_string(), shown);
    }
    for (text, is_complete) in [("ErrCount=1", false), ("ErrCount=1\nDone=true", true)] {
        let response = Response::parse(text).unwrap();
        assert_eq!(response.outcome().is_complete(), is_complete);
        assert_eq!(response.is_complete(), is_complete);
        assert_eq!(response.check().unwrap_err().is_complete(), is_complete);
    }
    let words = [Verdict::Success, Verdict::Failure, Verdict::Incomplete, Verdict::Contradictory];
    let words: Vec<_> = words.iter().map(Verdict::to_string).collect();
    assert_eq!(words, ["success", "failure", "incomplete", "contradictory"]);
}

#[test]
fn counts_are_what_is_declared_and_what_is_there() {
    let text = "ErrCount=2\nErr1=a\nResponseCount=1\nResponseNumber1=304155\nResponseNumber2=304156\nDone=true";
    let response = Response::parse(text).unwrap();
    let outcome = response.outcome();
    assert_eq!((outcome.error_count().declared(), outcome.error_count().found()), (Some(2), 1));
    assert_eq!(
        (outcome.response_count().declared(), outcome.response_count().found()),
        (Some(1), 2)
    );
    assert_eq!(response.errors(), ["a"]);
}

/// Whatever is lost of a refusal, what is left is no success.
#[test]
fn damage_to_a_failure_is_never_a_success() {
    let failures: Vec<_> = common::replies()
        .into_iter()
        .filter(|(_, bytes)| {
            Response::parse(bytes).unwrap().outcome().verdict() == Verdict::Failure
        })
        .collect();
    assert!(failures.len() > 5, "{}", failures.len());
    std::thread::scope(|scope| {
        for (name, bytes) in &failures {
            scope.spawn(move || damage(name, bytes));
        }
    });
}

/// Cuts `bytes` at either end, and up to 80 of them out.
fn damage(name: &str, bytes: &[u8]) {
    let mut left = Vec::with_capacity(bytes.len());
    let mut check = |before: &[u8], after: &[u8]| {
        left.clear();
        left.extend_from_slice(before);
        left.extend_from_slice(after);
        // Of a long reply, only what may have an `ErrCount` of 0 is worth reading.
        if (left.len() < 200 || may_count_none(&left))
            && let Ok(response) = Response::parse(&left)
            && response.check().is_ok()
        {
            panic!("{name} became a success: {}", String::from_utf8_lossy(&left));
        }
    };
    for at in 0..bytes.len() {
        check(&bytes[..at], &[]);
        check(&bytes[at..], &[]);
        for length in 1..=80.min(bytes.len() - at) {
            check(&bytes[..at], &bytes[at + length..]);
        }
    }
}

/// Whether a `0` stands within 64 bytes after the name `ErrCount`: its value in any format, and much more.
fn may_count_none(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut counts = text.match_indices('C').chain(text.match_indices('c'));
    counts.any(|(at, _)| {
        let name = at
            .checked_sub("Err".len())
            .and_then(|start| text.get(start..)?.get(.."ErrCount".len()));
        let value = &text.as_bytes()[at..];
        name.is_some_and(|name| name.eq_ignore_ascii_case("ErrCount"))
            && value[..value.len().min("Count".len() + 64)].contains(&b'0')
    })
}

/// Every beginning of a reply that was cut before the end of `Done` is refused, or not complete.
#[test]
fn no_beginning_is_complete() {
    for (name, bytes) in common::replies() {
        let whole = Response::parse(&bytes).unwrap();
        let Some(done) = whole.field("Done").filter(|_| whole.is_complete()) else { continue };
        // Where its value ends.
        let text = std::str::from_utf8(&bytes).unwrap();
        let names = text.match_indices(done.name()).map(|(at, _)| at);
        let mut ends = names.filter_map(|at| {
            let end = text[at..].to_ascii_lowercase().find("true")?;
            (end < "Done: </ STRONG>  ".len()).then_some(at + end + "true".len())
        });
        let end = ends.next().unwrap();
        // In a long document a cut within a text or a name is like the one before it.
        let is_sign = |at: usize| bytes.get(at).is_some_and(|byte| b"<>/=\"' \n".contains(byte));
        let is_long = whole.format() == Format::Xml && bytes.len() > 2_000;
        let cuts = (0..bytes.len())
            .filter(|&cut| !is_long || is_sign(cut) || cut.checked_sub(1).is_some_and(is_sign));
        for cut in cuts {
            match Response::parse(&bytes[..cut]) {
                Ok(_) if whole.format() == Format::Xml => {
                    assert!(text[cut..].trim().is_empty(), "{name} {cut}");
                }
                Ok(response) => {
                    assert!(cut >= end || !response.is_complete(), "{name} {cut}");
                }
                Err(_) => {}
            }
        }
    }
}

#[test]
fn the_cases_are_what_they_should_be() {
    let replies = common::replies();
    for (name, verdict) in [
        ("done_alone.txt", Verdict::Incomplete),
        ("bad_login_suffix.txt", Verdict::Incomplete),
        ("html_value_becomes_name.html", Verdict::Incomplete),
        ("err1_with_equals.txt", Verdict::Failure),
        ("strong_in_value.html", Verdict::Success),
        ("news_of_many_lines.txt", Verdict::Success),
        ("cut_am.txt", Verdict::Success),
        ("counts_disagree.txt", Verdict::Contradictory),
        ("208-tp-getdetailsbydomain.txt", Verdict::Success),
        ("222-tp-getordersbydomain.txt", Verdict::Success),
        ("230-customclient-2000-check.txt", Verdict::Incomplete),
    ] {
        let (_, bytes) = replies.iter().find(|(found, _)| found == name).unwrap();
        let response = Response::parse(bytes).unwrap();
        assert_eq!(response.outcome().verdict(), verdict, "{name}");
    }
}

#[test]
fn what_contradicts_the_outcome_from_within_is_not_lost_in_the_flat_formats() {
    // `Done` and `ErrCount` with fields in them are neither true nor 0, and text would have the fields alone.
    for field in ["<Done><a>1</a></Done>", "<ErrCount><a><b/></a></ErrCount>"] {
        let xml = format!(
            "<interface-response>{field}<ErrCount>0</ErrCount><Done>true</Done></interface-response>"
        );
        let response = Response::parse(&xml).unwrap();
        assert!(!response.outcome().is_success(), "{field}");
        for format in [Format::Text, Format::Html] {
            let error = response.to_string(format).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unrepresentable, "{field}");
        }
        assert_eq!(Response::parse(&response.to_string(Format::Xml).unwrap()).unwrap(), response);
    }
}
