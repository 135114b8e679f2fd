//! A reply of OpenSRS, however it was damaged, is a success only where another reader of XML finds `is_success` 1
//! and a code below 310 in it. Reading in one pass and reading as a tree agree on it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use registrar_fuzz::damage::Case;
use registrar_ops::opensrs::{Operation, Reply, SendPassword};
use registrar_ops::ops_envelope::ParseOptions;
use roxmltree::{Document, Node, ParsingOptions};

/// Refusals, and a success.
const REPLIES: &[&[u8]] = &[
    include_bytes!("../../testdata/ops/meaning/rejected_400_ip_address.xml"),
    include_bytes!("../../testdata/ops/meaning/rejected_401.xml"),
    include_bytes!("../../testdata/ops/meaning/rejected_415_support_message.xml"),
    include_bytes!("../../testdata/ops/send_password.reply.xml"),
];

fuzz_target!(|case: Case| {
    let bytes = case.document(REPLIES);
    let typed = SendPassword::reply(&bytes).is_ok();
    let reply = <Reply>::parse(&bytes).ok();
    let tree = Reply::parse_with(&bytes, &ParseOptions::new()).ok();
    assert_eq!(reply, tree, "options that are the defaults change nothing");
    let generic = reply.is_some();
    assert!(generic || !typed, "no typed success of what is none");
    if generic {
        let text = std::str::from_utf8(&bytes).expect("what was read is UTF-8");
        assert!(says_success(text), "a success that another reader does not see");
    }
});

/// Whether `text`, read by another parser, says `is_success` 1 and a code below 310, and nothing else. Names are
/// those in any letter case.
fn says_success(text: &str) -> bool {
    // What stands before the document type may be damaged in a way that only roxmltree minds.
    let starts = [Some(0), text.find("<!DOCTYPE"), text.find("<OPS_envelope")];
    let document = starts
        .into_iter()
        .flatten()
        .find_map(|start| {
            let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
            Document::parse_with_options(&text[start..], options).ok()
        })
        .expect("well-formed");
    let values = |key: &str| -> Vec<String> {
        let is_item = |node: &Node<'_, '_>| {
            node.attribute("key").is_some_and(|found| found.eq_ignore_ascii_case(key))
        };
        let text = |item: Node<'_, '_>| {
            item.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
        };
        document.descendants().filter(is_item).map(text).collect()
    };
    let codes = values("response_code");
    values("is_success").iter().all(|value| value.trim() == "1")
        && !values("is_success").is_empty()
        && !codes.is_empty()
        && codes.iter().all(|code| code.trim() == codes[0].trim())
        && codes[0].trim().parse::<u32>().is_ok_and(|code| code < 310)
}
