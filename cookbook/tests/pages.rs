//! Every page is compiled and listed, and every link of every document in the repository leads somewhere.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, iter};

const LIB: &str = include_str!("../src/lib.rs");
const CONTENTS: &str = include_str!("../README.md");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

#[test]
fn every_page_is_compiled_and_listed() {
    let pages: BTreeSet<String> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("pages"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(pages.len() >= 12, "{pages:?}");
    for page in pages {
        assert!(LIB.contains(&format!("(\"../pages/{page}\")")), "{page} is not compiled");
        assert!(CONTENTS.contains(&format!("](pages/{page})")), "{page} is not listed");
    }
}

/// The documents of the repository: all that is Markdown, but for what is built or belongs to git.
fn documents() -> Vec<PathBuf> {
    let mut folders = vec![root()];
    let mut documents = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap_or_default();
            if path.is_dir() && !name.starts_with('.') && name != "target" {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                documents.push(path);
            }
        }
    }
    documents
}

/// The lines outside of code blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// The targets of inline links.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    iter::from_fn(move || {
        let start = rest.find("](")? + 2;
        let end = start + rest[start..].find(')')?;
        let target = &rest[start..end];
        rest = &rest[end..];
        Some(target)
    })
}

/// A heading as the name of its anchor.
fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || *c == ' ' || *c == '-' || *c == '_';
    heading.trim().to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-")
}

#[test]
fn every_link_leads_somewhere() {
    let mut count = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        for target in prose(&text).flat_map(targets) {
            if target.contains("://") {
                continue;
            }
            let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
            let at = match path {
                "" => document.clone(),
                path => document.parent().unwrap().join(path),
            };
            let shown = format!("{}: {target}", document.display());
            assert!(at.exists(), "{shown}");
            if !fragment.is_empty() {
                let text = fs::read_to_string(at).unwrap();
                let headings = prose(&text).filter(|line| line.starts_with('#'));
                let mut anchors = headings.map(|line| anchor(line.trim_start_matches('#')));
                assert!(anchors.any(|anchor| anchor == fragment), "{shown}");
            }
            count += 1;
        }
    }
    assert!(count >= 40, "{count}");
}
