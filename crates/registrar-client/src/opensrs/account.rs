//! What the blocking and the async client share.

use std::sync::Arc;

use registrar_ops::opensrs::{AnyOperation, Endpoint, Reply, Reseller};
use registrar_ops::workflow::Login;
use registrar_ops::{Body, Secret};

use super::error::Error;
use crate::asked::Asked;
use crate::budget::Budget;
use crate::exchange::Exchange;
use crate::repeat::Repeat;
use crate::settings::Settings;
use crate::setup_error::SetupError;

#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) reseller: Reseller,
    endpoint: Endpoint,
    settings: Settings,
    budget: Arc<Budget>,
}

impl Account {
    pub(crate) fn new(
        endpoint: Endpoint,
        username: &str,
        private_key: impl Into<Secret>,
    ) -> Result<Self, SetupError> {
        let reseller = Reseller::new(username, private_key)?.with_endpoint(endpoint.clone());
        let settings = Settings::new();
        let budget = Arc::new(Budget::new(settings.retry().budget()));
        Ok(Self { reseller, endpoint, settings, budget })
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
        let asked = Asked { registrar: "OpenSRS", action, object, outcome: "success" };
        Exchange::new(&self.settings, &self.budget, asked, repeat)
    }

    /// The exchange of one step of a workflow, which decides itself about what may have been done.
    pub(crate) fn step<'a>(&'a self, operation: &'a (impl AnyOperation + ?Sized)) -> Exchange<'a> {
        let (action, object) = (operation.action(), operation.object());
        let asked = Asked { registrar: "OpenSRS", action, object, outcome: "answer" };
        Exchange::new(&self.settings, &self.budget, asked, Repeat::Harmful)
    }

    /// This account, or that of `login` at the same endpoint, makes a request.
    pub(crate) fn request_as(
        &self,
        login: Option<&Login>,
        operation: &(impl AnyOperation + ?Sized),
    ) -> Result<http::Request<Body>, Error> {
        let Some(login) = login else {
            return self.reseller.request(operation).map_err(Error::request);
        };
        let reseller = Reseller::new(&login.uid, login.token.expose_secret());
        let reseller = reseller.map_err(|error| Error::request(error.into()))?;
        let reseller = reseller.with_endpoint(self.endpoint.clone());
        reseller.request(operation).map_err(Error::request)
    }
}

/// Reads the reply to what has no type.
pub(crate) fn read(answer: &http::Response<&[u8]>) -> Result<Reply, registrar_ops::opensrs::Error> {
    Reply::from_http(answer)
}
