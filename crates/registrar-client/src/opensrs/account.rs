//! What the blocking and the async client share.

use std::sync::Arc;

use registrar_ops::Secret;
use registrar_ops::opensrs::{Endpoint, Reply, Reseller};

use crate::asked::Asked;
use crate::budget::Budget;
use crate::exchange::Exchange;
use crate::repeat::Repeat;
use crate::settings::Settings;
use crate::setup_error::SetupError;

#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) reseller: Reseller,
    settings: Settings,
    budget: Arc<Budget>,
}

impl Account {
    pub(crate) fn new(
        endpoint: Endpoint,
        username: &str,
        private_key: impl Into<Secret>,
    ) -> Result<Self, SetupError> {
        let reseller = Reseller::new(username, private_key)?.with_endpoint(endpoint);
        let settings = Settings::new();
        let budget = Arc::new(Budget::new(settings.retry().budget()));
        Ok(Self { reseller, settings, budget })
    }

    pub(crate) fn with_settings(self, settings: Settings) -> Self {
        let budget = Arc::new(Budget::new(settings.retry().budget()));
        Self { settings, budget, ..self }
    }

    pub(crate) const fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(crate) fn exchange<'a>(
        &'a self,
        action: &'a str,
        object: &'a str,
        repeat: Repeat,
    ) -> Exchange<'a> {
        let asked = Asked { registrar: "OpenSRS", action, object };
        Exchange::new(&self.settings, &self.budget, asked, repeat)
    }
}

/// Reads the reply to what has no type.
pub(crate) fn read(answer: &http::Response<&[u8]>) -> Result<Reply, registrar_ops::opensrs::Error> {
    Reply::from_http(answer)
}
