//! The store's notices, each with its Undo, until they disappear.

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
    // When a notice is gone, the pointer or focus can't leave it any more.
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

/// Counts the seconds of each notice. Ends with the page that shows them.
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

/// How long a notice has been shown.
#[derive(Default)]
struct Shown {
    number: Option<u64>,
    seconds: u32,
}

impl Shown {
    /// Counts a second in which the notice was visible. Returns whether its time is up.
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
    fn each_notice_has_its_own_time() {
        let (first, second) = (Notice::said("Saved."), Notice::said("Copied."));
        let mut shown = Shown::default();
        assert!((0..9).all(|_| !shown.is_over_after_a_second(&first)));
        assert!((0..9).all(|_| !shown.is_over_after_a_second(&second)));
        assert!(shown.is_over_after_a_second(&second));
    }

    #[test]
    fn a_refusal_stays_until_it_is_closed() {
        let refusal = Notice::refused("Only the coordinator can publish.");
        let mut shown = Shown::default();
        assert!((0..1000).all(|_| !shown.is_over_after_a_second(&refusal)));
    }
}
