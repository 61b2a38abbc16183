//! Sign-off: the approvers, who else may approve, and whether the approvals are complete.

use crate::{
    model::{
        actor::Actor,
        enrollment::{Enrollment, MentorCase, WithheldApproval},
        ids::PersonId,
        program::rules::{Decider, Group, SignOffRule},
        session::SessionState,
    },
    order::{Gather, Order},
    progress::{certificates::status, path::steps},
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// The approvals that a sign-off needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approvers {
    /// Who may approve; `None` means everyone certified in the type.
    pub of: Option<BTreeSet<PersonId>>,
    /// People named by the rule who have left, whose earlier approvals still count, and the trainee, who never approves.
    pub departed: BTreeSet<PersonId>,
    pub needed: usize,
    /// Whether the coordinator records the certificate without an approval.
    pub is_record: bool,
}

/// The approvers by the path's rule. It requires no fewer approvals when a person leaves: see [`is_blocked`]. If mentors approve
/// and no session here has one, everyone certified may approve.
pub fn asked(workspace: &Workspace, enrollment: &Enrollment) -> Approvers {
    let rule = workspace.path(enrollment).map(|path| path.rules.sign_off.clone()).unwrap_or_default();
    let anyone = Approvers { of: None, departed: BTreeSet::new(), needed: 1, is_record: false };
    let named = match &rule {
        SignOffRule::AnyCertified => return anyone,
        SignOffRule::Record => return Approvers { is_record: true, ..anyone },
        SignOffRule::LastMentor => {
            mentors(workspace, enrollment).into_iter().next_back().into_iter().into_set()
        }
        SignOffRule::Named(person) => BTreeSet::from([*person]),
        SignOffRule::AnyOf(people) => people.clone(),
        SignOffRule::Panel { of, .. } => members(workspace, of),
        SignOffRule::AllMentors => mentors(workspace, enrollment).into_iter().into_set(),
    };
    let by_mentors = matches!(rule, SignOffRule::LastMentor | SignOffRule::AllMentors);
    if by_mentors && named.is_empty() {
        return anyone;
    }
    let asked = named.into_iter().map(|person| replacement(workspace, enrollment, person));
    let (of, departed): (BTreeSet<_>, BTreeSet<_>) =
        asked.partition(|person| is_available(workspace, enrollment, *person));
    let needed = match rule {
        SignOffRule::AllMentors => of.len() + departed.len(),
        SignOffRule::Panel { needed, .. } => usize::from(needed.max(1)),
        _ => 1,
    };
    Approvers { of: Some(of), departed, needed, is_record: false }
}

/// Whether a person named by the rule can be asked. The trainee is treated like an approver who has left.
fn is_available(workspace: &Workspace, enrollment: &Enrollment, person: PersonId) -> bool {
    person != enrollment.person && workspace.is_here(person)
}

/// Who approves in place of an approver: they themselves while they can be asked, otherwise their replacement, who may have left
/// and been replaced in turn.
fn replacement(workspace: &Workspace, enrollment: &Enrollment, approver: PersonId) -> PersonId {
    let replacements = &enrollment.ledger.replacements;
    let mut asked = approver;
    // In a log, two people may replace each other.
    for _ in 0..replacements.len() {
        match replacements.get(&asked) {
            Some(next) if !is_available(workspace, enrollment, asked) => asked = *next,
            _ => break,
        }
    }
    asked
}

/// Approvers who have left without approving and can be replaced; also the trainee, if too few others are left.
pub fn replaceable(workspace: &Workspace, enrollment: &Enrollment) -> BTreeSet<PersonId> {
    let given = given(workspace, enrollment);
    let is_blocked = is_blocked(workspace, enrollment);
    let departed = asked(workspace, enrollment).departed.into_iter();
    departed
        .filter(|person| !given.contains(person))
        .filter(|person| is_blocked || *person != enrollment.person)
        .into_set()
}

/// Whether this person can replace an approver who has left: certified in the type, and not an approver already.
pub fn can_replace(
    workspace: &Workspace,
    zones: &dyn Zones,
    enrollment: &Enrollment,
    person: PersonId,
    at: DateTime<Utc>,
) -> bool {
    let is_asked = asked(workspace, enrollment).of.is_none_or(|of| of.contains(&person));
    person != enrollment.person
        && !is_asked
        && workspace.is_here(person)
        && status::holds(workspace, zones, person, enrollment.interview_type, at)
}

pub fn members(workspace: &Workspace, group: &Group) -> BTreeSet<PersonId> {
    match group {
        Group::People(people) => people.clone(),
        Group::Tag(tag) => {
            let tagged = workspace.people.values().filter(|person| person.tags.contains(tag));
            tagged.map(|person| person.id).into_set()
        }
    }
}

/// The mentors of the approved sessions, by the time of the session.
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

/// Who has approved the current evidence. An approval ends with its evidence, or with a later "not yet" of the same person.
pub fn given(workspace: &Workspace, enrollment: &Enrollment) -> BTreeSet<PersonId> {
    let asked = asked(workspace, enrollment);
    let is_asked = |person: PersonId| {
        asked.of.as_ref().is_none_or(|of| of.contains(&person) || asked.departed.contains(&person))
    };
    let latest = latest_words(workspace, enrollment).into_iter();
    latest.filter(|(person, word)| word.is_none() && is_asked(*person)).map(|(person, _)| person).into_set()
}

/// The latest "not yet" of each approver about the current evidence. As long as there is one, the trainee is not certified. It
/// doesn't count from a person who has left or is no longer an approver.
pub fn withheld<'a>(workspace: &Workspace, enrollment: &'a Enrollment) -> Vec<&'a WithheldApproval> {
    let asked = asked(workspace, enrollment);
    let is_asked = |person: PersonId| {
        workspace.is_here(person) && asked.of.as_ref().is_none_or(|of| of.contains(&person))
    };
    let words = latest_words(workspace, enrollment).into_values().flatten();
    words.filter(|withheld| is_asked(withheld.by)).collect()
}

/// The effect of one more approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approving {
    Certifies,
    /// This many more approvals are needed after it.
    LeavesMissing(usize),
    /// It is the last approval, but this person has said "not yet".
    LeavesWithheld(PersonId),
}

/// The effect of an approval by this person; `None` means the coordinator, who only records.
pub fn approving(workspace: &Workspace, enrollment: &Enrollment, by: Option<PersonId>) -> Approving {
    let missing = missing(workspace, enrollment);
    if missing > 1 {
        return Approving::LeavesMissing(missing - 1);
    }
    let mut others = withheld(workspace, enrollment).into_iter().map(|withheld| withheld.by);
    match others.find(|other| Some(*other) != by) {
        Some(other) => Approving::LeavesWithheld(other),
        None => Approving::Certifies,
    }
}

/// Everyone whose approval the certificate is based on, in the order of approving. Who may approve today doesn't matter: tags and
/// people have changed since.
pub fn signers(workspace: &Workspace, enrollment: &Enrollment) -> Vec<Actor> {
    let last = enrollment.signed_off;
    let until = last.map_or(DateTime::<Utc>::MAX_UTC, |sign_off| sign_off.at);
    let words = words(workspace, enrollment, until);
    let stands = |person: &PersonId| words.get(person).is_some_and(Option::is_none);
    let approvals = enrollment.ledger.approvals.iter().map(|approval| approval.by);
    let mut signers: Vec<Actor> = Vec::new();
    for signer in approvals.filter(stands).map(Actor::Member).chain(last.map(|sign_off| sign_off.by)) {
        if !signers.contains(&signer) {
            signers.push(signer);
        }
    }
    signers
}

/// Whether as many people signed off as the rule needs.
pub fn was_signed_by_enough(workspace: &Workspace, enrollment: &Enrollment) -> bool {
    signers(workspace, enrollment).len() >= asked(workspace, enrollment).needed
}

/// The latest decision of each approver since the last step was done: `None` is an approval.
fn latest_words<'a>(
    workspace: &Workspace,
    enrollment: &'a Enrollment,
) -> BTreeMap<PersonId, Option<&'a WithheldApproval>> {
    words(workspace, enrollment, DateTime::<Utc>::MAX_UTC)
}

/// The latest decision of each approver at an instant.
fn words<'a>(
    workspace: &Workspace,
    enrollment: &'a Enrollment,
    until: DateTime<Utc>,
) -> BTreeMap<PersonId, Option<&'a WithheldApproval>> {
    let done = steps::done_since(workspace, enrollment);
    let ledger = &enrollment.ledger;
    let approvals = ledger.approvals.iter().map(|approval| (approval.at, approval.by, None));
    let withheld = ledger.withheld.iter().map(|withheld| (withheld.at, withheld.by, Some(withheld)));
    let counts = |at: DateTime<Utc>| Some(at) >= done && at <= until;
    let mut words: Vec<_> = withheld.chain(approvals).filter(|(at, ..)| counts(*at)).collect();
    words.order_by_key(|(at, ..)| *at);
    words.into_iter().map(|(_, by, word)| (by, word)).into_map()
}

/// The mentor's case about the current evidence. Like an approval, it ends with its evidence.
pub fn case<'a>(workspace: &Workspace, enrollment: &'a Enrollment) -> Option<&'a MentorCase> {
    let done = steps::done_since(workspace, enrollment);
    enrollment.ledger.cases.iter().rfind(|case| Some(case.at) >= done)
}

/// Whether the approvers wait for a mentor's case. They don't if no mentor is left to write one.
pub fn lacks_case(workspace: &Workspace, enrollment: &Enrollment) -> bool {
    let asks = workspace.path(enrollment).is_some_and(|path| path.rules.mentor_case);
    asks && case(workspace, enrollment).is_none() && case_author(workspace, enrollment).is_some()
}

/// Who writes the case: of the mentors who are here, the one of the last approved session.
pub fn case_author(workspace: &Workspace, enrollment: &Enrollment) -> Option<PersonId> {
    let here = |person: &PersonId| workspace.is_here(*person) && *person != enrollment.person;
    mentors(workspace, enrollment).into_iter().rfind(here)
}

/// How many approvals are still missing after those given so far.
pub fn missing(workspace: &Workspace, enrollment: &Enrollment) -> usize {
    asked(workspace, enrollment).needed.saturating_sub(given(workspace, enrollment).len())
}

/// Whether too few approvers are left to give the missing approvals. Then the approvers who left have to be replaced, or the rule
/// changed.
pub fn is_blocked(workspace: &Workspace, enrollment: &Enrollment) -> bool {
    let asked = asked(workspace, enrollment);
    let Some(of) = asked.of else { return false };
    let possible: BTreeSet<_> = of.union(&given(workspace, enrollment)).copied().into_set();
    possible.len() < asked.needed
}

/// The people whose task the sign-off is, once the mentor's case exists if one is required: the approvers who have not decided,
/// or the last mentor if anyone certified may approve. If one approval is enough, it waits for the person who has said "not yet".
pub fn pending_approvers(workspace: &Workspace, enrollment: &Enrollment) -> BTreeSet<PersonId> {
    let asked = asked(workspace, enrollment);
    if lacks_case(workspace, enrollment) {
        return BTreeSet::new();
    }
    if asked.is_record || asked.needed == 1 && !withheld(workspace, enrollment).is_empty() {
        return BTreeSet::new();
    }
    let of = match asked.of {
        Some(of) => of,
        None => mentors(workspace, enrollment).last().copied().into_iter().into_set(),
    };
    let words = latest_words(workspace, enrollment);
    of.into_iter().filter(|person| !words.contains_key(person)).into_set()
}

/// Whether this person decides when a step's sessions are used up. The coordinator can always decide.
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

/// The one person whose task it is to decide once a step's sessions are used up: the person named by the path, or the last mentor
/// if anyone certified may decide. Otherwise it is the coordinator's task.
pub fn decider(workspace: &Workspace, enrollment: &Enrollment) -> Option<PersonId> {
    let decider = workspace.path(enrollment).map(|path| path.rules.decides).unwrap_or_default();
    let person = match decider {
        Decider::Coordinator => return None,
        Decider::AnyCertified => {
            let sessions = workspace.sessions_of(enrollment.id);
            sessions.into_iter().rfind(|session| steps::is_attempt(session.state()))?.mentor
        }
        Decider::Named(person) => person,
    };
    (person != enrollment.person && workspace.is_here(person)).then_some(person)
}
