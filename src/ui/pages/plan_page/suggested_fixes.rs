//! Suggested fixes: small changes, each tested by planning again.

use crate::{
    route::Route,
    store::{
        Store,
        planner::{self, EncodedRequest},
    },
    ui::{components::Section, controls::long_work::LongWork, format::times, pages::plan_page::PlanResult},
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

/// How many changes are tried. Each takes a whole plan.
const TRIES: usize = 12;
/// How many changes are shown.
const SHOWN: usize = 5;

/// The results so far, and how many of the promising changes have been tried.
#[derive(Clone, Default, PartialEq)]
struct Search {
    tried: usize,
    of: usize,
    /// The best fix first.
    fixes: Vec<SuggestedFix>,
}

#[component]
pub fn SuggestedFixes(result: PlanResult) -> impl IntoView {
    let store = Store::expect();
    let so_far = RwSignal::new(Search::default());
    let found = RwSignal::new(None::<Search>);
    let result = StoredValue::new(result);
    let words = move || if found.read().is_some() { "Search again" } else { "Find fixes" };
    let busy = move || match so_far.get() {
        Search { of: 0, .. } => "Testing fixes…".to_owned(),
        Search { tried, of, .. } => format!("Testing fixes: {tried} of {of}…"),
    };
    let look = move || {
        so_far.set(Search::default());
        look_for(store, result, so_far)
    };
    let show = Callback::new(move |()| found.set(Some(so_far.get_untracked())));
    // Stopping shows the results so far.
    let stop = Callback::new(move |()| {
        if so_far.read_untracked().tried > 0 {
            show.run(());
        }
    });
    view! {
        <Section title="Suggested fixes">
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

/// Has the worker try one change after the other.
async fn look_for(
    store: Store,
    result: StoredValue<PlanResult>,
    so_far: RwSignal<Search>,
) -> Result<(), String> {
    // `None` once the user has left the page.
    let Some((weeks, policy)) = result.try_with_value(|result| (result.weeks.clone(), result.policy)) else {
        return Ok(());
    };
    let hear = move |attempt: Attempt| {
        so_far.try_update(|so_far| so_far.add(attempt));
    };
    planner::ask(EncodedRequest::now(store, weeks, policy)?, &Task::SuggestedFix { tries: TRIES }, hear).await
}

impl Search {
    fn add(&mut self, attempt: Attempt) {
        self.tried += 1;
        self.of = attempt.of;
        self.fixes.extend(attempt.suggested_fix);
        self.fixes = suggested_fixes::best_first(mem::take(&mut self.fixes));
    }

    /// The sentence above the list; `None` if the list speaks for itself.
    fn words(&self) -> Option<String> {
        let stopped = format!("Stopped after {} of {} fixes", self.tried, self.of);
        match (self.tried < self.of, self.fixes.is_empty()) {
            (false, true) => Some("No small change schedules more sessions in these weeks.".to_owned()),
            (false, false) => None,
            (true, true) => Some(format!("{stopped}. So far, none schedules more sessions.")),
            (true, false) => Some(format!("{stopped}. Results so far:")),
        }
    }
}

#[component]
fn Found(found: Search) -> impl IntoView {
    let store = Store::expect();
    let lead = found.words();
    let items = found
        .fixes
        .into_iter()
        .take(SHOWN)
        .map(|fix| {
            let (text, href) = store.read(|workspace| words_of(store, workspace, fix.change));
            let brings = match fix.sessions {
                1 => "more session",
                _ => "more sessions",
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

/// The change in words, and the page on which it is made.
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
            format!("Free up time for {}: {}", name(person), interview(id)),
            Route::Availability(person).href(),
        ),
        Change::MentorTakesOneMore(person) => (
            format!("Raise the weekly mentor limit of {} by 1", name(person)),
            Route::Availability(person).href(),
        ),
        Change::TraineeTakesOneMore(person) => (
            format!("Raise the weekly trainee limit of {} by 1", name(person)),
            Route::Availability(person).href(),
        ),
        Change::InterviewMoved { interview: id, start } => (
            format!("Move the interview to {}: {}", times::day_and_time(store, start), interview(id)),
            Route::Interview(id).href(),
        ),
        Change::OneMoreSeat(id) => {
            (format!("Add 1 observer seat: {}", interview(id)), Route::Interview(id).href())
        }
        Change::OneMoreCertified { person, interview_type } => (
            format!("Certify {} in {}", name(person), workspace.type_name(interview_type)),
            Route::Person(person).href(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use std::rc::Rc;
    use switchback_core::{log::Log, model::ids::InterviewId, zones::DatabaseZones};

    #[test]
    fn a_fix_of_an_interview_leads_to_its_page() {
        let owner = Owner::new();
        owner.set();
        let (interview, start) = (InterviewId(7), DateTime::UNIX_EPOCH);
        let store = Store::holding(Log::default(), Rc::new(DatabaseZones), start);
        let href = |change| words_of(store, &Workspace::default(), change).1;
        let page = Route::Interview(interview).href();
        assert_eq!(href(Change::OneMoreSeat(interview)), page);
        assert_eq!(href(Change::InterviewMoved { interview, start }), page);
    }
}
