//! Code shared by the lists of a preview.

/// Calendar items have no line.
pub fn line_number(line: u32) -> String {
    if line == 0 { "–".to_owned() } else { line.to_string() }
}
