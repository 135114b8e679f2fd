//! What the client brings along beside `registrar-ops`: not too many crates, and one provider of
//! cryptography.

use std::collections::BTreeSet;
use std::process::Command;

fn tree(arguments: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo tree");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn both_http_libraries_bring_at_most_85_crates_and_one_provider() {
    let ours = tree(&["-p", "registrar-ops"]);
    let all = tree(&["-p", "registrar-client", "--features", "ureq,reqwest,tracing"]);
    let added: Vec<_> = all.difference(&ours).collect();
    assert!((20..=85).contains(&added.len()), "{} crates: {added:?}", added.len());
    let is_provider = |name: &&String| {
        ["ring", "aws-lc-rs", "aws-lc-sys", "openssl", "native-tls"].contains(&name.as_str())
    };
    assert_eq!(all.iter().filter(is_provider).collect::<Vec<_>>(), ["ring"]);
}
