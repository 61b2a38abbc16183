//! Long work with the button that starts it. It can be stopped, and ends when the user leaves its page.

use super::page_actions::offer;
use crate::{
    platform::clock,
    store::{Store, notice::Notice},
    ui::components::WorkButton,
};
use leptos::prelude::*;

#[component]
pub fn LongWork<Work, Going, Outcome>(
    /// The label of the button at rest.
    #[prop(into)]
    words: Signal<String>,
    /// Its label while the work is running.
    #[prop(into)]
    busy: Signal<String>,
    /// The work, which may fail with a reason in words. Stopping it drops the future.
    work: Work,
    on_done: Callback<Outcome>,
    /// Called when the user stops the work.
    #[prop(optional)]
    on_stop: Option<Callback<()>>,
    /// `false` if the result would be out of sight when the work is started from the palette.
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
    // A running action keeps its owner alive. If that were the page's owner, the page's cleanup would never run.
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
    // Lets the button show that it is busy before the page's thread is.
    clock::next_frame().await;
    match going.await {
        // The user may have left the page at this very moment.
        Ok(outcome) => drop(on_done.try_run(outcome)),
        Err(words) => store.notify(Notice::refused(words)),
    }
}
