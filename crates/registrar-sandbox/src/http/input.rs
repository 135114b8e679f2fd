//! Bytes of a connection, read as they are needed.

use tokio::io::{AsyncRead, AsyncReadExt};

/// How much is asked of the connection at a time.
const STEP: usize = 4096;

/// Why no request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InputError {
    /// The other side is gone, or said nothing in time.
    Closed,
    /// What came is no HTTP, or more than the sandbox takes: answered with this status.
    Refused(u16),
}

/// The bytes that came and are not used yet.
pub(crate) struct Input<S> {
    stream: S,
    bytes: Vec<u8>,
    start: usize,
}

impl<S: AsyncRead + Unpin> Input<S> {
    pub(crate) const fn new(stream: S) -> Self {
        Self { stream, bytes: Vec::new(), start: 0 }
    }

    pub(crate) const fn stream(&mut self) -> &mut S {
        &mut self.stream
    }

    /// What came and is not used yet.
    pub(crate) fn unused(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// Marks the next `count` bytes as used.
    pub(crate) fn advance(&mut self, count: usize) {
        self.start = (self.start + count).min(self.bytes.len());
        if self.start == self.bytes.len() {
            // An idle connection holds no memory.
            self.bytes = Vec::new();
            self.start = 0;
        }
    }

    /// Waits for more bytes.
    pub(crate) async fn fill(&mut self) -> Result<(), InputError> {
        // Read beside the buffer, so that the future of an idle connection stays small.
        let mut piece = Vec::with_capacity(STEP);
        match self.stream.read_buf(&mut piece).await {
            Ok(0) | Err(_) => Err(InputError::Closed),
            Ok(_) if self.bytes.is_empty() => {
                self.bytes = piece;
                Ok(())
            }
            Ok(_) => {
                self.bytes.extend_from_slice(&piece);
                Ok(())
            }
        }
    }

    /// The next line without its end, at most `limit` bytes long.
    pub(crate) async fn line(&mut self, limit: usize) -> Result<Vec<u8>, InputError> {
        let mut searched = 0;
        loop {
            let unused = self.unused();
            if let Some(at) = unused[searched..].iter().position(|&byte| byte == b'\n') {
                let line = unused[..searched + at].trim_ascii_end().to_vec();
                self.advance(searched + at + 1);
                return Ok(line);
            }
            searched = unused.len();
            if searched > limit {
                return Err(InputError::Refused(400));
            }
            self.fill().await?;
        }
    }

    /// Moves the next `count` bytes to the end of `body`.
    pub(crate) async fn take(
        &mut self,
        mut count: usize,
        body: &mut Vec<u8>,
    ) -> Result<(), InputError> {
        while count > 0 {
            if self.unused().is_empty() {
                self.fill().await?;
            }
            let unused = self.unused();
            let piece = &unused[..unused.len().min(count)];
            body.extend_from_slice(piece);
            let length = piece.len();
            self.advance(length);
            count -= length;
        }
        Ok(())
    }
}
