//! `lookup (domain)`: is a name taken?

use registrar_ops::opensrs::{Operation, Rejection, Request};
use registrar_ops::{DomainName, ParameterError};
use serde::{Deserialize, Serialize};

use super::play::{Done, Play};
use crate::codes::opensrs as codes;
use crate::world::World;

#[derive(Serialize, Deserialize)]
pub(crate) struct Lookup {
    // Names in other scripts are asked for, too.
    domain: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct LookupReply {
    status: String,
}

impl Operation for Lookup {
    const ACTION: &'static str = "lookup";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = true;
    type Reply = LookupReply;

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let domain = request.parameters("lookup (domain)").required("domain", name)?;
        Ok(Self { domain })
    }
}

impl Play for Lookup {
    fn play(self, world: &mut World) -> Result<Done<LookupReply>, Rejection> {
        let (code, text, status) = match world.domains.find(&self.domain) {
            Some(_) => (codes::TAKEN, "Domain taken", "taken"),
            None => (codes::AVAILABLE, "Domain available", "available"),
        };
        Ok(Done { code, ..Done::with(text, LookupReply { status: status.into() }) })
    }
}

/// A name in lower case. What of it is ASCII must be part of a name; the rest is not looked at.
fn name(text: &str) -> Result<String, ParameterError> {
    let name = text.trim().to_lowercase();
    let checked = DomainName::new(&name.chars().map(in_ascii).collect::<String>())?;
    Ok(if name.is_ascii() { checked.to_string() } else { name })
}

/// A letter for each character of another script, a dot for each of its full stops.
const fn in_ascii(character: char) -> char {
    match character {
        '\u{3002}' | '\u{FF0E}' | '\u{FF61}' => '.',
        '\0'..='\x7F' => character,
        _ => 'a',
    }
}
