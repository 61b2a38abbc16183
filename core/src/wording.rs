//! Words that depend on a number.

use std::fmt::Display;

/// A number with the right form of a word, such as "1 person" or "2,000 people".
pub fn count(number: impl Display, one: &str, many: &str) -> String {
    let number = grouped(number);
    let word = if number == "1" { one } else { many };
    format!("{number} {word}")
}

/// A whole number with its thousands apart: "2,000". A range such as "3–14" stays as it is.
pub fn grouped(number: impl Display) -> String {
    let digits = number.to_string();
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return digits;
    }
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Turns words that continue a sentence into a sentence of their own, with a capital first letter.
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A list inside a sentence: "Ada", "Ada and Ben" or "Ada, Ben and Cleo".
pub fn listed(words: &[impl AsRef<str>]) -> String {
    let mut text = String::new();
    for (place, word) in words.iter().enumerate() {
        text.push_str(match place {
            0 => "",
            _ if place + 1 == words.len() => " and ",
            _ => ", ",
        });
        text.push_str(word.as_ref());
    }
    text
}

/// Turns words that begin with a verb into ones that continue a sentence.
pub fn uncapitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_ends_with_and() {
        let names = ["Ada", "Ben", "Cleo"];
        let lists = [0, 1, 2, 3].map(|count| listed(&names[..count]));
        assert_eq!(lists, ["", "Ada", "Ada and Ben", "Ada, Ben and Cleo"]);
    }

    #[test]
    fn one_is_singular_and_none_and_several_are_plural() {
        assert_eq!([0, 1, 2].map(|number| count(number, "day", "days")), ["0 days", "1 day", "2 days"]);
    }

    #[test]
    fn thousands_are_apart() {
        let numbers = [0, 999, 1_000, 20_000, 1_234_567].map(grouped);
        assert_eq!(numbers, ["0", "999", "1,000", "20,000", "1,234,567"]);
        assert_eq!(count(2_000, "person", "people"), "2,000 people");
        assert_eq!(count("3–14", "person", "people"), "3–14 people");
    }

    #[test]
    fn a_sentence_begins_with_a_capital_letter_if_it_begins_with_a_letter() {
        let words = ["no name. Add one.", "École", "“mars” is red.", ""];
        assert_eq!(words.map(capitalized), ["No name. Add one.", "École", "“mars” is red.", ""]);
    }
}
