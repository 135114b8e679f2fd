//! What is said on standard error: errors, how far a long run is, and what came of it.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use anstyle::{AnsiColor, Style};

const PLACE: Style = Style::new().bold();
const CARET: Style = AnsiColor::Red.on_default().bold();

/// A run is long after this.
const LONG: Duration = Duration::from_secs(1);

/// Progress is shown as often.
const OFTEN: Duration = Duration::from_millis(100);

/// Standard error, and the count of documents. Colours show on a terminal unless `NO_COLOR` is set.
pub(crate) struct Terminal {
    out: anstream::Stderr,
    watched: bool,
    /// When progress is due; `None` where nobody sees it or it would mix with the output.
    due: Option<Instant>,
    /// How wide the progress is that stands on the screen.
    width: usize,
    read: usize,
    failed: usize,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        let watched = io::stderr().is_terminal();
        let is_free = watched && !io::stdout().is_terminal();
        Self {
            out: anstream::stderr(),
            watched,
            due: is_free.then(|| Instant::now() + LONG),
            width: 0,
            read: 0,
            failed: 0,
        }
    }

    /// Counts a document that was read.
    pub(crate) fn read(&mut self) {
        self.read += 1;
        self.progress();
    }

    /// Counts a document that could not be read, and says why: `path:` and the report, whose first
    /// line says where and what, and whose last has the caret.
    pub(crate) fn failed(&mut self, path: &dyn Display, report: &dyn Display) {
        self.failed += 1;
        self.clear();
        let report = report.to_string();
        let (first, excerpt) = report.split_once('\n').unwrap_or((&report, ""));
        self.say(&format!("{PLACE}{path}:{first}{PLACE:#}\n"));
        if let Some((line, caret)) = excerpt.rsplit_once('\n') {
            self.say(&format!("{line}\n{CARET}{caret}{CARET:#}\n"));
        }
        self.progress();
    }

    /// Says that a file of a folder is no message. It does not count.
    pub(crate) fn passed_over(&mut self, path: &dyn Display, why: &dyn Display) {
        self.clear();
        self.say(&format!("{path}: skipped: {why}\n"));
        self.progress();
    }

    /// Sums up, if there were several documents and it is news.
    pub(crate) fn sum_up(&mut self) {
        self.clear();
        let total = self.read + self.failed;
        if total > 1 && (self.watched || self.failed > 0) {
            self.say(&format!("{} of {total} documents read\n", self.read));
        }
    }

    fn progress(&mut self) {
        let now = Instant::now();
        if self.due.is_some_and(|due| now >= due) {
            self.due = Some(now + OFTEN);
            let text = format!("{} read, {} not", self.read, self.failed);
            // Counts only grow, so what stood there is written over.
            self.width = text.len();
            self.say(&format!("\r{text}"));
        }
    }

    fn clear(&mut self) {
        if self.width > 0 {
            self.say(&format!("\r{:width$}\r", "", width = self.width));
            self.width = 0;
        }
    }

    fn say(&mut self, text: &str) {
        // Nobody could be told of a failure.
        let _ = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
    }
}
