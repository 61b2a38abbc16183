//! A long list of which only the first rows are drawn: thousands of rows would freeze the page. A screenful is there at
//! once, and some more follow while the page is already shown.

use crate::platform::clock;
use leptos::{prelude::*, task::spawn_local};

/// So many rows are drawn at once, and so many more with each frame that follows.
const SCREENFUL: usize = 40;

/// So many rows are drawn without being asked for, and so many more after each press.
const ROWS: usize = 200;

/// How many rows of a list are drawn. It begins again with each other list, such as the outcome of another search.
pub struct Rows<L: Send + Sync + 'static> {
    list: Memo<L>,
    drawn: RwSignal<Drawn<L>>,
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
    /// So many are to be drawn in the end.
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
        let rows = Self { list, drawn };
        Effect::new(move |_| rows.fill(list.get()));
        rows
    }

    /// How many rows are drawn at most.
    pub fn most(self) -> usize {
        let (list, drawn) = (self.list.read(), self.drawn.read());
        if drawn.of == *list { drawn.rows } else { SCREENFUL }
    }

    pub fn more(self) {
        self.drawn.update(|drawn| drawn.wanted += ROWS);
        self.fill(self.list.get_untracked());
    }

    fn wanted(self) -> usize {
        let (list, drawn) = (self.list.read(), self.drawn.read());
        if drawn.of == *list { drawn.wanted } else { ROWS }
    }

    fn fill(self, list: L) {
        if self.drawn.with_untracked(|drawn| drawn.of != list) {
            self.drawn.set(Drawn::first(list.clone()));
        }
        spawn_local(async move {
            let is_short = |drawn: &Drawn<L>| drawn.of == list && drawn.rows < drawn.wanted;
            while self.drawn.try_with_untracked(is_short) == Some(true) {
                clock::next_frame().await;
                self.drawn.try_update(|drawn| drawn.rows += SCREENFUL);
            }
        });
    }
}

/// The end of a long list: how many rows are drawn, and a button for more; nothing where all are.
#[component]
pub fn ShowMore<L: Clone + PartialEq + Send + Sync + 'static>(
    rows: Rows<L>,
    #[prop(into)] of: Signal<usize>,
) -> impl IntoView {
    let left = Memo::new(move |_| of.get().saturating_sub(rows.wanted()));
    let drawn = move || of.get() - left.get();
    view! {
        <Show when=move || { left.get() > 0 }>
            <div class="button-row">
                <button class="button" type="button" on:click=move |_| rows.more()>
                    {move || format!("Show {} more", left.get().min(ROWS))}
                </button>
                <span class="text-subtle">{move || format!("{} of {} shown", drawn(), of.get())}</span>
            </div>
        </Show>
    }
}
