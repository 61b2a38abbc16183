//! Selecting rows of a list: a checkbox for each row, one for all, and ranges with Shift.

use super::CheckField;
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback_core::order::Gather;

/// Identifies rows by the number of their id, so that the code is compiled once for all lists.
#[derive(Clone, Copy, Debug)]
pub struct Selection {
    /// The selected rows that are in the list, in its order.
    pub chosen: Memo<Vec<u64>>,
    rows: Memo<Vec<u64>>,
    pressed: RwSignal<BTreeSet<u64>>,
    last: StoredValue<Option<u64>>,
}

impl Selection {
    /// A selection from these rows, in the given order. Rows that leave the list are deselected.
    pub fn of(rows: Memo<Vec<u64>>) -> Self {
        let pressed = RwSignal::new(BTreeSet::new());
        let chosen = Memo::new(move |_| {
            let pressed = pressed.read();
            rows.read().iter().copied().filter(|row| pressed.contains(row)).collect()
        });
        Self { chosen, rows, pressed, last: StoredValue::new(None) }
    }

    pub fn clear(self) {
        self.pressed.set(BTreeSet::new());
    }

    fn holds(self, row: u64) -> bool {
        self.pressed.read().contains(&row)
    }

    fn select_all(self, is_selected: bool) {
        let all = if is_selected { self.rows.get_untracked() } else { Vec::new() };
        self.pressed.set(all.into_iter().into_set());
    }

    /// With Shift, all rows from the last pressed one to this one get the same state.
    fn press(self, row: u64, is_selected: bool, with_shift: bool) {
        let from = self.last.get_value().filter(|_| with_shift).unwrap_or(row);
        let rows = self.rows.read_untracked();
        self.pressed.update(|pressed| {
            for row in between(&rows, from, row) {
                if is_selected {
                    pressed.insert(*row)
                } else {
                    pressed.remove(row)
                };
            }
        });
        self.last.set_value(Some(row));
    }
}

/// The rows between two rows, in either order and inclusive. Only `other` if `one` is gone.
fn between(rows: &[u64], one: u64, other: u64) -> &[u64] {
    let place = |row| rows.iter().position(|known| *known == row);
    let Some(end) = place(other) else { return &[] };
    let start = place(one).unwrap_or(end);
    rows.get(start.min(end)..=start.max(end)).unwrap_or_default()
}

/// A checkbox that selects all rows of the list or none.
#[component]
pub fn SelectAll(selection: Selection, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let rows = move || selection.rows.read().len();
    let chosen = move || selection.chosen.read().len();
    view! {
        <CheckField
            label=label
            value=Signal::derive(move || chosen() == rows())
            is_partly=Signal::derive(move || chosen() > 0 && chosen() < rows())
            on_change=Callback::new(move |is_selected| selection.select_all(is_selected))
        />
    }
}

/// A checkbox that selects one row of the list.
#[component]
pub fn SelectRow(selection: Selection, row: u64, label: String) -> impl IntoView {
    view! {
        <input
            type="checkbox"
            aria-label=label
            prop:checked=move || selection.holds(row)
            on:click=move |event| selection.press(row, event_target_checked(&event), event.shift_key())
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [u64; 5] = [40, 10, 30, 20, 50];

    #[test]
    fn a_range_holds_the_rows_listed_between_its_ends() {
        assert_eq!(between(&ROWS, 10, 20), [10, 30, 20]);
        assert_eq!(between(&ROWS, 20, 10), [10, 30, 20]);
        assert_eq!(between(&ROWS, 30, 30), [30]);
    }

    #[test]
    fn a_row_that_is_gone_starts_no_range() {
        assert_eq!(between(&ROWS, 7, 20), [20]);
        assert_eq!(between(&ROWS, 20, 7), [0_u64; 0]);
    }

    #[test]
    fn shift_selects_and_deselects_ranges() {
        let owner = Owner::new();
        owner.with(|| {
            let selection = Selection::of(Memo::new(|_| ROWS.to_vec()));
            selection.press(10, true, false);
            selection.press(50, true, true);
            assert_eq!(selection.chosen.get_untracked(), [10, 30, 20, 50]);
            selection.press(30, false, true);
            assert_eq!(selection.chosen.get_untracked(), [10]);
        });
    }

    #[test]
    fn rows_that_leave_the_list_are_not_selected() {
        let owner = Owner::new();
        owner.with(|| {
            let rows = RwSignal::new(ROWS.to_vec());
            let selection = Selection::of(Memo::new(move |_| rows.get()));
            selection.select_all(true);
            rows.set(vec![20, 60]);
            assert_eq!(selection.chosen.get_untracked(), [20]);
        });
    }
}
