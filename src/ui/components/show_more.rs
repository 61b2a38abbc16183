//! A long list of which only the first rows are drawn: thousands of rows would freeze the page. A screenful is there at
//! once, and some more follow as somebody comes near the end.

use crate::platform::{clock, in_view::Watch, later, print};
use leptos::{html::Div, prelude::*, task::spawn_local};

/// So many rows are drawn at once, and so many more with each frame near their end.
const SCREENFUL: usize = 40;

/// So many rows are drawn without a press, and so many more after each.
const ROWS: usize = 200;

/// How many rows of a list are drawn. It begins again with each other list, such as the outcome of another search.
pub struct Rows<L: Send + Sync + 'static> {
    list: Memo<L>,
    drawn: RwSignal<Drawn<L>>,
    /// Whether somebody looks at the end of what is drawn, or nearly so; always where all that is wanted is drawn at once.
    is_near_end: RwSignal<bool>,
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
        // Where the browser scrolls to has to be there by then.
        let rows = Self { list, drawn, is_near_end: RwSignal::new(later::may_be_scrolled()) };
        Effect::new(move |_| {
            rows.is_near_end.track();
            rows.fill(list.get());
        });
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
            while self.is_near_end.try_get_untracked() == Some(true)
                && self.drawn.try_with_untracked(is_short) == Some(true)
            {
                clock::next_frame().await;
                self.drawn.try_update(|drawn| drawn.rows += SCREENFUL);
            }
        });
    }

    fn draw_all_wanted(self) {
        self.drawn.try_update(|drawn| drawn.rows = drawn.wanted);
    }

    /// Draws more while this element, which stands at the end, is near; all of them for paper.
    fn follow(self, end: NodeRef<Div>) {
        StoredValue::new_local(print::on_print(move || self.draw_all_wanted()));
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

/// The end of a long list: how many rows are drawn, and a button for more; nothing where all are.
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
                <div class="button-row">
                    <button class="button" type="button" on:click=move |_| rows.more()>
                        {move || format!("Show {} more", left.get().min(ROWS))}
                    </button>
                    <span class="text-subtle">{move || format!("{} of {} shown", drawn(), of.get())}</span>
                </div>
            </Show>
        </div>
    }
}
