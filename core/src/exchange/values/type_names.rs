//! Recognizes interview types in titles, files and cells: known names that occur in a text or resemble one.

use crate::order::Order;

/// Words that occur in interview names of any type.
const COMMON_WORDS: [&str; 30] = [
    "a",
    "an",
    "and",
    "call",
    "final",
    "for",
    "interview",
    "interviews",
    "interviewer",
    "live",
    "loop",
    "of",
    "on",
    "onsite",
    "panel",
    "phone",
    "remote",
    "round",
    "screen",
    "screening",
    "session",
    "site",
    "stage",
    "technical",
    "the",
    "types",
    "type",
    "video",
    "virtual",
    "with",
];

/// Common interview types. A column that lists these lists interview types, even if the workspace has none yet.
const USUAL_TYPES: [&str; 22] = [
    "Algorithms",
    "Architecture",
    "Behavioral",
    "Bug squash",
    "Case study",
    "Code review",
    "Coding",
    "Cross-functional",
    "Culture",
    "Data structures",
    "Debugging",
    "Design review",
    "Hiring manager",
    "Machine learning design",
    "Pair programming",
    "Phone screen",
    "Portfolio review",
    "Product sense",
    "System design",
    "Take-home review",
    "Technical screen",
    "Values",
];

/// Names to look for, each with the value it stands for.
#[derive(Clone, Debug)]
pub struct TypeNames<T> {
    names: Vec<TypeName<T>>,
}

#[derive(Clone, Debug)]
struct TypeName<T> {
    lower: String,
    key_words: Vec<String>,
    known: T,
}

impl<T: Copy + PartialEq> TypeNames<T> {
    pub fn of<'a>(names: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let name = |(name, known): (&str, T)| {
            let lower = name.trim().to_lowercase();
            TypeName { key_words: key_words(&lower), lower, known }
        };
        Self { names: names.into_iter().map(name).filter(|name| !name.lower.is_empty()).collect() }
    }

    /// Returns the value whose name occurs in one of these lower-case texts. The longest name wins: "System design" says
    /// more than "Design".
    pub fn named_in(&self, texts: &[String]) -> Option<T> {
        let named = |name: &&TypeName<T>| texts.iter().any(|text| holds_words(text, &name.lower));
        let longest = self.names.iter().filter(named).max_by_key(|name| name.lower.chars().count());
        longest.map(|name| name.known)
    }

    /// Returns the value whose name matches, apart from common interview words and a letter or two.
    pub fn alike(&self, name: &str) -> Option<T> {
        let wanted = key_words(&name.to_lowercase());
        let same = self.only(|known| known.key_words == wanted);
        same.or_else(|| self.only(|known| are_nearly(&known.key_words, &wanted)))
    }

    /// Returns the value worth suggesting for a name: one whose name is similar, occurs in it in any word order, or contains
    /// it. Returns `None` if several fit equally well.
    pub fn suggested(&self, name: &str) -> Option<T> {
        let lower = name.to_lowercase();
        let all_words = words(&lower);
        let held: Vec<&TypeName<T>> =
            self.names.iter().filter(|known| has_all(&all_words, &known.key_words)).collect();
        let says_most = |known: &&&TypeName<T>| {
            let says_more = |other: &&TypeName<T>| other.key_words.len() > known.key_words.len();
            !held
                .iter()
                .filter(|other| says_more(other))
                .any(|other| has_all(&other.key_words, &known.key_words))
        };
        let mut longest = held.iter().filter(says_most);
        let named = longest.next().map(|known| known.known).filter(|_| longest.next().is_none());
        let wanted = key_words(&lower);
        let holding = || self.only(|known| !wanted.is_empty() && has_all(&words(&known.lower), &wanted));
        self.alike(name).or(named).or_else(|| if held.is_empty() { holding() } else { None })
    }

    fn only(&self, fits: impl Fn(&TypeName<T>) -> bool) -> Option<T> {
        let mut fitting = self.names.iter().filter(|name| fits(name)).map(|name| name.known);
        let first = fitting.next()?;
        fitting.all(|other| other == first).then_some(first)
    }
}

impl TypeNames<()> {
    /// Combines these names with the common ones.
    pub fn with_usual<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self::of(names.into_iter().chain(USUAL_TYPES).map(|name| (name, ())))
    }
}

/// Whether a text contains the words, not as part of a longer word.
pub fn holds_words(text: &str, words: &str) -> bool {
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + words.len()..].chars().next();
            ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        })
}

/// Returns all words in alphabetical order.
fn words(lower: &str) -> Vec<String> {
    let parts = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = parts.map(str::to_owned).collect();
    words.order();
    words.dedup();
    words
}

/// Returns the words that tell types apart, or all words if there are none.
fn key_words(lower: &str) -> Vec<String> {
    let all = words(lower);
    let own: Vec<String> =
        all.iter().filter(|word| !COMMON_WORDS.contains(&word.as_str())).cloned().collect();
    if own.is_empty() { all } else { own }
}

fn has_all(words: &[String], wanted: &[String]) -> bool {
    !wanted.is_empty() && wanted.iter().all(|wanted| words.iter().any(|word| are_same(word, wanted)))
}

fn are_nearly(some: &[String], others: &[String]) -> bool {
    !some.is_empty()
        && some.len() == others.len()
        && some.iter().zip(others).all(|(one, other)| are_same(one, other))
}

/// Whether two words are equal, or differ by a typo or a regional spelling. Numbers and short words have to be equal.
fn are_same(one: &str, other: &str) -> bool {
    one == other || is_nearly(one, other)
}

fn is_nearly(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = one.len().min(other.len());
    let most = match shorter {
        0..6 => return false,
        6..10 => 1,
        _ => 2,
    };
    let has_digit = one.iter().chain(&other).any(char::is_ascii_digit);
    !has_digit && one.len().abs_diff(other.len()) <= most && distance(&one, &other) <= most
}

/// Counts the letters to add, remove or change (Levenshtein distance).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (place, against) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != against);
            diagonal = row[place + 1];
            row[place + 1] = changed.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(known: &[&'static str]) -> TypeNames<&'static str> {
        TypeNames::of(known.iter().map(|name| (*name, *name)))
    }

    #[test]
    fn the_name_in_a_longer_name_or_in_another_spelling_is_suggested() {
        let known = names(&["Coding", "System design", "Behavioral", "Product sense"]);
        for (written, expected) in [
            ("Technical Phone Screen - Coding", Some("Coding")),
            ("Onsite: System Design", Some("System design")),
            ("Behavioural", Some("Behavioral")),
            ("Round 2 (behavioural interview)", Some("Behavioral")),
            ("Design, system", Some("System design")),
            ("Sense", Some("Product sense")),
            ("Decoding", None),
            ("Hiring manager", None),
            ("Coding and product sense", None),
            (" ", None),
        ] {
            assert_eq!(known.suggested(written), expected, "{written}");
        }
    }

    #[test]
    fn the_longer_of_two_names_is_suggested_unless_they_compete() {
        let known = names(&["Design", "System design", "Design review"]);
        assert_eq!(known.suggested("Onsite system design"), Some("System design"));
        assert_eq!(known.suggested("Onsite design"), Some("Design"));
        assert_eq!(known.suggested("System design review"), None);
        assert_eq!(names(&["Product sense", "Product strategy"]).suggested("Product"), None);
    }

    #[test]
    fn numbers_and_short_words_never_count_as_typos() {
        let known = names(&["Coding 1", "SQL", "Systems1"]);
        for other in ["Coding 2", "SQI", "Systems2"] {
            assert_eq!(known.suggested(other), None, "{other}");
        }
    }

    #[test]
    fn names_match_apart_from_common_interview_words() {
        let known = names(&["Coding", "Phone screen"]);
        assert_eq!(known.alike("Live coding interview"), Some("Coding"));
        assert_eq!(known.alike("Phone screen"), Some("Phone screen"));
        assert_eq!(known.alike("Coding for managers"), None);
        assert_eq!(known.alike("Technical"), None);
    }

    #[test]
    fn the_longest_name_in_a_text_wins() {
        let known = names(&["Design", "System design"]);
        assert_eq!(known.named_in(&["interview: system design (ada)".into()]), Some("System design"));
        assert_eq!(known.named_in(&["redesign".into(), "designers".into()]), None);
    }
}
