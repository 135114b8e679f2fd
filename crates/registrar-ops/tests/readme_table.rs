//! The tables of the crate's documentation: every operation, and whether it may be repeated.

use registrar_ops::{enom, opensrs};

const README: &str = include_str!("../README.md");

/// The type and the last cell of each row of the table that `head` begins.
fn rows(head: &str) -> Vec<(&'static str, bool)> {
    let start = README.find(head).unwrap();
    let rows = README[start..].lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, known, name, repeat] = cells[..] else { panic!("{row}") };
        assert!(["A", "B", "C"].contains(&known), "{row}");
        assert!(repeat == "yes" || repeat.starts_with("no: "), "{row}");
        (name.trim_matches('`'), repeat == "yes")
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
    assert_eq!(rows("| OpenSRS: document |"), opensrs);
    let enom = idempotent![enom: GetAccountPassword SetAccountPassword SetPassword ValidatePassword GetPasswordBit GetSubAccountPassword SynchAuthInfo GetRegLock SetRegLock StatusDomain SetDnsHost GetAccountValidation SendAccountEmail CheckLogin ApiTokenCreate ApiTokenDetails ApiTokenUpdate ApiTokenDelete];
    assert_eq!(rows("| eNom: document |"), enom);
}

/// Every file of an operation is in the tables.
#[test]
fn no_operation_is_left_out() {
    for (folder, head) in [("opensrs", "| OpenSRS: document |"), ("enom", "| eNom: document |")] {
        let path = format!("{}/src/{folder}", env!("CARGO_MANIFEST_DIR"));
        let rows = rows(head);
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
                count += 1;
            }
        }
        assert_eq!(count, rows.len(), "{folder}");
    }
}
