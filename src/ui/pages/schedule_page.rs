//! All interviews and the trainees attending them: a day or a week as a list, a week on a grid or by
//! person, or a month.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Icon, IconName, Page, SegmentedOption, due},
        controls::{
            filters::{FilterSelect, FilterText, team_options, type_options},
            query::query_value,
            saved_views::SavedViews,
        },
        format::{
            days::{in_words, local_date, start_of},
            words,
        },
    },
};
use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use std::sync::Arc;
use switchback_core::{
    access::schedule::schedule,
    model::{actor::Actor, ids::InterviewTypeId},
    progress::schedule::{
        by_person::{PersonSchedule, by_person, is_crowded},
        calendar::{Choice, Slot},
    },
    workspace::Workspace,
    zones::week::monday_of,
};

mod by_person;
pub(super) mod colors;
mod layout;
mod list;
mod month;
mod moving;
mod table;
pub(super) mod week;
mod zone_choice;

use layout::WeekOfSlots;
use list::SlotList;
use month::Month;
use table::SlotTable;
use zone_choice::{ZONE, ZoneChoice, follow_choice};

#[derive(Clone, Copy, Debug, PartialEq)]
enum View {
    Day,
    Week,
    /// A week with a row for each person: for one so full that its grid has no room for names.
    People,
    /// A week as a table, in any order.
    List,
    Month,
}

const VIEWS: [(View, &str, &str); 5] = [
    (View::Day, "day", "Day"),
    (View::Week, "week", "Week"),
    (View::People, "people", "By person"),
    (View::List, "list", "List"),
    (View::Month, "month", "Month"),
];

impl View {
    fn named(name: &str) -> Option<Self> {
        VIEWS.into_iter().find(|(_, key, _)| *key == name).map(|(view, ..)| view)
    }

    /// The first day shown, and the first one after.
    fn days(self, on: NaiveDate) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Day => (on, on + TimeDelta::days(1)),
            Self::Week | Self::People | Self::List => (monday_of(on), monday_of(on) + TimeDelta::weeks(1)),
            Self::Month => {
                let first = first_of_month(on);
                let last = first + Months::new(1) - TimeDelta::days(1);
                (monday_of(first), monday_of(last) + TimeDelta::weeks(1))
            }
        }
    }

    fn before(self, on: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => on - TimeDelta::days(1),
            Self::Week | Self::People | Self::List => on - TimeDelta::weeks(1),
            Self::Month => first_of_month(on) - Months::new(1),
        }
    }

    fn after(self, on: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => on + TimeDelta::days(1),
            Self::Week | Self::People | Self::List => on + TimeDelta::weeks(1),
            Self::Month => first_of_month(on) + Months::new(1),
        }
    }
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// How far the next interview is looked for where there is none.
const WEEKS_AHEAD: TimeDelta = TimeDelta::weeks(12);

/// The name in the address of whether interviews without a trainee are shown, and its two values.
const WITH: &str = "with";
const EVERYTHING: &str = "all";
const TRAINEE: &str = "trainee";

/// Not the day: a view shows the week that is on when it is opened.
const KEPT_IN_VIEWS: &[&str] = &["text", "type", "team", WITH, "view", "sort", ZONE];

/// The address of all interviews, also those without a trainee.
pub(super) fn everything_href() -> String {
    format!("{}?{WITH}={EVERYTHING}", Route::Schedule.href())
}

/// The address of what a person has.
pub(super) fn person_href(name: &str) -> String {
    let mut values = ParamsMap::new();
    values.insert("text", name.to_owned());
    values.insert(WITH, EVERYTHING.to_owned());
    format!("{}{}", Route::Schedule.href(), values.to_query_string())
}

/// The address of one day's list.
fn day_href(day: NaiveDate, everything: bool) -> String {
    let with = if everything { EVERYTHING } else { TRAINEE };
    format!("{}?view=day&on={day}&{WITH}={with}", Route::Schedule.href())
}

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
    let shown = Memo::new(move |_| {
        let (chosen, choice, on, today) = (chosen.get(), choice.get(), on.get(), today.get());
        is_due.get().then(|| shown(store, chosen, &choice, on, today))
    });
    let view = Memo::new(move |_| {
        let shown = shown.read().as_ref().map(|shown| shown.view);
        shown.or_else(|| chosen.get()).unwrap_or(View::Week)
    });
    let next = move || shown.read().as_ref().and_then(|shown| shown.next);
    let count = Signal::derive(move || shown.read().as_ref().map(|shown| interviews(&shown.slots)));
    let lead = Signal::derive(move || match view.get() {
        View::Day => in_words(on.get()),
        View::Week | View::People | View::List => format!("Week of {}", in_words(monday_of(on.get()))),
        View::Month => month::name(on.get()),
    });
    let go = Callback::new(move |day: NaiveDate| set_on.run((day != today.get()).then(|| day.to_string())));
    let find_time = move || {
        store.may_open(Route::FindTime).then(|| {
            view! {
                <a class="button" href=Route::FindTime.href()>
                    "Find a time"
                </a>
            }
        })
    };
    view! {
        <Page title="Schedule" lead=lead actions=find_time wide=true>
            <Filters count=count />
            <SavedViews route=Route::Schedule names=KEPT_IN_VIEWS />
            <div class="cluster cluster--apart">
                <div class="cluster">
                    <Steps view=view on=on today=today on_go=go />
                    <p class="text-subtle text-small">{move || times_in(store, view.get())}</p>
                </div>
                <Views view=view on_choose=Callback::new(move |name: &str| set_view.run(Some(name.to_owned()))) />
            </div>
            {move || next().map(|day| view! { <NextDay day=day on_go=go /> })}
            {move || shown.get().map(draw)}
        </Page>
    }
}

/// What is on the page, once it is worked out: drawn again as a whole, because a view must never be handed the days of another.
#[derive(Clone, PartialEq)]
struct Shown {
    view: View,
    on: NaiveDate,
    today: NaiveDate,
    slots: Vec<Slot>,
    /// Where there is nothing to show, the next day on which there is.
    next: Option<NaiveDate>,
    /// What each person has, where it is shown by person.
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

fn times_in(store: Store, view: View) -> String {
    let (zone, own) = (store.zone(), store.own_zone());
    match view {
        View::Week if zone != own => format!("Times in {zone}, and below them in {own}"),
        _ => format!("Times in {zone}"),
    }
}

/// The way from where there is nothing to the next day on which there is something.
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

/// How many interviews the slots are of: one with several trainees has several, one after the other.
fn interviews(slots: &[Slot]) -> usize {
    slots.chunk_by(|one, other| one.interview == other.interview).count()
}

fn draw(Shown { view, on, today, slots, people, everything, .. }: Shown) -> AnyView {
    match view {
        View::List if !slots.is_empty() => view! { <SlotTable slots=slots /> }.into_any(),
        View::Day | View::List => view! { <SlotList slots=slots /> }.into_any(),
        View::Week | View::People => {
            view! { <WeekOfSlots slots=slots people=people on=on today=today everything=everything /> }
                .into_any()
        }
        View::Month => view! { <Month slots=slots on=on today=today everything=everything /> }.into_any(),
    }
}

/// The day in an address, which may name one at the end of time that has no week around it.
fn day_in(address: &str) -> Option<NaiveDate> {
    address.parse().ok().filter(|day: &NaiveDate| (1..=9999).contains(&day.year()))
}

/// The choice stands in the address, so that a link to it can be sent.
fn choice_in_address() -> Memo<Choice> {
    let (text, _) = query_value("text");
    let (interview_type, _) = query_value("type");
    let (team, _) = query_value("team");
    let everything = shows_everything();
    Memo::new(move |_| Choice {
        text: text.get().unwrap_or_default(),
        interview_type: interview_type.get().and_then(|id| id.parse().ok()),
        team: team.get().and_then(|id| id.parse().ok()),
        with_trainee: !everything.get(),
    })
}

/// Whether interviews without a trainee are shown: at first only to members, who find their own interviews here.
fn shows_everything() -> Memo<bool> {
    let store = Store::expect();
    let (with, _) = query_value(WITH);
    Memo::new(move |_| match with.read().as_deref() {
        Some(EVERYTHING) => true,
        Some(TRAINEE) => false,
        _ => matches!(store.who.get(), Actor::Member(_)),
    })
}

#[component]
fn Filters(count: Signal<Option<usize>>) -> impl IntoView {
    let store = Store::expect();
    let types = store.derive(type_options);
    let teams = store.derive(team_options);
    view! {
        <form class="filter-bar" role="search" on:submit=|event| event.prevent_default()>
            <FilterText label="Person" placeholder="Interviewer or trainee" />
            <FilterSelect name="type" label="Interview type" every="All types" options=types />
            <FilterSelect name="team" label="Team" every="All teams" options=teams />
            <ZoneChoice />
            <WhichInterviews />
            <output class="filter-bar__count">{move || count.get().map(|count| words::count(count, "interview", "interviews"))}</output>
        </form>
    }
}

/// Those with a trainee are what one plans here; all others are one press away.
#[component]
fn WhichInterviews() -> impl IntoView {
    let (_, set_with) = query_value(WITH);
    let everything = shows_everything();
    let option = move |all: bool, words: &'static str| {
        let choose =
            Callback::new(move |()| set_with.run(Some(if all { EVERYTHING } else { TRAINEE }.to_owned())));
        let is_chosen = Signal::derive(move || everything.get() == all);
        view! {
            <SegmentedOption name="schedule-with" is_chosen=is_chosen on_choose=choose>
                {words}
            </SegmentedOption>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">"Interviews"</legend>
            {option(false, "With a trainee")}
            {option(true, "All interviews")}
        </fieldset>
    }
}

#[component]
fn Steps(
    view: Memo<View>,
    on: Memo<NaiveDate>,
    today: Memo<NaiveDate>,
    on_go: Callback<NaiveDate>,
) -> impl IntoView {
    view! {
        <div class="cluster">
            <button
                class="button button--small button--icon"
                type="button"
                aria-label="Previous"
                on:click=move |_| on_go.run(view.get().before(on.get()))
            >
                <Icon name=IconName::ArrowLeft />
            </button>
            <button class="button button--small" type="button" on:click=move |_| on_go.run(today.get())>
                "Today"
            </button>
            <button
                class="button button--small button--icon"
                type="button"
                aria-label="Next"
                on:click=move |_| on_go.run(view.get().after(on.get()))
            >
                <Icon name=IconName::ArrowRight />
            </button>
        </div>
    }
}

/// The view that is drawn where this one was chosen.
fn drawn_as(view: View, is_wide: Option<bool>) -> View {
    match (view, is_wide) {
        (View::People, Some(false)) => View::Week,
        _ => view,
    }
}

/// Where there is no room for a grid, a week is a list by day whichever of its two grids was chosen, and named so.
#[component]
fn Views(view: Memo<View>, on_choose: Callback<&'static str>) -> impl IntoView {
    let is_wide = layout::is_wide();
    let drawn = Memo::new(move |_| drawn_as(view.get(), is_wide.get()));
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">"View"</legend>
            {VIEWS
                .map(|(option, name, words)| {
                    view! {
                        <Show when=move || drawn_as(option, is_wide.get()) == option>
                            <SegmentedOption
                                name="schedule-view"
                                is_chosen=Signal::derive(move || drawn.get() == option)
                                on_choose=Callback::new(move |()| on_choose.run(name))
                            >
                                {move || match (option, is_wide.get()) {
                                    (View::Week, Some(false)) => "Agenda",
                                    _ => words,
                                }}
                            </SegmentedOption>
                        </Show>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

/// The interview types of these slots, with their names.
fn named_types(slots: &[Slot]) -> impl Iterator<Item = (InterviewTypeId, &str)> {
    slots.iter().map(|slot| (slot.interview_type, slot.type_name.as_str()))
}

/// The people of a slot, in a few words.
fn people_of(slot: &Slot) -> String {
    match &slot.session {
        Some(card) => format!("{} with {}", card.trainee_name, card.mentor_name),
        None => slot.interviewer_names(),
    }
}

/// The session there that this reader sees, or the interview by itself.
fn href_of(slot: &Slot) -> String {
    let session = slot.session.as_ref().map(|card| Route::Session(card.session));
    session.unwrap_or(Route::Interview(slot.interview)).href()
}
