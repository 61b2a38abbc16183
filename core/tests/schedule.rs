//! The schedule as the calendar shows it, on the sample company.

use chrono::{DateTime, Duration, Utc};
use std::ops::Range;
use switchback_core::{
    command,
    fact::line::Line,
    log::Log,
    progress::schedule::calendar::{Choice, schedule},
    sample,
    workspace::Workspace,
    zones::DatabaseZones,
};

fn sample() -> Workspace {
    let today = "2026-03-02".parse().expect("a date");
    let mut log = Log::default();
    for request in sample::requests(today, &DatabaseZones) {
        let decision = command::decide(&log, &DatabaseZones, &request).expect("the story keeps the rules");
        log.append(decision.entries.into_iter().map(Line::from));
        decision.records.into_iter().for_each(|change| log.keep_record(change));
    }
    log.workspace().clone()
}

fn week() -> Range<DateTime<Utc>> {
    let monday = "2026-03-02T00:00:00Z".parse::<DateTime<Utc>>().expect("an instant");
    monday..monday + Duration::weeks(1)
}

#[test]
fn every_interview_of_the_week_is_there_and_each_trainee_of_it() {
    let workspace = sample();
    let slots = schedule(&workspace, week(), &Choice::default());
    for interview in workspace.interviews.values() {
        let shown = slots.iter().filter(|slot| slot.interview == interview.id).count();
        let seats = workspace
            .sessions
            .values()
            .filter(|session| session.interview == interview.id && session.state().takes_seat());
        let wanted = interview.is_scheduled() && week().contains(&interview.start);
        assert_eq!(shown, if wanted { seats.count().max(1) } else { 0 });
    }
    assert!(slots.is_sorted_by_key(|slot| slot.start));
}

#[test]
fn a_choice_leaves_only_what_fits_it() {
    let workspace = sample();
    let all = schedule(&workspace, week(), &Choice::default());
    let known = all.iter().find(|slot| slot.session.is_some()).expect("the sample company trains");
    let team = workspace.people[&known.interviewers[0].person].team;
    let choice = Choice {
        text: known.interviewers[0].name.to_uppercase(),
        team,
        interview_type: known.session.as_ref().map(|card| card.interview_type),
        with_trainee: true,
    };
    let shown = schedule(&workspace, week(), &choice);
    assert!(shown.contains(known) && shown.len() < all.len());
    assert!(shown.iter().all(|slot| slot.session.is_some() && slot.type_name == known.type_name));
    assert!(schedule(&workspace, week(), &Choice { text: "nobody".into(), ..choice }).is_empty());
}
