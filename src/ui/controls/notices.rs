//! The messages of the store, each with its undo, until they leave by themselves.

use crate::{
    platform::{clock, visibility},
    store::{Store, notice::Notice},
    ui::components::Toasts,
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn Notices() -> impl IntoView {
    let store = Store::expect();
    let attended = RwSignal::new(false);
    // A message that is gone can no longer be left.
    Effect::new(move || {
        store.notices.track();
        attended.set(false);
    });
    Effect::new(move || spawn_local(let_leave(store, attended)));
    view! {
        <Toasts
            notices=store.notices
            on_undo=Callback::new(move |kind| store.undo_noticed(kind))
            on_close=Callback::new(move |number| store.dismiss(number))
            on_attend=Callback::new(move |attends| attended.set(attends))
        />
    }
}

/// Counts the seconds of each message, and ends with the page that shows them.
async fn let_leave(store: Store, attended: RwSignal<bool>) {
    let mut shown = Shown::default();
    loop {
        clock::pause(1_000).await;
        let Some(attended) = attended.try_get_untracked() else { return };
        let Some(notice) = store.notices.get_untracked().into_iter().next() else { continue };
        if !attended && visibility::is_visible() && shown.is_over_after_a_second(&notice) {
            store.dismiss(notice.number);
        }
    }
}

/// How long a message has been shown.
#[derive(Default)]
struct Shown {
    number: Option<u64>,
    seconds: u32,
}

impl Shown {
    /// Counts a second that somebody could read the message in; whether its time is over then.
    fn is_over_after_a_second(&mut self, notice: &Notice) -> bool {
        if self.number != Some(notice.number) {
            *self = Self { number: Some(notice.number), seconds: 0 };
        }
        self.seconds += 1;
        notice.kind.seconds().is_some_and(|most| self.seconds >= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_has_its_own_time() {
        let (first, second) = (Notice::said("Saved."), Notice::said("Copied."));
        let mut shown = Shown::default();
        assert!((0..9).all(|_| !shown.is_over_after_a_second(&first)));
        assert!((0..9).all(|_| !shown.is_over_after_a_second(&second)));
        assert!(shown.is_over_after_a_second(&second));
    }

    #[test]
    fn a_refusal_does_not_leave_by_itself() {
        let refusal = Notice::refused("Only the coordinator can publish.");
        let mut shown = Shown::default();
        assert!((0..1000).all(|_| !shown.is_over_after_a_second(&refusal)));
    }
}
