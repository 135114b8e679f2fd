//! The same call by the blocking and by the async client.

use super::{Answer, Server};
use registrar_client::Settings;
use registrar_client::opensrs::{AsyncClient, Client, Error};
use registrar_client::registrar_ops::DomainName;
use registrar_client::registrar_ops::opensrs::{
    ChangePassword, RegistrantPassword, Reply, SendPassword,
};

pub(crate) const KEY: &str = "hunter2-key";
pub(crate) const PASSWORD: &str = "hunter2";

pub(crate) fn mail() -> SendPassword {
    SendPassword::new(DomainName::new("example.info").unwrap())
}

pub(crate) fn change() -> ChangePassword {
    let password = RegistrantPassword::new(PASSWORD).unwrap();
    ChangePassword::new(DomainName::new("example.info").unwrap(), password)
}

/// The answer to the same call by the blocking and the async client, which must be the same.
pub(crate) fn both<T>(
    url: &str,
    settings: &Settings,
    blocking: impl Fn(&Client) -> Result<Reply<T>, Error>,
    asynchronous: impl AsyncFnOnce(&AsyncClient) -> Result<Reply<T>, Error>,
) -> [Result<String, Error>; 2] {
    let client = Client::at(url, "reseller", KEY).unwrap().with_settings(settings.clone());
    let one = blocking(&client);
    let client = AsyncClient::at(url, "reseller", KEY).unwrap();
    let client = client.with_settings(settings.clone()).unwrap();
    let other = runtime().block_on(asynchronous(&client));
    [one, other].map(|reply| reply.map(|reply| reply.text().to_owned()))
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

pub(crate) fn send_mail(url: &str, settings: &Settings) -> [Result<String, Error>; 2] {
    both(url, settings, |client| client.send(&mail()), async |client| client.send(&mail()).await)
}

pub(crate) fn send_change(url: &str, settings: &Settings) -> [Result<String, Error>; 2] {
    both(
        url,
        settings,
        |client| client.send(&change()),
        async |client| client.send(&change()).await,
    )
}

/// The same answers for the first and for the second client.
pub(crate) fn twice(answers: &[Answer]) -> Server {
    Server::start([answers, answers].concat())
}
