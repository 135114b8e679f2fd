//! What replies say of their outcome.

use enom_response::{Format, Response};

/// A reply; whether it is a success, complete, and its counts agree; its reasons.
type Row = (&'static str, bool, bool, bool, &'static str);

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

#[test]
#[rustfmt::skip] // a table
fn outcomes() {
    let rows: &[Row] = &[
        // Success needs the end, and nothing that says failure.
        ("ErrCount=0\nDone=true", true, true, true, ""),
        ("ErrCount=0\nDone=True", true, true, true, ""),
        ("ErrCount=0\nDone=TRUE ", true, true, true, ""),
        ("ErrCount=0\nDone=1", false, false, true, ""),
        ("ErrCount=0\nDone=yes", false, false, true, ""),
        ("ErrCount=0\nDone=y", false, false, true, ""),
        ("ErrCount=0\nDone=true\nDone=1", false, false, true, ""),
        ("ErrCount=0\nErr1=\nResponseCount=0\nResponseNumber1=\nDone=true", true, true, true, ""),
        ("Command=X\nDone=true", true, true, true, ""),
        ("ErrCount=\nDone=true", true, true, true, ""),
        ("ErrCount=0\nResponseCount=1\nResponseNumber1=100000\nResponseString1=fine\nDone=true", true, true, true, "-/100000/fine"),
        ("ErrCount=0", false, false, true, ""),
        ("ErrCount=0\nDone=", false, false, true, ""),
        ("ErrCount=0\nDone=false", false, false, true, ""),
        ("ErrCount=0\nDone=tru", false, false, true, ""),
        ("ErrCount=0\nDone=true\nDone=false", false, false, true, ""),
        ("ErrCount=0\nAllDone=true", false, false, true, ""),
        // Failure, with counts that agree and counts that do not.
        ("ErrCount=1\nErr1=a\nDone=true", false, true, true, "a/-/-"),
        ("ErrCount=1\nErr1=a\nResponseCount=1\nResponseNumber1=304155\nResponseString1=b\nDone=true", false, true, true, "a/304155/b"),
        ("errcount=2\nERR1=a\nerr2=b\ndone=true", false, true, true, "a/-/- | b/-/-"),
        ("ErrCount=0\nErr1=a\nDone=true", false, true, false, "a/-/-"),
        ("ErrCount=1\nDone=true", false, true, false, ""),
        ("ErrCount=2\nErr1=a\nDone=true", false, true, false, "a/-/-"),
        ("ErrCount=x\nDone=true", false, true, false, ""),
        ("ErrCount=-1\nDone=true", false, true, false, ""),
        ("ErrCount=0\nErrCount=1\nDone=true", false, true, false, ""),
        ("ErrCount=0\nResponseCount=0\nResponseNumber1=304155\nDone=true", false, true, false, "-/304155/-"),
        ("ErrCount=0\nResponseCount=1\nDone=true", true, true, false, ""),
        ("ErrCount=0\nResponseNumber1=oops\nDone=true", false, true, true, "-/oops/-"),
        ("Err1=a\nDone=true", false, true, true, "a/-/-"),
        ("ErrCount=1\nErr1=cut of", false, false, true, "cut of/-/-"),
        // The n-th with the n-th, in the order of the numbers.
        ("ErrCount=3\nErr10=c\nErr2=b\nErr1=a\nDone=true", false, true, true, "a/-/- | b/-/- | c/-/-"),
        ("ErrCount=2\nErr1=a\nErr2=b\nResponseCount=1\nResponseNumber2=304155\nDone=true", false, true, true, "a/-/- | b/304155/-"),
        ("Err1=a\nErr1=b\nResponseNumber1=1\nResponseNumber1=2\nResponseString1=x\nDone=true", false, true, true, "a/1/x | b/2/-"),
        ("Err99999999999999999999=a\nErr0=z\nErr18446744073709551615=b\nDone=true", false, true, true, "z/-/- | b/-/-"),
        ("Err=a\nError=b\nErrors=0\nDone=true", false, true, true, "a/-/- | b/-/-"),
        ("Errors=2\nDone=true", false, true, true, ""),
        ("ErrorMessage=Success\nErrX=a\nErrString=b\nDone=true", true, true, true, ""),
        // As elements.
        ("<interface-response><ErrCount>1</ErrCount><errors><Err1>a</Err1></errors><ResponseCount>1</ResponseCount><responses><response>\
          <ResponseNumber>304156</ResponseNumber><ResponseString>b</ResponseString></response></responses><Done>true</Done></interface-response>",
            false, true, true, "a/304156/b"),
        ("<interface-response><errors><Err1>a</Err1><Err2>b</Err2></errors><responses><response><ResponseNumber>1</ResponseNumber></response>\
          <response><ResponseString>y</ResponseString><ResponseNumber>2</ResponseNumber></response></responses><Done>true</Done></interface-response>",
            false, true, true, "a/1/- | b/2/y"),
        // Paired within one element, and with the message of the same index.
        ("<interface-response><X><ResponseNumber>304155</ResponseNumber></X><Y><ResponseString>y</ResponseString></Y><Done>true</Done></interface-response>",
            false, true, true, "-/304155/- | -/-/y"),
        ("<interface-response><X><ResponseString>t</ResponseString></X><Y><ResponseNumber>304155</ResponseNumber></Y><Done>true</Done></interface-response>",
            false, true, true, "-/-/t | -/304155/-"),
        ("<interface-response><X><Y><ResponseNumber>304155</ResponseNumber></Y><ResponseString>t</ResponseString></X><Done>true</Done></interface-response>",
            false, true, true, "-/304155/- | -/-/t"),
        ("<interface-response><errors><Err1>a</Err1><Err2>b</Err2></errors><responses><response><Description>x</Description></response>\
          <response><ResponseNumber>2</ResponseNumber></response></responses><Done>true</Done></interface-response>",
            false, true, true, "a/-/- | b/2/-"),
        ("<interface-response><ErrCount>0</ErrCount><errors/><responses></responses><Done>true</Done></interface-response>", true, true, true, ""),
        ("<interface-response><ErrCount>0</ErrCount><errors>\n </errors><Done> true </Done></interface-response>", true, true, true, ""),
        ("<interface-response><ErrCount>2</ErrCount><errors><string>a</string><string>b</string></errors><Done>true</Done></interface-response>", false, true, true, "a/-/- | b/-/-"),
        ("<interface-response><errors><error><code>5</code><message>a</message></error></errors><Done>true</Done></interface-response>", false, true, true, "a/-/-"),
        ("<interface-response><errors>a</errors><Done>true</Done></interface-response>", false, true, true, "a/-/-"),
        ("<interface-response><X><ErrCount>1</ErrCount><Err1>a</Err1></X><Done>true</Done></interface-response>", false, true, true, "a/-/-"),
        ("<interface-response><ErrCount>0</ErrCount><X><Done>true</Done></X></interface-response>", false, false, true, ""),
        ("<interface-response><ErrCount>abc</ErrCount><Done>true</Done></interface-response>", false, true, false, ""),
        ("<interface-response><ErrCount>-1</ErrCount><Done>true</Done></interface-response>", false, true, false, ""),
        // What tells of a message is none.
        ("<interface-response><ErrCount>1</ErrCount><errors><Err1>a</Err1><ErrSection1>DOMAINS</ErrSection1><ErrSource1>eNom</ErrSource1><ErrString1>a at length</ErrString1></errors><Done>true</Done></interface-response>",
            false, true, true, "a/-/-"),
        ("<interface-response><ErrCount>2</ErrCount><errors><ErrString1>a</ErrString1><ErrSource1>eNom</ErrSource1><ErrString2>c</ErrString2><Err2>b</Err2></errors><Done>true</Done></interface-response>",
            false, true, true, "a/-/- | b/-/-"),
        ("<interface-response><errors><ErrSource1>eNom</ErrSource1><ErrSection1>DOMAINS</ErrSection1></errors><Done>true</Done></interface-response>", true, true, true, ""),
        ("<interface-response><errors><ErrString>a</ErrString></errors><Done>true</Done></interface-response>", false, true, true, "a/-/-"),
        ("ErrCount=1\nErrSource1=eNom\nErrString1=a\nDone=true", false, true, true, "a/-/-"),
        ("ErrCount=1\nErrString1=a at length\nErr1=a\nDone=true", false, true, true, "a/-/-"),
        // As dynamic-DNS services send it.
        ("<?xml version=\"1.0\"?><interface-response><Command>SETDNSHOST</Command><Language>eng</Language><ErrCount>1</ErrCount><errors>\
          <Err1>Domain name not found</Err1></errors><ResponseCount>1</ResponseCount><responses><response><Description>Domain name not found</Description>\
          <ResponseNumber>316153</ResponseNumber><ResponseString>Validation error; not found; domain name(s)</ResponseString></response></responses>\
          <Done>true</Done><debug><![CDATA[]]></debug></interface-response>",
            false, true, true, "Domain name not found/316153/Validation error; not found; domain name(s)"),
    ];
    for &(source, success, complete, agrees, expected) in rows {
        let response = Response::parse(source).unwrap();
        let outcome = response.outcome();
        let found = (outcome.is_success(), outcome.is_complete(), !outcome.count_mismatch());
        assert_eq!(found, (success, complete, agrees), "{source}");
        assert_eq!(reasons(&response), expected, "{source}");
        assert_eq!(response.is_complete(), complete, "{source}");
        assert_eq!(response.check().is_ok(), success, "{source}");
        assert_eq!(success, complete && !outcome.is_rejected(), "{source}");
        assert_eq!(outcome.is_rejected(), response.check().is_err_and(|failure| failure.is_rejected()));
        // The flat formats say the same, but for what says it only by where it stands.
        for format in [Format::Text, Format::Html] {
            let Ok(flat) = response.to_string(format) else { continue };
            let by_place = ["<message>", "<X>"].iter().any(|tag| source.contains(tag));
            let flat = Response::parse(&flat).unwrap();
            assert!(flat.outcome().is_success() == success || by_place, "{source}");
        }
    }
}

#[test]
fn a_count_that_nobody_can_read_is_no_success() {
    for source in [
        "Command=X\n\u{A0}ErrCount=1\n\u{A0}Err1=Bad\nDone=true\n",
        "Command=X\nErrCount\u{A0}=\u{A0}1\nDone=true\n",
        "Command=X\n\u{FEFF}ErrCount=1\nDone=true\n",
        ";URL Interface\n\u{FEFF}ErrCount=1\nDone=true\n",
        "Command=X\n> ErrCount=1\n> Err1=Bad\nDone=true\n",
        "<HTML><BODY><STRONG>Command: </STRONG>X<br>\nerrcount=1<br>\n<STRONG>Done: </STRONG>true<br></BODY></HTML>",
        "<HTML><BODY><STRONG>Command: </STRONG>X<br>\n<STRONG><FONT color=red>ErrCount: </FONT></STRONG>1<br>\n\
         <STRONG>Done: </STRONG>true<br></BODY></HTML>",
        "<HTML><BODY>\n<STRONG><FONT>ErrCount</FONT>: </STRONG>1<br>\n<STRONG>Done: </STRONG>true<br></BODY></HTML>",
        "<interface-response><debug>ErrCount=1</debug><Done>true</Done></interface-response>",
    ] {
        let response = Response::parse(source).unwrap();
        let outcome = response.outcome();
        assert!(outcome.is_complete() && outcome.is_rejected(), "{source:?} {response:?}");
        assert!(outcome.count_mismatch() && outcome.error_count().declared().is_none());
    }
    for source in
        ["Command=X\nDone=true", "ErrCount=\nNote=no ErrCount\nDone=true", ";e\nErr=\nDone=true"]
    {
        assert!(Response::parse(source).unwrap().outcome().is_success(), "{source}");
    }
}

#[test]
fn counts_are_told() {
    let response =
        Response::parse("ErrCount=3\nErr1=a\nResponseNumber1=304155\nDone=true").unwrap();
    let outcome = response.outcome();
    assert_eq!((outcome.error_count().declared(), outcome.error_count().found()), (Some(3), 1));
    assert_eq!((outcome.response_count().declared(), outcome.response_count().found()), (None, 1));
    assert!(!outcome.error_count().agrees() && outcome.response_count().agrees());
    let outcome = |source| Response::parse(source).unwrap().into_owned();
    let both = outcome("ErrCount=2\nErrCount=2\nErr1=a\nErr2=b\nDone=true");
    let both = both.outcome().error_count();
    assert_eq!((both.declared(), both.found(), both.agrees()), (Some(2), 2, true));
    let none = outcome("ErrCount=0\nDone=true");
    assert_eq!(none.outcome().error_count().found(), 0);
}

#[test]
fn failures_show_numbers_and_no_words() {
    for (source, shown) in [
        (
            "ErrCount=1\nErr1=hunter2\nResponseNumber1=304156\nDone=true",
            "command rejected: 304156 (validation, invalid, password)",
        ),
        (
            "Err1=hunter2\nResponseNumber1=304156\nResponseNumber2=713254",
            "command rejected, response incomplete: 304156 (validation, invalid, password), \
             713254 (policy, unauthorized, users)",
        ),
        ("ErrCount=1\nDone=true", "command rejected"),
        ("ErrCount=1\nX=hunter2", "command rejected, response incomplete"),
        ("ErrCount=0\nX=hunter2", "response incomplete"),
    ] {
        let response = Response::parse(source).unwrap();
        let failure = response.check().unwrap_err();
        assert_eq!(failure.to_string(), shown);
        let debugged = format!("{failure:?}{:?}", response.outcome());
        assert!(!debugged.contains("hunter2"), "{debugged}");
        assert_eq!(failure.is_incomplete(), !response.is_complete());
        assert_eq!(failure.messages(), response.errors());
        let codes: Vec<_> = failure.codes().iter().map(|code| code.number().to_string()).collect();
        assert!(codes.iter().all(|code| shown.contains(code)), "{codes:?}");
        assert_eq!(codes.len(), shown.matches('(').count());
    }
    let response = Response::parse("Err1=hunter2\nResponseNumber1=304156\nDone=true").unwrap();
    let (outcome, failure) = (response.outcome(), response.check().unwrap_err());
    assert_eq!(
        format!("{outcome:?}"),
        "Outcome { complete: true, failed: true, reasons: [Reason { code: Some(ResponseCode(304156)), .. }], \
         errors: Count { declared: None, found: 1, unreadable: false }, \
         responses: Count { declared: None, found: 1, unreadable: false } }"
    );
    assert_eq!(
        format!("{failure:?}"),
        "Failure { complete: true, rejected: true, codes: [ResponseCode(304156)], messages: 1 }"
    );
}
