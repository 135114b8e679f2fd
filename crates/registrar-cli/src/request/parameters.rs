//! Parameters of an operation as the command line has them: `NAME=VALUE`, `NAME@FILE`, `NAME@env:VARIABLE`
//! or `NAME` alone, which is asked for.

use std::collections::HashSet;
use std::fs;
use std::io::Read;

use ops_envelope::Value;
use registrar_ops::Secret;
use wire_text::secret_names::is_secret;

use super::json;
use crate::arguments::request::Operation;
use crate::failure::Failure;
use crate::prompt;

/// No secret or text of a file is longer than this.
const MAX_FILE: u64 = 1 << 20;

/// A parameter with its value, which is more than a text only in JSON.
pub(crate) type Parameter = (String, Value<'static>);

/// Reads what the command line has and the JSON that it names.
pub(crate) fn all(operation: &Operation) -> Result<Vec<Parameter>, Failure> {
    let mut all = operation.json.as_deref().map_or(Ok(Vec::new()), json::read)?;
    for argument in &operation.parameters {
        all.push(read(argument)?);
    }
    let mut names = HashSet::new();
    for (name, _) in &all {
        if !names.insert(name.to_ascii_lowercase()) {
            return Err(Failure::usage(format!("`{name}` is given twice")));
        }
    }
    Ok(all)
}

fn read(argument: &str) -> Result<Parameter, Failure> {
    let end = argument.find(['=', '@']).unwrap_or(argument.len());
    let (name, rest) = argument.split_at(end);
    if name.is_empty() {
        return Err(Failure::usage("a parameter has no name: expected NAME=VALUE or NAME@FILE"));
    }
    let value = match rest.split_at_checked(1) {
        // What is not printed here might be a password that was typed without its name.
        Some(("=", value)) if is_secret(name) && !value.is_empty() => {
            return Err(Failure::usage(format!(
                "`{name}` is a secret, and a command line can be seen by others: write {name}@FILE, \
                 {name}@env:VARIABLE, or {name} alone to be asked"
            )));
        }
        Some(("=", value)) => Secret::new(value),
        Some((_, source)) => from(source)?,
        None => prompt::secret(name)?,
    };
    Ok((name.to_owned(), Value::from(value.expose_secret().to_owned())))
}

/// The text of a file or of a variable (`env:VARIABLE`), without the end of its last line.
pub(crate) fn from(source: &str) -> Result<Secret, Failure> {
    if let Some(variable) = source.strip_prefix("env:") {
        let value = std::env::var(variable);
        return value.map(Secret::new).map_err(|_| {
            Failure::usage(format!(
                "the environment variable `{variable}` is not set, or is not text"
            ))
        });
    }
    let unreadable = |error: std::io::Error| Failure::unreadable(format!("{source}: {error}"));
    let mut text = String::new();
    if source == "-" {
        std::io::stdin().lock().take(MAX_FILE).read_to_string(&mut text).map_err(unreadable)?;
    } else {
        let file = fs::File::open(source).map_err(unreadable)?;
        file.take(MAX_FILE).read_to_string(&mut text).map_err(unreadable)?;
    }
    let end = text.strip_suffix('\n').map(|text| text.strip_suffix('\r').unwrap_or(text));
    text.truncate(end.map_or(text.len(), str::len));
    Ok(text.into())
}
