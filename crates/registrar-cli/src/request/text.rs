//! A request as text: as it is sent, or as a command that sends it.

use std::fmt::Write;

use registrar_ops::Body;

/// What HTTP/1.1 sends, with a body that has `length` bytes when nothing of it is masked.
pub(crate) fn http(request: &http::Request<Body>, length: usize) -> String {
    let uri = request.uri();
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let host = uri.authority().map_or("", |authority| authority.as_str());
    let mut text = format!("{} {path} HTTP/1.1\r\nhost: {host}\r\n", request.method());
    for (name, value) in request.headers() {
        let value = String::from_utf8_lossy(value.as_bytes());
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{name}: {value}\r\n");
    }
    text + &format!("content-length: {length}\r\n\r\n{}", request.body().as_str())
}

/// A command for a POSIX shell that sends exactly this request with curl. The body, which holds secrets,
/// goes through a pipe, so that it does not show among the processes.
pub(crate) fn curl(request: &http::Request<Body>) -> String {
    let mut text = format!("printf %s {} |\n  curl", quoted(request.body().as_str()));
    for (name, value) in request.headers() {
        let value = String::from_utf8_lossy(value.as_bytes());
        let _ = write!(text, " --header {}", quoted(&format!("{name}: {value}")));
    }
    text + &format!(" --data-binary @- {}\n", quoted(&request.uri().to_string()))
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
