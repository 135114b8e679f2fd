//! One way of writing a value.

/// What is written to, again and again: text or bytes, whichever the encoder wants.
#[derive(Clone, Debug, Default)]
pub struct Buffer {
    /// For encoders that write text.
    pub text: String,
    /// For encoders that write bytes.
    pub bytes: Vec<u8>,
}

impl Buffer {
    /// Empties both, and keeps what they hold allocated.
    pub fn clear(&mut self) {
        self.text.clear();
        self.bytes.clear();
    }

    /// What was written.
    #[must_use]
    pub fn written(&self) -> &[u8] {
        if self.bytes.is_empty() { self.text.as_bytes() } else { &self.bytes }
    }
}

/// One way of writing a `T`.
#[derive(Debug)]
pub struct Encoder<T> {
    name: &'static str,
    write: fn(&T, &mut Buffer),
}

impl<T> Clone for Encoder<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Encoder<T> {}

impl<T> Encoder<T> {
    /// An encoder that writes to an empty buffer.
    #[must_use]
    pub const fn new(name: &'static str, write: fn(&T, &mut Buffer)) -> Self {
        Self { name, write }
    }

    /// The name in tables and pictures.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Writes `value` to `buffer`, which is emptied first.
    #[inline]
    pub fn write(&self, value: &T, buffer: &mut Buffer) {
        buffer.clear();
        (self.write)(value, buffer);
    }
}

/// How many bytes all `encoders` write, the same bytes each.
///
/// # Panics
/// When they do not agree, or write nothing.
pub fn agree<T>(value: &T, encoders: &[Encoder<T>]) -> usize {
    let written = |encoder: &Encoder<T>| {
        let mut buffer = Buffer::default();
        encoder.write(value, &mut buffer);
        buffer.written().to_vec()
    };
    let first = encoders.first().map(written).unwrap_or_default();
    assert!(!first.is_empty(), "nothing was written");
    for encoder in encoders.iter().skip(1) {
        assert!(written(encoder) == first, "{} beside {}", encoder.name, encoders[0].name);
    }
    first.len()
}
