//! What the blocking and the async client share.

use std::sync::Arc;

use registrar_ops::enom::{AnyOperation, Command, Endpoint, Format, Reply};
use registrar_ops::workflow::Login;
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
    endpoint: Endpoint,
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
        let reseller = enom::Account::new(uid, token)?.with_endpoint(endpoint.clone());
        let settings = Settings::new();
        let budget = Arc::new(Budget::new(settings.retry().budget()));
        Ok(Self { reseller, endpoint, format: Format::Xml, settings, budget })
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
        let asked = Asked { registrar: "eNom", action, object: "", outcome: "success" };
        Exchange::new(&self.settings, &self.budget, asked, repeat)
    }

    /// The exchange of one step of a workflow, which decides itself about what may have been done.
    pub(crate) fn step<'a>(&'a self, operation: &'a (impl AnyOperation + ?Sized)) -> Exchange<'a> {
        let action = operation.command_name();
        let asked = Asked { registrar: "eNom", action, object: "", outcome: "answer" };
        Exchange::new(&self.settings, &self.budget, asked, Repeat::Harmful)
    }

    /// This account, or that of `login` at the same endpoint, makes a request.
    pub(crate) fn request_as(
        &self,
        login: Option<&Login>,
        operation: &(impl AnyOperation + ?Sized),
    ) -> Result<http::Request<Body>, Error> {
        let Some(login) = login else { return self.request(operation) };
        let account = enom::Account::new(login.uid.as_str(), login.token.expose_secret());
        let account = account.map_err(|error| Error::request(error.into()))?;
        let account = account.with_endpoint(self.endpoint.clone());
        account.request(operation, self.format).map_err(Error::request)
    }
}

/// Reads the reply to what has no type.
pub(crate) fn read(answer: &http::Response<&[u8]>) -> Result<Reply, enom::Error> {
    Reply::from_http(answer)
}
