//! A refusal of eNom, however it was damaged, is no success while anything is left that says no, and none
//! without `ErrCount`.
#![no_main]

use enom_response::Response;
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::damage::Case;
use registrar_ops::enom::{Operation, Reply, SetPassword};

/// Replies that say no, in every format.
const REFUSALS: &[&[u8]] = &[
    include_bytes!("../../testdata/enom/quirks/bad_login.txt"),
    include_bytes!("../../testdata/enom/quirks/bad_login.html"),
    include_bytes!("../../testdata/enom/quirks/bad_login.xml"),
    include_bytes!("../../testdata/enom/quirks/ip_not_permitted.txt"),
    include_bytes!("../../testdata/enom/quirks/dynamic_dns_refused.xml"),
];

fuzz_target!(|case: Case| {
    let bytes = case.document(REFUSALS);
    let is_success = Response::parse(&bytes).is_ok_and(|response| response.check().is_ok());
    let is_typed = SetPassword::reply(&bytes).is_ok() || <Reply>::parse(&bytes).is_ok();
    assert!(is_success || !is_typed, "no typed success of what is none");
    if is_success {
        let left = Left::of(&bytes);
        assert!(left.counts_none, "a success without ErrCount 0");
        assert!(!left.says_no, "a success although something says no");
    }
});

/// What is left of a reply, found without its grammar.
struct Left {
    /// Whether an `ErrCount` stands before a zero.
    counts_none: bool,
    /// Whether an `Err1` or the like stands before a value.
    says_no: bool,
}

impl Left {
    fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
        let mut left = Self { counts_none: false, says_no: false };
        for (at, name) in text.match_indices("err") {
            // A name begins its line, its tag or its emphasis.
            let before = text[..at].trim_end_matches([' ', '\t']);
            let begins = before.is_empty() || before.ends_with(['\n', '\r', '>', '<']);
            let rest = &text[at + name.len()..];
            if !begins || before.ends_with("<!--") {
                continue;
            }
            if let Some(rest) = rest.strip_prefix("count") {
                left.counts_none |= value(rest) == Some("0");
            } else {
                let digits =
                    rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                left.says_no |=
                    digits > 0 && value(&rest[digits..]).is_some_and(|text| !text.is_empty());
            }
        }
        left
    }
}

/// The value after a name, where a sign follows it: `=`, `: ` or the end of a tag.
fn value(rest: &str) -> Option<&str> {
    let after = rest.strip_prefix(['=', ':', '>'])?;
    let after = after.trim_start_matches([' ', '\t']);
    let after = after
        .strip_prefix("</strong>")
        .or_else(|| after.strip_prefix("</ strong>"))
        .unwrap_or(after);
    let end = after.find(['<', '\n', '\r']).unwrap_or(after.len());
    Some(after[..end].trim())
}
