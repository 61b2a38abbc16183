//! Moving a session to another interview of the week, by dragging it or with the list of all interviews.

use super::filters::everything_href;
use crate::{
    store::Store,
    ui::{
        components::{DropOutcome, Moving},
        format::times,
        sections::{ChangeSession, Wanted, schedule},
    },
};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};
use switchback_core::{
    access::work::Work,
    model::ids::{InterviewId, SessionId},
    planning::alternatives::{Alternative, ByHand},
    progress::schedule::calendar::Slot,
};

/// The state for moving sessions within one week.
#[derive(Clone, Copy)]
pub struct Mover {
    pub moving: Moving,
    /// The result of dropping the dragged session onto each interview of the week.
    outcomes: Memo<BTreeMap<InterviewId, Alternative>>,
    /// The interview that the pointer is over.
    over: Memo<Option<InterviewId>>,
    /// The session whose list is open.
    chosen: RwSignal<Option<SessionId>>,
    is_list_open: RwSignal<bool>,
}

impl Mover {
    /// `None` unless the user may move sessions and there is one to move. `within` has the indexes of the week's entries in
    /// `slots`.
    pub fn of(store: Store, slots: Arc<[Slot]>, within: Arc<[usize]>) -> Option<Self> {
        let mut cards = slots.iter().filter_map(|slot| slot.session.as_ref());
        let now = store.now.get_untracked();
        if !store.may(Work::Plan) || !cards.any(|card| card.is_open(now)) {
            return None;
        }
        let dragged = RwSignal::new(None::<usize>);
        let over = RwSignal::new(None::<usize>);
        let interviews: Arc<[InterviewId]> = slots.iter().map(|slot| slot.interview).collect();
        let slot = move |place: usize| within.get(place).and_then(|index| slots.get(*index)).cloned();
        let slot = StoredValue::new(slot);
        let slot_at = move |place: usize| slot.with_value(|slot| slot(place));
        let session_at = move |place: usize| Some(slot_at(place)?.session?.session);
        let outcomes = Memo::new(move |_| {
            let session = dragged.get().and_then(session_at);
            session.map(|session| outcomes(store, session, &interviews)).unwrap_or_default()
        });
        let over_interview = Memo::new(move |_| Some(slot_at(over.get()?)?.interview));
        let outcome = Callback::new(move |place: usize| {
            let to = slot_at(place)?.interview;
            let from = slot_at(dragged.get()?)?.interview;
            outcomes.read().get(&to).filter(|_| to != from).map(drop_of)
        });
        let on_drop = Callback::new(move |place: usize| {
            let to = slot_at(place).map(|slot| slot.interview);
            let one = to.and_then(|to| outcomes.read_untracked().get(&to).cloned());
            if let Some((one, session)) = one.zip(dragged.get_untracked().and_then(session_at)) {
                schedule(store, Wanted::Place(session), one.placement, Callback::new(|_| ()));
            }
        });
        let (chosen, is_list_open) = (RwSignal::new(None), RwSignal::new(false));
        let on_move = Callback::new(move |place: usize| {
            chosen.set(session_at(place));
            is_list_open.set(true);
        });
        let moving = Moving { dragged, over, outcome, on_drop, on_move };
        Some(Self { moving, outcomes, over: over_interview, chosen, is_list_open })
    }
}

fn outcomes(
    store: Store,
    session: SessionId,
    interviews: &[InterviewId],
) -> BTreeMap<InterviewId, Alternative> {
    store.ask_untracked(|asker| {
        let by_hand = ByHand::new(asker.workspace, asker.zones, asker.at, Some(session));
        interviews.iter().filter_map(|id| Some((*id, by_hand.place_at(*id)?))).collect()
    })
}

fn drop_of(one: &Alternative) -> DropOutcome {
    match &one.obstacle {
        None => DropOutcome::Possible,
        Some(obstacle) => DropOutcome::Excluded(obstacle.words.clone()),
    }
}

/// The legend of a week, and next to it how to move sessions.
pub fn above_week(legend: Option<AnyView>, mover: Option<Mover>, everything: bool) -> Option<AnyView> {
    let help = mover.map(|mover| view! { <MovingHelp mover=mover everything=everything /> });
    let legend = legend?;
    Some(view! { <div class="cluster cluster--apart">{legend} {help}</div> }.into_any())
}

/// How to move sessions, and the result of dropping the one that is being dragged.
#[component]
fn MovingHelp(
    mover: Mover,
    /// Whether interviews without a trainee are shown, too.
    everything: bool,
) -> impl IntoView {
    let store = Store::expect();
    let words = move || {
        mover.moving.dragged.get()?;
        let outcomes = mover.outcomes.read();
        let one = mover.over.get().and_then(|interview| outcomes.get(&interview));
        Some(match one.map(|one| (one, &one.obstacle)) {
            Some((_, Some(obstacle))) => format!("Not possible: {}.", obstacle.words),
            Some((one, None)) => format!("Drop to move the session to {}.", there(store, one)),
            None => "Drop it on one of the marked interviews.".to_owned(),
        })
    };
    let help = move || {
        view! {
            "Drag a session onto another interview to move it. With a keyboard, press Tab to reach its Move button. "
            {(!everything)
                .then(|| {
                    view! { <a href=everything_href()>"Show interviews without a trainee"</a> }
                })}
        }
    };
    view! {
        <p class="moving-help text-subtle text-small" aria-live="polite">
            {move || match words() {
                Some(words) => words.into_any(),
                None => help().into_any(),
            }}
        </p>
        <ChangeSession
            session=mover.chosen
            open=mover.is_list_open
            on_done=Callback::new(|_| ())
        />
    }
}

/// "Tue, Dec 1, 10:00 AM, with Tom Birch"
fn there(store: Store, one: &Alternative) -> String {
    let mentor = store.read(|workspace| workspace.profiles.name(one.placement.mentor).to_owned());
    format!("{}, with {mentor}", times::day_and_time(store, one.start))
}
