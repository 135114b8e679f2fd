//! The rows of a reply, one at a time.

use ops_envelope::{Error as EnvelopeError, ParseOptions, iter};
use serde::Deserialize;
use wire_text::{Input, Source};

use super::attributes::Attributes;
use super::error::Error;
use super::reply::Reply;
use super::untyped::{Answer, Success};
use crate::error::Mismatch;

/// Reads the rows of a listing one at a time, and keeps only one row in memory; see
/// [`Operation::rows`](super::Operation::rows).
///
/// Do not rely on the rows until [`finish`](Self::finish) has returned the reply: it may be a refusal, or be
/// cut, after them.
///
/// ```
/// use registrar_ops::opensrs::ReplyRows;
///
/// #[derive(serde::Deserialize)]
/// struct Domain {
///     name: String,
/// }
///
/// # use registrar_ops::ops_envelope::{array, assoc};
/// # use registrar_ops::opensrs::{Attributes, Reply};
/// # let domains = assoc! { "exp_domains" => array![assoc! { "name" => "example.com" }] };
/// # let body = Reply::new("domain", "Done", Attributes::from(domains)).to_body().unwrap();
/// let mut rows = ReplyRows::parse(&body, "attributes.exp_domains")?; // the body of an answer
/// let mut names = Vec::new();
/// for row in rows.deserialize::<Domain>() {
///     names.push(row.map_err(registrar_ops::opensrs::Error::Malformed)?.name);
/// }
/// let reply = rows.finish()?; // a success
/// assert_eq!(names, ["example.com"]);
/// # assert_eq!(reply.text(), "Done");
/// # Ok::<(), registrar_ops::opensrs::Error>(())
/// ```
#[derive(Debug)]
#[must_use = "rows count only once `finish` has given the reply"]
pub struct ReplyRows<'a> {
    rows: ops_envelope::Rows<'a>,
    source: Source<'a>,
    asked: Option<(&'static str, &'static str)>,
}

impl<'a> ReplyRows<'a> {
    /// Reads up to the rows at `path`, like [`ops_envelope::Rows::new`].
    ///
    /// # Errors
    /// See [`Error`]: the body is not an envelope, is cut before the rows, or has something else at `path`.
    pub fn parse(body: &'a (impl Input + ?Sized), path: &str) -> Result<Self, Error> {
        Self::parse_asked(body, path, None)
    }

    /// [`parse`](Self::parse) for the reply to the action and object `asked`.
    pub(super) fn parse_asked(
        body: &'a (impl Input + ?Sized),
        path: &str,
        asked: Option<(&'static str, &'static str)>,
    ) -> Result<Self, Error> {
        let source = Source::of(body);
        let rows = match source {
            Source::Text(text) => ops_envelope::Rows::new(text, path),
            Source::Bytes(bytes) => ops_envelope::Rows::new(bytes, path),
        };
        let options = &ParseOptions::new();
        let rows = rows.map_err(|error| {
            Answer { source, options, status: None, asked }.failure_of_rows(error)
        })?;
        Ok(Self { rows, source, asked })
    }

    /// Iterates over the remaining rows. After an error there are none.
    pub fn deserialize<T: Deserialize<'a>>(&mut self) -> iter::Deserialized<'_, 'a, T> {
        self.rows.deserialize()
    }

    /// Returns the reply around the rows, if it reports success. Its array of rows is empty. Remaining rows are
    /// skipped.
    ///
    /// # Errors
    /// See [`Error`]: anything that is not a complete reply that reports success, and
    /// [`Unexpected`](Error::Unexpected) with the whole reply if a row does not fit its type, or the rows do not
    /// come in the order of their indexes.
    pub fn finish(self) -> Result<Reply, Error> {
        let Self { rows, source, asked } = self;
        let answer = Answer { source, options: &ParseOptions::new(), status: None, asked };
        let are_there = rows.are_there();
        let envelope = rows.into_envelope().map_err(|error| answer.failure_of_rows(error))?;
        let Success { head, attributes } = answer.success_of(envelope)?;
        let attributes = attributes.map(Attributes::from).unwrap_or_default();
        let reply = Reply::from_parts(head, attributes);
        if are_there { Ok(reply) } else { Err(reply.unexpected(NO_ROWS)) }
    }
}

/// What a success without the rows lacks.
const NO_ROWS: &str = "an array of rows";

impl Reply {
    fn unexpected(self, expected: &'static str) -> Error {
        let error = EnvelopeError::new(ops_envelope::ErrorKind::Data, None, expected);
        Error::unexpected(self.to_envelope(), Mismatch::Fields(error))
    }
}
