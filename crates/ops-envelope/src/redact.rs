//! Which keys hold secrets, and which words are harmless.

pub(crate) use xml_pull::redact::MASK;
/// Whether the value under a key of this name is a secret that `Debug` forms and errors must not show.
pub use xml_pull::redact::is_secret;

/// Words of an offending line that an error report shows.
const VOCABULARY: &[&str] = &[
    "xml",
    "version",
    "encoding",
    "standalone",
    "UTF-8",
    "utf-8",
    "1.0",
    "0.9",
    "yes",
    "no",
    "DOCTYPE",
    "SYSTEM",
    "PUBLIC",
    "ENTITY",
    "CDATA",
    "ops.dtd",
    "OPS_envelope",
    "header",
    "msg_id",
    "msg_type",
    "body",
    "data_block",
    "dt_assoc",
    "dt_array",
    "dt_scalar",
    "dt_scalarref",
    "item",
    "key",
    "class",
    "protocol",
    "XCP",
    "action",
    "reply",
    "REPLY",
    "object",
    "domain",
    "DOMAIN",
    "attributes",
    "is_success",
    "response_code",
    "response_text",
    "domain_name",
    "send_to",
    "sub_user",
    "registrant_ip",
    "reg_password",
    "cookie",
    "amp",
    "lt",
    "gt",
    "quot",
    "apos",
    "html",
    "HTML",
];

/// Whether `word` belongs to the markup of envelopes and so cannot be a secret.
pub(crate) fn is_vocabulary(word: &str) -> bool {
    VOCABULARY.contains(&word)
}
