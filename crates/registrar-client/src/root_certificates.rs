//! Certificates to trust instead of Mozilla's.

use std::fmt;
use std::sync::Arc;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::setup_error::SetupError;

/// Certificates to trust instead of Mozilla's: that of a sandbox or of your own proxy. A client with them makes
/// HTTPS connections only to servers that they identify.
///
/// ```no_run
/// use registrar_client::{RootCertificates, Settings};
///
/// let roots = RootCertificates::from_pem(&std::fs::read("ca.pem")?)?;
/// let settings = Settings::new().with_root_certificates(roots);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct RootCertificates(Arc<[CertificateDer<'static>]>);

impl RootCertificates {
    /// All certificates of a PEM file. Anything else in the file is ignored.
    ///
    /// # Errors
    /// [`SetupError::Certificates`] if there is none, or one cannot be read.
    pub fn from_pem(pem: &[u8]) -> Result<Self, SetupError> {
        let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
            .collect::<Result<_, _>>()
            .map_err(|_| SetupError::Certificates("PEM"))?;
        if certificates.is_empty() {
            return Err(SetupError::Certificates("PEM with a certificate in it"));
        }
        let roots = Self(certificates.into());
        // The HTTP libraries pass over what they cannot read, and then trust nobody.
        let (_, unreadable) =
            RootCertStore::empty().add_parsable_certificates(roots.certificates().cloned());
        if unreadable > 0 {
            return Err(SetupError::Certificates("X.509 certificates"));
        }
        Ok(roots)
    }

    pub(crate) fn certificates(&self) -> impl Iterator<Item = &CertificateDer<'static>> {
        self.0.iter()
    }
}

/// Without the certificates, which are long.
impl fmt::Debug for RootCertificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RootCertificates({})", self.0.len())
    }
}
