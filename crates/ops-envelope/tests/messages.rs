//! Real envelopes out of public material: each reads as its reading says, is written, and reads back.

mod common;

use common::{assert_discreet, reading};
use ops_envelope::{Envelope, Layout};
use testdata::Reading;

#[test]
fn every_message_reads_as_written_down() {
    let (mut read, mut refused) = (0, 0);
    for message in testdata::messages() {
        let name = &message.name;
        let expected = match &message.reading {
            Reading::Json(json) => serde_json::from_str::<serde_json::Value>(json).expect(name),
            Reading::Refused(text) => {
                let error = Envelope::parse(&message.bytes).expect_err(name);
                assert_eq!(error.report(&message.bytes).to_string(), text.trim_end(), "{name}");
                assert_discreet(&error, &message.bytes);
                refused += 1;
                continue;
            }
        };
        if expected["protocol"] != "ops" {
            continue;
        }
        let envelope = Envelope::parse(&message.bytes).expect(name);
        assert_eq!(reading(&envelope), expected, "{name}");
        for layout in [Layout::Compact, Layout::Indented] {
            let written = envelope.to_xml(layout).expect(name);
            assert_eq!(Envelope::parse(&written).expect(name), envelope, "{name}");
        }
        read += 1;
    }
    assert_eq!((read, refused), (52, 3));
}
