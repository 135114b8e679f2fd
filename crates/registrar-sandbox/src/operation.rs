//! Operations that tests name by their type.

use crate::record::Record;

/// An operation of either registrar that the sandbox implements, such as
/// [`SendPassword`](registrar_ops::opensrs::SendPassword).
///
/// ```
/// use registrar_ops::enom::SetPassword;
/// use registrar_ops::opensrs::SendPassword;
/// use registrar_sandbox::Operation;
///
/// assert_eq!(<SendPassword as Operation>::name(), "send_password domain");
/// assert_eq!(<SetPassword as Operation>::name(), "setpassword");
/// ```
pub trait Operation: Sealed {
    /// The name in the control interface: action and object for `OpenSRS`, as in `send_password domain`, the
    /// command in lower case for eNom, as in `setpassword`.
    #[must_use]
    fn name() -> String;
}

/// Keeps the trait to the operations that are played.
pub trait Sealed: Sized {
    /// Reads the operation out of what was received.
    fn read(record: &Record) -> Option<Self>;
}
