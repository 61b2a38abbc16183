//! People listed in one cell, also with their last names first.

use super::lists::{entries, parts};

/// The people of a cell, each as it would be written alone: `Okafor, Ada` is `Ada Okafor`, and so is each of
/// `Okafor, Ada; Lindqvist, Nils` and of `Okafor, Ada <ada@example.com>, Lindqvist, Nils <nils@example.com>`. `None`
/// where commas could separate people as well as names.
pub fn people(cell: &str) -> Option<Vec<String>> {
    if cell.contains(['\n', ';', '|']) {
        return Some(entries(cell).into_iter().map(|entry| first_name_first(&entry)).collect());
    }
    if !cell.contains(',') {
        return Some(entries(cell));
    }
    let parts: Vec<&str> = parts(cell).filter(|part| !part.is_empty()).collect();
    let pairs: Vec<&[&str]> = parts.chunks(2).collect();
    let are_pairs = pairs.iter().all(|pair| matches!(pair, [last, first] if is_one_person(last, first)));
    if !are_pairs {
        return Some(entries(cell));
    }
    let with_mails = pairs.iter().all(|pair| pair[1].contains('@'));
    (pairs.len() == 1 || with_mails).then(|| {
        pairs.iter().map(|pair| format!("{} {}", pair[1], pair[0])).map(|name| mail_last(&name)).collect()
    })
}

/// Whether two parts around a comma are the names of one person: nobody writes two people with one word each.
fn is_one_person(last: &str, first: &str) -> bool {
    let words = |text: &str| text.split(['<', '(']).next().unwrap_or(text).split_whitespace().count();
    !last.contains('@') && (words(last) == 1 || words(first) == 1) && words(first) > 0
}

fn first_name_first(entry: &str) -> String {
    match entry.split_once(',') {
        Some((last, first)) if !first.contains(',') && !last.contains('@') && !first.trim().is_empty() => {
            mail_last(&format!("{} {}", first.trim(), last.trim()))
        }
        _ => entry.to_owned(),
    }
}

/// `Ada <ada@example.com> Okafor` with the address at its end.
fn mail_last(name: &str) -> String {
    let Some((before, rest)) = name.split_once('<') else { return name.to_owned() };
    let Some((mail, after)) = rest.split_once('>') else { return name.to_owned() };
    format!("{} {} <{mail}>", before.trim(), after.trim())
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
        assert_eq!(people("Okafor, Ada, Lindqvist, Nils"), None);
    }
}
