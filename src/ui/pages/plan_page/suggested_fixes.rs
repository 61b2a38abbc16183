//! Suggested fixes: small changes, each planned again to see its effect.

use crate::{
    route::Route,
    store::{
        Store,
        planner::{self, Brief},
    },
    ui::{
        components::Section,
        controls::long_work::LongWork,
        format::{times, words},
        pages::plan_page::Made,
    },
};
use leptos::prelude::*;
use std::mem;
use switchback_core::{
    planning::{
        job::{Attempt, Task},
        suggested_fixes::{self, Change, SuggestedFix},
    },
    workspace::Workspace,
};

/// How many changes are tried; each is a whole plan.
const TRIES: usize = 12;
/// How many are shown.
const SHOWN: usize = 5;

/// The fixes found, and how many of the changes were tried.
#[derive(Clone, Default, PartialEq)]
struct Tried {
    tried: usize,
    of: usize,
    /// The best first.
    fixes: Vec<SuggestedFix>,
}

#[component]
pub fn Help(made: Made) -> impl IntoView {
    let store = Store::expect();
    let so_far = RwSignal::new(Tried::default());
    let found = RwSignal::new(None::<Tried>);
    let made = StoredValue::new(made);
    let words = move || if found.read().is_some() { "Try again" } else { "Find out" };
    let busy = move || match so_far.get() {
        Tried { of: 0, .. } => "Trying changes …".to_owned(),
        Tried { tried, of, .. } => format!("Trying changes: {tried} of {of} …"),
    };
    let look = move || {
        so_far.set(Tried::default());
        look_for(store, made, so_far)
    };
    let show = Callback::new(move |()| found.set(Some(so_far.get_untracked())));
    // When it is stopped, the fixes found so far stay.
    let stop = Callback::new(move |()| {
        if so_far.read_untracked().tried > 0 {
            show.run(());
        }
    });
    view! {
        <Section title="What would help most">
            {move || found.get().map(|found| view! { <Found found=found /> })}
            <div class="button-row">
                <LongWork
                    words=Signal::derive(move || words().to_owned())
                    busy=Signal::derive(busy)
                    work=look
                    on_done=show
                    on_stop=stop
                />
            </div>
        </Section>
    }
}

/// Has one change after the other tried.
async fn look_for(store: Store, made: StoredValue<Made>, so_far: RwSignal<Tried>) -> Result<(), String> {
    // `None` once the page is left.
    let Some((weeks, policy)) = made.try_with_value(|made| (made.weeks.clone(), made.policy)) else {
        return Ok(());
    };
    let hear = move |attempt: Attempt| {
        so_far.try_update(|so_far| so_far.add(attempt));
    };
    planner::ask(Brief::now(store, weeks, policy)?, &Task::SuggestedFix { tries: TRIES }, hear).await
}

impl Tried {
    fn add(&mut self, attempt: Attempt) {
        self.tried += 1;
        self.of = attempt.of;
        self.fixes.extend(attempt.suggested_fix);
        self.fixes = suggested_fixes::best_first(mem::take(&mut self.fixes));
    }

    /// The sentence above the list; `None` if the list speaks for itself.
    fn words(&self) -> Option<String> {
        let stopped = format!("Stopped after {} of {} changes", self.tried, self.of);
        match (self.tried < self.of, self.fixes.is_empty()) {
            (false, true) => Some("No small change places more people in these weeks.".to_owned()),
            (false, false) => None,
            (true, true) => Some(format!("{stopped}: none of them places more people.")),
            (true, false) => Some(format!("{stopped}. This is what they bring:")),
        }
    }
}

#[component]
fn Found(found: Tried) -> impl IntoView {
    let store = Store::expect();
    let lead = found.words();
    let items = found
        .fixes
        .into_iter()
        .take(SHOWN)
        .map(|fix| {
            let (text, href) = store.read(|workspace| words_of(store, workspace, fix.change));
            let brings = match fix.sessions {
                0 => "better sessions".to_owned(),
                more => words::count(more.unsigned_abs() as usize, "more session", "more sessions"),
            };
            view! {
                <li class="reason-list__item reason-list__item--fix">
                    <span class="reason-list__count">{fix.sessions}</span>
                    <span class="reason-list__text">{brings}</span>
                    <span class="reason-list__detail">
                        <a href=href>{text}</a>
                    </span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        {lead.map(|lead| view! { <p class="text-subtle" role="status">{lead}</p> })}
        {(!items.is_empty()).then(|| view! { <ol class="reason-list">{items}</ol> })}
    }
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
            Route::Import.href(),
        ),
        Change::OneMoreSeat(id) => {
            (format!("One more observer seat: {}", interview(id)), Route::Import.href())
        }
        Change::OneMoreCertified { person, interview_type } => (
            format!("{} certified in {}", name(person), workspace.type_name(interview_type)),
            Route::Person(person).href(),
        ),
    }
}
