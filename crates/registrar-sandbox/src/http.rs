//! HTTP/1.1 as the registrars serve it, and as strangers' clients speak it.

pub(crate) mod answer;
pub(crate) mod body;
pub(crate) mod connection;
pub(crate) mod delivery;
pub(crate) mod gzip;
pub(crate) mod head;
pub(crate) mod input;
