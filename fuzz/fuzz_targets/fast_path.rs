//! Listings whose records repeat are read the same where comments between the tags keep the reader from taking
//! short cuts, and what is wrong with them is found at the same place by what looks for deviations and
//! takes none.
#![no_main]

use std::fmt::Write;

use libfuzzer_sys::fuzz_target;
use ops_envelope::{
    DoubledKeys, Envelope, Error, Layout, ParseOptions, Value, deviations_with, from_str,
};

/// Stands before each record: a byte that no UTF-8 has.
const RECORD: u8 = 0xFF;

/// Nothing is remembered of the markup of a document with fewer containers than these and one more.
const CONTAINERS: usize = 8;

// A byte that tells the question, then records, each after a byte that tells how often it is repeated.
fuzz_target!(|bytes: &[u8]| {
    let Some((&which, records)) = bytes.split_first() else { return };
    let mut rows = String::new();
    let mut index = 0;
    let mut row = |record: &str| {
        write!(rows, "<item key=\"{index}\"><dt_assoc>{record}</dt_assoc></item>")
            .expect("a string takes all");
        index += 1;
    };
    (0..CONTAINERS).for_each(|_| row(""));
    for record in records.split(|&byte| byte == RECORD) {
        let Some((times, record)) = record.split_first() else { continue };
        let Ok(record) = str::from_utf8(record) else { return };
        // A comment within one of these would not be one.
        if record.contains("<!") || record.contains("<?") {
            return;
        }
        (0..=times % 4).for_each(|_| row(record));
    }
    let xml = format!(
        "<?xml version='1.0'?><OPS_envelope><header><version>0.9</version></header>\
         <body><data_block><dt_array>{rows}</dt_array></data_block></body></OPS_envelope>"
    );
    let slow = xml.replace("<item", "<!----><item").replace("<dt_", "<!----><dt_");
    // One question a case.
    let doubled = [DoubledKeys::Refuse, DoubledKeys::First, DoubledKeys::Last];
    let options = ParseOptions::new().with_doubled_keys(doubled[usize::from(which % 3)]);
    match which / 3 % 3 {
        0 => check_tree(&xml, &slow, &options),
        1 => check_deviations(&xml, &options),
        _ => check_serde(&xml, &slow),
    }
});

fn check_tree(xml: &str, slow: &str, options: &ParseOptions) {
    match (Envelope::parse_with(xml, options), Envelope::parse_with(slow, options)) {
        (Ok(read), Ok(slow)) => {
            assert_eq!(read, slow);
            assert_eq!(read.to_xml(Layout::Compact), slow.to_xml(Layout::Compact));
        }
        (Err(read), Err(slow)) => assert_eq!(read.kind(), slow.kind()),
        (read, slow) => panic!("{read:?} and {slow:?}"),
    }
}

fn check_deviations(xml: &str, options: &ParseOptions) {
    let read = Envelope::parse_with(xml, options).map(drop);
    let found = deviations_with(xml, options).map(drop);
    assert_eq!(said(found), said(read));
}

fn check_serde(xml: &str, slow: &str) {
    match (from_str::<Value<'_>>(xml), from_str::<Value<'_>>(slow)) {
        (Ok(read), Ok(slow)) => assert_eq!(read, slow),
        (Err(read), Err(slow)) => {
            assert_eq!((read.kind(), read.path()), (slow.kind(), slow.path()));
        }
        (read, slow) => panic!("{read:?} and {slow:?}"),
    }
}

fn said(read: Result<(), Error>) -> Result<(), String> {
    read.map_err(|error| error.to_string())
}
