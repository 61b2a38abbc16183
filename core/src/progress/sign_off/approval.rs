//! Sign-off: the approvers, who else may approve, and whether the approvals are complete.

use crate::{
    model::{
        enrollment::Enrollment,
        ids::PersonId,
        person::Presence,
        program::rules::{Decider, Group, SignOffRule},
        session::SessionState,
    },
    progress::certificates::status,
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// Whose approvals a sign-off takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approvers {
    /// Who may give one; `None` stands for everyone certified in the type.
    pub of: Option<BTreeSet<PersonId>>,
    pub needed: usize,
    /// Whether the coordinator writes it down without an approval.
    pub is_record: bool,
}

/// Whom the rule asks. People who left are not asked; where nobody is left, everyone certified is.
pub fn asked(workspace: &Workspace, enrollment: &Enrollment) -> Approvers {
    let rule = workspace.path(enrollment).map(|path| path.rules.sign_off.clone()).unwrap_or_default();
    let anyone = Approvers { of: None, needed: 1, is_record: false };
    let of = match &rule {
        SignOffRule::AnyCertified => return anyone,
        SignOffRule::Record => return Approvers { is_record: true, ..anyone },
        SignOffRule::LastMentor => {
            mentors(workspace, enrollment).into_iter().next_back().into_iter().collect()
        }
        SignOffRule::Named(person) => BTreeSet::from([*person]),
        SignOffRule::AnyOf(people) => people.clone(),
        SignOffRule::Panel { of, .. } => members(workspace, of),
        SignOffRule::AllMentors => mentors(workspace, enrollment).into_iter().collect(),
    };
    let here = |person: &PersonId| {
        let known = workspace.people.get(person);
        *person != enrollment.person && known.is_some_and(|known| known.presence == Presence::Here)
    };
    let of: BTreeSet<PersonId> = of.into_iter().filter(here).collect();
    let needed = match rule {
        SignOffRule::AllMentors => of.len(),
        SignOffRule::Panel { needed, .. } => of.len().min(usize::from(needed.max(1))),
        _ => 1,
    };
    if of.is_empty() { anyone } else { Approvers { of: Some(of), needed, is_record: false } }
}

pub fn members(workspace: &Workspace, group: &Group) -> BTreeSet<PersonId> {
    match group {
        Group::People(people) => people.clone(),
        Group::Tag(tag) => {
            let tagged = workspace.people.values().filter(|person| person.tags.contains(tag));
            tagged.map(|person| person.id).collect()
        }
    }
}

/// The mentors of the credited sessions, by the day of the session.
fn mentors(workspace: &Workspace, enrollment: &Enrollment) -> Vec<PersonId> {
    let sessions = workspace.sessions_of(enrollment.id);
    let credited = sessions.into_iter().filter(|session| session.state() == SessionState::Credited);
    credited.map(|session| session.mentor).collect()
}

/// Whether this person's approval counts.
pub fn may_approve(
    workspace: &Workspace,
    zones: &dyn Zones,
    enrollment: &Enrollment,
    person: PersonId,
    at: DateTime<Utc>,
) -> bool {
    let asked = asked(workspace, enrollment);
    if person == enrollment.person || asked.is_record {
        return false;
    }
    match asked.of {
        Some(of) => of.contains(&person),
        None => status::holds(workspace, zones, person, enrollment.interview_type, at),
    }
}

/// How many approvals are still missing, when those given so far are counted.
pub fn missing(workspace: &Workspace, enrollment: &Enrollment) -> usize {
    let asked = asked(workspace, enrollment);
    let given: BTreeSet<_> = enrollment.ledger.approvals.iter().map(|approval| approval.by).collect();
    let counting = given.iter().filter(|person| asked.of.as_ref().is_none_or(|of| of.contains(person)));
    asked.needed.saturating_sub(counting.count())
}

/// Whose task the sign-off is: those whose approval is missing, or the last mentor where anyone certified may.
pub fn pending_approvers(workspace: &Workspace, enrollment: &Enrollment) -> BTreeSet<PersonId> {
    let asked = asked(workspace, enrollment);
    if asked.is_record {
        return BTreeSet::new();
    }
    let given: BTreeSet<_> = enrollment.ledger.approvals.iter().map(|approval| approval.by).collect();
    match asked.of {
        Some(of) => of.difference(&given).copied().collect(),
        None => mentors(workspace, enrollment).last().copied().into_iter().collect(),
    }
}

/// Whether this person decides when a step's sessions are used up; the coordinator keeps the enrollment
/// either way.
pub fn may_decide(
    workspace: &Workspace,
    zones: &dyn Zones,
    enrollment: &Enrollment,
    person: PersonId,
    at: DateTime<Utc>,
) -> bool {
    let decider = workspace.path(enrollment).map(|path| path.rules.decides).unwrap_or_default();
    match decider {
        Decider::Coordinator => false,
        Decider::AnyCertified => status::holds(workspace, zones, person, enrollment.interview_type, at),
        Decider::Named(named) => named == person,
    }
}
