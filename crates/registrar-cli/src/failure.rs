//! Why a command ends early, as a sentence and an exit status.

use crate::exit::Exit;

/// Why a command ends early. The sentence holds no secret.
#[derive(Debug)]
pub(crate) struct Failure {
    exit: Exit,
    sentence: String,
}

impl Failure {
    pub(crate) fn new(exit: Exit, sentence: impl Into<String>) -> Self {
        Self { exit, sentence: sentence.into() }
    }

    /// The command line is wrong.
    pub(crate) fn usage(sentence: impl Into<String>) -> Self {
        Self::new(Exit::Usage, sentence)
    }

    /// Something cannot be read or written.
    pub(crate) fn unreadable(sentence: impl Into<String>) -> Self {
        Self::new(Exit::Unreadable, sentence)
    }

    /// Says it on standard error.
    pub(crate) fn report(self) -> Exit {
        anstream::eprintln!("error: {}", self.sentence);
        self.exit
    }
}
