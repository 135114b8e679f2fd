//! The TOML file.

use std::path::Path;

use registrar_ops::Secret;
use registrar_sandbox::{Builder, Domain, Fault, Login, WrongKey};
use serde::{Deserialize, Deserializer};

/// The settings in the TOML file. Flags override them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    pub(crate) port: Option<u16>,
    pub(crate) tls: bool,
    #[serde(deserialize_with = "parsed")]
    pub(crate) wrong_key: Option<WrongKey>,
    #[serde(deserialize_with = "parsed")]
    pub(crate) fault: Option<Fault>,
    pub(crate) vary: Option<u64>,
    reseller: Option<Reseller>,
    enom: Option<Enom>,
    #[serde(rename = "domain")]
    domains: Vec<Domain>,
    #[serde(rename = "login")]
    logins: Vec<Login>,
    /// The names of further accounts.
    pub(crate) accounts: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reseller {
    username: String,
    key: Secret,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Enom {
    uid: String,
    token: Secret,
}

impl Config {
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let shown = path.display();
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("cannot read {shown}: {error}"))?;
        toml::from_str(&text).map_err(|error| {
            // The line itself may hold a secret.
            let start = error.span().map_or(0, |span| span.start);
            let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
            format!("{shown}:{line}: {}", error.message())
        })
    }

    pub(crate) fn apply(&self, mut builder: Builder) -> Result<Builder, String> {
        if let Some(Reseller { username, key }) = &self.reseller {
            builder = builder.with_reseller(username, key.clone()).map_err(|no| no.to_string())?;
        }
        if let Some(Enom { uid, token }) = &self.enom {
            builder = builder.with_enom_account(uid, token.clone()).map_err(|no| no.to_string())?;
        }
        let builder = self.domains.iter().cloned().fold(builder, Builder::with_domain);
        Ok(self.logins.iter().cloned().fold(builder, Builder::with_login))
    }
}

fn parsed<'de, D: Deserializer<'de>, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: std::str::FromStr<Err: std::fmt::Display>,
{
    let text = String::deserialize(deserializer)?;
    text.parse().map(Some).map_err(serde::de::Error::custom)
}
