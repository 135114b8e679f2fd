//! Lines of JSON on standard output.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, TrySendError, sync_channel};

use registrar_sandbox::Record;
use serde_json::{Value, json};

/// So many lines wait to be written. More are dropped, for serving goes on when nobody reads.
const WAITING: usize = 1_000;

/// Lines that wait to be written.
pub(crate) struct Lines {
    receiver: Receiver<Value>,
    dropped: Arc<AtomicU64>,
}

/// What is told of each exchange, and the lines that come of it.
pub(crate) fn channel(shows_secrets: bool) -> (impl Fn(&Record) + Send + Sync + 'static, Lines) {
    let (sender, receiver) = sync_channel(WAITING);
    let dropped = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&dropped);
    let observer = move |record: &Record| {
        if let Err(TrySendError::Full(_)) = sender.try_send(record.to_json(shows_secrets)) {
            counted.fetch_add(1, Ordering::Relaxed);
        }
    };
    (observer, Lines { receiver, dropped })
}

impl Lines {
    /// The next line, once there is one; none when no more can come.
    pub(crate) fn next(&self) -> Option<Value> {
        match self.dropped.swap(0, Ordering::Relaxed) {
            0 => self.receiver.recv().ok(),
            dropped => Some(json!({ "dropped": dropped })),
        }
    }
}

/// Writes a line. Whoever closed the output wants no more of them.
pub(crate) fn write(line: &Value) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
