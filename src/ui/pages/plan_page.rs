//! The plan: choose the weeks, press Plan, check the result, publish.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{EmptyState, IconName, Later, Page, Tabs},
        controls::{
            help_link::HelpLink, people_to_tell::people_to_tell, query::query_value, server_mail::follow_mail,
        },
        format::{
            days::{self, local_date, start_of},
            times, words,
        },
        pages::plan_page::{replanning::ReplanPublished, unscheduled::Unscheduled},
    },
};
use chrono::{DateTime, Duration, Utc};
use leptos::prelude::*;
use switchback_core::{
    planning::{points::Policy, solver::Solution},
    progress::schedule::{
        session_card::{SessionCard, session_cards},
        to_tell::to_tell,
    },
    zones::week::monday_of,
};

mod not_published;
mod choices;
mod publishing;
mod replanning;
mod drafts;
mod suggested_fixes;
mod making;
mod policies;
mod unscheduled;
mod week;
mod weeks;

use choices::Choices;
use drafts::Drafts;
use making::{PlanResult, PlanRun, Progress};
use not_published::{NotPublished, Publishing};
use policies::Policies;
use publishing::Publish;
use week::Week;

/// The names of the page's parts in the address.
const CALENDAR: &str = "calendar";
const LIST: &str = "drafts";
const UNSCHEDULED: &str = "unscheduled";

#[component]
pub fn PlanPage() -> impl IntoView {
    let store = Store::expect();
    let weeks = RwSignal::new(4_u32);
    let policy = RwSignal::new(Policy::Balanced);
    let run = PlanRun::new(store);
    let publishing = Publishing::new(store);
    let result = run.result;
    let drafts = store.derive(|workspace| session_cards(workspace, |session| session.state().is_draft()));
    let people = RwSignal::new(0);
    // The page has one primary button: what comes next.
    let messages_are_next = Signal::derive(move || {
        let sends_itself = || store.mail().is_some_and(|mail| mail.is_sent);
        people.get() > 0 && drafts.read().is_empty() && !sends_itself()
    });
    let has_interviews = store.derive(|workspace| !workspace.interviews.is_empty());
    let is_empty =
        store.derive(|workspace| workspace.enrollments.is_empty() || workspace.interviews.is_empty());
    let lead = Signal::derive(move || match is_empty.get() {
        true => String::new(),
        false => lead(store, &run.progress.read(), result.read().as_ref(), drafts.read().len()),
    });
    view! {
        <Page
            title="Plan"
            lead=lead
            actions=move || view! { <Actions people=people messages_are_next=messages_are_next drafts=drafts publishing=publishing /> }
            wide=true
        >
            <NotPublished publishing=publishing drafts=drafts />
            <Show when=move || !is_empty.get() fallback=move || view! { <NothingToPlan has_interviews=has_interviews.get() /> }>
                <Choices weeks=weeks policy=policy run=run drafts=drafts messages_are_next=messages_are_next />
                <Policies weeks=weeks policy=policy />
                <ReplanPublished weeks=weeks policy=policy />
                <p class="print-only">{move || period(store, weeks.get(), &drafts.read())}</p>
                <Views weeks=weeks drafts=drafts result=result publishing=publishing />
                <HelpLink about="drafts" words="How planning works" />
            </Show>
        </Page>
    }
}

/// The plan as a calendar, as a list of drafts, or as a list of who is not in it.
#[component]
fn Views(
    weeks: RwSignal<u32>,
    drafts: Memo<Vec<SessionCard>>,
    result: RwSignal<Option<PlanResult>>,
    publishing: Publishing,
) -> impl IntoView {
    let store = Store::expect();
    let shown = Memo::new(move |_| {
        let from = monday(store, store.now.get());
        let until = from + Duration::weeks(weeks.get().into());
        store.read(|workspace| {
            session_cards(workspace, |session| {
                let start = workspace.start_of(session);
                session.state().takes_seat() && start >= from && start < until
            })
        })
    });
    let (show, set_show) = query_value("show");
    let current = Signal::derive(move || show.get().unwrap_or_else(|| first_view(result).to_owned()));
    let tabs = Signal::derive(move || {
        let unscheduled =
            result.read().as_ref().map(|result| unscheduled::without_session(&result.plan).count());
        vec![
            (CALENDAR, "Calendar", None),
            (LIST, "Drafts", Some(drafts.read().len())),
            (UNSCHEDULED, "Unscheduled", unscheduled),
        ]
    });
    view! {
        <Tabs
            label="Plan views"
            tabs=tabs
            current=current
            on_choose=Callback::new(move |name: &'static str| set_show.run(Some(name.to_owned())))
        />
        {move || match current.read().as_str() {
            LIST => view! { <Drafts drafts=drafts result=result publishing=publishing /> }.into_any(),
            UNSCHEDULED => view! { <Unscheduled result=result /> }.into_any(),
            _ => view! { <Week cards=shown /> }.into_any(),
        }}
    }
}

/// The view that opens by itself: the reasons if no session fits, because the calendar has nothing to show then.
fn first_view(result: RwSignal<Option<PlanResult>>) -> &'static str {
    let has_only_reasons = result.read().as_ref().is_some_and(|result| {
        result.plan.sessions.is_empty() && unscheduled::without_session(&result.plan).next().is_some()
    });
    if has_only_reasons { UNSCHEDULED } else { CALENDAR }
}

/// Publishing, and a link to the messages while there are people to tell.
#[component]
fn Actions(
    people: RwSignal<usize>,
    messages_are_next: Signal<bool>,
    drafts: Memo<Vec<SessionCard>>,
    publishing: Publishing,
) -> impl IntoView {
    view! {
        <Later>
            <ToMessages people=people is_next=messages_are_next />
        </Later>
        <Publish drafts=drafts publishing=publishing />
    }
}

#[component]
fn ToMessages(
    /// Set to the number of people to tell.
    people: RwSignal<usize>,
    is_next: Signal<bool>,
) -> impl IntoView {
    let store = Store::expect();
    let count = store.derive(move |workspace| to_tell(workspace, store.now.get()).len());
    Effect::new(move |_| people.set(count.get()));
    follow_mail(store, move || count.track());
    view! {
        <Show when=move || { count.get() > 0 }>
            <a class="button" class=("button--primary", move || is_next.get()) href=Route::Messages.href()>
                {move || people_to_tell(count.get())}
            </a>
        </Show>
    }
}

/// What a plan needs that is missing: interviews, or else people in training.
#[component]
fn NothingToPlan(has_interviews: bool) -> impl IntoView {
    let text = "A plan needs people in training and the interviews of the coming weeks.";
    let (icon, title, page, words) = match has_interviews {
        false => (IconName::Upload, "Import people and interviews to plan", Route::Import, "Import"),
        true => (IconName::People, "Enroll trainees to plan", Route::Training, "Enroll trainees"),
    };
    view! {
        <EmptyState icon=icon title=title text=text>
            <a class="button button--primary" href=page.href()>
                {words}
            </a>
        </EmptyState>
    }
}

/// "30 November – 27 December 2026": the chosen weeks, and later ones that have drafts.
fn period(store: Store, weeks: u32, drafts: &[SessionCard]) -> String {
    let first = monday_of(local_date(store, store.now.get()));
    let last = first + Duration::weeks(weeks.into()) - Duration::days(1);
    let drafted = drafts.iter().map(|card| local_date(store, card.start)).max();
    days::range_in_words(first, last.max(drafted.unwrap_or(last)))
}

/// The start of this week in the visitor's time zone.
fn monday(store: Store, now: DateTime<Utc>) -> DateTime<Utc> {
    start_of(store, monday_of(local_date(store, now)))
}

const ONCE_PUBLISHED: &str = "Trainees see sessions once you publish.";

/// The lead of the page: the progress of the search, or its result.
fn lead(store: Store, progress: &Progress, result: Option<&PlanResult>, drafts: usize) -> String {
    match (progress, result) {
        (Progress::Searching, _) => "Planning…".to_owned(),
        (Progress::Found(solution), _) => so_far(solution),
        (Progress::Stopped, _) => "Drafting the best plan so far…".to_owned(),
        (_, Some(result)) if drafts > 0 => format!("{} {ONCE_PUBLISHED}", as_of(store, result)),
        (_, Some(result)) => as_of(store, result),
        _ if drafts > 0 => format!("{}. {ONCE_PUBLISHED}", words::count(drafts, "draft", "drafts")),
        _ => "Choose the weeks and press Plan. Nothing is proposed until you publish.".to_owned(),
    }
}

/// The result of the search, with its time if it was made before the page was opened.
fn as_of(store: Store, result: &PlanResult) -> String {
    match result.is_earlier {
        true => format!("Planned {}: {}", times::day_and_time(store, result.at), result.words),
        false => result.words.clone(),
    }
}

/// What a running search has found so far, in words.
fn so_far(solution: &Solution) -> String {
    let sessions = words::count(solution.choices.len(), "session", "sessions");
    format!("{sessions} so far. {} Improving the plan…", quality(solution))
}

/// How good a solution is, in words.
fn quality(solution: &Solution) -> String {
    match solution.gap_basis_points() {
        0 => "This is an optimal plan.".to_owned(),
        points @ 1..10_000 => {
            format!("At most {:.2}% from the optimal plan.", f64::from(points) / 100.0)
        }
        _ => String::new(),
    }
}
