//! A path in sentences that everybody understands.

use crate::{
    model::{
        ids::PersonId,
        program::{
            Path, Step,
            rules::{Decider, Entry, Group, Lapse, SignOffRule, Writers},
        },
    },
    wording::count,
    workspace::Workspace,
};
use std::collections::BTreeSet;

/// One sentence for each rule: before one begins, step by step, and what comes after.
pub fn summary(workspace: &Workspace, path: &Path) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(beginning(workspace, path));
    words.extend(
        path.steps.iter().filter(|step| step.kind.is_session() || step.kind.is_prep()).map(step_words),
    );
    words.extend(between(path));
    words.push(sign_off(workspace, &path.rules.sign_off));
    words.extend(due(path));
    words.extend(afterwards(path));
    words
}

fn beginning(workspace: &Workspace, path: &Path) -> Vec<String> {
    let mut words = Vec::new();
    let rules = &path.rules;
    if rules.entry == Entry::Nomination {
        words.push("One is nominated; the coordinator enrolls.".to_owned());
    }
    if let Some(days) = rules.tenure_days {
        words.push(format!("It begins after {} in the company.", count(days, "day", "days")));
    }
    if !rules.prerequisites.is_empty() {
        let names: Vec<_> = rules.prerequisites.iter().map(|known| workspace.type_name(*known)).collect();
        words.push(format!("It begins after a certificate in {}.", names.join(" and ")));
    }
    words
}

/// A step as a sentence: how often, with whom, and what is written.
pub fn step_words(step: &Step) -> String {
    let mut words = step.name();
    if !step.kind.is_session() {
        let valid = step
            .rules
            .valid_months
            .map(|months| format!(", done within {} of the sign-off", count(months, "month", "months")));
        return format!("{words}{}.", valid.unwrap_or_default());
    }
    words += &match (step.times, step.rules.at_most) {
        (1, None) => " once".to_owned(),
        (times, None) => format!(" {times} times"),
        (times, Some(most)) if most == times => format!(" {times} times and no more"),
        (times, Some(most)) => format!(" {times} to {most} times"),
    };
    if step.different_mentors && step.times > 1 {
        words += ", each with another mentor";
    } else if let Some(mentors) = step.rules.distinct_mentors.filter(|mentors| *mentors > 1) {
        words += &format!(", with at least {mentors} different mentors");
    }
    let mentor = &step.rules.mentor;
    if mentor.interviews_led > 0 {
        words += &format!(
            ", mentored by people who have led {}",
            count(mentor.interviews_led, "interview", "interviews")
        );
    }
    if mentor.weeks_certified > 0 {
        words +=
            &format!(", mentored by people certified for {}", count(mentor.weeks_certified, "week", "weeks"));
    }
    if mentor.from_another_team {
        words += ", by a mentor of another team";
    }
    if let Some(tag) = &mentor.tag {
        words += &format!(", by a mentor tagged “{tag}”");
    }
    words += match step.rules.scorecards {
        Writers::Both => "",
        Writers::MentorOnly => "; only the mentor writes a scorecard",
        Writers::TraineeOnly => "; only the trainee writes a scorecard",
        Writers::Nobody => "; nobody writes a scorecard",
    };
    words + "."
}

fn between(path: &Path) -> Vec<String> {
    let mut words = Vec::new();
    let (gap, notice) = (path.hours_between_sessions, path.notice_hours);
    if gap > 0 {
        words.push(format!("At least {} between two sessions.", count(gap, "hour lies", "hours lie")));
    }
    if notice > 0 {
        words.push(format!("People hear of a session {} before.", count(notice, "hour", "hours")));
    }
    if path.rules.never_same_pair {
        words.push("No two people meet twice on this path.".to_owned());
    }
    if let Some(most) = path.rules.observers {
        words.push(format!("At most {most} at one interview."));
    }
    words
}

fn sign_off(workspace: &Workspace, rule: &SignOffRule) -> String {
    let name = |person: &PersonId| workspace.profiles.name(*person).to_owned();
    let names = |people: &BTreeSet<PersonId>| people.iter().map(name).collect::<Vec<_>>().join(", ");
    match rule {
        SignOffRule::AnyCertified => "Anybody certified signs off.".to_owned(),
        SignOffRule::LastMentor => "The last mentor signs off.".to_owned(),
        SignOffRule::Named(person) => format!("{} signs off.", name(person)),
        SignOffRule::AnyOf(people) => format!("One of these signs off: {}.", names(people)),
        SignOffRule::Panel { of: Group::People(people), needed } => {
            format!("{needed} of these sign off: {}.", names(people))
        }
        SignOffRule::Panel { of: Group::Tag(tag), needed } => {
            format!("{needed} of those tagged “{tag}” sign off.")
        }
        SignOffRule::AllMentors => "All mentors of the path sign off.".to_owned(),
        SignOffRule::Record => "The coordinator writes the certificate down; nobody approves.".to_owned(),
    }
}

fn due(path: &Path) -> Vec<String> {
    let due = path.rules.due;
    let parts = [
        ("an answer", due.answer),
        ("a scorecard", due.scorecard),
        ("a review", due.review),
        ("the debrief", due.debrief),
        ("the sign-off", due.sign_off),
    ];
    let said: Vec<_> = parts
        .into_iter()
        .filter_map(|(what, hours)| hours.map(|hours| format!("{what} within {hours}")))
        .collect();
    if said.is_empty() { Vec::new() } else { vec![format!("Due in working hours: {}.", said.join(", "))] }
}

fn afterwards(path: &Path) -> Vec<String> {
    let rules = &path.rules;
    let mut words = Vec::new();
    if path.steps.iter().any(|step| step.rules.at_most.is_some()) {
        let who = match rules.decides {
            Decider::Coordinator => "the coordinator decides",
            Decider::AnyCertified => "somebody certified decides",
            Decider::Named(_) => "the one named decides",
        };
        words.push(format!("When a step’s sessions are used up, {who}."));
    }
    let validity = rules.validity;
    let lapse = match validity.lapses_to {
        Lapse::Nothing => "then the path is climbed again",
        Lapse::ObserverOnly => "then one only observes",
        Lapse::Refresher => "then one takes the refresher",
    };
    if let Some(months) = validity.months {
        words.push(format!("The certificate counts for {}; {lapse}.", count(months, "month", "months")));
    }
    if let Some(weeks) = validity.idle_weeks {
        words.push(format!(
            "It lapses after {} without interviewing; {lapse}.",
            count(weeks, "week", "weeks")
        ));
    }
    if !rules.checks_after.is_empty() {
        let counts: Vec<_> = rules.checks_after.iter().map(ToString::to_string).collect();
        words.push(format!("Scores are compared with the pool after {} interviews.", counts.join(" and ")));
    }
    if let Some(shorter) = &rules.shorter {
        words.push(format!("Shorter for those certified in another type: {}", steps(shorter)));
    }
    if let Some(refresher) = &rules.refresher {
        words.push(format!("Refresher: {}", steps(refresher)));
    }
    if let Some(source) = &rules.source {
        words.push(format!("Source: {source}."));
    }
    words
}

fn steps(path: &Path) -> String {
    let steps = path.steps.iter().filter(|step| step.kind.is_session() || step.kind.is_prep());
    steps.map(step_words).collect::<Vec<_>>().join(" ")
}
