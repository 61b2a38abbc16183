//! Decodes bytes into text: UTF-8, UTF-16 with a byte order mark, and Windows-1252 as a fallback.

use crate::exchange::unreadable::Unreadable;

/// The encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    /// A guess: the file declares no encoding and isn't UTF-8.
    Windows1252,
}

/// Decodes bytes into text, without the byte order mark. `most` is the maximum number of bytes.
///
/// # Errors
///
/// If there are more bytes than `most`, or if they are empty, a workbook, or not text.
pub fn decode(bytes: &[u8], most: u64) -> Result<(String, Encoding), Unreadable> {
    if bytes.len() as u64 > most {
        return Err(Unreadable::TooLarge { bytes: bytes.len() as u64, most });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Unreadable::Workbook);
    }
    let (text, encoding) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Utf16),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Utf16),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8_or_windows(rest),
        // Without a byte order mark, UTF-16 is recognized by an ASCII character at the start.
        [1..=0x7F, 0, 1..=0x7F, 0, ..] => (utf16(bytes, u16::from_le_bytes), Encoding::Utf16),
        [0, 1..=0x7F, 0, 1..=0x7F, ..] => (utf16(bytes, u16::from_be_bytes), Encoding::Utf16),
        _ => utf8_or_windows(bytes),
    };
    if text.contains('\0') {
        return Err(Unreadable::NotText);
    }
    if text.trim().is_empty() { Err(Unreadable::Empty) } else { Ok((text, encoding)) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn utf8_or_windows(bytes: &[u8]) -> (String, Encoding) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Encoding::Utf8);
    }
    match String::from_utf8(unbroken(bytes)) {
        Ok(text) => (text, Encoding::Utf8),
        Err(_) => (bytes.iter().map(|byte| windows_1252(*byte)).collect(), Encoding::Windows1252),
    }
}

/// Repairs calendars that are folded in the middle of a character: moves the fold behind the character, so that lines
/// keep their numbers.
fn unbroken(bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let fold =
            [b"\r\n ".as_slice(), b"\r\n\t", b"\n ", b"\n\t"].into_iter().find(|fold| rest.starts_with(fold));
        let behind = fold.map(|fold| &rest[fold.len()..]).unwrap_or_default();
        let broken = behind.iter().take(3).take_while(|byte| (0x80..=0xBF).contains(*byte)).count();
        match fold {
            Some(fold) if broken > 0 => {
                whole.extend_from_slice(&behind[..broken]);
                whole.extend_from_slice(fold);
                rest = &behind[broken..];
            }
            _ => {
                whole.push(*first);
                rest = after;
            }
        }
    }
    whole
}

/// The 32 characters in which Windows-1252 differs from Latin-1. A full encoding library would be a hundred times
/// larger in the browser.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<(&str, Encoding), Unreadable>) {
        assert_eq!(decode(bytes, 1000), expected.map(|(text, encoding)| (text.to_owned(), encoding)));
    }

    #[test]
    fn every_encoding_a_spreadsheet_writes_is_read() {
        check("Zoë".as_bytes(), Ok(("Zoë", Encoding::Utf8)));
        check(b"\xEF\xBB\xBFZo\xC3\xAB", Ok(("Zoë", Encoding::Utf8)));
        check(b"\xFF\xFEZ\x00o\x00\xEB\x00", Ok(("Zoë", Encoding::Utf16)));
        check(b"\xFE\xFF\x00Z\x00o\x00\xEB", Ok(("Zoë", Encoding::Utf16)));
        check(b"Z\x00o\x00\xEB\x00", Ok(("Zoë", Encoding::Utf16)));
        check(b"\x00Z\x00o\x00\xEB", Ok(("Zoë", Encoding::Utf16)));
        check(b"Zo\xC3\r\n \xAB \xC3\n\t\xAB", Ok(("Zoë\r\n  ë\n\t", Encoding::Utf8)));
        check(b"Zo\xEB \x80", Ok(("Zoë €", Encoding::Windows1252)));
    }

    #[test]
    fn unreadable_bytes_are_refused() {
        check(b"", Err(Unreadable::Empty));
        check(b"\xEF\xBB\xBF \r\n", Err(Unreadable::Empty));
        check(b"PK\x03\x04rest", Err(Unreadable::Workbook));
        check(b"a\0b", Err(Unreadable::NotText));
        check(&[b'a'; 1001], Err(Unreadable::TooLarge { bytes: 1001, most: 1000 }));
    }
}
