//! A second implementation of the hard rules, written from the design and not from the planner, to check the
//! planner's results.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use switchback_core::{
    model::{
        enrollment::StepIndex,
        interview::{Interview, InterviewStatus},
        person::{Hosting, Person, Presence},
        preferences::Most,
        program::{Path, Step, StepKind, rules::WhoMentors},
        session::{Session, SessionState},
    },
    workspace::Workspace,
    zones::{DatabaseZones, Zones},
};

fn here<T: Copy>(person: &Person, at: DateTime<Utc>, read: impl Fn(NaiveDateTime) -> T) -> T {
    let offset = DatabaseZones.offset_seconds(&person.zone, at).unwrap();
    read(at.naive_utc() + Duration::seconds(offset.into()))
}

fn week(person: &Person, at: DateTime<Utc>) -> (i32, u32) {
    here(person, at, |local| (local.iso_week().year(), local.iso_week().week()))
}

fn end(interview: &Interview) -> DateTime<Utc> {
    interview.start + Duration::minutes(interview.minutes.into())
}

fn path_of<'a>(workspace: &'a Workspace, session: &Session) -> Option<&'a Path> {
    workspace.path(workspace.enrollments.get(&session.enrollment)?)
}

/// Whether a person takes on an interview beside others.
fn takes_on(most: Most, others: &[&Interview], interview: &Interview) -> bool {
    let minutes: u32 = others.iter().map(|other| u32::from(other.minutes)).sum();
    most.sessions.is_none_or(|most| others.len() < usize::from(most))
        && most.minutes.is_none_or(|most| minutes + u32::from(interview.minutes) <= u32::from(most))
}

/// Returns the rules that a session breaks together with those of `others` that count, if it is agreed on at
/// `at`.
pub fn broken(
    workspace: &Workspace,
    at: DateTime<Utc>,
    session: &Session,
    others: &[&Session],
) -> Vec<String> {
    let mut broken = Vec::new();
    let mut must = |holds: bool, rule: &str| {
        if !holds {
            broken.push(format!("{rule}: {session:?}"));
        }
    };
    let enrollment = &workspace.enrollments[&session.enrollment];
    let interview = &workspace.interviews[&session.interview];
    let trainee = &workspace.people[&enrollment.person];
    let mentor = &workspace.people[&session.mentor];
    let path = &workspace.programs[&enrollment.version].paths[&enrollment.interview_type];
    let step = &path.steps[usize::from(session.step.0)];
    let of = |session: &Session| &workspace.interviews[&session.interview];
    let person_of = |session: &Session| workspace.enrollments[&session.enrollment].person;
    let others: Vec<&Session> = others.iter().copied().filter(|other| other.id != session.id).collect();
    let seated: Vec<&Session> = others
        .iter()
        .copied()
        .filter(|other| !matches!(other.state(), SessionState::Declined(_) | SessionState::Cancelled(_)))
        .collect();

    must(enrollment.is_active(at), "the enrollment is active");
    must(trainee.presence == Presence::Here && mentor.presence == Presence::Here, "both are here");
    must(interview.status == InterviewStatus::Scheduled, "the interview takes place");
    must(interview.interview_type == enrollment.interview_type, "the type is the path’s");
    let any = step.rules.mentor.who == WhoMentors::AnyInterviewer;
    let interviews = interview.panel.contains(&session.mentor);
    must(interview.lead == session.mentor || any && interviews, "the mentor interviews");
    let interviews_at =
        |interview: &Interview, person| interview.lead == person || interview.panel.contains(&person);
    must(session.mentor != enrollment.person, "nobody mentors themselves");
    let certified = |certificate: &switchback_core::model::certificate::Certificate| {
        certificate.person == session.mentor && certificate.interview_type == enrollment.interview_type
    };
    must(workspace.certificates.values().any(certified), "the mentor is certified");
    must(mentor.hosting == Hosting::Hosts, "the mentor hosts");
    must(interview.start - at >= Duration::hours(path.notice_hours.into()), "notice");
    let prep = [StepKind::Course, StepKind::Reading, StepKind::IntroCall, StepKind::OwnQuestion];
    let elsewhere = |place: u8| {
        let credits = enrollment.ledger.credits.iter().filter(|credit| credit.step.0 == place);
        credits.map(|credit| usize::from(credit.times)).sum::<usize>()
    };
    let more = |place: u8| {
        enrollment
            .ledger
            .more
            .iter()
            .filter(|(step, _)| step.0 == place)
            .map(|(_, more)| usize::from(*more))
            .sum::<usize>()
    };
    // The deciding person may say that fewer are enough, from the step's minimum on.
    let asked_in_all = |place: u8, step: &Step| {
        let asked = usize::from(step.times) + more(place);
        let least = step.rules.at_least.map_or(asked, usize::from);
        let enough = enrollment.ledger.enough.get(&StepIndex(place)).copied();
        enough.map_or(asked, |enough| usize::from(enough).max(least).min(asked))
    };
    let asked_of = |place: u8, step: &Step| asked_in_all(place, step).saturating_sub(elsewhere(place));
    for (place, asked) in (0..session.step.0).zip(&path.steps) {
        let done = enrollment.prepared.keys().any(|done| done.0 == place) || elsewhere(place) > 0;
        must(!prep.contains(&asked.kind) || done, "prep comes first");
    }

    let at_it: Vec<_> = seated.iter().filter(|other| other.interview == session.interview).collect();
    let limits = at_it.iter().filter_map(|other| path_of(workspace, other)?.rules.observers);
    let seats = limits.chain(path.rules.observers).fold(interview.observer_cap, u8::min);
    must(at_it.len() < usize::from(seats), "one trainee a seat");
    must(within_hours(trainee, interview), "the trainee’s hours");
    let close = |start: DateTime<Utc>, until: DateTime<Utc>, pause: i64| {
        let pause = Duration::minutes(pause);
        start < end(interview) + pause && interview.start < until + pause
    };
    let busy = trainee.busy.values().flatten().any(|busy| close(busy.start, busy.end, 0));
    must(!busy, "the trainee’s calendar");
    let leads =
        |other: &&Interview| interviews_at(other, trainee.id) && other.status == InterviewStatus::Scheduled;
    let leading = workspace.interviews.values().filter(leads).any(|own| close(own.start, end(own), 15));
    must(!leading, "the trainee’s own interviews");
    let own: Vec<_> = seated.iter().filter(|other| person_of(other) == trainee.id).collect();
    must(!own.iter().any(|other| close(of(other).start, end(of(other)), 15)), "in two places");
    let same_week =
        |person: &Person, other: &Session| week(person, of(other).start) == week(person, interview.start);
    let this_week = own.iter().filter(|other| same_week(trainee, other)).count();
    must(this_week < usize::from(trainee.limits.as_trainee), "the trainee’s limit");
    let hosted = seated.iter().filter(|other| other.mentor == mentor.id && same_week(mentor, other)).count();
    must(hosted < usize::from(mentor.limits.as_mentor), "the mentor’s limit");

    for person in [trainee, mentor] {
        let theirs = seated.iter().filter(|other| other.mentor == person.id || person_of(other) == person.id);
        let on_day = |start| here(person, start, |local| local.date());
        let same_day = |other: &&&Session| on_day(of(other).start) == on_day(interview.start);
        let preferences = &person.preferences;
        let day: Vec<_> = theirs.clone().filter(same_day).map(|other| of(other)).collect();
        must(takes_on(preferences.most_a_day, &day, interview), "the person’s own limit of a day");
        let week: Vec<_> = theirs.filter(|other| same_week(person, other)).map(|other| of(other)).collect();
        must(takes_on(preferences.most_a_week, &week, interview), "the person’s own limit of a week");
    }

    let declined = others.iter().any(|other| {
        matches!(other.state(), SessionState::Declined(_))
            && (other.enrollment, other.interview) == (session.enrollment, session.interview)
    });
    must(!declined, "a declined pairing stays away");
    let met = |other: &&Session| {
        (other.enrollment, other.mentor) == (session.enrollment, session.mentor)
            && other.state() != SessionState::Missed
    };
    must(!path.rules.never_same_pair || !seated.iter().any(met), "no pair meets twice");
    let counting: Vec<_> = seated
        .iter()
        .filter(|other| other.enrollment == session.enrollment)
        .filter(|other| !matches!(other.state(), SessionState::Missed | SessionState::NotCredited))
        .collect();
    let of_step = |place: u8| counting.iter().filter(move |other| other.step.0 == place);
    must(of_step(session.step.0).count() < asked_of(session.step.0, step), "the step is not done too often");
    let another = of_step(session.step.0).all(|other| other.mentor != session.mentor);
    must(!step.different_mentors || another, "another mentor each time");
    let gap = Duration::hours(path.hours_between_sessions.into());
    for other in &counting {
        let before = end(of(other)) + gap <= interview.start;
        let after = end(interview) + gap <= of(other).start;
        must(before || after, "time between sessions");
        must(other.step >= session.step || before, "after the steps before");
        let made_up_for = before && end(of(other)) <= at;
        must(other.step <= session.step || after || made_up_for, "before the steps after");
    }
    for (place, asked) in (0..session.step.0).zip(&path.steps) {
        let placed = of_step(place).count();
        must(prep.contains(&asked.kind) || placed >= asked_of(place, asked), "no step left out");
    }
    broken
}

/// Checks each minute by wall-clock time.
fn within_hours(person: &Person, interview: &Interview) -> bool {
    (0..i64::from(interview.minutes)).all(|minute| {
        let at = interview.start + Duration::minutes(minute);
        let (day, minute): (NaiveDate, i64) =
            here(person, at, |local| (local.date(), (local.time() - NaiveTime::MIN).num_minutes()));
        let usual = &person.hours.0[day.weekday().num_days_from_monday() as usize];
        let spans = person.changes.get(&day).unwrap_or(usual);
        spans.iter().any(|span| (i64::from(span.from)..i64::from(span.to)).contains(&minute))
    })
}
