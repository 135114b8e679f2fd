//! The body of a request.

use tokio::io::AsyncRead;

use super::head::Framing;
use super::input::{Input, InputError};

/// A body may have so many bytes.
const MAX_BODY: usize = 4 << 20;

/// A line that says how long a chunk is, and a line after the chunks.
const MAX_LINE: usize = 1024;

/// So many lines may follow the chunks.
const MAX_TRAILERS: usize = 100;

/// Reads the body that `framing` announces.
pub(crate) async fn read<S: AsyncRead + Unpin>(
    input: &mut Input<S>,
    framing: Framing,
) -> Result<Vec<u8>, InputError> {
    let mut body = Vec::new();
    match framing {
        Framing::Length(length) if length > MAX_BODY => return Err(InputError::Refused(413)),
        // Grows with what comes, not with what is announced.
        Framing::Length(length) => input.take(length, &mut body).await?,
        Framing::Chunked => read_chunks(input, &mut body).await?,
    }
    Ok(body)
}

async fn read_chunks<S: AsyncRead + Unpin>(
    input: &mut Input<S>,
    body: &mut Vec<u8>,
) -> Result<(), InputError> {
    loop {
        let line = input.line(MAX_LINE).await?;
        let digits = line.split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii();
        let is_digits = !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit);
        let text = str::from_utf8(digits).ok().filter(|_| is_digits);
        let length = text.and_then(|text| usize::from_str_radix(text, 16).ok());
        match length.ok_or(InputError::Refused(400))? {
            0 => break,
            length if length > MAX_BODY - body.len() => return Err(InputError::Refused(413)),
            length => input.take(length, body).await?,
        }
        if !input.line(MAX_LINE).await?.is_empty() {
            return Err(InputError::Refused(400));
        }
    }
    for _ in 0..MAX_TRAILERS {
        if input.line(MAX_LINE).await?.is_empty() {
            return Ok(());
        }
    }
    Err(InputError::Refused(431))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(bytes: &[u8]) -> Result<Vec<u8>, InputError> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let mut input = Input::new(bytes);
        runtime.block_on(read(&mut input, Framing::Chunked))
    }

    #[test]
    fn chunks_are_joined() {
        assert_eq!(chunks(b"3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n").unwrap().len(), 13);
        assert_eq!(chunks(b"1\na\n0\nTrailer: x\n\n").unwrap(), b"a");
    }

    #[test]
    fn what_is_no_chunk_is_refused() {
        for bytes in [&b"x\r\n"[..], b"\r\n", b"-1\r\n", b"1\r\nab\r\n", b"fffffffffffffffffff\r\n"]
        {
            assert_eq!(chunks(bytes), Err(InputError::Refused(400)), "{bytes:?}");
        }
        assert_eq!(chunks(b"400001\r\n"), Err(InputError::Refused(413)));
        assert_eq!(chunks(b"3\r\nab"), Err(InputError::Closed));
    }
}
