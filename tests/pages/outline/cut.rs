//! Shortens long lists to their first items, and long texts to their beginning.

/// Longer lists are cut. The days of a week are not.
const LONGEST: usize = 7;
/// How many items of a cut list are shown.
const SHOWN: usize = 3;

/// The items to show, and a line for the rest.
pub fn cut<T>(mut items: Vec<T>) -> (Vec<T>, Option<String>) {
    if items.len() <= LONGEST {
        return (items, None);
    }
    let rest = items.len() - SHOWN;
    items.truncate(SHOWN);
    (items, Some(format!("… and {rest} more")))
}

/// The beginning of a text that is longer than this.
pub fn clipped(text: &str, most: usize) -> String {
    match text.chars().count() {
        count if count > most => {
            let beginning: String = text.chars().take(most).collect();
            format!("{beginning}… and {} letters more", count - most)
        }
        _ => text.to_owned(),
    }
}
