//! Reads an answer, and finds out what it says.

use enom_response::{Error as ResponseError, ErrorKind, ParseOptions, Response, Verdict};
use http::StatusCode;
use wire_text::{BodyKind, Source, parse_bool};

use super::error::Error;
use super::rejection::Rejection;
use crate::error::{Incomplete, Mismatch};
use crate::unexpected_body::UnexpectedBody;
use crate::whole_reply::WholeReply;

/// What was asked for.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) command: &'static str,
    pub(super) must_be_true: &'static [&'static str],
    pub(super) must_be_empty: &'static [&'static str],
}

/// An answer, and how it is to be read.
#[derive(Clone, Copy)]
pub(super) struct Answer<'a> {
    pub(super) source: Source<'a>,
    pub(super) options: &'a ParseOptions,
    pub(super) status: Option<StatusCode>,
    pub(super) asked: Option<Asked>,
}

impl<'a> Answer<'a> {
    /// The success that it is.
    pub(super) fn success(self) -> Result<Response<'a>, Error> {
        let response = match self.source {
            Source::Text(text) => Response::parse_with(text, self.options),
            Source::Bytes(bytes) => Response::parse_with(bytes, self.options),
        };
        let response = response.map_err(|error| self.failure(error))?;
        match (response.outcome().verdict(), self.status) {
            (Verdict::Failure, _) => {
                Err(Error::Rejected(Rejection::of(response.into_owned(), None)))
            }
            (Verdict::Contradictory, _) => Err(Error::contradictory(response.into_owned(), None)),
            (Verdict::Incomplete, _) => {
                let field = if response.is_complete() { "ErrCount" } else { "Done" };
                let reply = Box::new(WholeReply::new(response.into_owned()));
                Err(Error::Incomplete(Incomplete::Lacks { field, reply }))
            }
            (Verdict::Success, Some(status)) if status.as_u16() >= 400 => {
                Err(Error::contradictory(response.into_owned(), Some(status)))
            }
            (Verdict::Success, _) => self.check_asked(response),
        }
    }

    fn check_asked(self, response: Response<'a>) -> Result<Response<'a>, Error> {
        let Some(asked) = self.asked else { return Ok(response) };
        let is_other = |name: &str| !name.trim().is_empty() && !is_same(name, asked.command);
        let mut commands = response.fields().filter(|field| field.is_named("Command"));
        if commands.any(|field| is_other(field.value())) {
            let mismatch = Mismatch::Operation("Command");
            return Err(Error::unexpected(response.into_owned(), mismatch));
        }
        let says_no = |value: &str| parse_bool(value) == Some(false);
        let mut no = asked.must_be_true.iter().filter(|name| response.get_all(name).any(says_no));
        let is_there = |value: &str| !value.trim().is_empty();
        let mut wrong =
            asked.must_be_empty.iter().filter(|name| response.get_all(name).any(is_there));
        match no.next().or_else(|| wrong.next()).copied() {
            Some(field) => Err(Error::Rejected(Rejection::of(response.into_owned(), Some(field)))),
            None => Ok(response),
        }
    }

    /// Tells apart what is broken and what is something else altogether.
    fn failure(self, error: ResponseError) -> Error {
        let not_a_reply = |kind| Error::NotAReply(UnexpectedBody::new(self.status, kind));
        match error.kind() {
            ErrorKind::NotAResponse(kind) => not_a_reply(kind),
            ErrorKind::UnexpectedRoot => not_a_reply(BodyKind::of(self.source.bytes())),
            ErrorKind::Incomplete => Error::Incomplete(Incomplete::Cut(error)),
            _ => Error::Malformed(error),
        }
    }
}

/// Letter case and `_` do not count.
fn is_same(left: &str, right: &str) -> bool {
    let letters = |text: &str| {
        let bytes = text.trim().bytes().filter(|&byte| byte != b'_');
        bytes.map(|byte| byte.to_ascii_lowercase()).collect::<Vec<_>>()
    };
    letters(left) == letters(right)
}
