//! Unused or missing parts of the file, shown before the import.

use crate::ui::components::{Banner, BannerKind};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::{intake::Intake, wording::count};

/// How many names a line shows. The column mapping has all of them.
const MOST_NAMES: usize = 8;

#[component]
pub fn Warnings(intake: Signal<Arc<Intake>>, unused: Signal<Vec<String>>) -> impl IntoView {
    let names = Signal::derive(move || names(&unused.read()));
    let columns = Signal::derive(move || {
        format!("{} not used:", count(unused.read().len(), "column is", "columns are"))
    });
    view! {
        <Show when=move || !unused.read().is_empty()>
            <Banner kind=BannerKind::Warning title=columns text=names />
        </Show>
        <Show when=move || intake.get().lacks_certified>
            <Banner
                kind=BannerKind::Warning
                title="No one in this file is certified."
                text="Trainees need certified interviewers. Map the column that lists their interview types, or record certificates later on Today."
            />
        </Show>
    }
}

fn names(unused: &[String]) -> String {
    let shown = unused.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match unused.len().saturating_sub(MOST_NAMES) {
        // A name may end with a full stop of its own: "Employee No."
        0 => format!("{}. Map a column to import it.", shown.trim_end_matches('.')),
        more => format!("{shown} and {more} more. Map a column to import it."),
    }
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn many_names_are_cut_short() {
        let unused: Vec<String> = (1..=10).map(|number| format!("C{number}")).collect();
        assert_eq!(names(&unused[..2]), "C1, C2. Map a column to import it.");
        assert_eq!(names(&["Employee No.".into()]), "Employee No. Map a column to import it.");
        assert_eq!(names(&unused), "C1, C2, C3, C4, C5, C6, C7, C8 and 2 more. Map a column to import it.");
    }
}
