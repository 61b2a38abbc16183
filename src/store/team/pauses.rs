//! The pauses before what failed is tried again, longer each time.

use crate::platform::{clock, connection};
use std::{cell::Cell, rc::Rc};

/// Seconds before each retry. Later ones wait as long as the last.
const SECONDS: [u32; 5] = [1, 2, 5, 10, 20];

/// Counts the failures in a row.
#[derive(Debug, Default)]
pub struct Pauses {
    failures: usize,
}

impl Pauses {
    /// Waits until the next retry is due, the browser reports that it is online again, or `is_over`.
    pub async fn next(&mut self, is_over: impl Fn() -> bool) {
        let seconds = SECONDS[self.failures.min(SECONDS.len() - 1)];
        self.failures += 1;
        let is_back = Rc::new(Cell::new(false));
        let _listeners = connection::on_change({
            let is_back = is_back.clone();
            move |is_online| is_back.set(is_online)
        });
        for _ in 0..seconds {
            if is_back.get() || is_over() {
                return;
            }
            clock::pause(1_000).await;
        }
    }
}
