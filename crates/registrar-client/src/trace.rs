//! Events of `tracing`: what is asked, how often, how long it takes and what comes of it. No text of an
//! answer is in them, for it may quote what was sent.

use std::time::Duration;

use http::{Request, Response};
use registrar_ops::Body;

use crate::asked::Asked;

#[cfg(feature = "tracing")]
pub(crate) use on::Trace;

#[cfg(not(feature = "tracing"))]
pub(crate) use off::Trace;

#[cfg(feature = "tracing")]
mod on {
    use std::time::Instant;

    use registrar_ops::enom;
    use registrar_ops::ops_envelope::Envelope;
    use tracing::{Level, debug, enabled, trace, warn};
    use wire_text::Redaction;

    use super::{Asked, Body, Duration, Request, Response};

    /// The events of one call.
    pub(crate) struct Trace<'a> {
        asked: Asked<'a>,
        attempt: u32,
        began: Instant,
    }

    impl<'a> Trace<'a> {
        pub(crate) fn new(asked: Asked<'a>) -> Self {
            Self { asked, attempt: 0, began: Instant::now() }
        }

        pub(crate) fn begin(&mut self, attempt: u32, request: &Request<Body>) {
            (self.attempt, self.began) = (attempt, Instant::now());
            if enabled!(Level::TRACE) {
                let Asked { registrar, action, object, .. } = self.asked;
                let request = redacted(request);
                trace!(registrar, action, object, attempt, %request, "send");
            }
        }

        pub(crate) fn success(&self, answer: &Response<&[u8]>) {
            let Asked { registrar, action, object, .. } = self.asked;
            let (attempt, milliseconds) = (self.attempt, self.milliseconds());
            let (status, bytes) = (answer.status().as_u16(), answer.body().len());
            debug!(
                registrar,
                action,
                object,
                attempt,
                milliseconds,
                status,
                bytes,
                outcome = self.asked.outcome,
                "answered"
            );
        }

        pub(crate) fn failure(
            &self,
            answer: Option<&Response<&[u8]>>,
            error: &dyn std::error::Error,
        ) {
            let Asked { registrar, action, object, .. } = self.asked;
            let (attempt, milliseconds) = (self.attempt, self.milliseconds());
            let status = answer.map(|answer| answer.status().as_u16());
            let bytes = answer.map(|answer| answer.body().len());
            let cause = error.source().map(tracing::field::display);
            warn!(
                registrar, action, object, attempt, milliseconds, status, bytes, cause,
                outcome = %error, "failed"
            );
        }

        pub(crate) fn wait(&self, wait: Duration) {
            let Asked { registrar, action, object, .. } = self.asked;
            let milliseconds = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
            debug!(registrar, action, object, attempt = self.attempt, milliseconds, "wait");
        }

        fn milliseconds(&self) -> u64 {
            u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
        }
    }

    /// The request without secrets and without what tells of persons.
    fn redacted(request: &Request<Body>) -> String {
        let redaction = Redaction::personal();
        if request.headers().contains_key("x-signature") {
            return match Envelope::parse(request.body().as_str()) {
                Ok(envelope) => format!("{:?}", envelope.redacted_with(&redaction)),
                Err(_) => format!("{} bytes", request.body().as_bytes().len()),
            };
        }
        match enom::Request::from_http(request) {
            Ok(request) => {
                let command = request.command();
                let shown = |(name, value)| format!("&{name}={}", redaction.shown(name, value));
                let parameters: String = command.iter().map(shown).collect();
                format!("command={}{parameters}", command.name())
            }
            Err(_) => format!("{} bytes", request.body().as_bytes().len()),
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use super::{Asked, Body, Duration, Request, Response};

    /// Nothing is told.
    pub(crate) struct Trace<'a>(std::marker::PhantomData<Asked<'a>>);

    #[allow(clippy::unused_self, reason = "the same methods as with the feature")]
    impl<'a> Trace<'a> {
        pub(crate) const fn new(_: Asked<'a>) -> Self {
            Self(std::marker::PhantomData)
        }

        pub(crate) const fn begin(&mut self, _: u32, _: &Request<Body>) {}

        pub(crate) const fn success(&self, _: &Response<&[u8]>) {}

        pub(crate) const fn failure(&self, _: Option<&Response<&[u8]>>, _: &dyn std::error::Error) {
        }

        pub(crate) const fn wait(&self, _: Duration) {}
    }
}
