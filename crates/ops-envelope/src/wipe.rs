//! Memory that held text of an envelope, zeroed before it is freed: with the feature `zeroize`.

use alloc::borrow::Cow;

/// Zeroes a text that was made on the way.
pub(crate) fn wipe(text: Cow<'_, str>) {
    #[cfg(feature = "zeroize")]
    if let Cow::Owned(mut text) = text {
        zeroize::Zeroize::zeroize(&mut text);
    }
    #[cfg(not(feature = "zeroize"))]
    drop(text);
}
