//! Whether doing something twice does harm.

#[cfg(doc)]
use registrar_ops::{enom, opensrs};

/// Whether doing an operation twice does harm, for operations without a type, which would say it
/// ([`opensrs::Operation::IDEMPOTENT`], [`enom::Operation::IDEMPOTENT`]).
///
/// ```no_run
/// # #[cfg(feature = "ureq")]
/// # {
/// use registrar_client::registrar_ops::{opensrs::Request, ops_envelope::assoc};
/// use registrar_client::{Repeat, opensrs::Client};
///
/// let client = Client::test("reseller", "private key")?;
/// let request = Request::new("get", "balance").with_attributes(assoc! { "currency" => "USD" });
/// let reply = client.send_untyped(&request, Repeat::Harmless)?;
/// println!("{}", reply.text());
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// It does no harm: a request whose answer was lost may be sent again.
    Harmless,
    /// It may do harm: another mail, another charge.
    Harmful,
}

impl Repeat {
    pub(crate) const fn of(is_idempotent: bool) -> Self {
        if is_idempotent { Self::Harmless } else { Self::Harmful }
    }
}
