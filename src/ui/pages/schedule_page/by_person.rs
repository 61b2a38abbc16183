//! A week of interviews by person.

use super::{
    colors::Colors,
    href_of,
    moving::{Mover, above_week},
    named_types,
    week::{Week, days_of, step_of},
};
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{PersonRow, PersonRowEntry, PersonWeek, Rows, ShowMore, Span, days_shown},
        format::{days::in_words, times},
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::{
    progress::schedule::{
        by_person::{Part, PersonEntry, PersonSchedule},
        calendar::Slot,
    },
    zones::week::monday_of,
};

pub fn by_person(
    slots: Arc<[Slot]>,
    people: Arc<[PersonSchedule]>,
    on: NaiveDate,
    today: NaiveDate,
    everything: bool,
) -> AnyView {
    let store = Store::expect();
    let colors = store.read(Colors::of);
    let legend = colors.legend(named_types(&slots));
    let monday = monday_of(on);
    let week = Week::of(store, monday);
    let spans: Vec<Option<Span>> = slots.iter().map(|slot| week.span(slot.start, slot.minutes)).collect();
    let place = u32::try_from((today - monday).num_days()).ok().filter(|place| *place < 7);
    let within: Vec<Span> = spans.iter().copied().flatten().collect();
    let columns = days_shown(&within, place);
    let mut days = days_of(monday, everything);
    days.truncate(columns);
    let mover = Mover::of(store, slots.clone(), (0..slots.len()).collect());
    let drawn = Rows::of(Memo::new(|_| ()));
    let count = people.len();
    let rows = Memo::new(move |_| {
        let row = |person: &PersonSchedule| {
            let mut days = vec![Vec::new(); columns];
            for entry in &person.entries {
                let day = spans[entry.slot].and_then(|span| days.get_mut(span.day as usize));
                if let Some(day) = day {
                    day.push(row_entry(store, &colors, &slots, *entry, person));
                }
            }
            let page = Route::Person(person.person);
            let href = store.may_open(page).then(|| page.href());
            PersonRow { name: person.name.clone(), href, days }
        };
        people.iter().take(drawn.most()).map(row).collect::<Vec<_>>()
    });
    view! {
        {above_week(legend, mover, everything)}
        <PersonWeek
            label=format!("Week of {}", in_words(monday))
            days=days
            today=place
            rows=rows
            moving=mover.map(|mover| mover.moving)
        >
            <ShowMore rows=drawn of=Signal::derive(move || count) />
        </PersonWeek>
    }
    .into_any()
}

fn row_entry(
    store: Store,
    colors: &Colors,
    slots: &[Slot],
    entry: PersonEntry,
    person: &PersonSchedule,
) -> PersonRowEntry {
    let slot = &slots[entry.slot];
    let (title, detail, spoken) = match (&slot.session, entry.part) {
        (Some(card), Part::Trainee | Part::Mentor) => {
            let other = match entry.part {
                Part::Trainee => format!("with {}", card.mentor_name),
                _ => format!("mentoring {}", card.trainee_name),
            };
            (step_of(card), other, format!(", {}, {}", slot.type_name, card.state.word()))
        }
        _ => {
            let others = slot.interviewers.iter().filter(|known| known.person != person.person);
            let others: Vec<&str> = others.map(|known| known.name.as_str()).collect();
            let with = if others.is_empty() { String::new() } else { format!("with {}", others.join(", ")) };
            (slot.type_name.clone(), with, ", interview".to_owned())
        }
    };
    let card = slot.session.as_ref().filter(|_| entry.part != Part::Interviewer);
    PersonRowEntry {
        place: entry.slot,
        is_movable: card.is_some_and(|card| card.is_open(store.now.get_untracked())),
        time: times::time(store, slot.start),
        title,
        detail,
        spoken,
        state: card.map(|card| card.state),
        color: colors.color(slot.interview_type),
        href: match entry.part {
            Part::Interviewer => Route::Interview(slot.interview).href(),
            Part::Trainee | Part::Mentor => href_of(slot),
        },
    }
}
