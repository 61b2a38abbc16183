//! The shape of email addresses.

/// Returns an email address in lower case, without a leading `mailto:`, or `None` if the text isn't shaped like one.
pub fn mail(text: &str) -> Option<String> {
    let text = text.trim();
    let text = match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &text[7..],
        _ => text,
    };
    let (user, domain) = text.split_once('@')?;
    let odd = |character: char| {
        character.is_whitespace() || character.is_control() || "@<>()[],;:\"\\".contains(character)
    };
    let dotted = domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
    let sound =
        !user.is_empty() && dotted && text.len() <= 254 && !user.contains(odd) && !domain.contains(odd);
    sound.then(|| text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_only_resembles_an_address_is_not_one() {
        for text in
            ["ada@", "@example.com", "ada@home", "ada@x.y@z", "ada b@example.com", "a@.com", "é\u{301}mailto"]
        {
            assert_eq!(mail(text), None, "{text}");
        }
    }
}
