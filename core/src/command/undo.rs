//! Undoes commands, as long as what people have done since remains valid without them.

use super::{Context, Decided, names, refusal::Refusal};
use crate::{
    access,
    fact::event::Event,
    log::Log,
    model::{
        enrollment::{Enrollment, EnrollmentStatus},
        ids::{CommandId, InterviewTypeId, PersonId},
        interview::Interview,
        session::{Session, SessionState},
    },
    order::Order,
    planning::{exclusion::Exclusion, rules::RuleContext},
    progress::{path::steps, schedule::took_place, scorecards::pair, sign_off::approval},
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

pub(super) fn undo(context: &Context, log: &Log, commands: &BTreeSet<CommandId>) -> Decided {
    if commands.is_empty() {
        return Err(Refusal::NothingToUndo);
    }
    for command in commands {
        access::history::undo(context.by, log.author(*command))?;
    }
    let without = log.without(commands)?;
    access::own_training::keep(&context.asker(), log, commands, &without)?;
    if opens_a_seal(context.workspace, &without) {
        return Err(Refusal::ScorecardSealed);
    }
    if brings_back_the_erased(context.workspace, &without) {
        return Err(Refusal::ErasedForGood);
    }
    keeps_addresses_apart(context.workspace, &without)?;
    access::assigned_roles::leaves_a_coordinator(context.workspace, &without, context.by)?;
    let is_last = log.ends_with(commands);
    let given = commands.iter().filter_map(|command| log.time(*command)).min().filter(|_| is_last);
    if !keeps_what_took_place(context, &without, given) {
        return Err(Refusal::AlreadyOver);
    }
    // Undoing the last commands restores the state before them, which needs none of these checks.
    let stands = is_last
        || keeps_rubrics(context.workspace, &without)
            && keeps_reviewed_scorecards(context.workspace, &without)
            && keeps_the_bar(context.workspace, &without)
            && keeps_paths_apart(&without)
            && (!took_place::any_before_start(&without) || took_place::any_before_start(context.workspace))
            && keeps_interviews_of_sessions(context.workspace, &without)
            && sessions_go_together(context, &without);
    let undone = commands.iter().map(|command| Event::CommandUndone { command: *command });
    if stands { Ok(undone.collect()) } else { Err(Refusal::OthersBuiltOnIt) }
}

/// Once both scorecards are in, both have been read. Writing one again would not be an independent judgment.
fn opens_a_seal(now: &Workspace, without: &Workspace) -> bool {
    let mut open = now.sessions.values().filter(|session| session.scorecards.are_both_in());
    open.any(|session| {
        without.sessions.get(&session.id).is_none_or(|known| known.scorecards != session.scorecards)
    })
}

/// Erasing removes the name, which undo can't restore: it would bring back a person without a name.
fn brings_back_the_erased(now: &Workspace, without: &Workspace) -> bool {
    let mut erased = without.people.keys().filter(|person| !now.profiles.0.contains_key(person));
    erased.any(|person| without.is_here(*person) && !now.is_here(*person))
}

/// Addresses are not in the log, so someone else may have been given that of a person whom the undo brings back.
fn keeps_addresses_apart(now: &Workspace, without: &Workspace) -> Result<(), Refusal> {
    let mut returning = without.people_here().filter(|person| !now.is_here(person.id));
    returning.try_for_each(|person| names::keeps_its_address(without, person.id))
}

/// A session that has begun can't be cancelled or unpublished afterwards. `given` is the time of the undone commands if they are
/// the last ones: a session that they brought back after its start did not exist at the start, and may go again.
fn keeps_what_took_place(context: &Context, without: &Workspace, given: Option<DateTime<Utc>>) -> bool {
    let stands = |session: &Session| session.state().is_ahead() || steps::is_attempt(session.state());
    let has_begun = |session: &Session| {
        let start = context.workspace.start_of(session);
        start <= context.at && given.is_none_or(|given| start > given)
    };
    let mut took_place =
        context.workspace.sessions.values().filter(|session| stands(session) && has_begun(session));
    // If the interview would still be ahead without the command, so would the session.
    took_place.all(|session| {
        let known = without.sessions.get(&session.id);
        known.is_some_and(|known| without.start_of(known) > context.at || !is_called_off(known))
    })
}

fn is_called_off(session: &Session) -> bool {
    let state = session.state();
    state.is_draft() || !state.takes_seat()
}

/// Every scorecard stays on the rubric that it was written with.
fn keeps_rubrics(now: &Workspace, without: &Workspace) -> bool {
    without.sessions.values().all(|session| {
        let mut versions = session.scorecards.iter().map(|card| card.rubric);
        versions.all(|version| pair::rubric(now, session, version) == pair::rubric(without, session, version))
    })
}

/// Every review keeps the scorecards that it was based on.
fn keeps_reviewed_scorecards(now: &Workspace, without: &Workspace) -> bool {
    let is_reviewed = |state| matches!(state, SessionState::Credited | SessionState::NotCredited);
    let mut reviewed = without.sessions.values().filter(|session| is_reviewed(session.state()));
    reviewed.all(|session| {
        now.sessions.get(&session.id).is_none_or(|known| known.scorecards == session.scorecards)
    })
}

/// Everyone who was signed off has done every step and has every approval. What isn't the case now either, because tags or people
/// have changed since, is no reason to refuse.
fn keeps_the_bar(now: &Workspace, without: &Workspace) -> bool {
    let signed_off = |enrollment: &&Enrollment| enrollment.status() == EnrollmentStatus::Certified;
    let mut certified = without.enrollments.values().filter(signed_off);
    certified.all(|enrollment| {
        let present = now.enrollments.get(&enrollment.id).filter(signed_off);
        BAR.iter()
            .all(|holds| holds(without, enrollment) || present.is_some_and(|present| !holds(now, present)))
    })
}

/// The conditions of a sign-off, each of which is kept on its own.
const BAR: [fn(&Workspace, &Enrollment) -> bool; 4] = [
    |workspace, enrollment| steps::missing_before_sign_off(workspace, enrollment).is_none(),
    |workspace, enrollment| {
        !takes_several(workspace, enrollment) || approval::missing(workspace, enrollment) == 0
    },
    |workspace, enrollment| {
        !takes_several(workspace, enrollment) || approval::was_signed_by_enough(workspace, enrollment)
    },
    |workspace, enrollment| !approval::lacks_case(workspace, enrollment),
];

fn takes_several(workspace: &Workspace, enrollment: &Enrollment) -> bool {
    approval::asked(workspace, enrollment).needed > 1
}

/// No one is on one path twice or certified in one type twice, although each was allowed at the time.
fn keeps_paths_apart(without: &Workspace) -> bool {
    let enrollments = without.enrollments.values().filter(|enrollment| enrollment.is_running());
    let certificates = without.certificates.values();
    each_once(enrollments.map(|enrollment| (enrollment.person, enrollment.interview_type)))
        && each_once(certificates.map(|known| (known.person, known.interview_type)))
}

fn each_once(pairs: impl Iterator<Item = (PersonId, InterviewTypeId)>) -> bool {
    let mut pairs: Vec<_> = pairs.collect();
    let count = pairs.len();
    pairs.order();
    pairs.dedup();
    pairs.len() == count
}

/// Every session ahead keeps an interview that takes place.
fn keeps_interviews_of_sessions(now: &Workspace, without: &Workspace) -> bool {
    let takes_place = |workspace: &Workspace, session: &Session| {
        workspace.interviews.get(&session.interview).is_some_and(Interview::is_scheduled)
    };
    let ahead = |session: &&Session| session.state().is_draft() || session.state().is_ahead();
    let mut sessions = without.sessions.values().filter(ahead);
    sessions.all(|session| takes_place(without, session) || !takes_place(now, session))
}

/// A returning session may find its seat, its mentor or its trainee taken.
fn sessions_go_together(context: &Context, without: &Workspace) -> bool {
    let gone = |session: &Session| {
        let known = context.workspace.sessions.get(&session.id);
        !known.is_some_and(|known| known.state().takes_seat() && known.step == session.step)
    };
    let open = |session: &Session| session.state().is_draft() || session.state().is_ahead();
    let mut returning: Vec<_> =
        without.sessions.values().filter(|session| open(session) && gone(session)).collect();
    returning.order_by_key(|session| (without.start_of(session), session.id));
    let ids: Vec<_> = returning.iter().map(|session| session.id).collect();
    // People were told when it was planned, so the notice doesn't apply again.
    let told = DateTime::UNIX_EPOCH;
    let mut rule_context = RuleContext::without(without, context.zones, told, &ids);
    returning.into_iter().all(|session| {
        let placement = session.placement();
        let stands = matches!(rule_context.exclusion(placement), None | Some(Exclusion::TooSoon));
        rule_context.place(placement);
        stands
    })
}
