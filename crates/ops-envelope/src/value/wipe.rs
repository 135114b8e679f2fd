//! Trees whose memory is zeroed.

use super::tree::Value;

/// Zeroes the texts that `value` owns, with the feature `zeroize`.
pub(crate) fn wipe_value(value: Value<'_>) {
    #[cfg(feature = "zeroize")]
    {
        let mut values = alloc::vec::Vec::new();
        let mut next = Some(value);
        while let Some(value) = next {
            match value {
                Value::Scalar(text) => crate::wipe::wipe(text),
                Value::Assoc(assoc) if assoc.is_empty() => {}
                Value::Array(array) => values.extend(array),
                Value::Assoc(assoc) => values.extend(assoc.into_iter().map(|(_, value)| value)),
                Value::Nested(nested) => values.push(nested.into_value()),
            }
            next = values.pop();
        }
    }
    #[cfg(not(feature = "zeroize"))]
    drop(value);
}

/// Zeroes the texts that it owns, and leaves an empty text.
#[cfg(feature = "zeroize")]
impl zeroize::Zeroize for Value<'_> {
    fn zeroize(&mut self) {
        wipe_value(core::mem::take(self));
    }
}
