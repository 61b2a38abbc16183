//! The keyboard shortcuts.

use crate::platform::keys::KeyPress;

#[derive(Clone, Debug, PartialEq)]
pub enum Shortcut {
    Palette,
    /// The page's search, or the palette if it has none.
    Search,
    /// The list of shortcuts.
    Help,
    /// Opens the page with this letter.
    GoTo(String),
}

/// The state left by earlier keys.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shortcuts {
    /// When G was pressed, while waiting for a page's letter.
    begun: Option<f64>,
}

/// How long G waits for a page's letter.
const MOST_MILLISECONDS: f64 = 1_500.0;

impl Shortcuts {
    /// The shortcut for a key. Single keys do nothing in fields, or if the user has turned them off.
    pub fn press(&mut self, press: &KeyPress, has_single_keys: bool) -> Option<Shortcut> {
        let begun = self.begun.take().filter(|begun| press.milliseconds - begun < MOST_MILLISECONDS);
        let key = press.key.to_lowercase();
        if press.with_command {
            return (key == "k" && !press.with_alt).then_some(Shortcut::Palette);
        }
        if press.is_in_field || press.with_alt || !has_single_keys {
            return None;
        }
        match (begun, key.as_str()) {
            (_, "shift") => {
                self.begun = begun;
                None
            }
            (Some(_), _) => Some(Shortcut::GoTo(key)),
            (None, "g") => {
                self.begun = Some(press.milliseconds);
                None
            }
            (None, "/") => Some(Shortcut::Search),
            (None, "?") => Some(Shortcut::Help),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: &str) -> KeyPress {
        KeyPress {
            key: key.to_owned(),
            with_command: false,
            with_alt: false,
            is_in_field: false,
            milliseconds: 0.0,
        }
    }

    fn pressed(keys: &[KeyPress], has_single_keys: bool) -> Vec<Shortcut> {
        let mut shortcuts = Shortcuts::default();
        keys.iter().filter_map(|press| shortcuts.press(press, has_single_keys)).collect()
    }

    #[test]
    fn a_letter_opens_a_page_only_after_g() {
        assert_eq!(pressed(&[key("g"), key("p")], true), [Shortcut::GoTo("p".into())]);
        assert_eq!(pressed(&[key("p")], true), []);
        assert_eq!(pressed(&[key("g"), key("p"), key("p")], true), [Shortcut::GoTo("p".into())]);
    }

    #[test]
    fn g_expires_after_a_while() {
        let late = KeyPress { milliseconds: 5_000.0, ..key("p") };
        assert_eq!(pressed(&[key("g"), late], true), []);
    }

    #[test]
    fn shift_between_g_and_its_letter_is_ignored() {
        assert_eq!(pressed(&[key("g"), key("Shift"), key("?")], true), [Shortcut::GoTo("?".into())]);
    }

    #[test]
    fn single_keys_do_nothing_in_fields_or_when_turned_off() {
        let keys = ["/", "?", "g", "p"].map(key);
        let in_field = keys.clone().map(|press| KeyPress { is_in_field: true, ..press });
        assert_eq!(pressed(&in_field, true), []);
        assert_eq!(pressed(&keys, false), []);
        assert_eq!(pressed(&keys, true).len(), 3);
    }

    #[test]
    fn the_palette_opens_from_a_field_and_with_single_keys_off() {
        let palette = KeyPress { with_command: true, is_in_field: true, ..key("K") };
        assert_eq!(pressed(&[palette], false), [Shortcut::Palette]);
    }

    #[test]
    fn a_key_with_alt_is_left_to_the_system() {
        let with_alt = ["/", "g", "p"].map(|name| KeyPress { with_alt: true, ..key(name) });
        assert_eq!(pressed(&with_alt, true), []);
    }
}
