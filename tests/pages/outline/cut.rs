//! Long lists are shown by their first items, long texts by their beginning.

/// A list of more items than this is cut: the days of a week are not.
const LONGEST: usize = 7;
/// So many items of a list that is cut are shown.
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

/// The beginning of a text that has more letters than this.
pub fn clipped(text: &str, most: usize) -> String {
    match text.chars().count() {
        count if count > most => {
            let beginning: String = text.chars().take(most).collect();
            format!("{beginning}… and {} letters more", count - most)
        }
        _ => text.to_owned(),
    }
}
