//! Both registrars on a port of this machine, for clients in any language.

mod config;
mod flags;
mod lines;

use std::convert::Infallible;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use registrar_sandbox::{Builder, Sandbox};
use serde_json::json;

use config::Config;
use flags::Flags;
use lines::write;

fn main() -> ExitCode {
    let flags = Flags::parse();
    let Err(message) = run(&flags);
    // Where standard error is closed, too, the status says it.
    let _ = writeln!(io::stderr(), "registrar-sandbox: {message}");
    ExitCode::FAILURE
}

/// Serves until the process is ended; why it cannot, otherwise.
fn run(flags: &Flags) -> Result<Infallible, String> {
    let config = match &flags.config {
        Some(path) => Config::read(path)?,
        None => Config::default(),
    };
    let port = flags.port.or(config.port).unwrap_or(flags::PORT);
    let (observer, lines) = lines::channel(flags.show_secrets);
    let builder = settings(flags, &config)?.with_port(port);
    let builder = if flags.quiet { builder } else { builder.with_observer(observer) };
    let sandbox = builder.start().map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "port {port} is in use; choose another one with --port, or a free one with --port 0"
        ),
        _ => format!("cannot listen at port {port}: {error}"),
    })?;
    for name in &config.accounts {
        sandbox.new_account(name).map_err(|error| format!("account {name:?}: {error}"))?;
    }
    write(&first_line(&sandbox));
    loop {
        match lines.next() {
            Some(line) => write(&line),
            // Nobody sends any: serving goes on.
            None => std::thread::park(),
        }
    }
}

fn settings(flags: &Flags, config: &Config) -> Result<Builder, String> {
    let mut builder = config.apply(Sandbox::builder())?;
    if flags.tls || config.tls {
        builder = builder.with_tls();
    }
    if let Some(wrong_key) = flags.wrong_key.or(config.wrong_key) {
        builder = builder.with_wrong_key(wrong_key);
    }
    if let Some(fault) = flags.fault.or(config.fault) {
        builder = builder.with_fault(fault);
    }
    if let Some(seed) = flags.vary.or(config.vary) {
        builder = builder.with_spellings(seed);
    }
    Ok(builder)
}

/// The real addresses, and who may use them: what there is to configure in a client.
fn first_line(sandbox: &Sandbox) -> serde_json::Value {
    let account = sandbox.account();
    json!({
        "opensrs_url": sandbox.opensrs_url(),
        "enom_url": sandbox.enom_url(),
        "control_url": sandbox.control_url(),
        "username": account.username(),
        "key": account.key().expose_secret(),
        "uid": account.uid(),
        "token": account.token().expose_secret(),
    })
}
