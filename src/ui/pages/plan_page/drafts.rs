//! The drafted sessions as a list, each with its reason and what can be done with it.

use super::PlanResult;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{CheckField, Each, EmptyState, IconName, PersonChip, StateBadge},
        controls::{
            people_to_tell::say_published,
            sorting::{SortColumn, SortHead, SortSelect, Sorted, Sorting},
        },
        format::{times, words},
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    command::Command,
    model::{
        ids::{EnrollmentId, SessionId},
        session::{DeclineReason, Pin, SessionState},
    },
    order::Gather,
    progress::schedule::{
        card_order::{CardOrder, sort},
        session_card::SessionCard,
    },
};

const COLUMNS: &[SortColumn] =
    &[("when", "When"), ("trainee", "Trainee"), ("mentor", "Mentor"), ("step", "Step"), ("status", "Status")];

/// What each column sorts by.
const SORTED_BY: [CardOrder; 5] =
    [CardOrder::Start, CardOrder::Trainee, CardOrder::Mentor, CardOrder::Step, CardOrder::State];

#[component]
pub fn Drafts(drafts: Memo<Vec<SessionCard>>, result: RwSignal<Option<PlanResult>>) -> impl IntoView {
    let sorting = Sorting::in_address(COLUMNS);
    let selected = RwSignal::new(BTreeSet::new());
    let sorted = move || {
        let mut cards = drafts.get();
        let Sorted { column, is_descending } = sorting.get();
        sort(&mut cards, SORTED_BY.get(column).copied().unwrap_or_default(), is_descending);
        cards
    };
    let select = || view! { <th scope="col"><span class="visually-hidden">"Select"</span></th> };
    let actions = || view! { <th scope="col"><span class="visually-hidden">"Actions"</span></th> };
    view! {
        <Show when=move || drafts.read().is_empty()>
            <EmptyState
                icon=IconName::Plan
                title="No drafts"
                text="Planned sessions appear here until they are published."
            />
        </Show>
        <Show when=move || !drafts.read().is_empty()>
            <Selected drafts=drafts selected=selected />
            <SortSelect sorting=sorting />
            <table class="data-table">
                <caption class="visually-hidden">"Drafted sessions"</caption>
                <SortHead sorting=sorting before=select behind=actions />
                <tbody>
                    <Each each=sorted key=|card| (card.session, card.state.word(), card.pin == Pin::Pinned) let:card>
                        <DraftRow why=why(&result.read_untracked(), &card) card=card selected=selected />
                    </Each>
                </tbody>
            </table>
        </Show>
    }
}

/// What can be done with all drafts that are selected.
#[component]
fn Selected(drafts: Memo<Vec<SessionCard>>, selected: RwSignal<BTreeSet<SessionId>>) -> impl IntoView {
    let store = Store::expect();
    // One that was published or removed meanwhile is not among the drafts any more.
    let chosen = Memo::new(move |_| {
        let (drafts, selected) = (drafts.read(), selected.read());
        let ids = drafts.iter().map(|card| card.session).filter(|session| selected.contains(session));
        ids.collect::<Vec<_>>()
    });
    let are_all = Signal::derive(move || chosen.read().len() == drafts.read().len());
    let select = Callback::new(move |is_selected| {
        let drafts = drafts.read_untracked();
        let all = drafts.iter().filter(|_| is_selected).map(|card| card.session);
        selected.set(all.into_set());
    });
    let publish = move |_| {
        let sessions = chosen.get_untracked();
        let published = format!("{} published", words::count(sessions.len(), "session", "sessions"));
        store.act_saying(Command::Publish { sessions }, move |id| say_published(store, &published, id));
    };
    view! {
        <div class="button-row">
            <CheckField label="Select all drafts" value=are_all on_change=select />
            <button
                class="button button--small"
                type="button"
                disabled=move || chosen.read().is_empty()
                on:click=publish
            >
                {move || match chosen.read().len() {
                    0 => "Publish selected".to_owned(),
                    count => format!("Publish {count} selected"),
                }}
            </button>
        </div>
    }
}

/// Why this session is in the plan. A draft that was planned on another device has no reason here.
fn why(result: &Option<PlanResult>, card: &SessionCard) -> String {
    let sessions = result.as_ref().map(|result| result.plan.sessions.as_slice()).unwrap_or_default();
    let fits = |enrollment: EnrollmentId, start| enrollment == card.enrollment && start == card.start;
    let planned = sessions.iter().find(|planned| fits(planned.placement.enrollment, planned.start));
    planned.map_or_else(String::new, |planned| planned.why.to_string())
}

#[component]
fn DraftRow(card: SessionCard, why: String, selected: RwSignal<BTreeSet<SessionId>>) -> impl IntoView {
    let store = Store::expect();
    let session = card.session;
    let pinned = card.pin == Pin::Pinned;
    let trainee = card.trainee_name.clone();
    let select = move |is_selected: bool| {
        selected.update(|selected| {
            if is_selected {
                selected.insert(session)
            } else {
                selected.remove(&session)
            };
        });
    };
    let label = format!("Select {}, {}", card.trainee_name, times::day_and_time(store, card.start));
    let actions = view! { <DraftActions session=session state=card.state pin=card.pin trainee=trainee /> };
    view! {
        <tr>
            <td>
                <input
                    type="checkbox"
                    aria-label=label
                    prop:checked=move || selected.read().contains(&session)
                    on:change=move |event| select(event_target_checked(&event))
                />
            </td>
            <td data-label="When">
                <a href=Route::Session(session).href()>
                    <time>{times::day_and_time(store, card.start)}</time>
                </a>
            </td>
            <td data-label="Trainee">
                <a class="data-table__link" href=Route::Person(card.trainee).href()>
                    <PersonChip name=card.trainee_name note=why small=true />
                </a>
            </td>
            <td data-label="Mentor">
                <a class="data-table__link" href=Route::Person(card.mentor).href()>
                    <PersonChip name=card.mentor_name small=true />
                </a>
            </td>
            <td data-label="Step">
                <span>{card.type_name} ": " {words::step_name(&card.step_name, card.time)}</span>
            </td>
            <td data-label="Status">
                <span class="cluster">
                    <StateBadge state=card.state />
                    {pinned.then(|| view! { <span class="badge badge--muted">"Fixed"</span> })}
                </span>
            </td>
            <td>{actions}</td>
        </tr>
    }
}

/// What can be done with a draft.
#[component]
fn DraftActions(
    session: SessionId,
    state: SessionState,
    pin: Pin,
    /// The trainee's name, for those who hear each button by itself.
    trainee: String,
) -> impl IntoView {
    let store = Store::expect();
    let pinned = pin == Pin::Pinned;
    let set_pin = move |_| {
        let (pin, done) = match pinned {
            true => (Pin::Free, "Re-planning can move this session."),
            false => (Pin::Pinned, "Kept fixed. Re-planning won’t move this session."),
        };
        store.act(Command::SetPin { session, pin }, done);
    };
    let remove = move |_| {
        let reason = DeclineReason::NotInThisPlan;
        store.act(Command::Decline { session, reason }, "Removed from the plan.");
    };
    let accept = move |_| {
        store.act(Command::Accept { sessions: vec![session] }, "Accepted.");
    };
    let said = move |words: &'static str| {
        let trainee = trainee.clone();
        view! {
            {words}
            <span class="visually-hidden">{format!(": {trainee}")}</span>
        }
    };
    view! {
        <span class="button-row">
            {(state == SessionState::Drafted)
                .then(|| {
                    view! {
                        <button class="button button--small" type="button" on:click=accept>
                            {said("Accept")}
                        </button>
                    }
                })}
            <button class="button button--small button--quiet" type="button" on:click=set_pin>
                {said(if pinned { "Allow moving" } else { "Keep fixed" })}
            </button>
            <button class="button button--small button--quiet" type="button" on:click=remove>
                {said("Remove")}
            </button>
        </span>
    }
}
