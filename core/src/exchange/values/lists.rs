//! Splits lists written into one cell.

/// Returns the entries of a cell that lists several, split at the strongest separator in it (line break, semicolon,
/// bar, comma, slash with spaces around it) and trimmed, without empty entries and duplicates.
pub fn entries(cell: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for entry in parts(cell) {
        let entry = entry.trim_start_matches(['•', '-']).trim();
        if !entry.is_empty() && !entries.iter().any(|known| known == entry) {
            entries.push(entry.to_owned());
        }
    }
    entries
}

/// Returns the trimmed parts like [`entries`], but keeps empty ones and duplicates so that they can be matched with
/// another list by position.
pub fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let separators: [&str; 5] = ["\n", ";", "|", ",", " / "];
    let separator = separators.into_iter().find(|separator| cell.contains(separator));
    cell.split(separator.unwrap_or("\n")).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::entries;

    #[test]
    fn the_strongest_separator_wins() {
        for (cell, expected) in [
            ("Coding; System design", vec!["Coding", "System design"]),
            ("Coding,System design,", vec!["Coding", "System design"]),
            ("Okafor, Ada; Lindqvist, Nils", vec!["Okafor, Ada", "Lindqvist, Nils"]),
            ("Coding / System design", vec!["Coding", "System design"]),
            ("UI/UX review", vec!["UI/UX review"]),
            ("- Coding\n- System design\n", vec!["Coding", "System design"]),
            ("Coding; Coding", vec!["Coding"]),
            (" ", vec![]),
        ] {
            assert_eq!(entries(cell), expected);
        }
    }
}
