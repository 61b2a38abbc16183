//! The limits that people have set for themselves: how much they take on in a day and in a week, in either role.

use crate::{
    model::person::Person,
    planning::{
        formulation::{
            Formulation,
            limits::{LocalDays, Pair, by_person, limit},
        },
        problem::{Counted, Limit},
        rules::{RuleContext, week_of},
    },
    zones::{self, week::monday_of},
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

/// The first day of a period, how many days it has, and what is counted.
type Stretch = (NaiveDate, u64, Counted);

pub(super) fn limits<'a>(
    context: &RuleContext<'a>,
    formulation: &Formulation,
    roles: &[Vec<Pair>],
    days: &mut LocalDays<'a>,
) -> Vec<Limit> {
    let mut limits: BTreeMap<(u32, Stretch), Limit> = BTreeMap::new();
    for (person, place, pairs) in roles.iter().flat_map(|pairs| by_person(context, formulation, pairs)) {
        let preferences = &person.preferences;
        if !preferences.most_a_day.is_limit() && !preferences.most_a_week.is_limit() {
            continue;
        }
        let days = days.to(person);
        for (stretch, most) in
            pairs.iter().flat_map(|(_, interview)| asked(person, days[*interview as usize]))
        {
            let (first, days, counts) = stretch;
            limits.entry((place, stretch)).or_insert_with(|| {
                let left = most.saturating_sub(taken(context, person, stretch));
                limit(context, person, place, first, days, left, counts)
            });
        }
    }
    limits.into_values().collect()
}

/// Returns the limits for which a session on a day would count.
fn asked(person: &Person, day: NaiveDate) -> impl Iterator<Item = (Stretch, u32)> {
    let (a_day, a_week) = (person.preferences.most_a_day, person.preferences.most_a_week);
    [(day, 1, a_day), (monday_of(day), 7, a_week)].into_iter().flat_map(|(first, days, most)| {
        let sessions = most.sessions.map(|most| ((first, days, Counted::Sessions), most.into()));
        let minutes = most.minutes.map(|most| ((first, days, Counted::Minutes), most.into()));
        sessions.into_iter().chain(minutes)
    })
}

/// Returns how much of a period the person's sessions in either role already take.
fn taken(context: &RuleContext, person: &Person, (first, days, counts): Stretch) -> u32 {
    let lists = [context.sessions.get(&person.id), context.mentoring.get(&person.id)];
    let within = |at| match days {
        1 => day_of(context, person, at) == first,
        _ => week_of(context.zones, person, at) == first,
    };
    let amount = lists.into_iter().flatten().flatten().filter(|taken| within(taken.start)).map(|taken| {
        let minutes = (taken.end - taken.start).num_minutes();
        if counts == Counted::Sessions { 1 } else { minutes.max(0) }
    });
    u32::try_from(amount.sum::<i64>()).unwrap_or(u32::MAX)
}

fn day_of(context: &RuleContext, person: &Person, at: DateTime<Utc>) -> NaiveDate {
    zones::local_day(context.zones, &person.zone, at)
}
