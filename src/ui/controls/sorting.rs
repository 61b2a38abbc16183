//! The sort order of a table, stored in the address: `sort=team`, or `sort=-team` for descending.

use crate::ui::{
    components::{Each, Icon, IconName},
    controls::query::query_value,
};
use leptos::prelude::*;

/// A column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortColumn {
    /// Its name in the address.
    pub key: &'static str,
    /// Its name on the page.
    pub name: &'static str,
}

/// The column that a table is sorted by, and the direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorted {
    pub column: usize,
    pub is_descending: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Sorting {
    columns: &'static [SortColumn],
    now: Memo<Sorted>,
    change: Callback<Option<String>>,
}

impl Sorting {
    /// The sort order from the address. Defaults to the first column.
    pub fn in_address(columns: &'static [SortColumn]) -> Self {
        let (value, change) = query_value("sort");
        let now = Memo::new(move |_| read(columns, &value.get().unwrap_or_default()));
        Self { columns, now, change }
    }

    pub fn get(self) -> Sorted {
        self.now.get()
    }

    fn set(self, sorted: Sorted) {
        self.change.run(write(self.columns, sorted));
    }

    /// Sorts by a column, or reverses the order if it is the current one.
    fn press(self, column: usize) {
        let now = self.now.get_untracked();
        self.set(Sorted { column, is_descending: now.column == column && !now.is_descending });
    }
}

fn read(columns: &[SortColumn], value: &str) -> Sorted {
    let (name, is_descending) = value.strip_prefix('-').map_or((value, false), |name| (name, true));
    match columns.iter().position(|known| known.key == name) {
        Some(column) => Sorted { column, is_descending },
        None => Sorted { column: 0, is_descending: false },
    }
}

/// `None` for the default order.
fn write(columns: &[SortColumn], sorted: Sorted) -> Option<String> {
    let is_usual = sorted.column == 0 && !sorted.is_descending;
    (!is_usual).then(|| text(columns, sorted))
}

fn text(columns: &[SortColumn], Sorted { column, is_descending }: Sorted) -> String {
    let key = columns.get(column).map_or("", |known| known.key);
    format!("{}{key}", if is_descending { "-" } else { "" })
}

/// The header row, with a button in each column that sorts by it.
#[component]
pub fn SortHead(
    sorting: Sorting,
    /// Cells before and after the columns, such as a checkbox to select all.
    #[prop(optional, into)]
    before: ViewFn,
    #[prop(optional, into)] behind: ViewFn,
) -> impl IntoView {
    let heads = move |(column, known): (usize, &'static SortColumn)| {
        let way = move || {
            let now = sorting.get();
            (now.column == column).then_some(if now.is_descending { "descending" } else { "ascending" })
        };
        view! {
            <th scope="col" aria-sort=way>
                <button class="data-table__sort" type="button" on:click=move |_| sorting.press(column)>
                    {known.name}
                    <Icon name=IconName::ChevronDown />
                </button>
            </th>
        }
    };
    let heads: Vec<_> = sorting.columns.iter().enumerate().map(heads).collect();
    view! {
        <thead>
            <tr>{before.run()} {heads} {behind.run()}</tr>
        </thead>
    }
}

/// The sort order as a select, for tables drawn as cards without their header, and for lists that have none.
#[component]
pub fn SortSelect(
    sorting: Sorting,
    /// Whether to show it at any width, as there is no table.
    #[prop(optional)]
    always: bool,
) -> impl IntoView {
    let options = move || {
        let columns = sorting.columns.iter().enumerate();
        let ways = columns.flat_map(|(column, known)| {
            [(false, ""), (true, ", reversed")].map(|(is_descending, words)| {
                (Sorted { column, is_descending }, format!("{}{words}", known.name))
            })
        });
        ways.collect::<Vec<_>>()
    };
    let choose = move |event| {
        sorting.set(read(sorting.columns, &event_target_value(&event)));
    };
    view! {
        <div class="field" class=("sort-select", !always)>
            <label class="field__label" for="sort">
                "Sort by"
            </label>
            <select id="sort" on:change=choose>
                <Each each=options key=|option| option.1.clone() let:((sorted, name))>
                    <option
                        value=text(sorting.columns, sorted)
                        selected=move || sorting.get() == sorted
                        prop:selected=move || sorting.get() == sorted
                    >
                        {name}
                    </option>
                </Each>
            </select>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [SortColumn; 2] =
        [SortColumn { key: "name", name: "Name" }, SortColumn { key: "team", name: "Team" }];

    #[test]
    fn every_order_survives_the_round_trip_through_the_address() {
        for column in 0..COLUMNS.len() {
            for is_descending in [false, true] {
                let sorted = Sorted { column, is_descending };
                assert_eq!(read(&COLUMNS, &write(&COLUMNS, sorted).unwrap_or_default()), sorted);
            }
        }
    }

    #[test]
    fn unknown_columns_and_the_default_order_are_not_in_the_address() {
        let usual = Sorted { column: 0, is_descending: false };
        assert_eq!(read(&COLUMNS, "-nothing"), usual);
        assert_eq!(write(&COLUMNS, usual), None);
    }
}
