//! A path in plain sentences.

use crate::{
    model::{
        ids::PersonId,
        program::{
            Path, Step,
            rules::{Decider, Entry, Group, OnExpiry, SignOffRule, WhoMentors, Writers},
        },
    },
    wording::count,
    workspace::Workspace,
};
use std::collections::BTreeSet;

/// One sentence for each rule: what is required to begin, the steps, and what comes after.
pub fn summary(workspace: &Workspace, path: &Path) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(beginning(workspace, path));
    words.extend(
        path.steps.iter().filter(|step| step.kind.is_session() || step.kind.is_prep()).map(step_words),
    );
    words.extend(between(path));
    words.push(sign_off(workspace, &path.rules.sign_off));
    if path.rules.mentor_case {
        words.push("The last mentor writes a case that the approvers read before they sign off.".to_owned());
    }
    words.extend(due(path));
    words.extend(afterwards(workspace, path));
    words
}

fn beginning(workspace: &Workspace, path: &Path) -> Vec<String> {
    let mut words = Vec::new();
    let rules = &path.rules;
    if rules.entry == Entry::Nomination {
        words.push("By nomination only; the coordinator enrolls.".to_owned());
    }
    if let Some(days) = rules.tenure_days {
        words.push(format!("Requires {} in the company.", count(days, "day", "days")));
    }
    if !rules.prerequisites.is_empty() {
        let names: Vec<_> = rules.prerequisites.iter().map(|known| workspace.type_name(*known)).collect();
        words.push(format!("Requires a certificate in {}.", names.join(" and ")));
    }
    words
}

/// A step as a sentence: how many sessions, with whom, and which scorecards.
pub fn step_words(step: &Step) -> String {
    if !step.kind.is_session() {
        let valid = step
            .rules
            .valid_months
            .map(|months| format!(", at most {} before sign-off", count(months, "month", "months")));
        return format!("{}{}.", step.name(), valid.unwrap_or_default());
    }
    let number = number(step);
    let mut words = match &step.rules.label {
        Some(label) => format!("{label}: {}", count(number, "session", "sessions")),
        None => step.kind.count(number),
    };
    if step.rules.at_most == Some(step.times) {
        words += " and no more";
    }
    if shortest(step).is_some() {
        words += &format!(", {} planned", step.times);
    }
    match step.rules.retakes {
        Some(0) => words += ", no retakes",
        Some(retakes) => words += &format!(", at most {}", count(retakes, "retake", "retakes")),
        None => {}
    }
    if step.different_mentors && step.times > 1 {
        words += ", each with a different mentor";
    } else if let Some(mentors) = step.rules.distinct_mentors.filter(|mentors| *mentors > 1) {
        words += &format!(", with at least {mentors} different mentors");
    }
    let mentor = &step.rules.mentor;
    if mentor.who == WhoMentors::AnyInterviewer {
        words += ", with any of the interviewers";
    }
    if mentor.interviews_conducted > 0 {
        words += &format!(
            ", with mentors who have conducted at least {}",
            count(mentor.interviews_conducted, "interview", "interviews")
        );
    }
    if mentor.weeks_certified > 0 {
        words += &format!(
            ", with mentors certified for at least {}",
            count(mentor.weeks_certified, "week", "weeks")
        );
    }
    if mentor.from_another_team {
        words += ", with a mentor from another team";
    }
    if let Some(tag) = &mentor.tag {
        words += &format!(", with a mentor tagged “{tag}”");
    }
    words += match step.rules.scorecards {
        Writers::Both => "",
        Writers::MentorOnly => "; only the mentor submits a scorecard",
        Writers::TraineeOnly => "; only the trainee submits a scorecard",
        Writers::NoOne => "; no scorecards",
    };
    words + "."
}

/// The minimum if it is less than what is planned.
fn shortest(step: &Step) -> Option<u8> {
    step.rules.at_least.filter(|least| *least < step.times)
}

/// The possible number of sessions, such as "3 to 8".
fn number(step: &Step) -> String {
    let least = shortest(step).unwrap_or(step.times);
    let most = step.rules.at_most.unwrap_or(step.times).max(step.times);
    if least < most { format!("{least} to {most}") } else { least.to_string() }
}

fn between(path: &Path) -> Vec<String> {
    let mut words = Vec::new();
    let (gap, notice) = (path.hours_between_sessions, path.notice_hours);
    if gap > 0 {
        words.push(format!("At least {gap} h between sessions."));
    }
    if notice > 0 {
        words.push(format!("{notice} h notice."));
    }
    if path.rules.never_same_pair {
        words.push("No pair meets twice on this path.".to_owned());
    }
    if let Some(most) = path.rules.observers {
        words.push(format!("At most {} per interview.", count(most, "trainee", "trainees")));
    }
    words
}

fn sign_off(workspace: &Workspace, rule: &SignOffRule) -> String {
    let name = |person: &PersonId| workspace.profiles.name(*person).to_owned();
    let names = |people: &BTreeSet<PersonId>| people.iter().map(name).collect::<Vec<_>>().join(", ");
    match rule {
        SignOffRule::AnyCertified => "Any certified interviewer can sign off.".to_owned(),
        SignOffRule::LastMentor => "The last mentor signs off.".to_owned(),
        SignOffRule::Named(person) => format!("{} signs off.", name(person)),
        SignOffRule::AnyOf(people) => format!("One of these people signs off: {}.", names(people)),
        SignOffRule::Panel { of: Group::People(people), needed } => {
            format!("Sign-off requires {needed} approvals from: {}.", names(people))
        }
        SignOffRule::Panel { of: Group::Tag(tag), needed } => {
            format!("Sign-off requires {needed} approvals from people tagged “{tag}”.")
        }
        SignOffRule::AllMentors => "All mentors of approved sessions sign off.".to_owned(),
        SignOffRule::Record => "No approval needed; the coordinator records the certificate.".to_owned(),
    }
}

fn due(path: &Path) -> Vec<String> {
    let due = path.rules.due;
    let parts = [
        ("response", due.response),
        ("scorecard", due.scorecard),
        ("review", due.review),
        ("debrief (checked by people)", due.debrief),
        ("sign-off", due.sign_off),
    ];
    let said: Vec<_> = parts
        .into_iter()
        .filter_map(|(what, hours)| hours.map(|hours| format!("{what} {hours} h")))
        .collect();
    if said.is_empty() {
        Vec::new()
    } else {
        vec![format!("Deadlines in working hours: {}.", said.join(", "))]
    }
}

fn afterwards(workspace: &Workspace, path: &Path) -> Vec<String> {
    let rules = &path.rules;
    let mut words = Vec::new();
    if path.steps.iter().any(|step| step.rules.is_bounded()) {
        let who = decider(workspace, path);
        words.push(format!("When all sessions or retakes of a step are used, {who} decides."));
    }
    if path.steps.iter().any(|step| shortest(step).is_some()) {
        words.push(format!("From the minimum of a step on, {} can end it early.", decider(workspace, path)));
    }
    let validity = rules.validity;
    let on_expiry = match validity.lapses_to {
        OnExpiry::Nothing => "then training starts over",
        OnExpiry::ObserverOnly if rules.refresher.is_some() => {
            "then the person is an observer only, until the refresher is done"
        }
        OnExpiry::ObserverOnly => "then the person is an observer only, until the training is repeated",
        OnExpiry::Refresher => "then a refresher is due",
    };
    if let Some(months) = validity.months {
        words.push(format!("Certificates are valid for {}; {on_expiry}.", count(months, "month", "months")));
    }
    if let Some(weeks) = validity.idle_weeks {
        words.push(format!(
            "Certificates expire after {} without an interview; {on_expiry}.",
            count(weeks, "week", "weeks")
        ));
    }
    if !rules.checks_after.is_empty() {
        let counts: Vec<_> = rules.checks_after.iter().map(ToString::to_string).collect();
        words.push(format!(
            "Ratings are compared with the interviewer pool after {} interviews (checked by people).",
            counts.join(" and ")
        ));
    }
    if let Some(shorter) = &rules.shorter {
        words.push(format!("Shorter path for people certified in another type: {}", steps(shorter)));
    }
    if let Some(refresher) = &rules.refresher {
        words.push(format!("Refresher: {}", steps(refresher)));
    }
    if let Some(source) = &rules.source {
        words.push(format!("Source: {source}."));
    }
    words
}

fn decider<'a>(workspace: &'a Workspace, path: &Path) -> &'a str {
    match path.rules.decides {
        Decider::Coordinator => "the coordinator",
        Decider::AnyCertified => "any certified interviewer",
        Decider::Named(person) => workspace.profiles.name(person),
    }
}

fn steps(path: &Path) -> String {
    let steps = path.steps.iter().filter(|step| step.kind.is_session() || step.kind.is_prep());
    steps.map(step_words).collect::<Vec<_>>().join(" ")
}
