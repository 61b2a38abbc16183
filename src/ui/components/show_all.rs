//! The first few lines of a list, where a page has several lists and each may be long, and all of them after a press.

use crate::platform::print;
use leptos::prelude::*;

/// As many lines as can be taken in at a glance.
pub const FEW: usize = 8;

/// Fewer lines than this are not worth a press: the button would take as much room.
const WORTH_A_PRESS: usize = 3;

/// How many lines of a list are shown.
#[derive(Clone, Copy)]
pub struct FirstFew {
    length: Signal<usize>,
    few: usize,
    shows_all: RwSignal<bool>,
}

impl FirstFew {
    pub fn of(length: impl Fn() -> usize + Send + Sync + 'static, few: usize) -> Self {
        let shows_all = RwSignal::new(false);
        // Nobody can press anything on paper.
        StoredValue::new_local(print::on_print(move || {
            shows_all.try_set(true);
        }));
        Self { length: Signal::derive(length), few, shows_all }
    }

    pub fn shown(self) -> usize {
        shown(self.length.get(), self.few, self.shows_all.get())
    }

    fn is_long(self) -> bool {
        shown(self.length.get(), self.few, false) < self.length.get()
    }
}

fn shown(length: usize, few: usize, shows_all: bool) -> usize {
    if shows_all || length < few + WORTH_A_PRESS { length } else { few }
}

/// The button below the lines; nothing where all of them are there without it.
#[component]
pub fn ShowAll(
    lines: FirstFew,
    /// What is listed, for those who hear the button without seeing the list.
    #[prop(into)]
    of: String,
) -> impl IntoView {
    let words = move || match lines.shows_all.get() {
        true => "Show fewer".to_owned(),
        false => format!("Show all {}", lines.length.get()),
    };
    let of = StoredValue::new(of);
    view! {
        <Show when=move || lines.is_long()>
            <p>
                <button
                    class="button button--small button--quiet"
                    type="button"
                    aria-expanded=move || lines.shows_all.get().to_string()
                    on:click=move |_| lines.shows_all.update(|shows_all| *shows_all = !*shows_all)
                >
                    {words}
                    <span class="visually-hidden">": " {of.get_value()}</span>
                </button>
            </p>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_begins_with_a_few_lines_and_has_all_of_them_after_a_press() {
        assert_eq!((shown(30, 8, false), shown(30, 8, true)), (8, 30));
    }

    #[test]
    fn no_button_hides_a_line_or_two() {
        assert_eq!((shown(8, 8, false), shown(10, 8, false), shown(11, 8, false)), (8, 10, 8));
    }
}
