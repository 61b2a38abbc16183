//! What the lists of a preview have in common.

/// Items of a calendar have no line.
pub fn line_number(line: u32) -> String {
    if line == 0 { "–".to_owned() } else { line.to_string() }
}
