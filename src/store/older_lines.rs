//! Log lines from before the snapshot, for users who look up old changes.

use super::Store;
use crate::platform::clock;
use leptos::prelude::*;
use switchback_core::fact::line::Line;

/// How many lines are read between two frames.
const AT_ONCE: usize = 1_000;

/// Where the older lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OlderLines {
    /// There are none: the log holds every line.
    None,
    /// On this device.
    Here,
    /// On the team's server, which sent only the state that they result in.
    OnServer,
}

impl Store {
    pub fn older_lines(self) -> OlderLines {
        let begins = self.read_log(|log| log.snapshot().0);
        match (begins, self.is_team()) {
            (0, _) => OlderLines::None,
            (_, false) => OlderLines::Here,
            (_, true) => OlderLines::OnServer,
        }
    }

    /// Reads the older lines on this device, oldest first.
    ///
    /// # Errors
    ///
    /// The browser's reason in words, if it can't read the lines.
    pub async fn read_older_lines(self) -> Result<Vec<Line>, String> {
        let begins = untrack(|| self.read_log(|log| log.snapshot().0));
        let Some(storage) = self.inner.with_value(|inner| inner.storage.clone()) else {
            return Ok(Vec::new());
        };
        let stored = storage.read_from(0).await.map_err(|error| error.to_string())?;
        let mut lines = Vec::new();
        for some in stored.chunks(AT_ONCE) {
            let older = some.iter().filter(|(position, _)| *position < begins);
            lines.extend(older.map(|(_, text)| Line::read(text)));
            clock::next_frame().await;
        }
        Ok(lines)
    }
}
