//! The lines that the log has left to its snapshot, for whoever asks what was changed long ago.

use super::Store;
use crate::platform::clock;
use leptos::prelude::*;
use switchback_core::fact::line::Line;

/// So many lines are read between two frames.
const AT_ONCE: usize = 1_000;

/// Where these lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OlderLines {
    /// There are none: the log holds every line.
    None,
    /// On this device.
    Here,
    /// A team's server has them, and sent what they made.
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

    /// Reads those that are on this device, oldest first.
    ///
    /// # Errors
    ///
    /// In words, where the browser does not give them out.
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
