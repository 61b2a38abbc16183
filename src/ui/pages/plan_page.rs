//! The plan: choose the weeks, press Plan, look it over, publish.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{EmptyState, IconName, Page, Tabs, WorkButton},
        controls::query::query_value,
        format::{
            days::{local_date, start_of},
            words,
        },
        pages::plan_page::{replanning::ReplanPublished, unscheduled::Unscheduled},
    },
};
use chrono::{DateTime, Duration, Utc};
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    command::Command,
    model::ids::SessionId,
    planning::{points::Policy, solver::Solution},
    progress::schedule::session_card::{SessionCard, session_cards},
    zones::week::monday_of,
};

mod replanning;
mod drafts;
mod suggested_fixes;
mod making;
mod policies;
mod unscheduled;
mod week;
mod weeks;

use drafts::Drafts;
use making::{PlanResult, PlanRun, Progress};
use policies::Policies;
use week::Week;

/// How many weeks one can plan at once.
const WEEKS: [u32; 4] = [1, 2, 4, 6];

/// The parts of the page, as the address names them.
const CALENDAR: &str = "calendar";
const LIST: &str = "drafts";
const UNSCHEDULED: &str = "unscheduled";

#[component]
pub fn PlanPage() -> impl IntoView {
    let store = Store::expect();
    let weeks = RwSignal::new(4_u32);
    let policy = RwSignal::new(Policy::Balanced);
    let run = PlanRun::new(store);
    let result = run.result;
    let drafts = store.derive(|workspace| session_cards(workspace, |session| session.state().is_draft()));
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
    let current = Signal::derive(move || show.get().unwrap_or_else(|| CALENDAR.to_owned()));
    let tabs = Signal::derive(move || {
        let unscheduled =
            result.read().as_ref().map(|result| unscheduled::without_session(&result.plan).count());
        vec![
            (CALENDAR, "Calendar", None),
            (LIST, "Drafts", Some(drafts.read().len())),
            (UNSCHEDULED, "Unscheduled", unscheduled),
        ]
    });
    let lead = Signal::derive(move || match (&*run.progress.read(), result.read().as_ref()) {
        (Progress::Searching, _) => "Planning…".to_owned(),
        (Progress::Found(solution), _) => so_far(solution),
        (Progress::Stopped, _) => "Drafting the best plan so far…".to_owned(),
        (_, Some(result)) => result.words.clone(),
        _ => "Choose the weeks and press Plan. Nothing is proposed until you publish.".to_owned(),
    });
    let nobody =
        store.derive(|workspace| workspace.enrollments.is_empty() || workspace.interviews.is_empty());
    view! {
        <Page title="Plan" lead=lead actions=move || view! { <Publish drafts=drafts /> }>
            <Show when=move || !nobody.get()>
                <Choices weeks=weeks policy=policy run=run drafts=drafts />
                <Policies weeks=weeks policy=policy />
                <ReplanPublished weeks=weeks policy=policy />
            </Show>
            <Show when=move || nobody.get()>
                <NobodyToPlan />
            </Show>
            <Tabs
                label="Plan views"
                tabs=tabs
                current=current
                on_choose=Callback::new(move |name: &'static str| set_show.run(Some(name.to_owned())))
            />
            {move || match current.read().as_str() {
                LIST => view! { <Drafts drafts=drafts result=result /> }.into_any(),
                UNSCHEDULED => view! { <Unscheduled result=result /> }.into_any(),
                _ => view! { <Week cards=shown /> }.into_any(),
            }}
        </Page>
    }
}

/// Which weeks, which priority, and the button.
#[component]
fn Choices(
    weeks: RwSignal<u32>,
    policy: RwSignal<Policy>,
    run: PlanRun,
    drafts: Memo<Vec<SessionCard>>,
) -> impl IntoView {
    let words = move || if drafts.read().is_empty() { "Plan" } else { "Re-plan" };
    let class = move || if drafts.read().is_empty() { "button button--primary" } else { "button" };
    view! {
        <form class="filter-bar" on:submit=|event| event.prevent_default()>
            <div class="filter-bar__field field">
                <label class="field__label" for="plan-weeks">
                    "Weeks"
                </label>
                <select
                    id="plan-weeks"
                    on:change=move |event| {
                        if let Ok(number) = event_target_value(&event).parse() {
                            weeks.set(number);
                        }
                    }
                >
                    {WEEKS
                        .map(|number| {
                            view! {
                                <option value=number.to_string() selected=move || weeks.get() == number>
                                    {words::count(number as usize, "week", "weeks")}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </div>
            <div class="filter-bar__field field">
                <label class="field__label" for="plan-policy">
                    "Prioritize"
                </label>
                <select
                    id="plan-policy"
                    on:change=move |event| {
                        let place = event_target_value(&event).parse::<usize>().ok();
                        if let Some(chosen) = place.and_then(|place| Policy::ALL.get(place)) {
                            policy.set(*chosen);
                        }
                    }
                >
                    {Policy::ALL
                        .into_iter()
                        .enumerate()
                        .map(|(place, known)| {
                            view! {
                                <option value=place.to_string() prop:selected=move || policy.get() == known>
                                    {known.to_string()}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </div>
            <WorkButton
                words=Signal::derive(move || words().to_owned())
                busy="Planning…"
                stop="Use best so far"
                class=Signal::derive(class)
                icon=IconName::Plan
                is_on=Signal::derive(move || run.is_on())
                on_begin=Callback::new(move |()| run.begin(weeks.get_untracked(), policy.get_untracked()))
                on_stop=Callback::new(move |()| run.stop())
            />
        </form>
    }
}

#[component]
fn NobodyToPlan() -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::Upload
            title="Import people and interviews to plan"
            text="A plan needs people in training and the interviews of the next weeks."
        >
            <a class="button button--primary" href=Route::Import.href()>
                "Import"
            </a>
        </EmptyState>
    }
}

/// The start of this week in the visitor's time zone.
fn monday(store: Store, now: DateTime<Utc>) -> DateTime<Utc> {
    start_of(store, monday_of(local_date(store, now)))
}

/// What the search has found while it goes on, in words.
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

/// Publishes the accepted drafts; where none is accepted, the whole plan.
#[component]
fn Publish(drafts: Memo<Vec<SessionCard>>) -> impl IntoView {
    use switchback_core::model::session::SessionState;
    let store = Store::expect();
    let accepted = Memo::new(move |_| {
        let drafts = drafts.read();
        let accepted = drafts.iter().filter(|card| card.state == SessionState::Accepted);
        accepted.map(|card| card.session).collect::<Vec<_>>()
    });
    let all = Memo::new(move |_| drafts.read().iter().map(|card| card.session).collect::<Vec<_>>());
    let publish = move |sessions: Vec<SessionId>| {
        let done = drafts.with_untracked(|drafts| published_words(drafts, &sessions));
        store.act(Command::Publish { sessions }, done);
    };
    let accept_all = move |_| {
        let sessions = all.get_untracked();
        let count = sessions.len();
        store.act(
            Command::Accept { sessions },
            format!("{} accepted.", words::count(count, "draft", "drafts")),
        );
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <Show when={move || accepted.read().len() < all.read().len()}>
                <button class="button" type="button" on:click=accept_all>
                    "Accept all"
                </button>
            </Show>
            <Show
                when=move || !accepted.read().is_empty()
                fallback=move || {
                    view! {
                        <button
                            class="button button--primary"
                            type="button"
                            on:click=move |_| publish(all.get_untracked())
                        >
                            {move || publish_words(all.read().len())}
                        </button>
                    }
                }
            >
                <button
                    class="button button--primary"
                    type="button"
                    on:click=move |_| publish(accepted.get_untracked())
                >
                    {move || publish_words(accepted.read().len())}
                </button>
            </Show>
        </Show>
    }
}

fn publish_words(count: usize) -> String {
    format!("Publish {}", words::count(count, "session", "sessions"))
}

/// Publishing writes to nobody, so the notice says how many people are still to be told.
fn published_words(drafts: &[SessionCard], published: &[SessionId]) -> String {
    let cards = drafts.iter().filter(|card| published.contains(&card.session));
    let people: BTreeSet<_> = cards.flat_map(|card| [card.trainee, card.mentor]).collect();
    let sessions = words::count(published.len(), "session", "sessions");
    format!("{sessions} published. Tell {}.", words::count(people.len(), "person", "people"))
}
