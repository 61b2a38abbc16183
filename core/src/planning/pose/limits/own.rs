//! What people have set for themselves: how much they take on in a day and in a week, in either role.

use super::{Pair, limit};
use crate::{
    model::{interview::Interview, person::Person, wishes::Most},
    planning::{
        pose::Posed,
        problem::{Counted, Limit},
        rules::{Facts, week_of},
    },
    zones,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

/// The first day of a stretch, how many days it has, and what it counts.
type Stretch = (NaiveDate, u64, Counted);

pub(super) fn add(facts: &Facts, posed: &mut Posed, trainees: &[Pair], mentors: &[Pair]) {
    let mut limits: BTreeMap<(u32, Stretch), Limit> = BTreeMap::new();
    for (place, interview) in trainees.iter().chain(mentors) {
        let person = facts.workspace.people.get(&posed.people[*place as usize]);
        let interview = facts.workspace.interviews.get(&posed.interviews[*interview as usize]);
        let (Some(person), Some(interview)) = (person, interview) else { continue };
        for (stretch, most) in asked(facts, person, interview) {
            let (first, days, counts) = stretch;
            limits.entry((*place, stretch)).or_insert_with(|| {
                let left = most.saturating_sub(taken(facts, person, stretch));
                limit(facts, person, *place, first, days, left, counts)
            });
        }
    }
    posed.problem.person_limits = limits.into_values().collect();
}

/// The limits that a session at the interview would count for.
fn asked(facts: &Facts, person: &Person, interview: &Interview) -> Vec<(Stretch, u32)> {
    let Most { sessions, minutes } = person.wishes.most_a_day;
    let week = person.wishes.most_a_week;
    let mut asked = Vec::new();
    if sessions.is_some() || minutes.is_some() {
        let day = day_of(facts, person, interview.start);
        asked.extend(sessions.map(|most| ((day, 1, Counted::Sessions), most.into())));
        asked.extend(minutes.map(|most| ((day, 1, Counted::Minutes), most.into())));
    }
    if week.is_limit() {
        let monday = week_of(facts.zones, person, interview.start);
        asked.extend(week.sessions.map(|most| ((monday, 7, Counted::Sessions), most.into())));
        asked.extend(week.minutes.map(|most| ((monday, 7, Counted::Minutes), most.into())));
    }
    asked
}

/// What the person's sessions in either role take of a stretch already.
fn taken(facts: &Facts, person: &Person, (first, days, counts): Stretch) -> u32 {
    let lists = [facts.sessions.get(&person.id), facts.mentoring.get(&person.id)];
    let within = |at| match days {
        1 => day_of(facts, person, at) == first,
        _ => week_of(facts.zones, person, at) == first,
    };
    let amount = lists.into_iter().flatten().flatten().filter(|taken| within(taken.start)).map(|taken| {
        let minutes = (taken.end - taken.start).num_minutes();
        if counts == Counted::Sessions { 1 } else { minutes.max(0) }
    });
    u32::try_from(amount.sum::<i64>()).unwrap_or(u32::MAX)
}

fn day_of(facts: &Facts, person: &Person, at: DateTime<Utc>) -> NaiveDate {
    zones::local(facts.zones, &person.zone, at).date()
}
