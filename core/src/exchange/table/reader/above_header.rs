//! Finds the header of a table that begins with a title or with headings over several columns, as spreadsheets made by hand do.

use crate::exchange::table::mapping::{Field, InterviewField, Mapping, PeopleField, kind_of};

/// How many rows may be above the header.
pub(super) const MOST_ABOVE: usize = 9;

/// Returns how many of the first rows that aren't blank are above the header: those before the row that names the most known
/// columns. Each of them has fewer filled cells than the header, so the lines of a table are never taken for titles.
pub(super) fn rows_above<'a>(first_rows: impl IntoIterator<Item = &'a [String]>) -> usize {
    let mut widest_above = 0;
    let mut best = (0, 0);
    for (place, row) in first_rows.into_iter().take(MOST_ABOVE + 1).enumerate() {
        let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
        let known = known_columns(row);
        if place == 0 {
            best = (known, 0);
        } else if known > best.0 && filled > widest_above && kind_of(row).is_some() {
            best = (known, place);
        }
        widest_above = widest_above.max(filled);
    }
    best.1
}

/// How many cells name a column that an import can use.
fn known_columns(row: &[String]) -> usize {
    named::<PeopleField>(row).max(named::<InterviewField>(row))
}

fn named<F: Field>(row: &[String]) -> usize {
    Mapping::<F>::guess(row, &[]).columns().iter().flatten().count()
}
