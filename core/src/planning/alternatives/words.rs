//! Explains why a session can't be scheduled, with the names and numbers that a coordinator would ask for next.

use crate::{
    model::{
        ids::{InterviewId, PersonId},
        interview::Interview,
        person::Person,
    },
    planning::{
        exclusion::Exclusion,
        placement::Placement,
        rules::{RuleContext, is_away, week_of},
    },
    wording::{capitalized, count, listed},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Returns a sentence without its period.
pub(super) fn words(context: &RuleContext, placement: Placement, exclusion: Exclusion) -> String {
    let workspace = context.workspace;
    let enrollment = workspace.enrollments.get(&placement.enrollment);
    let first_name = |person| workspace.profiles.first_name(person);
    let mentor = first_name(placement.mentor);
    let Some(enrollment) = enrollment else { return capitalized(&exclusion.to_string()) };
    let trainee = first_name(enrollment.person);
    let path = workspace.path(enrollment);
    let hours = |of: Option<u16>| count(of.unwrap_or_default(), "hour", "hours");
    match exclusion {
        Exclusion::EnrollmentNotActive => format!("{trainee}’s enrollment is paused or has ended"),
        Exclusion::PrepNotDone => format!("{trainee} hasn’t finished the prep"),
        Exclusion::TooSoon => {
            format!("It starts in less than {}", hours(path.map(|path| path.notice_hours)))
        }
        Exclusion::LedByTrainee => format!("{trainee} is one of the interviewers"),
        Exclusion::MentorNotLead => format!("{mentor} isn’t the lead interviewer"),
        Exclusion::MentorNotCertified => {
            format!("{mentor} isn’t certified in {}", workspace.type_name(enrollment.interview_type))
        }
        Exclusion::MentorDoesNotHost => format!("{mentor} doesn’t accept trainees"),
        Exclusion::MentorNotExperienced => format!("{mentor} isn’t experienced enough for this step"),
        Exclusion::MentorOfSameTeam => format!("{mentor} is on {trainee}’s team"),
        Exclusion::MentorWithoutTag => format!("{mentor} isn’t in the group that mentors this step"),
        Exclusion::Paused => time_off(context, placement.interview, [enrollment.person, placement.mentor]),
        Exclusion::SameMentor => format!("{trainee} has another session of this step with {mentor}"),
        Exclusion::SamePair => format!("{trainee} has another session of this path with {mentor}"),
        Exclusion::OutsideHours => format!("It is outside {trainee}’s available hours"),
        Exclusion::OwnInterview => format!("{trainee} interviews at that time"),
        Exclusion::Busy => format!("{trainee}’s calendar is busy"),
        Exclusion::OtherSession => format!("{trainee} has another session at that time"),
        Exclusion::NoSeat => seats(context, placement.interview),
        Exclusion::TraineeLimit => full_week(context, placement.interview, enrollment.person, Role::Trainee),
        Exclusion::MentorLimit => full_week(context, placement.interview, placement.mentor, Role::Mentor),
        Exclusion::OwnLimit => format!("It exceeds a limit that {trainee} or {mentor} has set"),
        Exclusion::OutOfOrder => format!(
            "It breaks the order of steps or the {} between sessions",
            hours(path.map(|path| path.hours_between_sessions))
        ),
        _ => capitalized(&exclusion.to_string()),
    }
}

fn seats(context: &RuleContext, interview: InterviewId) -> String {
    match context.seats_taken.get(&interview).copied().unwrap_or(0) {
        1 => "The observer seat is taken".to_owned(),
        taken => format!("All {} are taken", count(taken, "observer seat", "observer seats")),
    }
}

/// "Nadia has time off", or "Nadia and Omar have time off".
fn time_off(context: &RuleContext, interview: InterviewId, pair: [PersonId; 2]) -> String {
    let workspace = context.workspace;
    let is_off = |person: &PersonId| {
        let known = workspace.people.get(person).zip(workspace.interviews.get(&interview));
        known.is_some_and(|(person, interview)| is_away(context.zones, person, interview.interval()))
    };
    let names: Vec<_> = pair
        .iter()
        .filter(|person| is_off(person))
        .map(|person| workspace.profiles.first_name(*person))
        .collect();
    let has = if names.len() == 1 { "has" } else { "have" };
    format!("{} {has} time off", listed(&names))
}

enum Role {
    Trainee,
    Mentor,
}

/// "Nadia already has 2 sessions that week".
fn full_week(context: &RuleContext, interview: InterviewId, person: PersonId, role: Role) -> String {
    let name = context.workspace.profiles.first_name(person);
    let known = context.workspace.people.get(&person).zip(context.workspace.interviews.get(&interview));
    let weeks = match role {
        Role::Trainee => &context.trainee_weeks,
        Role::Mentor => &context.mentor_weeks,
    };
    match known.map_or(0, |(person, interview)| in_week(context, weeks, person, interview)) {
        0 => format!("{name} takes on no sessions in a week"),
        taken => format!("{name} already has {} that week", count(taken, "session", "sessions")),
    }
}

fn in_week(
    context: &RuleContext,
    weeks: &BTreeMap<(PersonId, NaiveDate), u8>,
    person: &Person,
    interview: &Interview,
) -> u8 {
    let week = week_of(context.zones, person, interview.start);
    weeks.get(&(person.id, week)).copied().unwrap_or(0)
}
