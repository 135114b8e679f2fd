//! The records of a response, one at a time.

use core::fmt;
use core::marker::PhantomData;

use serde::Deserialize;
use wire_text::{Source, Verdict};

use super::de::{self, Context, Origin};
use crate::error::{Error, ErrorKind};
use crate::records::Records;
use crate::response::Response;

/// Reads the records of a response with serde, one at a time.
///
/// Do not rely on the records until [`finish`](Self::finish) returns the response: it checks whether the
/// command succeeded.
///
/// ```
/// use enom_response::Response;
///
/// #[derive(serde::Deserialize)]
/// #[serde(rename_all = "UPPERCASE")]
/// struct Name<'r> {
///     sld: &'r str,
///     tld: &'r str,
/// }
///
/// let response = Response::parse("SLD1=a\nTLD1=com\nSLD2=b\nTLD2=net\nErrCount=0\nDone=true\n")?;
/// let mut rows = response.rows("SLD");
/// let mut names = Vec::new();
/// for row in rows.deserialize::<Name>() {
///     let Name { sld, tld } = row?;
///     names.push(format!("{sld}.{tld}"));
/// }
/// rows.finish()?; // the response is whole, and says success
/// assert_eq!(names, ["a.com", "b.net"]);
/// # Ok::<(), enom_response::Error>(())
/// ```
#[must_use = "rows count only once `finish` has given the response"]
pub struct Rows<'r> {
    response: &'r Response<'r>,
    records: Records<'r>,
    count: usize,
    failed: Option<Error>,
}

impl Response<'_> {
    /// The [records](Self::records) with the anchor `anchor`, to be read with serde one at a time.
    pub fn rows(&self, anchor: &str) -> Rows<'_> {
        Rows { response: self, records: self.records(anchor), count: 0, failed: None }
    }
}

impl<'r> Rows<'r> {
    /// Iterates over the remaining rows. After an error there are none.
    pub fn deserialize<T: Deserialize<'r>>(&mut self) -> Deserialized<'_, 'r, T> {
        Deserialized { rows: self, row: PhantomData }
    }

    /// Returns the whole response, if it is a success. Remaining rows are skipped.
    ///
    /// # Errors
    /// The error of a row, and [`NotASuccess`](ErrorKind::NotASuccess): the response reports a failure,
    /// contradicts itself or is incomplete, and [`outcome`](Response::outcome) has the reasons.
    pub fn finish(self) -> Result<&'r Response<'r>, Error> {
        match (self.failed, self.response.outcome().verdict()) {
            (Some(error), _) => Err(error),
            (None, Verdict::Success) => Ok(self.response),
            (None, verdict) => Err(Error::new(
                ErrorKind::NotASuccess(verdict),
                None,
                "`ErrCount` 0 and `Done` true",
            )),
        }
    }
}

/// Iterates over rows of a type; see [`Rows::deserialize`].
pub struct Deserialized<'i, 'r, T> {
    rows: &'i mut Rows<'r>,
    row: PhantomData<fn() -> T>,
}

impl<'r, T: Deserialize<'r>> Iterator for Deserialized<'_, 'r, T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let Rows { response, records, count, failed } = &mut *self.rows;
        if failed.is_some() {
            return None;
        }
        let record = records.next()?;
        let store = response.store();
        // Made for each row: with a context in it, `Rows` could not be shared between threads.
        let context = Context::new(store, Origin::Response(store));
        let row = de::read_record(PhantomData, &record, *count, &context)
            .map_err(|error| error.locate(Source::Text(store.source)));
        *count += 1;
        *failed = row.as_ref().err().cloned();
        Some(row)
    }
}

/// How many rows were read, without them.
impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").field("count", &self.count).finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Deserialized<'_, '_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deserialized").field("rows", &self.rows).finish()
    }
}
