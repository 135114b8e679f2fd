//! What the blocking and the async client share.

use std::sync::Arc;

use registrar_ops::enom::{AnyOperation, Command, Endpoint, Format, Reply};
use registrar_ops::{Body, Secret, enom};

use super::error::Error;
use crate::asked::Asked;
use crate::budget::Budget;
use crate::exchange::Exchange;
use crate::repeat::Repeat;
use crate::settings::Settings;
use crate::setup_error::SetupError;

#[derive(Clone, Debug)]
pub(crate) struct Account {
    reseller: enom::Account,
    format: Format,
    settings: Settings,
    budget: Arc<Budget>,
}

impl Account {
    pub(crate) fn new(
        endpoint: Endpoint,
        uid: &str,
        token: impl Into<Secret>,
    ) -> Result<Self, SetupError> {
        let reseller = enom::Account::new(uid, token)?.with_endpoint(endpoint);
        let settings = Settings::new();
        let budget = Arc::new(Budget::new(settings.retry().budget()));
        Ok(Self { reseller, format: Format::Xml, settings, budget })
    }

    pub(crate) fn with_settings(self, settings: Settings) -> Self {
        let budget = Arc::new(Budget::new(settings.retry().budget()));
        Self { settings, budget, ..self }
    }

    pub(crate) fn with_format(self, format: Format) -> Self {
        Self { format, ..self }
    }

    pub(crate) const fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(crate) fn request(
        &self,
        operation: &(impl AnyOperation + ?Sized),
    ) -> Result<http::Request<Body>, Error> {
        self.reseller.request(operation, self.format).map_err(Error::request)
    }

    pub(crate) fn request_for(&self, command: &Command) -> Result<http::Request<Body>, Error> {
        self.reseller.request_for(command, self.format).map_err(Error::request)
    }

    pub(crate) fn exchange<'a>(&'a self, action: &'a str, repeat: Repeat) -> Exchange<'a> {
        let asked = Asked { registrar: "eNom", action, object: "" };
        Exchange::new(&self.settings, &self.budget, asked, repeat)
    }
}

/// Reads the reply to what has no type.
pub(crate) fn read(answer: &http::Response<&[u8]>) -> Result<Reply, enom::Error> {
    Reply::from_http(answer)
}
