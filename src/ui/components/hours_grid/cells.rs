//! A week as half hours, and its conversion from and to spans.

use super::paint::Paint;
use switchback_core::model::hours::{Span, WeeklyHours, tidy};

/// The preferred hours, Monday first.
pub type Preferred = [Vec<Span>; 7];

/// Half hours in a day.
pub const ROWS: usize = 48;
/// The half hours shown unless the user wants all hours: 7:00 to 20:00.
pub const USUAL: std::ops::Range<usize> = 14..40;

pub type Cells = [[Paint; ROWS]; 7];

pub fn fits_usual(cells: &Cells) -> bool {
    let outside = |row: &usize| !USUAL.contains(row);
    cells.iter().all(|day| (0..ROWS).filter(outside).all(|row| day[row] == Paint::Unavailable))
}

pub fn cells_of(hours: &WeeklyHours, preferred: &Preferred) -> Cells {
    let mut cells = [[Paint::Unavailable; ROWS]; 7];
    for (day, row) in (0..7).flat_map(|day| (0..ROWS).map(move |row| (day, row))) {
        let from = row as u16 * 30;
        let within = |spans: &[Span]| spans.iter().any(|span| span.from <= from && from + 30 <= span.to);
        cells[day][row] = match (within(&hours.0[day]), within(&preferred[day])) {
            (false, _) => Paint::Unavailable,
            (true, false) => Paint::Available,
            (true, true) => Paint::Preferred,
        };
    }
    cells
}

pub fn weeks_of(cells: &Cells) -> (WeeklyHours, Preferred) {
    let spans = |is: fn(Paint) -> bool| {
        cells.map(|day| {
            let rows = day.iter().enumerate().filter(|(_, paint)| is(**paint));
            tidy(rows.map(|(row, _)| Span::new(row as u16 * 30, row as u16 * 30 + 30)).collect())
        })
    };
    (WeeklyHours(spans(|paint| paint != Paint::Unavailable)), spans(|paint| paint == Paint::Preferred))
}
