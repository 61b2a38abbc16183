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
        pages::plan_page::{replanning::Again, unscheduled::Unplaced},
    },
};
use chrono::{DateTime, Duration, Utc};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{actor::Actor, ids::SessionId},
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
use making::{Made, Making, Progress};
use policies::Policies;
use week::Week;

/// How many weeks one can plan at once.
const WEEKS: [u32; 4] = [1, 2, 4, 6];
const POLICIES: [(Policy, &str); 4] = [
    (Policy::Balanced, "Balanced"),
    (Policy::LongestWaiting, "Longest waiting first"),
    (Policy::NearestToDone, "Nearest to done first"),
    (Policy::ScarcestType, "Scarcest type first"),
];

/// The parts of the page, as the address names them.
const CALENDAR: &str = "calendar";
const LIST: &str = "drafts";
const UNPLACED: &str = "not-placed";

#[component]
pub fn PlanPage() -> impl IntoView {
    let store = Store::expect();
    let weeks = RwSignal::new(4_u32);
    let policy = RwSignal::new(Policy::Balanced);
    let making = Making::new(store);
    let made = making.made;
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
        let unplaced = made.read().as_ref().map(|made| unscheduled::unplaced(&made.plan).count());
        vec![
            (CALENDAR, "Calendar", None),
            (LIST, "Drafts", Some(drafts.read().len())),
            (UNPLACED, "Not placed", unplaced),
        ]
    });
    let lead = Signal::derive(move || match (&*making.progress.read(), made.read().as_ref()) {
        (Progress::Searching, _) => "Looking for a plan …".to_owned(),
        (Progress::Found(solution), _) => so_far(solution),
        (Progress::Stopped, _) => "Taking the best so far …".to_owned(),
        (_, Some(made)) => made.words.clone(),
        _ => "Choose the weeks and press Plan. Nobody is asked before you publish.".to_owned(),
    });
    let nobody =
        store.derive(|workspace| workspace.enrollments.is_empty() || workspace.interviews.is_empty());
    let is_coordinator = move || store.who.get() == Actor::Coordinator;
    view! {
        <Page title="Plan" lead=lead actions=move || view! { <Publish drafts=drafts /> }>
            <Show when={move || is_coordinator() && !nobody.get()}>
                <Choices weeks=weeks policy=policy making=making drafts=drafts />
                <Policies weeks=weeks policy=policy />
                <Again weeks=weeks policy=policy />
            </Show>
            <Show when=move || nobody.get()>
                <NobodyToPlan />
            </Show>
            <Tabs
                label="The plan"
                tabs=tabs
                current=current
                on_choose=Callback::new(move |name: &'static str| set_show.run(Some(name.to_owned())))
            />
            {move || match current.read().as_str() {
                LIST => view! { <Drafts drafts=drafts made=made /> }.into_any(),
                UNPLACED => view! { <Unplaced made=made /> }.into_any(),
                _ => view! { <Week cards=shown /> }.into_any(),
            }}
        </Page>
    }
}

/// Which weeks, who comes first, and the press.
#[component]
fn Choices(
    weeks: RwSignal<u32>,
    policy: RwSignal<Policy>,
    making: Making,
    drafts: Memo<Vec<SessionCard>>,
) -> impl IntoView {
    let words = move || if drafts.read().is_empty() { "Plan" } else { "Plan anew" };
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
                    "Who comes first"
                </label>
                <select
                    id="plan-policy"
                    on:change=move |event| {
                        let place = event_target_value(&event).parse::<usize>().ok();
                        if let Some((chosen, _)) = place.and_then(|place| POLICIES.get(place)) {
                            policy.set(*chosen);
                        }
                    }
                >
                    {POLICIES
                        .into_iter()
                        .enumerate()
                        .map(|(place, (known, name))| {
                            view! {
                                <option value=place.to_string() prop:selected=move || policy.get() == known>
                                    {name}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </div>
            <WorkButton
                words=Signal::derive(move || words().to_owned())
                busy="Planning …"
                stop="Stop, and take the best so far"
                class=Signal::derive(class)
                icon=IconName::Plan
                is_on=Signal::derive(move || making.is_on())
                on_begin=Callback::new(move |()| making.begin(weeks.get_untracked(), policy.get_untracked()))
                on_stop=Callback::new(move |()| making.stop())
            />
        </form>
    }
}

#[component]
fn NobodyToPlan() -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::Upload
            title="A plan needs trainees and interviews"
            text="Bring in people, with what they are learning, and the interviews of the next weeks."
        >
            <a class="button button--primary" href=Route::Import.href()>
                "Bring in files"
            </a>
        </EmptyState>
    }
}

/// The start of this week by the clock of the present person.
fn monday(store: Store, now: DateTime<Utc>) -> DateTime<Utc> {
    start_of(store, monday_of(local_date(store, now)))
}

/// What the search has found while it goes on, in words.
fn so_far(solution: &Solution) -> String {
    let sessions = words::count(solution.choices.len(), "session", "sessions");
    format!("{sessions} so far. {} Looking for better …", quality(solution))
}

/// How good a solution is, in words.
fn quality(solution: &Solution) -> String {
    match solution.gap_basis_points() {
        0 => "No plan is better.".to_owned(),
        points @ 1..10_000 => {
            format!("Proven to be within {:.2} % of the best possible.", f64::from(points) / 100.0)
        }
        _ => String::new(),
    }
}

/// Publishes the accepted sessions; if none was accepted by itself, the whole plan in one press.
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
        let done = format!(
            "{} published: their trainees are asked.",
            words::count(sessions.len(), "session", "sessions")
        );
        store.act(Command::Publish { sessions }, done);
    };
    let accept_all = move |_| {
        let sessions = all.get_untracked();
        store.act(Command::Accept { sessions }, "Accepted.");
    };
    view! {
        <Show when=move || !all.read().is_empty() && store.who.get() == Actor::Coordinator>
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
                            {move || format!("Accept and publish {}", all.read().len())}
                        </button>
                    }
                }
            >
                <button
                    class="button button--primary"
                    type="button"
                    on:click=move |_| publish(accepted.get_untracked())
                >
                    {move || format!("Publish {}", accepted.read().len())}
                </button>
            </Show>
        </Show>
    }
}
