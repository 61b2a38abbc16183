//! How well a text matches typed words. Case and accents make no difference.

/// A shorter word with a wrong letter is close to too many others.
const SHORTEST_MISSPELLED: usize = 4;

/// The typed words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

/// How a text matches, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins with everything typed.
    Beginning,
    /// Each typed word begins one of its words.
    WordStarts,
    /// Each typed word occurs somewhere in it.
    Inside,
    /// The letters occur in it in order, starting at the beginning of a word.
    Letters,
    /// Each typed word begins one of its words, with at most one letter wrong, missing, added or swapped with the next.
    Misspelled,
}

impl Fit {
    /// The best first.
    pub const ALL: [Self; 5] =
        [Self::Beginning, Self::WordStarts, Self::Inside, Self::Letters, Self::Misspelled];
}

impl Query {
    pub fn new(typed: &str) -> Self {
        Self { words: folded(typed).split_whitespace().map(str::to_owned).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The typed words, folded.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// How a folded text matches; `None` if it doesn't.
    pub fn fit(&self, text: &str) -> Option<Fit> {
        if text.starts_with(&self.words.join(" ")) {
            return Some(Fit::Beginning);
        }
        if self.words.iter().all(|word| begins_a_word(text, word)) {
            return Some(Fit::WordStarts);
        }
        if self.is_inside(text) {
            return Some(Fit::Inside);
        }
        if let [word] = self.words.as_slice()
            && has_letters(text, word)
        {
            return Some(Fit::Letters);
        }
        let is_near = |word: &String| begins_a_word(text, word) || nearly_begins_a_word(text, word);
        self.words.iter().all(is_near).then_some(Fit::Misspelled)
    }

    /// Whether each word occurs somewhere in a folded text.
    pub fn is_inside(&self, text: &str) -> bool {
        self.words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Whether a word of a folded text begins with these letters.
pub fn begins_a_word(text: &str, letters: &str) -> bool {
    word_starts(text).any(|rest| rest.starts_with(letters))
}

/// The rest of a text from each beginning of a word on.
fn word_starts(text: &str) -> impl Iterator<Item = &str> {
    let mut is_in_word = false;
    text.char_indices().filter_map(move |(at, char)| {
        let was_in_word = std::mem::replace(&mut is_in_word, char.is_alphanumeric());
        (is_in_word && !was_in_word).then(|| &text[at..])
    })
}

/// Whether the letters occur in order from the beginning of a word. A single letter is not enough, because it says too little.
fn has_letters(text: &str, letters: &str) -> bool {
    let in_order = |rest: &str| {
        let mut rest = rest.chars();
        letters.chars().all(|letter| rest.any(|char| char == letter))
    };
    letters.chars().nth(1).is_some() && words_alike(text, letters).any(in_order)
}

/// Whether one letter differs from the beginning of a word. The first letter and the last one have to be right: a word that
/// differs at its end is more likely another one, or not typed to its end.
fn nearly_begins_a_word(text: &str, typed: &str) -> bool {
    typed.chars().nth(SHORTEST_MISSPELLED - 1).is_some()
        && words_alike(text, typed).any(|rest| {
            let typed: Vec<char> = typed.chars().collect();
            let word: Vec<char> = rest.chars().take(typed.len() + 1).collect();
            let same = typed.iter().zip(&word).take_while(|(typed, char)| typed == char).count();
            same + 1 < typed.len() && is_one_letter_off(&typed[same..], &word[same..])
        })
}

/// The rest of a text from each word on that begins with the same letter as the typed one.
fn words_alike<'a>(text: &'a str, typed: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let first = typed.chars().next();
    word_starts(text).filter(move |rest| rest.chars().next() == first)
}

/// Whether a word begins with the typed letters, of which the first is wrong, added, swapped with the next, or missing before it.
fn is_one_letter_off(typed: &[char], word: &[char]) -> bool {
    let [first, rest @ ..] = typed else { return false };
    let after = word.get(1..).unwrap_or_default();
    let is_swapped = || match (rest, word) {
        ([second, rest @ ..], [one, other, word @ ..]) => {
            (one, other) == (second, first) && word.starts_with(rest)
        }
        _ => false,
    };
    after.starts_with(rest) || word.starts_with(rest) || after.starts_with(typed) || is_swapped()
}

/// The text in lower case and without accents.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for char in text.chars().flat_map(char::to_lowercase) {
        match char {
            // A combining accent after its letter.
            '\u{300}'..='\u{36f}' => {}
            _ if char.is_ascii() => folded.push(char),
            _ => match FOLDED.iter().find(|(_, accented)| accented.contains(char)) {
                Some((plain, _)) => folded.push_str(plain),
                None => folded.push(char),
            },
        }
    }
    folded
}

/// The accented letters of names in Latin script, with what people type instead.
const FOLDED: [(&str, &str); 26] = [
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıǐỉị"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "òóôõöøōŏőǒọỏốồổỗộớờởỡợơ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųǔụủứừửữựư"),
    ("w", "ŵ"),
    ("y", "ýÿŷỳỷỹỵ"),
    ("z", "źżž"),
    ("'", "’ʼ"),
    ("-", "‐–"),
    (" ", "\u{a0}"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fit(typed: &str, text: &str) -> Option<Fit> {
        Query::new(typed).fit(&folded(text))
    }

    #[test]
    fn the_beginning_ranks_before_a_later_word_and_before_the_middle_of_one() {
        assert_eq!(fit("leila", "Leila Haddad"), Some(Fit::Beginning));
        assert_eq!(fit("had", "Leila Haddad"), Some(Fit::WordStarts));
        assert_eq!(fit("addad", "Leila Haddad"), Some(Fit::Inside));
        assert_eq!(fit("lhd", "Leila Haddad"), Some(Fit::Letters));
        assert_eq!(fit("dal", "Leila Haddad"), None);
    }

    #[test]
    fn one_wrong_letter_in_a_word_is_forgiven() {
        for typed in ["ben hasan", "ben hasssan", "ben hassna", "ben hessan", "hasan ben"] {
            assert_eq!(fit(typed, "Ben Hassan"), Some(Fit::Misspelled), "{typed}");
        }
        assert_eq!(fit("behavorial", "Behavioral"), None, "two letters");
        assert_eq!(fit("schedlue", "Schedule"), Some(Fit::Misspelled));
        assert_eq!(fit("bxn", "Ben Hassan"), None, "too short");
        assert_eq!(fit("benj", "Ben Hassan"), None, "another name, not typed to its end");
        assert_eq!(fit("jen hassan", "Ben Hassan"), None);
        assert_eq!(fit("hassan", "Ben"), None);
    }

    #[test]
    fn all_words_must_fit_in_any_order() {
        assert_eq!(fit("haddad lei", "Leila Haddad"), Some(Fit::WordStarts));
        assert_eq!(fit("leila okafor", "Leila Haddad"), None);
    }

    #[test]
    fn accents_and_capital_letters_make_no_difference() {
        assert_eq!(fit("ZOE", "Zoë Quillmoor"), Some(Fit::Beginning));
        assert_eq!(fit("zoe", "Zoe\u{308} Quillmoor"), Some(Fit::Beginning));
        assert_eq!(fit("Łódź", "Lodz"), Some(Fit::Beginning));
        assert_eq!(fit("grosse", "Große"), Some(Fit::Beginning));
    }

    #[test]
    fn a_single_letter_does_not_match_by_letters() {
        assert_eq!(fit("z", "Ada Okafor"), None);
        assert_eq!(fit("ar", "Ada Okafor"), Some(Fit::Letters));
    }

    #[test]
    fn other_scripts_are_found_as_they_are_written() {
        assert_eq!(fit("佐藤", "佐藤 花"), Some(Fit::Beginning));
        assert_eq!(fit("花", "佐藤 花"), Some(Fit::WordStarts));
    }

    proptest! {
        #[test]
        fn a_text_matches_itself_and_folding_is_idempotent(text in "\\PC{0,40}") {
            let once = folded(&text);
            let as_typed = once.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(Query::new(&text).fit(&as_typed), Some(Fit::Beginning));
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn every_beginning_of_a_name_finds_it(name in "[A-Zé][a-zöñ]{1,8} [A-ZÅ][a-zßø]{1,8}", length in 1_usize..18) {
            let typed: String = name.chars().take(length).collect();
            prop_assert_eq!(fit(&typed, &name), Some(Fit::Beginning));
        }
    }
}
