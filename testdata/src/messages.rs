//! Real messages out of public material, each with its reading and its source.

use std::fs;

use crate::root;

/// A message, and what a reader must make of it.
#[derive(Clone, Debug)]
pub struct Message {
    /// The file's name, such as `002-cancel-order-request.xml`.
    pub name: String,
    /// The message as it was found, personal details replaced.
    pub bytes: Vec<u8>,
    /// What must become of it.
    pub reading: Reading,
    /// Where it was found.
    pub source: String,
}

/// What must become of a [`Message`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It reads as this JSON says.
    Json(String),
    /// It is refused with this text.
    Refused(String),
}

/// The messages of the folder `messages`, in the order of their names.
///
/// # Panics
/// If a message lacks its reading or its source, or a file is neither: a corpus in which something is
/// never looked at must fail.
#[must_use]
pub fn messages() -> Vec<Message> {
    let folder = root().join("messages");
    let read = |name: &str| fs::read_to_string(folder.join(name)).ok();
    let sources = read("SOURCES.tsv").expect("messages/SOURCES.tsv");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder messages")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a plain name"))
        .collect();
    files.sort();
    let is_reading = |name: &str| name.ends_with(".expect.json") || name.ends_with(".refused");
    let (readings, documents): (Vec<_>, Vec<_>) =
        files.into_iter().filter(|name| name != "SOURCES.tsv").partition(|name| is_reading(name));
    assert_eq!(readings.len(), documents.len(), "each message has one reading");
    let message = |name: String| {
        let json = read(&format!("{name}.expect.json")).map(Reading::Json);
        let refused = || read(&format!("{name}.refused")).map(Reading::Refused);
        let reading = json.or_else(refused).unwrap_or_else(|| panic!("{name} has no reading"));
        let source = sources.lines().find_map(|line| line.strip_prefix(&format!("{name}\t")));
        let source = source.unwrap_or_else(|| panic!("{name} has no source")).to_owned();
        let bytes = fs::read(folder.join(&name)).expect("a readable file");
        Message { name, bytes, reading, source }
    };
    documents.into_iter().map(message).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_has_a_reading_and_a_source() {
        let all = messages();
        assert_eq!(all.len(), 115);
        assert!(all.iter().all(|message| !message.source.is_empty()));
        let refused = |message: &&Message| matches!(message.reading, Reading::Refused(_));
        assert_eq!(all.iter().filter(refused).count(), 3);
    }
}
