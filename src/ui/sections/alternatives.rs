//! A list of alternatives for a session, or of people who could attend an interview. One press schedules one.

use super::other_clocks::on_other_clocks;
use crate::{
    platform::ids,
    store::{Store, notice::Notice},
    ui::{
        components::{AlternativeList, AlternativeRow, Field, Rows, ShowMore},
        controls::people_to_tell::say_whom_to_tell,
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::{Command, NewSession, scheduling::ScheduledSession},
    model::ids::{EnrollmentId, InterviewId, PlanId, SessionId},
    planning::{
        alternatives::{Alternative, ByHand},
        placement::Placement,
    },
    progress::schedule::session_card::step_name,
    text_search::{Query, folded},
    workspace::Workspace,
};

/// What is being searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Another interview or mentor for this session.
    Place(SessionId),
    /// An interview for the next session of this enrollment.
    NextPlace(EnrollmentId),
    /// Another trainee in place of this session.
    OtherTrainee(SessionId, InterviewId),
    /// One more trainee at this interview.
    Trainee(InterviewId),
}

impl Wanted {
    fn instead_of(self) -> Option<SessionId> {
        match self {
            Self::Place(session) | Self::OtherTrainee(session, _) => Some(session),
            Self::NextPlace(_) | Self::Trainee(_) => None,
        }
    }

    /// The label of the buttons.
    fn act(self) -> &'static str {
        match self {
            Self::Place(_) => "Move here",
            Self::NextPlace(_) => "Schedule",
            Self::OtherTrainee(..) => "Swap",
            Self::Trainee(_) => "Add",
        }
    }

    fn nothing(self) -> &'static str {
        match self {
            Self::Place(_) => "There are no other upcoming interviews of this type. Import a newer schedule.",
            Self::NextPlace(_) => "There are no upcoming interviews of this type. Import a newer schedule.",
            Self::OtherTrainee(..) => "No one else in training for this interview type needs a session.",
            Self::Trainee(_) => "No one in training for this interview type needs a session.",
        }
    }

    fn none_possible(self) -> &'static str {
        match self {
            Self::Place(_) | Self::NextPlace(_) => "No interview fits. The reasons are listed below.",
            Self::OtherTrainee(..) | Self::Trainee(_) => {
                "No trainee can attend. The reasons are listed below."
            }
        }
    }
}

#[component]
pub fn Alternatives(
    wanted: Wanted,
    /// Called with the session that was scheduled.
    on_done: Callback<SessionId>,
) -> impl IntoView {
    let store = Store::expect();
    let all = Memo::new(move |_| alternatives(store, wanted));
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        store.read(|workspace| found(workspace, wanted, &all.read(), &Query::new(&text.read())))
    });
    let rows = Rows::of(Memo::new(move |_| text.get()));
    let drawn = Signal::derive(move || {
        let all = all.read();
        let found = found.read();
        found
            .iter()
            .take(rows.most())
            .filter_map(|place| Some(row(store, wanted, *place, all.get(*place)?)))
            .collect::<Vec<_>>()
    });
    let choose = Callback::new(move |place: usize| {
        if let Some(one) = all.read_untracked().get(place) {
            schedule(store, wanted, one.placement, on_done);
        }
    });
    let is_possible = move || all.read().first().is_some_and(|one| one.obstacle.is_none());
    view! {
        <Show when=move || !all.read().is_empty() fallback=move || view! { <p class="text-subtle">{wanted.nothing()}</p> }>
            <Show when=move || !is_possible()>
                <p>{wanted.none_possible()}</p>
            </Show>
            <Search wanted=wanted text=text />
            <AlternativeList rows=drawn act=wanted.act() on_choose=choose />
            <ShowMore rows=rows of=Signal::derive(move || found.read().len()) />
        </Show>
    }
}

#[component]
fn Search(wanted: Wanted, text: RwSignal<String>) -> impl IntoView {
    let label = match wanted {
        Wanted::Place(_) | Wanted::NextPlace(_) => "Mentor",
        Wanted::OtherTrainee(..) | Wanted::Trainee(_) => "Trainee",
    };
    view! {
        <Field id="alternative-name" label=label>
            <input id="alternative-name" type="search" placeholder="Any name" bind:value=text />
        </Field>
    }
}

fn alternatives(store: Store, wanted: Wanted) -> Vec<Alternative> {
    store.ask(|asker| {
        let by_hand = ByHand::new(asker.workspace, asker.zones, asker.at, wanted.instead_of());
        match wanted {
            Wanted::Place(_) => by_hand.other_places(),
            Wanted::NextPlace(enrollment) => by_hand.next_places(enrollment),
            Wanted::OtherTrainee(_, interview) | Wanted::Trainee(interview) => by_hand.candidates(interview),
        }
    })
}

/// The indexes of the alternatives whose person's name matches the query.
fn found(workspace: &Workspace, wanted: Wanted, all: &[Alternative], query: &Query) -> Vec<usize> {
    let person = |one: &Alternative| match wanted {
        Wanted::Place(_) | Wanted::NextPlace(_) => one.placement.mentor,
        Wanted::OtherTrainee(..) | Wanted::Trainee(_) => one.trainee,
    };
    let fits = |one: &Alternative| query.is_inside(&folded(workspace.profiles.name(person(one))));
    (0..).zip(all).filter(|(_, one)| fits(one)).map(|(place, _)| place).collect()
}

fn row(store: Store, wanted: Wanted, place: usize, one: &Alternative) -> AlternativeRow {
    let Placement { enrollment, interview, step, mentor } = one.placement;
    let (title, mut detail) = store.read(|workspace| {
        let mentor = workspace.profiles.name(mentor);
        match wanted {
            Wanted::Place(session) => {
                let is_here =
                    workspace.sessions.get(&session).is_some_and(|known| known.interview == interview);
                let here = if is_here { "same interview, " } else { "" };
                (times::day_and_time(store, one.start), format!("{here}with {mentor}"))
            }
            Wanted::NextPlace(_) => (times::day_and_time(store, one.start), format!("with {mentor}")),
            Wanted::OtherTrainee(..) | Wanted::Trainee(_) => {
                let step = step_name(workspace, enrollment, step).unwrap_or_default();
                (workspace.profiles.name(one.trainee).to_owned(), format!("{step} with {mentor}"))
            }
        }
    });
    if matches!(wanted, Wanted::Place(_) | Wanted::NextPlace(_)) {
        for own_time in on_other_clocks(store, one.start, [one.trainee, mentor]) {
            detail.push_str(" · ");
            detail.push_str(&own_time);
        }
    }
    if one.suits > 0 {
        detail.push_str(" · preferred time");
    }
    let obstacle = one.obstacle.as_ref().map(|obstacle| obstacle.words.clone());
    AlternativeRow { place, title, detail, obstacle }
}

/// Schedules it and reports who to tell. If it replaces a draft, no one has to be told yet.
pub fn schedule(store: Store, wanted: Wanted, placement: Placement, on_done: Callback<SessionId>) {
    let session = SessionId(ids::fresh());
    let instead_of = wanted.instead_of();
    let is_draft = store.read(|workspace| {
        let before = instead_of.and_then(|session| workspace.sessions.get(&session));
        before.is_some_and(|before| before.state().is_draft())
    });
    let new = NewSession::at(placement, session);
    let command =
        Command::ScheduleSession(ScheduledSession { plan: PlanId(ids::fresh()), session: new, instead_of });
    store.act_saying(command, move |id| {
        if is_draft {
            store.notify(Notice::done("Draft changed and kept fixed.", id));
        } else {
            say_whom_to_tell(store, done(wanted), id);
        }
        // The command may have waited for its part until after the user left the page.
        on_done.try_run(session);
    });
}

fn done(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Place(_) => "Session moved and proposed",
        Wanted::NextPlace(_) => "Session scheduled and proposed",
        Wanted::OtherTrainee(..) => "Trainee swapped and session proposed",
        Wanted::Trainee(_) => "Trainee added and session proposed",
    }
}
