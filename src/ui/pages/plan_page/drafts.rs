//! The drafted sessions as a list, each with its reason and actions.

use super::{PlanResult, Publishing};
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Each, EmptyState, IconName, PersonChip, SelectAll, SelectRow, Selection, StateBadge},
        controls::{
            page_link::page_link,
            sorting::{SortColumn, SortHead, SortSelect, Sorted, Sorting},
        },
        format::{times, words},
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{
        ids::{EnrollmentId, PersonId, SessionId},
        session::{DeclineReason, DraftChange, Pin, SessionState},
    },
    progress::schedule::{
        card_order::{CardOrder, sort},
        session_card::SessionCard,
    },
};

const COLUMNS: &[SortColumn] = &[
    SortColumn { key: "when", name: "When" },
    SortColumn { key: "trainee", name: "Trainee" },
    SortColumn { key: "mentor", name: "Mentor" },
    SortColumn { key: "step", name: "Step" },
    SortColumn { key: "status", name: "Status" },
];

/// What each column sorts by.
const SORTED_BY: [CardOrder; 5] =
    [CardOrder::Start, CardOrder::Trainee, CardOrder::Mentor, CardOrder::Step, CardOrder::State];

#[component]
pub fn Drafts(
    drafts: Memo<Vec<SessionCard>>,
    result: RwSignal<Option<PlanResult>>,
    publishing: Publishing,
) -> impl IntoView {
    let sorting = Sorting::in_address(COLUMNS);
    let sorted = Memo::new(move |_| {
        let mut cards = drafts.get();
        let Sorted { column, is_descending } = sorting.get();
        sort(&mut cards, SORTED_BY.get(column).copied().unwrap_or_default(), is_descending);
        cards
    });
    let ids = move |_: Option<&Vec<u64>>| sorted.read().iter().map(|card| card.session.0).collect();
    let selection = Selection::of(Memo::new(ids));
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
            <Selected drafts=drafts selection=selection publishing=publishing />
            <SortSelect sorting=sorting />
            <table class="data-table">
                <caption class="visually-hidden">"Drafted sessions"</caption>
                <SortHead sorting=sorting before=select behind=actions />
                <tbody>
                    <Each each=move || sorted.get() key=DraftKey::of let:card>
                        <DraftRow why=why(&result.read_untracked(), &card) card=card selection=selection />
                    </Each>
                </tbody>
            </table>
        </Show>
    }
}

/// What a row shows, except for names.
#[derive(PartialEq, Eq, Hash)]
struct DraftKey {
    session: SessionId,
    state: &'static str,
    is_fixed: bool,
    start: DateTime<Utc>,
    mentor: PersonId,
}

impl DraftKey {
    fn of(card: &SessionCard) -> Self {
        Self {
            session: card.session,
            state: card.state.word(),
            is_fixed: card.pin == Pin::Pinned,
            start: card.start,
            mentor: card.mentor,
        }
    }
}

/// Actions for all selected drafts, each with one press and one Undo.
#[component]
fn Selected(drafts: Memo<Vec<SessionCard>>, selection: Selection, publishing: Publishing) -> impl IntoView {
    let store = Store::expect();
    let sessions = move || selection.chosen.get_untracked().into_iter().map(SessionId).collect::<Vec<_>>();
    let count = move || selection.chosen.read().len();
    // Offers an action only if it would change at least one of them.
    let is_any = move |pin| {
        let chosen = selection.chosen.read();
        drafts.read().iter().any(|card| card.pin == pin && chosen.contains(&card.session.0))
    };
    let change = move |change: DraftChange| {
        let sessions = sessions();
        let drafts = words::count(sessions.len(), "draft", "drafts");
        store.act(Command::ChangeDrafts { sessions, change }, changed(change, &drafts));
    };
    view! {
        <div class="button-row">
            <SelectAll selection=selection label="Select all drafts" />
            <button
                class="button button--small"
                type="button"
                disabled=move || count() == 0
                on:click=move |_| publishing.publish(sessions())
            >
                {move || match count() {
                    0 => "Publish selected".to_owned(),
                    count => format!("Publish {count} selected"),
                }}
            </button>
            <button
                class="button button--small"
                type="button"
                disabled=move || !is_any(Pin::Free)
                on:click=move |_| change(DraftChange::KeepFixed)
            >
                "Keep fixed"
                <SelectedDrafts />
            </button>
            <button
                class="button button--small"
                type="button"
                disabled=move || !is_any(Pin::Pinned)
                on:click=move |_| change(DraftChange::AllowMoving)
            >
                "Allow moving"
                <SelectedDrafts />
            </button>
            <button
                class="button button--small"
                type="button"
                disabled=move || count() == 0
                on:click=move |_| change(DraftChange::Remove)
            >
                "Remove"
                <SelectedDrafts />
            </button>
        </div>
    }
}

/// What a button applies to, for screen readers.
#[component]
fn SelectedDrafts() -> impl IntoView {
    view! { <span class="visually-hidden">": selected drafts"</span> }
}

/// The notice after the change.
fn changed(change: DraftChange, drafts: &str) -> String {
    match change {
        DraftChange::KeepFixed => format!("{drafts} kept fixed. Re-planning won’t move them."),
        DraftChange::AllowMoving => format!("Re-planning can move {drafts} again."),
        DraftChange::Remove => format!("{drafts} removed from the plan."),
    }
}

/// Why this session is in the plan. Empty for a draft that was planned on another device.
fn why(result: &Option<PlanResult>, card: &SessionCard) -> String {
    let sessions = result.as_ref().map(|result| result.plan.sessions.as_slice()).unwrap_or_default();
    let fits = |enrollment: EnrollmentId, start| enrollment == card.enrollment && start == card.start;
    let planned = sessions.iter().find(|planned| fits(planned.placement.enrollment, planned.start));
    planned.map_or_else(String::new, |planned| planned.why.to_string())
}

#[component]
fn DraftRow(card: SessionCard, why: String, selection: Selection) -> impl IntoView {
    let store = Store::expect();
    let session = card.session;
    let pinned = card.pin == Pin::Pinned;
    let trainee = card.trainee_name.clone();
    let label = format!("Select {}, {}", card.trainee_name, times::day_and_time(store, card.start));
    let actions = view! { <DraftActions session=session state=card.state pin=card.pin trainee=trainee /> };
    view! {
        <tr>
            <td>
                <SelectRow selection=selection row=session.0 label=label />
            </td>
            <td data-label="When">
                <a href=Route::Session(session).href()>
                    <time>{times::day_and_time(store, card.start)}</time>
                </a>
            </td>
            <td data-label="Trainee">
                {page_link(
                    store,
                    Route::Person(card.trainee),
                    view! { <PersonChip name=card.trainee_name note=why small=true /> },
                )}
            </td>
            <td data-label="Mentor">
                {page_link(
                    store,
                    Route::Person(card.mentor),
                    view! { <PersonChip name=card.mentor_name small=true /> },
                )}
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
            <td class="data-table__actions">{actions}</td>
        </tr>
    }
}

/// The actions for a draft.
#[component]
fn DraftActions(
    session: SessionId,
    state: SessionState,
    pin: Pin,
    /// The trainee's name, for screen readers.
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
            <button class="button button--small button--quiet data-table__secondary" type="button" on:click=set_pin>
                {said(if pinned { "Allow moving" } else { "Keep fixed" })}
            </button>
            <button class="button button--small button--quiet data-table__secondary" type="button" on:click=remove>
                {said("Remove")}
            </button>
        </span>
    }
}
