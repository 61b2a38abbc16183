//! Tells the answer to the latest press from the answers to earlier ones, which may arrive later.

use leptos::prelude::*;

/// Counts the presses of a page's buttons.
#[derive(Clone, Copy)]
pub struct Latest(StoredValue<u64>);

impl Default for Latest {
    fn default() -> Self {
        Self(StoredValue::new(0))
    }
}

impl Latest {
    /// Makes this the latest press, and returns its number.
    pub fn press(self) -> u64 {
        self.0.update_value(|count| *count += 1);
        self.0.get_value()
    }

    /// Whether no other press has followed, and the page is still open.
    pub fn is(self, press: u64) -> bool {
        self.0.try_get_value() == Some(press)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_answer_to_the_latest_press_counts_while_the_page_is_open() {
        let page = Owner::new();
        let latest = page.with(Latest::default);
        let (first, second) = (latest.press(), latest.press());
        assert!(!latest.is(first));
        assert!(latest.is(second));
        page.cleanup();
        assert!(!latest.is(second));
    }
}
