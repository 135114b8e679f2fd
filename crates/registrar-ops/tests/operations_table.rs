//! The tables of the crate's documentation: every operation, and whether it may be repeated.

use registrar_ops::{enom, opensrs};

const OPENSRS: &str = include_str!("../src/opensrs.rs");
const ENOM: &str = include_str!("../src/enom.rs");
const README: &str = include_str!("../README.md");

/// The type and the last cell of each row of the table of operations on the page of a module.
fn rows(page: &'static str) -> Vec<(&'static str, bool)> {
    let start = page.find(": document | known |").unwrap();
    let lines = page[start..].lines().skip(2).map_while(|line| line.strip_prefix("//! "));
    let rows = lines.take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, known, name, repeat] = cells[..] else { panic!("{row}") };
        assert!(["A", "B", "C"].contains(&known), "{row}");
        assert!(repeat == "yes" || repeat.starts_with("no: "), "{row}");
        (name.trim_matches(['[', '`', ']']), repeat == "yes")
    });
    cells.collect()
}

macro_rules! idempotent {
    ($protocol:ident: $($name:ident)*) => {
        [$((stringify!($name), <$protocol::$name as $protocol::Operation>::IDEMPOTENT)),*]
    };
}

#[test]
fn each_row_is_true() {
    let opensrs = idempotent![opensrs: SendPassword ChangePassword SendAuthcode SetCookie UpdateCookie DeleteCookie ChangeOwnership GetDomainStatus GetDomainAuthInfo GetDomainAllInfo ModifyDomainStatus ModifyDomainAuthInfo GetTransfersAway CheckTransfer BelongsToRsp AddSubUser GetSubUser ModifySubUser DeleteSubUser SendRegistrantVerificationEmail GetRegistrantVerificationStatus];
    assert_eq!(rows(OPENSRS), opensrs);
    let enom = idempotent![enom: GetAccountPassword SetAccountPassword SetPassword ValidatePassword GetPasswordBit GetSubAccountPassword SynchAuthInfo GetRegLock SetRegLock StatusDomain SetDnsHost GetAccountValidation SendAccountEmail CheckLogin ApiTokenCreate ApiTokenDetails ApiTokenUpdate ApiTokenDelete];
    assert_eq!(rows(ENOM), enom);
}

/// Every file of an operation is in the tables.
#[test]
fn no_operation_is_left_out() {
    for (folder, page) in [("opensrs", OPENSRS), ("enom", ENOM)] {
        let path = format!("{}/src/{folder}", env!("CARGO_MANIFEST_DIR"));
        let rows = rows(page);
        let mut count = 0;
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for line in text.lines().filter_map(|line| line.strip_prefix("impl Operation for ")) {
                let name = line.trim_end_matches(" {");
                assert!(rows.iter().any(|(held, _)| *held == name), "{name}");
                let has = |words: &str| text.contains(words);
                assert!(has("/// [How to send it]"), "{name} has no link to an example");
                // What no document describes names its source.
                let source = ["([document]", "(operation ", "(command "];
                assert!(source.into_iter().any(has), "{name} has no link to its document");
                count += 1;
            }
        }
        assert_eq!(count, rows.len(), "{folder}");
    }
}

/// The README has the tables of the pages, but for links.
#[test]
fn the_readme_has_the_same_rows() {
    for (page, name) in [(OPENSRS, "OpenSRS"), (ENOM, "eNom")] {
        let title = format!("| {name}: document | known |");
        let rows = |text: &str| -> Vec<String> {
            let lines = text.lines().map(|line| line.strip_prefix("//! ").unwrap_or(line));
            let rows = lines
                .skip_while(|line| !line.starts_with(&title))
                .take_while(|line| line.starts_with('|'));
            rows.map(|row| {
                let cells = row.split('|').map(|cell| {
                    let cell = cell.split_once("](").map_or(cell, |(title, _)| title);
                    cell.trim().trim_matches(['[', ']'])
                });
                cells.collect::<Vec<_>>().join("|")
            })
            .collect()
        };
        assert!(rows(page).len() > 10);
        assert_eq!(rows(README), rows(page));
    }
}
