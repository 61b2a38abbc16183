//! All interviews and the trainees attending them: a day or a week as a list, a week on a grid or by person, or a month.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{EmptyState, IconName, Page, due},
        controls::{help_link::HelpLink, query::query_value, saved_views::SavedViews},
        format::days::{in_words, local_date, start_of},
    },
};
use chrono::{Datelike, NaiveDate, TimeDelta};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::{
    access::schedule::schedule,
    model::ids::InterviewTypeId,
    progress::schedule::{
        by_person::{PersonSchedule, by_person, is_crowded},
        calendar::{Choice, Slot},
    },
    workspace::Workspace,
    zones::week::monday_of,
};

mod adding;
mod by_person;
pub(super) mod colors;
mod filters;
mod layout;
mod list;
mod month;
mod moving;
mod table;
mod views;
pub(super) mod week;
mod zone_choice;

use adding::AddInterview;
use filters::{Filters, KEPT_IN_VIEWS, choice_in_address};
pub(super) use filters::{everything_href, person_href};
use layout::WeekOfSlots;
use list::SlotList;
use month::Month;
use table::SlotTable;
use views::{Steps, View, Views};
use zone_choice::follow_choice;

/// How far ahead to look for the next interview if none is shown.
const WEEKS_AHEAD: TimeDelta = TimeDelta::weeks(12);

#[component]
pub fn SchedulePage() -> impl IntoView {
    let store = Store::expect();
    follow_choice(store);
    let (chosen, set_view) = query_value("view");
    let (on, set_on) = query_value("on");
    let chosen = Memo::new(move |_| View::named(&chosen.get()?));
    let today = Memo::new(move |_| local_date(store, store.now.get()));
    let on = Memo::new(move |_| on.get().and_then(|day| day_in(&day)).unwrap_or_else(|| today.get()));
    let choice = choice_in_address();
    let is_due = due();
    let is_empty = store.derive(|workspace| workspace.interviews.is_empty());
    let shown = Memo::new(move |_| {
        let (chosen, choice, on, today) = (chosen.get(), choice.get(), on.get(), today.get());
        is_due.get().then(|| shown(store, chosen, &choice, on, today))
    });
    let view = Memo::new(move |_| {
        let shown = shown.read().as_ref().map(|shown| shown.view);
        shown.or_else(|| chosen.get()).unwrap_or(View::Week)
    });
    let is_wide = layout::is_wide();
    let next = move || shown.read().as_ref().and_then(|shown| shown.next);
    let count = Signal::derive(move || shown.read().as_ref().map(|shown| interviews(&shown.slots)));
    let lead = Signal::derive(move || match view.get() {
        View::Day => in_words(on.get()),
        View::Week | View::People | View::List => format!("Week of {}", in_words(monday_of(on.get()))),
        View::Month => month::name(on.get()),
    });
    let go = Callback::new(move |day: NaiveDate| set_on.run((day != today.get()).then(|| day.to_string())));
    let actions = move || {
        view! {
            <AddInterview on=on />
            <Show when=move || store.may_open(Route::FindTime)>
                <a class="button" href=Route::FindTime.href()>
                    "Find a time"
                </a>
            </Show>
        }
    };
    view! {
        <Page title="Schedule" lead=lead actions=actions wide=true>
            <Filters count=count />
            <SavedViews route=Route::Schedule names=KEPT_IN_VIEWS />
            <div class="cluster cluster--apart">
                <div class="cluster">
                    <Steps view=view on=on today=today on_go=go />
                    <p class="text-subtle text-small">{move || times_in(store, view.get() == View::Week && is_wide.get() != Some(false), on.get())}</p>
                </div>
                <Views view=view on_choose=Callback::new(move |name: &str| set_view.run(Some(name.to_owned()))) />
            </div>
            {move || next().map(|day| view! { <NextDay day=day on_go=go /> })}
            {move || match is_empty.get() {
                true => Some(view! { <NoInterviews /> }.into_any()),
                false => shown.get().map(draw),
            }}
            <HelpLink about="proposed" words="What proposed, confirmed and moved mean" />
        </Page>
    }
}

#[component]
fn NoInterviews() -> impl IntoView {
    let store = Store::expect();
    view! {
        <EmptyState
            icon=IconName::Calendar
            title="No interviews yet"
            text="Interviews appear here once they are imported or added."
        >
            <Show when=move || store.may_open(Route::Import)>
                <a class="button button--primary" href=Route::Import.href()>
                    "Import interviews"
                </a>
            </Show>
        </EmptyState>
    }
}

/// The content of the page. Computed and redrawn as a whole, so that a view never gets the days of another.
#[derive(Clone, PartialEq)]
struct Shown {
    view: View,
    on: NaiveDate,
    today: NaiveDate,
    slots: Vec<Slot>,
    /// The next day that has interviews, if none are shown.
    next: Option<NaiveDate>,
    /// The interviews of each person, if shown by person.
    people: Option<Arc<[PersonSchedule]>>,
    /// Whether interviews without a trainee are shown, too.
    everything: bool,
}

fn shown(store: Store, chosen: Option<View>, choice: &Choice, on: NaiveDate, today: NaiveDate) -> Shown {
    let (from, until) = chosen.unwrap_or(View::Week).days(on);
    let period = start_of(store, from)..start_of(store, until);
    let ahead = period.end..period.end + WEEKS_AHEAD;
    let slots = store.ask(|asker| schedule(asker, period, choice));
    let next = slots.is_empty().then(|| store.ask(|asker| schedule(asker, ahead, choice)));
    let next = next.and_then(|slots| slots.iter().map(|slot| slot.start).min());
    let usual = if is_crowded(&slots) { View::People } else { View::Week };
    let view = chosen.unwrap_or(usual);
    let by_person = |workspace: &Workspace| by_person(workspace, &slots, choice).into();
    let people = (view == View::People).then(|| store.read(by_person));
    let next = next.map(|start| local_date(store, start));
    Shown { view, on, today, slots, next, people, everything: !choice.with_trainee }
}

/// The time zone of the times, and whether the visitor's own times are also shown on the grid of a week.
fn times_in(store: Store, is_grid: bool, on: NaiveDate) -> String {
    let zone = store.zone().in_words();
    let has_own = is_grid && !week::Week::of(store, monday_of(on)).own_hours(store).is_empty();
    match has_own {
        true => format!("Times in {zone}, and below them in {}", store.own_zone().in_words()),
        false => format!("Times in {zone}"),
    }
}

/// A button that goes to the next day with interviews, if none are shown.
#[component]
fn NextDay(day: NaiveDate, on_go: Callback<NaiveDate>) -> impl IntoView {
    view! {
        <div class="button-row">
            <button class="button button--small" type="button" on:click=move |_| on_go.run(day)>
                {format!("Next interview: {}", in_words(day))}
            </button>
        </div>
    }
}

/// How many interviews the slots belong to. An interview with several trainees has several slots in a row.
fn interviews(slots: &[Slot]) -> usize {
    slots.chunk_by(|one, other| one.interview == other.interview).count()
}

fn draw(Shown { view, on, today, slots, people, everything, .. }: Shown) -> AnyView {
    match view {
        View::List if !slots.is_empty() => view! { <SlotTable slots=slots /> }.into_any(),
        View::Day | View::List => view! { <SlotList slots=slots on=on /> }.into_any(),
        View::Week | View::People => {
            view! { <WeekOfSlots slots=slots people=people on=on today=today everything=everything /> }
                .into_any()
        }
        View::Month => view! { <Month slots=slots on=on today=today everything=everything /> }.into_any(),
    }
}

/// The day in an address. Excludes days at the end of the calendar, which have no full week around them.
fn day_in(address: &str) -> Option<NaiveDate> {
    address.parse().ok().filter(|day: &NaiveDate| (1..=9999).contains(&day.year()))
}

/// The interview types of these slots, with their names.
fn named_types(slots: &[Slot]) -> impl Iterator<Item = (InterviewTypeId, &str)> {
    slots.iter().map(|slot| (slot.interview_type, slot.type_name.as_str()))
}

/// The people of a slot, in brief.
fn people_of(slot: &Slot) -> String {
    match &slot.session {
        Some(card) => format!("{} with {}", card.trainee_name, card.mentor_name),
        None => slot.interviewer_names(),
    }
}

/// The session that this user can see, or the interview itself.
fn href_of(slot: &Slot) -> String {
    let session = slot.session.as_ref().map(|card| Route::Session(card.session));
    session.unwrap_or(Route::Interview(slot.interview)).href()
}
