//! A long list of which only the first rows are drawn, as thousands of rows would freeze the page. One screenful is drawn
//! immediately, and more when the user gets near the end.

use super::show_all::is_printing;
use crate::platform::{clock, in_view::Watch, later};
use leptos::{html::Div, prelude::*, task::spawn_local};
use switchback_core::wording::grouped;

/// How many rows are drawn immediately, and how many more with each frame near the end.
const SCREENFUL: usize = 40;

/// How many rows are drawn without a press, and how many more after each press.
const ROWS: usize = 200;

/// How many rows are printed. Drawing more would freeze the page.
const PRINTED: usize = 1_000;

/// How many rows of a list are drawn. Starts over for a new list, such as a new search result.
pub struct Rows<L: Send + Sync + 'static> {
    list: Memo<L>,
    drawn: RwSignal<Drawn<L>>,
    /// Whether the user is near the end of the drawn rows. Always true if all wanted rows are drawn immediately.
    is_near_end: RwSignal<bool>,
    /// Printed pages can't be scrolled or clicked.
    is_printing: RwSignal<bool>,
}

impl<L: Send + Sync + 'static> Clone for Rows<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Send + Sync + 'static> Copy for Rows<L> {}

#[derive(Clone)]
struct Drawn<L> {
    of: L,
    rows: usize,
    /// The number of rows to draw eventually.
    wanted: usize,
}

impl<L> Drawn<L> {
    fn first(of: L) -> Self {
        Self { of, rows: SCREENFUL, wanted: ROWS }
    }
}

impl<L: Clone + PartialEq + Send + Sync + 'static> Rows<L> {
    pub fn of(list: Memo<L>) -> Self {
        let drawn = RwSignal::new(Drawn::first(list.get_untracked()));
        // The browser may scroll to a previous position, which has to be drawn by then.
        let is_near_end = RwSignal::new(later::may_be_scrolled());
        let rows = Self { list, drawn, is_near_end, is_printing: is_printing() };
        Effect::new(move |_| {
            rows.is_near_end.track();
            rows.fill(list.get());
        });
        rows
    }

    /// The maximum number of rows to draw.
    pub fn most(self) -> usize {
        let (list, drawn) = (self.list.read(), self.drawn.read());
        let most = if drawn.of == *list { drawn.rows } else { SCREENFUL };
        self.or_printed(most)
    }

    pub fn more(self) {
        self.drawn.update(|drawn| drawn.wanted += ROWS);
        self.fill(self.list.get_untracked());
    }

    fn wanted(self) -> usize {
        let (list, drawn) = (self.list.read(), self.drawn.read());
        let wanted = if drawn.of == *list { drawn.wanted } else { ROWS };
        self.or_printed(wanted)
    }

    fn or_printed(self, rows: usize) -> usize {
        if self.is_printing.get() { rows.max(PRINTED) } else { rows }
    }

    fn fill(self, list: L) {
        if self.drawn.with_untracked(|drawn| drawn.of != list) {
            self.drawn.set(Drawn::first(list.clone()));
        }
        spawn_local(async move {
            let is_short = |drawn: &Drawn<L>| drawn.of == list && drawn.rows < drawn.wanted;
            while self.is_near_end.try_get_untracked() == Some(true)
                && self.drawn.try_with_untracked(is_short) == Some(true)
            {
                clock::next_frame().await;
                // A press for more may have begun to fill as well.
                self.drawn.try_update(|drawn| drawn.rows = drawn.wanted.min(drawn.rows + SCREENFUL));
            }
        });
    }

    /// Draws more while this element at the end is near.
    fn follow(self, end: NodeRef<Div>) {
        if self.is_near_end.get_untracked() {
            return;
        }
        let watch = StoredValue::new_local(None);
        Effect::new(move || {
            let Some(end) = end.get() else { return };
            let began = Watch::begin(&end, move |is_near| {
                self.is_near_end.try_set(is_near);
            });
            if began.is_none() {
                self.is_near_end.set(true);
            }
            watch.set_value(began);
        });
    }
}

/// The end of a long list: how many rows are drawn, and a button for more. Draws nothing if all rows are drawn.
#[component]
pub fn ShowMore<L: Clone + PartialEq + Send + Sync + 'static>(
    rows: Rows<L>,
    #[prop(into)] of: Signal<usize>,
) -> impl IntoView {
    let left = Memo::new(move |_| of.get().saturating_sub(rows.wanted()));
    let drawn = move || of.get() - left.get();
    let end = NodeRef::new();
    rows.follow(end);
    view! {
        <div class="list-end" node_ref=end>
            <Show when=move || { left.get() > 0 }>
                <div class="cluster">
                    <button class="button" type="button" on:click=move |_| rows.more()>
                        {move || format!("Show {} more", grouped(left.get().min(ROWS)))}
                    </button>
                    <span class="text-subtle">{move || format!("{} of {} shown", grouped(drawn()), grouped(of.get()))}</span>
                </div>
            </Show>
        </div>
    }
}
