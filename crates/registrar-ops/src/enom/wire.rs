//! Replies as they are sent.

use enom_response::{Error as ResponseError, Format, Layout, Response, WriteOptions};
use http::header::{CONTENT_TYPE, HeaderValue};

use crate::body::{Body, BodyWriter};

/// The text of `response` in `format` and `layout`.
pub(super) fn write(
    response: &Response<'_>,
    format: Format,
    layout: Layout,
) -> Result<Body, ResponseError> {
    let mut out = BodyWriter::with_capacity(1024);
    response.write_with(&mut out, &WriteOptions::new(format).with_layout(layout))?;
    Ok(out.finish())
}

/// An HTTP answer in `format`.
pub(super) fn answer(body: Body, format: Format) -> http::Response<Body> {
    let mut answer = http::Response::new(body);
    let media_type = match format {
        Format::Text => "text/plain; charset=utf-8",
        Format::Html => "text/html; charset=utf-8",
        Format::Xml => "text/xml; charset=utf-8",
    };
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    answer
}
