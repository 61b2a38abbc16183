//! Lists written into one cell.

/// The entries of a cell that lists several: split at the strongest separator it holds (line break,
/// semicolon, bar, comma, slash with spaces around it), trimmed, without empty ones and without repetitions.
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

/// The same parts as they stand, trimmed: also empty ones and repetitions, so that they can be counted off
/// against another list.
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
