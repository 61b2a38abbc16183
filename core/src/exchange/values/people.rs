//! Splits people listed in one cell, including names written last name first.

use super::{
    contact,
    lists::{entries, parts},
};

/// Returns the people of a cell, each first name first: `Okafor, Ada` becomes `Ada Okafor`, and likewise each person of
/// `Okafor, Ada; Lindqvist, Nils` and of `Okafor, Ada <ada@example.com>, Lindqvist, Nils <nils@example.com>`. Returns
/// `None` if commas could separate people as well as names.
pub fn people(cell: &str) -> Option<Vec<String>> {
    if cell.contains(['\n', ';', '|']) {
        return entries(cell).into_iter().map(first_name_first).collect();
    }
    let parts: Vec<&str> = parts(cell).filter(|part| !part.is_empty()).collect();
    if !cell.contains(',') || parts.len() < 2 {
        return Some(entries(cell));
    }
    let pairs: Vec<&[&str]> = parts.chunks(2).collect();
    let are_pairs = pairs.iter().all(|pair| matches!(pair, [last, first] if is_one_person(last, first)));
    if !are_pairs {
        // A single word may be half of a name, or a title such as `PhD`.
        let whole = parts.iter().all(|part| part.contains('@') || words(part) > 1);
        return whole.then(|| entries(cell));
    }
    let with_mails = pairs.iter().all(|pair| pair[1].contains('@'));
    (pairs.len() == 1 || with_mails).then(|| pairs.iter().map(|pair| turned(pair[0], pair[1])).collect())
}

/// Returns the name of the one person of a cell, first name first.
pub fn person(cell: &str) -> Option<String> {
    let people = cell.contains(',').then(|| people(cell)).flatten().unwrap_or_default();
    contact::name(if let [only] = &people[..] { only } else { cell })
}

/// Whether two parts around a comma are the names of one person: the last name is one word, perhaps after particles as
/// in `van Dyke`. Two capitalized words are more likely a whole name.
fn is_one_person(last: &str, first: &str) -> bool {
    let mut before: Vec<&str> = last.split_whitespace().collect();
    let name = before.pop();
    let particles = before.iter().all(|word| word.starts_with(char::is_lowercase));
    !last.contains('@') && name.is_some() && particles && words(first) > 0
}

/// Counts the words of a name, without the address behind it.
fn words(text: &str) -> usize {
    text.split(['<', '(']).next().unwrap_or(text).split_whitespace().count()
}

fn first_name_first(entry: String) -> Option<String> {
    let Some((last, first)) = entry.split_once(',') else { return Some(entry) };
    let (last, first) = (last.trim(), first.trim());
    (!first.contains(',') && is_one_person(last, first)).then(|| turned(last, first))
}

/// Puts the first name before the last, and the address behind both.
fn turned(last: &str, first: &str) -> String {
    let (name, mail) = first.split_at(first.find(['<', '(']).unwrap_or(first.len()));
    format!("{} {last} {mail}", name.trim()).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::people;

    #[test]
    fn last_names_may_come_first() {
        for (cell, expected) in [
            ("Ada Okafor", vec!["Ada Okafor"]),
            ("Okafor, Ada", vec!["Ada Okafor"]),
            ("van Dyke, Ada", vec!["Ada van Dyke"]),
            ("Okafor, Ada Maria", vec!["Ada Maria Okafor"]),
            ("Okafor, Ada; Lindqvist, Nils", vec!["Ada Okafor", "Nils Lindqvist"]),
            ("Ada Okafor, Nils Lindqvist", vec!["Ada Okafor", "Nils Lindqvist"]),
            ("Ada Okafor; Nils Lindqvist", vec!["Ada Okafor", "Nils Lindqvist"]),
            ("Okafor, Ada (ada@example.com)", vec!["Ada Okafor (ada@example.com)"]),
            ("Demir, Elif <elif@example.com>", vec!["Elif Demir <elif@example.com>"]),
            (
                "Okafor, Ada <ada@example.com>, Lindqvist, Nils <nils@example.com>",
                vec!["Ada Okafor <ada@example.com>", "Nils Lindqvist <nils@example.com>"],
            ),
            (
                "Ada Okafor <ada@example.com>, Nils Lindqvist <nils@example.com>",
                vec!["Ada Okafor <ada@example.com>", "Nils Lindqvist <nils@example.com>"],
            ),
            ("ada@example.com, nils@example.com", vec!["ada@example.com", "nils@example.com"]),
            ("", vec![]),
        ] {
            assert_eq!(people(cell), Some(expected.into_iter().map(str::to_owned).collect()), "{cell}");
        }
    }

    #[test]
    fn commas_that_could_mean_either_are_not_guessed() {
        for cell in [
            "Okafor, Ada, Lindqvist, Nils",
            "Ada Okafor, Nils",
            "Ada Okafor, PhD",
            "Lindqvist, Nils, Demir",
            "Ada Okafor, Nils; Bo Lind",
        ] {
            assert_eq!(people(cell), None, "{cell}");
        }
    }
}
