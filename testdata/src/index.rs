//! The list of every document in `ops/` and `enom/`.

use crate::{Format, Kind, Protocol, Sample};

macro_rules! sample {
    ($folder:literal, $name:literal, $protocol:ident, $kind:ident, $format:ident) => {
        Sample {
            name: $name,
            path: concat!($folder, "/", $name),
            protocol: Protocol::$protocol,
            kind: Kind::$kind,
            format: Format::$format,
            bytes: include_bytes!(concat!("../", $folder, "/", $name)),
            reading: include_str!(concat!("../", $folder, "/", $name, ".json")),
        }
    };
}

/// Every document of the corpus: `OpenSRS`, then eNom's replies, then eNom's addresses.
#[rustfmt::skip] // a table
pub const SAMPLES: &[Sample] = &[
    sample!("ops", "send_password.request.xml", Ops, Request, Ops),
    sample!("ops", "send_password.reply.xml", Ops, Reply, Ops),
    sample!("ops", "change_password.request.xml", Ops, Request, Ops),
    sample!("ops", "change_password.reply.xml", Ops, Reply, Ops),
    sample!("ops", "send_authcode.request.xml", Ops, Request, Ops),
    sample!("ops", "send_authcode.reply.xml", Ops, Reply, Ops),
    sample!("enom", "get_account_password.reply.xml", Enom, Reply, Xml),
    sample!("enom", "get_account_password.reply.html", Enom, Reply, Html),
    sample!("enom", "get_account_password.reply.txt", Enom, Reply, Text),
    sample!("enom", "set_password.reply.xml", Enom, Reply, Xml),
    sample!("enom", "set_password.reply.html", Enom, Reply, Html),
    sample!("enom", "set_password.reply.txt", Enom, Reply, Text),
    sample!("enom", "get_account_password.xml.url", Enom, Url, Xml),
    sample!("enom", "get_account_password.html.url", Enom, Url, Html),
    sample!("enom", "get_account_password.text.url", Enom, Url, Text),
    sample!("enom", "set_password.xml.url", Enom, Url, Xml),
    sample!("enom", "set_password.html.url", Enom, Url, Html),
    sample!("enom", "set_password.text.url", Enom, Url, Text),
];

/// The OPS envelopes, requests and replies.
pub fn ops() -> impl Iterator<Item = &'static Sample> {
    SAMPLES.iter().filter(|s| s.protocol == Protocol::Ops)
}

/// eNom's replies in its three formats.
pub fn enom_replies() -> impl Iterator<Item = &'static Sample> {
    SAMPLES.iter().filter(|s| s.protocol == Protocol::Enom && s.kind == Kind::Reply)
}

/// The addresses of eNom's example requests.
pub fn urls() -> impl Iterator<Item = &'static Sample> {
    SAMPLES.iter().filter(|s| s.kind == Kind::Url)
}

/// The document with this file name, such as `set_password.reply.html`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|s| s.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Pair, pairs};

    /// The folder on disk and its part of the index hold the same files.
    fn check(folder: &str, inputs: &[&str], samples: impl Iterator<Item = &'static Sample>) {
        let on_disk = pairs(folder, inputs, "json");
        let mut indexed: Vec<_> = samples.collect();
        indexed.sort_by_key(|s| s.name);
        let names: Vec<_> = indexed.iter().map(|s| s.name).collect();
        assert_eq!(names, on_disk.iter().map(Pair::name).collect::<Vec<_>>());
        for (sample, pair) in indexed.iter().zip(&on_disk) {
            assert_eq!(sample.path, format!("{folder}/{}", pair.name()));
            assert_eq!(sample.bytes, pair.bytes(), "{}", sample.path);
            assert_eq!(sample.reading, pair.reading(), "{}", sample.path);
        }
    }

    #[test]
    fn index_is_the_disk() {
        check("ops", &["xml"], ops());
        let enom = SAMPLES.iter().filter(|s| s.protocol == Protocol::Enom);
        check("enom", &["xml", "html", "txt", "url"], enom);
    }

    #[test]
    fn every_sample_is_in_one_group() {
        assert_eq!(SAMPLES.len(), 18);
        for group in [ops().count(), enom_replies().count(), urls().count()] {
            assert_eq!(group, 6);
        }
    }

    #[test]
    fn names_lead_back() {
        for sample in SAMPLES {
            assert_eq!(by_name(sample.name).unwrap().path, sample.path);
        }
        assert!(by_name("send_password").is_none());
    }

    #[test]
    fn documents_end_by_the_rule() {
        assert!(ops().all(|s| s.bytes.ends_with(b"</OPS_envelope>")));
        assert!(enom_replies().all(|s| s.bytes.ends_with(b"\n")));
        assert!(urls().all(|s| !s.bytes.contains(&b'\n')));
        assert!(SAMPLES.iter().all(|s| s.reading.ends_with("\n}\n")));
    }

    #[test]
    fn replies_say_their_format() {
        for sample in enom_replies() {
            let format = match sample.format {
                Format::Xml => "xml",
                Format::Html => "html",
                Format::Text => "text",
                Format::Ops => unreachable!("eNom writes no envelopes"),
            };
            let start = format!(
                "{{\n  \"protocol\": \"enom\",\n  \"format\": \"{format}\",\n  \"comments\""
            );
            assert!(sample.reading.starts_with(&start), "{}", sample.path);
        }
    }
}
