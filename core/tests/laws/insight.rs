//! What leaders see agrees with what each view says on its own.

use crate::{
    cases,
    moves::moves,
    play::{Turn, play},
};
use chrono::{Datelike, Duration, Weekday};
use proptest::prelude::*;
use switchback_core::{
    insight::{
        coverage::coverage,
        covered_week::covered_week,
        funnel::{Stage, funnel, stage},
        load::{WEEKS, loads},
        pace::pace,
        pool::{WaitingFor, pool, waiting_for},
    },
    model::{interview::Interview, session::SessionState},
    zones::{self, DatabaseZones, Zone},
};

/// Everyone in training is at exactly one stage, and those who wait for a sign-off are at the last.
fn everyone_is_at_one_stage(turn: &Turn) {
    let (workspace, now) = (turn.after.workspace(), turn.request.at);
    let pool = pool(workspace, &DatabaseZones, now);
    let funnel = funnel(workspace, &pool, now);
    for (row, funnel) in pool.iter().zip(&funnel) {
        assert_eq!(funnel.stages.iter().sum::<usize>(), row.in_training, "{funnel:?}");
        assert_eq!((funnel.interview_type, funnel.certified), (row.interview_type, row.certified));
    }
    assert_eq!(funnel.iter().map(|row| row.enrolled).sum::<usize>(), pace(workspace, &pool, now).in_training);
    for enrollment in workspace.enrollments.values().filter(|known| workspace.continues(known, now)) {
        let waits = waiting_for(workspace, enrollment, now) == Some(WaitingFor::SignOff);
        assert_eq!(stage(workspace, enrollment, now) == Stage::SignOff, waits, "{enrollment:?}");
    }
}

/// The hours of a day are covered by as many people in the week as on the day itself.
fn a_week_agrees_with_its_day(turn: &Turn) {
    let (workspace, now) = (turn.after.workspace(), turn.request.at);
    for zone in ["Europe/Berlin", "America/New_York", "Asia/Kolkata"].map(Zone::named) {
        let today = zones::local_day(&DatabaseZones, &zone, now);
        if matches!(today.weekday(), Weekday::Sat | Weekday::Sun) {
            continue;
        }
        let week = covered_week(workspace, &DatabaseZones, &zone, now);
        let day = coverage(workspace, &DatabaseZones, &zone, now);
        let weekday = today.weekday().num_days_from_monday() as usize;
        for of_day in day.types {
            let of_week = week.types.iter().find(|known| known.interview_type == of_day.interview_type);
            let people = of_day.hours.iter().map(Vec::len).collect::<Vec<_>>();
            let expected = of_week.map_or_else(|| vec![0; 24], |known| known.people[weekday].to_vec());
            assert_eq!(people, expected, "{}", of_day.name);
        }
    }
}

/// No interview of an active interviewer is missing or counted twice, and the named few are the fewest who have half.
fn the_load_is_whole(turn: &Turn) {
    let (workspace, now) = (turn.after.workspace(), turn.request.at);
    let loads = loads(workspace, &DatabaseZones, now);
    for load in &loads.people {
        let own = |from, to| {
            let scheduled = workspace.interviews.of(load.person).filter(|known| known.is_scheduled());
            scheduled.filter(|known| (from..to).contains(&known.start)).collect::<Vec<_>>()
        };
        let minutes =
            |interviews: &[&Interview]| interviews.iter().map(|known| u32::from(known.minutes)).sum::<u32>();
        let (ahead, before) =
            (own(now, now + Duration::weeks(WEEKS)), own(now - Duration::weeks(WEEKS), now));
        assert_eq!((load.interviews, load.minutes), (ahead.len(), minutes(&ahead)), "{load:?}");
        assert_eq!(load.minutes_before, minutes(&before), "{load:?}");
        let published = workspace.sessions.values().filter(|known| {
            let start = workspace.start_of(known);
            known.mentor == load.person
                && matches!(known.state(), SessionState::Proposed | SessionState::Confirmed)
                && (now..now + Duration::weeks(WEEKS)).contains(&start)
        });
        assert_eq!(load.sessions, published.count(), "{load:?}");
    }
    let minutes: Vec<u32> = loads.people.iter().map(|load| load.minutes).collect();
    assert!(minutes.is_sorted_by(|one, next| one >= next), "{minutes:?}");
    let of_first = |count: usize| minutes.iter().take(count).sum::<u32>() * 2;
    let all = minutes.iter().sum::<u32>();
    assert!(of_first(loads.with_half) >= all, "{loads:?}");
    assert!(loads.with_half == 0 || of_first(loads.with_half - 1) < all, "{loads:?}");
    assert_eq!(loads.without, minutes.iter().filter(|minutes| **minutes == 0).count());
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn everyone_in_training_is_at_one_stage(moves in moves(80)) {
        play(&moves, everyone_is_at_one_stage);
    }

    #[test]
    fn the_load_of_interviewers_is_whole(moves in moves(40)) {
        play(&moves, the_load_is_whole);
    }

    #[test]
    fn the_covered_week_agrees_with_the_covered_day(moves in moves(20)) {
        play(&moves, a_week_agrees_with_its_day);
    }
}
