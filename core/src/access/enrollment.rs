//! What a person may do with an enrollment now. Each function returns the enrollment, or why the action is refused.

use crate::{
    access::{asker::Asker, person, work::Work},
    model::{
        actor::Actor,
        enrollment::{Enrollment, StepIndex, Variant},
        ids::{EnrollmentId, InterviewTypeId, PersonId},
        person::{Person, Presence},
        program::{Path, Step, Version, rules::Entry},
        session::SessionState,
    },
    progress::{
        certificates::status,
        duties::duty,
        path::steps,
        program::entry::{self, Lacking},
        sign_off::approval::{self, Approvers},
    },
    refusal::Refusal,
};

pub type Allowed<'a> = Result<&'a Enrollment, Refusal>;
pub type AllowedStep<'a> = Result<(&'a Enrollment, &'a Step), Refusal>;

fn known<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    asker.must_be_here()?;
    asker.workspace.enrollments.get(&enrollment).ok_or(Refusal::UnknownEnrollment)
}

fn own<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    let known = known(asker, enrollment)?;
    person::change(asker, known.person).map(|()| known)
}

fn active<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    let known = own(asker, enrollment)?;
    if known.is_active(asker.at) { Ok(known) } else { Err(Refusal::NotActive) }
}

pub fn enroll(asker: &Asker, person: PersonId) -> Result<(), Refusal> {
    person::change(asker, person)
}

/// Beginning the path of a type, or its refresher. Returns the version of the program and the variant of the path.
pub fn enroll_in(
    asker: &Asker,
    person: PersonId,
    interview_type: InterviewTypeId,
) -> Result<(Version, Variant), Refusal> {
    enroll(asker, person)?;
    let Asker { workspace, zones, at, .. } = *asker;
    let known = workspace.people.get(&person).ok_or(Refusal::UnknownPerson)?;
    if known.presence == Presence::Left {
        return Err(Refusal::PersonLeft);
    }
    if !workspace.interview_types.contains_key(&interview_type) {
        return Err(Refusal::UnknownInterviewType);
    }
    if status::holds(workspace, zones, person, interview_type, at) {
        return Err(Refusal::AlreadyCertified);
    }
    if workspace.is_in_training(person, interview_type) {
        return Err(Refusal::AlreadyEnrolled);
    }
    let program = workspace.program().ok_or(Refusal::NoPath)?;
    let path = program.paths.get(&interview_type).ok_or(Refusal::NoPath)?;
    let variant = entry::variant(workspace, zones, path, known, interview_type, at);
    if variant != Variant::Refresher {
        may_begin(asker, path, known)?;
    }
    Ok((program.version, variant))
}

/// Checks what the path requires of people who begin it.
fn may_begin(asker: &Asker, path: &Path, person: &Person) -> Result<(), Refusal> {
    begin(asker.by, path)?;
    match entry::lacking(asker.workspace, asker.zones, path, person, asker.at) {
        None => Ok(()),
        Some(Lacking::Certificate(needed)) => {
            Err(Refusal::PrerequisiteMissing(asker.workspace.type_name(needed).to_owned()))
        }
        Some(Lacking::FirstDay) => Err(Refusal::FirstDayUnknown),
        Some(Lacking::Tenure(from)) => Err(Refusal::TenureMissing(from)),
    }
}

/// Beginning a path that requires a nomination.
pub fn begin(by: Actor, path: &Path) -> Result<(), Refusal> {
    let may = path.rules.entry != Entry::Nomination || Work::EnrollOthers.is_for(by);
    if may { Ok(()) } else { Err(Refusal::NominationNeeded) }
}

pub fn prepare<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    active(asker, enrollment)
}

pub fn pause<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    active(asker, enrollment)
}

pub fn resume<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    let known = own(asker, enrollment)?;
    if known.status_at(asker.at).is_paused() { Ok(known) } else { Err(Refusal::NotPaused) }
}

/// Also allowed for the deciders once a step's sessions are used up: that is how they end it.
pub fn withdraw<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    let known = match decide(asker, enrollment) {
        Ok((known, _)) => known,
        Err(_) => own(asker, enrollment)?,
    };
    if known.is_running() { Ok(known) } else { Err(Refusal::NotActive) }
}

/// For the approvers named by the path, but never for oneself. The coordinator keeps the records and doesn't judge.
pub fn sign_off<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    let known = known(asker, enrollment)?;
    if !known.is_active(asker.at) {
        return Err(Refusal::NotActive);
    }
    let asked = approval::asked(asker.workspace, known);
    if asked.is_record {
        asker.must_not_judge_themselves(known.person)?;
        return Work::KeepCertificates.by(asker.by).map(|()| known);
    }
    let refusal = not_asked(&asked);
    let Actor::Member(person) = asker.by else { return Err(refusal) };
    if approval::given(asker.workspace, known).contains(&person) {
        return Err(Refusal::ApprovedAlready);
    }
    let may = approval::may_approve(asker.workspace, asker.zones, known, person, asker.at);
    if may { Ok(known) } else { Err(refusal) }
}

/// Writing the case, for the mentor of the last approved session, if the path requires one.
pub fn write_case<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    let known = known(asker, enrollment)?;
    if !known.is_active(asker.at) {
        return Err(Refusal::NotActive);
    }
    if !asker.workspace.path(known).is_some_and(|path| path.rules.mentor_case) {
        return Err(Refusal::CaseNotAsked);
    }
    let author = approval::case_author(asker.workspace, known);
    if author.is_some_and(|author| asker.by.is(author)) { Ok(known) } else { Err(Refusal::OnlyTheMentor) }
}

/// Saying "not yet", for people who may approve.
pub fn withhold<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    let known = known(asker, enrollment)?;
    if !known.is_active(asker.at) {
        return Err(Refusal::NotActive);
    }
    let refusal = not_asked(&approval::asked(asker.workspace, known));
    let Actor::Member(person) = asker.by else { return Err(refusal) };
    let may = approval::may_approve(asker.workspace, asker.zones, known, person, asker.at);
    if may { Ok(known) } else { Err(refusal) }
}

/// Why a person who may not approve can’t say anything about the sign-off.
fn not_asked(asked: &Approvers) -> Refusal {
    if asked.of.is_some() || asked.is_record { Refusal::OnlyThoseAsked } else { Refusal::OnlyCertified }
}

/// A running enrollment, with one of its steps.
fn step<'a>(asker: &Asker<'a>, enrollment: EnrollmentId, index: StepIndex) -> AllowedStep<'a> {
    let known = running(asker, enrollment)?;
    let path = asker.workspace.path(known).ok_or(Refusal::NoPath)?;
    Ok((known, index.of(&path.steps).ok_or(Refusal::StepUnknown)?))
}

fn running<'a>(asker: &Asker<'a>, enrollment: EnrollmentId) -> Allowed<'a> {
    let known = known(asker, enrollment)?;
    if known.is_running() { Ok(known) } else { Err(Refusal::NotActive) }
}

/// The coordinator or a person certified in the type may give credit, and answers for it.
pub fn give_credit<'a>(asker: &Asker<'a>, enrollment: EnrollmentId, index: StepIndex) -> AllowedStep<'a> {
    let (known, step) = step(asker, enrollment, index)?;
    asker.must_not_judge_themselves(known.person)?;
    if answers_for_credit(asker, known) { Ok((known, step)) } else { Err(Refusal::CreditNotYours) }
}

fn answers_for_credit(asker: &Asker, known: &Enrollment) -> bool {
    match asker.by {
        Actor::Coordinator(_) => true,
        Actor::Member(person) => {
            person != known.person
                && status::holds(asker.workspace, asker.zones, person, known.interview_type, asker.at)
        }
        Actor::Leader(_) | Actor::Server => false,
    }
}

/// The trainee, a mentor who saw them in the step, or the coordinator may add a session.
pub fn add_session<'a>(asker: &Asker<'a>, enrollment: EnrollmentId, index: StepIndex) -> AllowedStep<'a> {
    let (known, step) = step(asker, enrollment, index)?;
    if !step.kind.is_session() {
        return Err(Refusal::StepNotSession);
    }
    let may = asker.by.acts_for(known.person) || saw_them(asker, enrollment, index);
    if may { Ok((known, step)) } else { Err(Refusal::NotYours) }
}

fn saw_them(asker: &Asker, enrollment: EnrollmentId, index: StepIndex) -> bool {
    asker.workspace.sessions_of(enrollment).iter().any(|session| {
        session.step == index
            && matches!(session.state(), SessionState::Held | SessionState::Credited)
            && asker.by.is(session.mentor)
    })
}

/// Granting one more session after a step's sessions are used up, for the deciders.
pub fn grant_attempt<'a>(asker: &Asker<'a>, enrollment: EnrollmentId, index: StepIndex) -> AllowedStep<'a> {
    let (_, step) = step(asker, enrollment, index)?;
    let (known, undecided) = decide(asker, enrollment)?;
    if undecided == index { Ok((known, step)) } else { Err(Refusal::NothingToDecide) }
}

/// Deciding how training continues, or that it ends, once a step's sessions are used up.
pub fn decide<'a>(
    asker: &Asker<'a>,
    enrollment: EnrollmentId,
) -> Result<(&'a Enrollment, StepIndex), Refusal> {
    let known = decides(asker, running(asker, enrollment)?)?;
    let step = steps::undecided(asker.workspace, known).ok_or(Refusal::NothingToDecide)?;
    Ok((known, step))
}

/// For the coordinator and the people named by the path, but never for oneself.
fn decides<'a>(asker: &Asker<'a>, known: &'a Enrollment) -> Allowed<'a> {
    asker.must_not_judge_themselves(known.person)?;
    let may = match asker.by {
        Actor::Coordinator(_) => true,
        Actor::Member(person) => {
            person != known.person
                && approval::may_decide(asker.workspace, asker.zones, known, person, asker.at)
        }
        Actor::Leader(_) | Actor::Server => false,
    };
    if may { Ok(known) } else { Err(Refusal::NotYoursToDecide) }
}

/// Naming another approver in place of one who has left.
pub fn replace_approver<'a>(
    asker: &Asker<'a>,
    enrollment: EnrollmentId,
    departed: PersonId,
    replacement: PersonId,
) -> Allowed<'a> {
    Work::EditProgram.by(asker.by)?;
    let known = running(asker, enrollment)?;
    asker.must_not_judge_themselves(known.person)?;
    if !approval::replaceable(asker.workspace, known).contains(&departed) {
        return Err(Refusal::ApproverNotMissing);
    }
    let can_replace = approval::can_replace(asker.workspace, asker.zones, known, replacement, asker.at);
    if can_replace { Ok(known) } else { Err(Refusal::CannotReplaceApprover) }
}

/// Declaring the approved sessions of a step enough, once its minimum is reached, for the deciders.
pub fn shorten_step<'a>(asker: &Asker<'a>, enrollment: EnrollmentId, index: StepIndex) -> AllowedStep<'a> {
    let (known, step) = step(asker, enrollment, index)?;
    let known = decides(asker, known)?;
    let least = step.rules.at_least.filter(|_| step.kind.is_session()).ok_or(Refusal::NothingToDecide)?;
    let here = steps::credited(asker.workspace, known, index);
    if here >= steps::sessions_asked(known, index, step) {
        return Err(Refusal::StepAlreadyDone);
    }
    let done = here.saturating_add(steps::credited_elsewhere(known, index));
    if done < least { Err(Refusal::StepBelowMinimum(least)) } else { Ok((known, step)) }
}

/// The first step whose minimum is reached, if the asker may end it.
pub(super) fn may_shorten(asker: &Asker, enrollment: EnrollmentId) -> Option<StepIndex> {
    let known = running(asker, enrollment).ok()?;
    let step = steps::minimum_reached(asker.workspace, known)?;
    decides(asker, known).is_ok().then_some(step)
}

/// Everything that a person may do with an enrollment now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnrollmentRights {
    pub pause: bool,
    pub resume: bool,
    pub withdraw: bool,
    /// Only the sign-off is missing, and they may approve.
    pub sign_off: bool,
    /// Only the sign-off is missing, and they may say "not yet".
    pub withhold: bool,
    /// All steps are done, and they write the case that the approvers wait for or read.
    pub write_case: bool,
    /// The step whose sessions are used up, if they may decide about it.
    pub decide: Option<StepIndex>,
    /// The step that may end with the sessions approved so far, if they may decide about it.
    pub shorten: Option<StepIndex>,
    pub give_credit: bool,
}

pub fn rights(asker: &Asker, enrollment: EnrollmentId) -> EnrollmentRights {
    let is_ready = |known: &Enrollment| duty::ready_since(asker.workspace, known, asker.at).is_some();
    EnrollmentRights {
        pause: pause(asker, enrollment).is_ok(),
        resume: resume(asker, enrollment).is_ok(),
        withdraw: withdraw(asker, enrollment).is_ok(),
        sign_off: sign_off(asker, enrollment)
            .is_ok_and(|known| is_ready(known) && !approval::lacks_case(asker.workspace, known)),
        withhold: withhold(asker, enrollment).is_ok_and(is_ready),
        write_case: write_case(asker, enrollment).is_ok_and(is_ready),
        decide: decide(asker, enrollment).ok().map(|(_, step)| step),
        shorten: may_shorten(asker, enrollment),
        give_credit: running(asker, enrollment).is_ok_and(|known| {
            asker.must_not_judge_themselves(known.person).is_ok() && answers_for_credit(asker, known)
        }),
    }
}
