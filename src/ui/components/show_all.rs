//! The first few lines of a list, and all of them after a press. For pages with several possibly long lists.

use crate::platform::print;
use leptos::prelude::*;

/// The number of lines that can be read at a glance.
pub const FEW: usize = 8;

/// With fewer hidden lines than this, the button would take as much space as the lines.
const WORTH_A_PRESS: usize = 3;

/// How many lines of a list are shown.
#[derive(Clone, Copy)]
pub struct FirstFew {
    length: Signal<usize>,
    few: usize,
    shows_all: RwSignal<bool>,
    /// Printed pages can't be clicked, so they show everything.
    is_printing: RwSignal<bool>,
}

/// Whether the page is being printed.
pub fn is_printing() -> RwSignal<bool> {
    let is_printing = RwSignal::new(false);
    let set = move |is| {
        move || {
            is_printing.try_set(is);
        }
    };
    StoredValue::new_local((print::on_print(set(true)), print::after_print(set(false))));
    is_printing
}

impl FirstFew {
    pub fn of(length: impl Fn() -> usize + Send + Sync + 'static, few: usize) -> Self {
        Self {
            length: Signal::derive(length),
            few,
            shows_all: RwSignal::new(false),
            is_printing: is_printing(),
        }
    }

    pub fn shown(self) -> usize {
        shown(self.length.get(), self.few, self.shows_all.get() || self.is_printing.get())
    }

    fn is_long(self) -> bool {
        shown(self.length.get(), self.few, false) < self.length.get()
    }
}

fn shown(length: usize, few: usize, shows_all: bool) -> usize {
    if shows_all || length < few + WORTH_A_PRESS { length } else { few }
}

/// The button below the lines. Draws nothing if all lines are shown anyway.
#[component]
pub fn ShowAll(
    lines: FirstFew,
    /// The name of the list, for screen readers.
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
    fn a_long_list_shows_a_few_lines_and_all_after_a_press() {
        assert_eq!((shown(30, 8, false), shown(30, 8, true)), (8, 30));
    }

    #[test]
    fn no_button_hides_a_line_or_two() {
        assert_eq!((shown(8, 8, false), shown(10, 8, false), shown(11, 8, false)), (8, 10, 8));
    }
}
