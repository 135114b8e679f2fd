//! Two operations that the crate does not have: a struct each, and a dozen lines.

use registrar_ops::{enom, opensrs};
use serde::{Deserialize, Serialize};

/// `OpenSRS`: is a domain taken?
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Lookup {
    pub(crate) domain: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct LookupReply {
    pub(crate) status: String,
}

impl opensrs::Operation for Lookup {
    const ACTION: &'static str = "lookup";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = true;
    type Reply = LookupReply;
}

/// eNom: is a domain taken?
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) struct Check {
    pub(crate) sld: String,
    pub(crate) tld: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CheckReply {
    #[serde(rename = "RRPCode")]
    pub(crate) code: u32,
    #[serde(rename = "RRPText")]
    pub(crate) text: String,
}

impl enom::Operation for Check {
    const COMMAND: &'static str = "Check";
    const IDEMPOTENT: bool = true;
    type Reply = CheckReply;
}
