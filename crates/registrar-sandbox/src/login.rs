//! A sub-account of an eNom account.

use registrar_ops::Secret;
use serde::Deserialize;

/// A sub-account of an eNom account: its login and its authorization question.
///
/// ```
/// use registrar_sandbox::{Login, Sandbox};
///
/// let sandbox = Sandbox::start()?;
/// sandbox.account().add_login(Login::new("ichiro.too", "Jones"));
/// assert!(sandbox.account().logins().iter().any(|login| login.login_id == "ichiro.too"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The login ID.
    pub login_id: String,
    /// The password.
    pub password: Secret,
    /// The address for its mails.
    pub email: String,
    /// The answer to its authorization question.
    pub answer: Secret,
}

impl Login {
    /// The login `login_id` with the answer `answer`, the password `first-password` and a mailbox at
    /// `example.com`.
    #[must_use]
    pub fn new(login_id: impl Into<String>, answer: impl Into<Secret>) -> Self {
        let login_id = login_id.into();
        let (password, email) = (Secret::new("first-password"), format!("{login_id}@example.com"));
        Self { login_id, password, email, answer: answer.into() }
    }
}
