//! Work that takes a while, with the button that begins it: it can be stopped, and ends when its page is
//! left.

use super::page_actions::offer;
use crate::{
    platform::clock,
    store::{Store, notice::Notice},
    ui::components::WorkButton,
};
use leptos::prelude::*;

#[component]
pub fn LongWork<Work, Going, Outcome>(
    /// What the button says at rest.
    #[prop(into)]
    words: Signal<String>,
    /// What it says while the work goes on.
    #[prop(into)]
    busy: Signal<String>,
    /// The work, or why it cannot be done, in words. It is dropped where it stands when it is stopped.
    work: Work,
    on_done: Callback<Outcome>,
    /// Called when it is stopped.
    #[prop(optional)]
    on_stop: Option<Callback<()>>,
    /// False where what it finds is out of sight when somebody begins it in the palette.
    #[prop(default = true)]
    offered: bool,
) -> impl IntoView
where
    Work: Fn() -> Going + 'static,
    Going: Future<Output = Result<Outcome, String>> + 'static,
    Outcome: 'static,
{
    let store = Store::expect();
    let run = move |(): &()| finish(store, work(), on_done);
    // What runs keeps its owner alive: were that the page's own, the page would never be known to be left.
    let owner = StoredValue::new(Owner::new());
    let action = owner.with_value(|owner| owner.with(|| Action::new_local(run)));
    let going = StoredValue::new(None::<ActionAbortHandle>);
    let end = move || {
        if let Some(going) = going.try_update_value(Option::take).flatten() {
            going.abort();
        }
    };
    on_cleanup(end);
    let is_on: Signal<bool> = action.pending().into();
    let begin = Callback::new(move |()| {
        if !is_on.get_untracked() {
            going.set_value(Some(action.dispatch_local(())));
        }
    });
    if offered {
        offer(words, begin);
    }
    let stop = Callback::new(move |()| {
        end();
        if let Some(on_stop) = on_stop {
            on_stop.run(());
        }
    });
    view! { <WorkButton words=words busy=busy is_on=is_on on_begin=begin on_stop=stop /> }
}

async fn finish<Outcome: 'static>(
    store: Store,
    going: impl Future<Output = Result<Outcome, String>>,
    on_done: Callback<Outcome>,
) {
    // The button says that it is busy before the page's thread is.
    clock::next_frame().await;
    match going.await {
        // The page may have been left in this very moment.
        Ok(outcome) => drop(on_done.try_run(outcome)),
        Err(words) => store.notify(Notice::refused(words)),
    }
}
