//! Interviews as a sortable table.

use super::href_of;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Each, PersonChip, Rows, ShowMore, StateBadge},
        controls::{
            page_link::page_link,
            sorting::{SortColumn, SortHead, SortSelect, Sorted, Sorting},
        },
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::ids::PersonId,
    progress::schedule::{
        calendar::Slot,
        slot_order::{SlotOrder, sort},
    },
};

const COLUMNS: &[SortColumn] = &[
    SortColumn { key: "when", name: "When" },
    SortColumn { key: "type", name: "Interview type" },
    SortColumn { key: "trainee", name: "Trainee" },
    SortColumn { key: "interviewer", name: "Interviewer" },
    SortColumn { key: "status", name: "Status" },
];

/// What each column sorts by.
const SORTED_BY: [SlotOrder; 5] = [
    SlotOrder::Start,
    SlotOrder::InterviewType,
    SlotOrder::Trainee,
    SlotOrder::Interviewer,
    SlotOrder::State,
];

#[component]
pub fn SlotTable(slots: Vec<Slot>) -> impl IntoView {
    let sorting = Sorting::in_address(COLUMNS);
    let count = slots.len();
    let sorted = Memo::new(move |_| {
        let mut sorted = slots.clone();
        let Sorted { column, is_descending } = sorting.get();
        sort(&mut sorted, SORTED_BY.get(column).copied().unwrap_or_default(), is_descending);
        sorted
    });
    let rows = Rows::of(Memo::new(|_| ()));
    let drawn = move || sorted.read().iter().take(rows.most()).cloned().collect::<Vec<_>>();
    view! {
        <SortSelect sorting=sorting />
        <table class="data-table">
            <caption class="visually-hidden">"Interviews and the trainees attending them"</caption>
            <SortHead sorting=sorting />
            <tbody>
                <Each each=drawn key=|slot| format!("{slot:?}") let:slot>
                    {row(slot)}
                </Each>
            </tbody>
        </table>
        <ShowMore rows=rows of=Signal::derive(move || count) />
    }
}

fn row(slot: Slot) -> AnyView {
    let store = Store::expect();
    let href = href_of(&slot);
    let when = times::day_and_time(store, slot.start);
    let (interview, trainee, interviewers, state) = match slot.session {
        Some(card) => (
            format!("{}: {}", card.type_name, words::step_name(&card.step_name, card.time)),
            Some(person(store, card.trainee, card.trainee_name)),
            vec![person(store, card.mentor, card.mentor_name)],
            Some(view! { <StateBadge state=card.state /> }),
        ),
        None => {
            let named = slot.interviewers.into_iter().map(|known| person(store, known.person, known.name));
            (slot.type_name, None, named.collect(), None)
        }
    };
    view! {
        <tr>
            <th scope="row">
                <a href=href>
                    <time>{when}</time>
                </a>
            </th>
            <td data-label="Interview type">{interview}</td>
            <td data-label="Trainee">{trainee}</td>
            <td data-label="Interviewer">
                <span class="cluster">{interviewers}</span>
            </td>
            <td data-label="Status">{state}</td>
        </tr>
    }
    .into_any()
}

/// A person’s name, linked if the user may open their page.
fn person(store: Store, person: PersonId, name: String) -> AnyView {
    page_link(store, Route::Person(person), view! { <PersonChip name=name small=true /> })
}
