//! Folders of file pairs: every document has its reading beside it.

use std::collections::BTreeSet;
use std::path::Path;

/// A document and its reading, as found on disk.
#[derive(Clone, Debug)]
pub struct Pair {
    name: String,
    bytes: Vec<u8>,
    reading: String,
}

impl Pair {
    /// The document's file name, without its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The document.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The reading, exactly as its file holds it.
    #[must_use]
    pub fn reading(&self) -> &str {
        &self.reading
    }
}

/// The folder that holds `ops/` and `enom/`.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The file pairs of a folder below [`root`], sorted by name; folders in it and
/// the table `SOURCES.tsv` are left out.
///
/// `inputs` are the endings of documents and `ending` is the one of readings, all
/// without their dot: `pairs("ops/malformed", &["xml"], "txt")`. The reading of
/// `x.xml` is `x.xml.txt` or else `x.txt`.
///
/// # Panics
///
/// If a document or a reading lacks its partner, a file is neither of the two,
/// there is no pair at all, a reading is not UTF-8, or a file cannot be read: a
/// corpus in which something is never looked at must fail.
#[must_use]
pub fn pairs(folder: &str, inputs: &[&str], ending: &str) -> Vec<Pair> {
    let path = root().join(folder);
    let fail = |why: &dyn std::fmt::Display| -> ! { panic!("{}: {why}", path.display()) };
    let read = |name: &str| std::fs::read(path.join(name)).unwrap_or_else(|e| fail(&e));
    let names = files(&path).unwrap_or_else(|e| fail(&e));
    pair_up(names, inputs, ending)
        .unwrap_or_else(|e| fail(&e))
        .into_iter()
        .map(|(name, reading)| Pair {
            bytes: read(&name),
            reading: String::from_utf8(read(&reading)).unwrap_or_else(|e| fail(&e)),
            name,
        })
        .collect()
}

fn files(folder: &Path) -> std::io::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in folder.read_dir()? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.remove("SOURCES.tsv");
    Ok(names)
}

/// Documents with their readings; every name is used exactly once.
fn pair_up(
    names: BTreeSet<String>,
    inputs: &[&str],
    ending: &str,
) -> Result<Vec<(String, String)>, String> {
    let suffix = format!(".{ending}");
    let (mut readings, documents): (BTreeSet<_>, BTreeSet<_>) =
        names.into_iter().partition(|name| name.ends_with(&suffix));
    let mut pairs = Vec::new();
    for document in documents {
        let stem = match document.rsplit_once('.') {
            Some((stem, extension)) if inputs.contains(&extension) => stem,
            _ => return Err(format!("{document} is neither a document nor a reading")),
        };
        let reading = [document.as_str(), stem]
            .iter()
            .find_map(|name| readings.take(&format!("{name}{suffix}")))
            .ok_or_else(|| format!("{document} has no reading of its own"))?;
        pairs.push((document, reading));
    }
    match readings.first() {
        Some(orphan) => Err(format!("{orphan} has no document")),
        None if pairs.is_empty() => Err("holds no pair".to_owned()),
        None => Ok(pairs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(names: &[&str], ending: &str) -> Result<Vec<(String, String)>, String> {
        let names = names.iter().map(ToString::to_string).collect();
        pair_up(names, &["xml", "txt"], ending)
    }

    #[test]
    fn partners_are_found() {
        let found = pair(&["b.txt", "b.err.txt", "a.xml", "a.xml.err.txt"], "err.txt").unwrap();
        let found: Vec<_> = found.iter().map(|(d, r)| (&d[..], &r[..])).collect();
        assert_eq!(found, [("a.xml", "a.xml.err.txt"), ("b.txt", "b.err.txt")]);
    }

    #[test]
    fn orphans_are_refused() {
        for (names, ending, why) in [
            (&["a.xml"][..], "json", "a.xml has no reading of its own"),
            (&["a.json"], "json", "a.json has no document"),
            (&["a.xml", "a.json", "a.xml.json"], "json", "a.json has no document"),
            (&["a.txt", "a.xml", "a.json"], "json", "a.xml has no reading of its own"),
            (&["a.xml", "a.json", "b"], "json", "b is neither a document nor a reading"),
            (&["a.xm", "a.json"], "json", "a.xm is neither a document nor a reading"),
            (&[], "json", "holds no pair"),
        ] {
            assert_eq!(pair(names, ending).unwrap_err(), why, "{names:?}");
        }
    }

    #[test]
    #[should_panic(expected = "ops: change_password.reply.xml has no reading")]
    fn a_walk_panics_at_an_orphan() {
        let _ = pairs("ops", &["xml", "json"], "txt");
    }

    #[test]
    #[should_panic(expected = "nowhere: ")]
    fn a_walk_panics_without_its_folder() {
        let _ = pairs("nowhere", &["xml"], "json");
    }

    #[test]
    fn every_quirk_and_message_names_its_source() {
        for folder in ["ops/quirks", "enom/quirks", "messages"] {
            let path = root().join(folder);
            let table = std::fs::read_to_string(path.join("SOURCES.tsv")).unwrap();
            let named: BTreeSet<_> = table
                .lines()
                .map(|row| row.split_once('\t').unwrap_or_else(|| panic!("{row}")))
                .inspect(|(name, source)| assert!(!source.trim().is_empty(), "{name}"))
                .map(|(name, _)| name.to_owned())
                .collect();
            let is_document = |name: &String| {
                ![".json", ".refused"].iter().any(|reading| name.ends_with(reading))
            };
            let documents: BTreeSet<_> =
                files(&path).unwrap().into_iter().filter(is_document).collect();
            assert_eq!(documents, named, "{folder}");
        }
    }
}
