//! What would help most: small changes, each planned again to see what it brings.

use super::{Made, asked};
use crate::{
    platform::clock,
    route::Route,
    store::{Store, planner},
    ui::{components::Section, times, words},
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    planning::{
        Plan,
        unlocks::{self, Asked, Change, Unlock},
    },
    workspace::Workspace,
};

/// How many changes are tried; each is a whole plan.
const TRIES: usize = 12;
/// How many are shown.
const SHOWN: usize = 5;

#[component]
pub fn Help(made: Made) -> impl IntoView {
    let store = Store::expect();
    let found = RwSignal::new(None::<Vec<Unlock>>);
    let looking = RwSignal::new(false);
    let made = StoredValue::new(made);
    let look = move |_| {
        looking.set(true);
        spawn_local(async move {
            found.set(Some(look_for(store, made).await));
            looking.set(false);
        });
    };
    view! {
        <Section title="What would help most">
            <Show when=move || found.read().is_none()>
                <div class="button-row">
                    <button
                        class="button"
                        type="button"
                        aria-busy=move || looking.get().to_string()
                        disabled=move || looking.get()
                        on:click=look
                    >
                        {move || if looking.get() { "Trying changes …" } else { "Find out" }}
                    </button>
                </div>
            </Show>
            {move || found.get().map(|unlocks| view! { <Found unlocks=unlocks /> })}
        </Section>
    }
}

/// Tries one change after the other, so that the page can be used meanwhile.
async fn look_for(store: Store, made: StoredValue<Made>) -> Vec<Unlock> {
    let changes = with_asked(store, made, |asked, plan| unlocks::changes(asked, plan, TRIES));
    let mut found = Vec::new();
    for change in changes.into_iter().flatten() {
        clock::next_frame().await;
        let Some(Some(posed)) = with_asked(store, made, |asked, _| unlocks::pose_with(asked, change)) else {
            continue;
        };
        let Ok(solution) = planner::solve(posed.problem).await else { continue };
        let unlock = with_asked(store, made, |_, plan| Unlock::of(plan, change, &solution));
        found.extend(unlock.flatten());
    }
    unlocks::best_first(found)
}

/// Reads what the plan was made from; `None` once the page is left.
fn with_asked<T>(store: Store, made: StoredValue<Made>, read: impl FnOnce(&Asked, &Plan) -> T) -> Option<T> {
    made.try_with_value(|made| {
        asked::with_asked(store, &made.weeks, made.policy, |asked| read(asked, &made.plan))
    })
}

#[component]
fn Found(unlocks: Vec<Unlock>) -> impl IntoView {
    let store = Store::expect();
    if unlocks.is_empty() {
        return view! { <p class="text-subtle">"No small change places more people in these weeks."</p> }
            .into_any();
    }
    let items = unlocks
        .into_iter()
        .take(SHOWN)
        .map(|unlock| {
            let (text, href) = store.read(|workspace| words_of(store, workspace, unlock.change));
            let brings = match unlock.sessions {
                0 => "better sessions".to_owned(),
                more => words::count(more.unsigned_abs() as usize, "more session", "more sessions"),
            };
            view! {
                <li class="reason-list__item reason-list__item--unlock">
                    <span class="reason-list__count">{unlock.sessions}</span>
                    <span class="reason-list__text">{brings}</span>
                    <span class="reason-list__detail">
                        <a href=href>{text}</a>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="reason-list">{items}</ol> }.into_any()
}

/// The change in words, and where it is made.
fn words_of(store: Store, workspace: &Workspace, change: Change) -> (String, String) {
    let name = |person| workspace.profiles.name(person);
    let interview = |id| {
        let known = workspace.interviews.get(&id);
        known.map_or_else(String::new, |known| {
            format!(
                "{}, {}",
                workspace.type_name(known.interview_type),
                times::day_and_time(store, known.start)
            )
        })
    };
    match change {
        Change::TimeFor { person, interview: id } => (
            format!("{} keeps the time free: {}", name(person), interview(id)),
            Route::Availability(person).href(),
        ),
        Change::MentorTakesOneMore(person) => {
            (format!("{} takes one more trainee a week", name(person)), Route::Availability(person).href())
        }
        Change::TraineeTakesOneMore(person) => {
            (format!("{} goes to one more session a week", name(person)), Route::Availability(person).href())
        }
        Change::InterviewMoved { interview: id, start } => (
            format!("The interview moves to {}: {}", times::day_and_time(store, start), interview(id)),
            Route::BringIn.href(),
        ),
        Change::OneMoreSeat(id) => {
            (format!("One more observer seat: {}", interview(id)), Route::BringIn.href())
        }
        Change::OneMoreCertified { person, interview_type } => (
            format!("{} certified in {}", name(person), workspace.type_name(interview_type)),
            Route::Person(person).href(),
        ),
    }
}
