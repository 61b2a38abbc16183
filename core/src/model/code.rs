//! Opaque codes for data that must not be kept, and stable keys for data that is imported again.

use std::fmt::Write;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// Digits and letters that aren't mistaken for one another when read aloud.
const CROCKFORD: [u8; 32] = *b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Returns a code such as `C-7F3K9Q` for a candidate's name, address or id. The same text gives the same code in any
/// case and spacing. Without the workspace's salt, trying names doesn't reveal the candidate. In one workspace of two
/// thousand, two of a thousand candidates share a code.
pub fn candidate_code(salt: u64, candidate: &str) -> String {
    let mut rest = xxh3_64_with_seed(format!("{salt:016x} {}", normal(candidate)).as_bytes(), salt);
    let mut code = String::from("C-");
    for _ in 0..6 {
        code.push(char::from(CROCKFORD[(rest % 32) as usize]));
        rest /= 32;
    }
    code
}

/// Returns a number that identifies a row of another program. The same source and text give the same number in any
/// case and spacing.
pub fn external_key(source: &str, text: &str) -> u64 {
    let source = normal(source);
    let mut whole = String::new();
    // The length keeps `ab` + `c` and `a` + `bc` apart. Writing to a string can't fail.
    let _ = write!(whole, "{} {source} {}", source.len(), normal(text));
    xxh3_64(whole.as_bytes())
}

fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    #[test]
    fn a_code_is_the_same_in_every_version() {
        assert_eq!(candidate_code(7, "Rosa Marchetti"), "C-KAMZRK");
        assert_eq!(candidate_code(7, "  rosa  MARCHETTI "), candidate_code(7, "Rosa Marchetti"));
        assert_ne!(candidate_code(8, "Rosa Marchetti"), candidate_code(7, "Rosa Marchetti"));
    }

    #[test]
    fn keys_of_different_sources_differ() {
        assert_eq!(external_key("Greenhouse", "42"), external_key("greenhouse", " 42"));
        assert_ne!(external_key("ab", "c"), external_key("a", "bc"));
        assert_ne!(external_key("ashby", "42"), external_key("lever", "42"));
    }

    proptest! {
        #[test]
        fn a_code_has_its_shape(salt in any::<u64>(), text in "\\PC{0,40}") {
            let code = candidate_code(salt, &text);
            prop_assert_eq!(code.len(), 8);
            prop_assert!(code[2..].bytes().all(|byte| CROCKFORD.contains(&byte)));
        }
    }
}
