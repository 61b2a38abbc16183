//! How each event changes the workspace. There are no rules here: an event says what has happened.

use super::{
    About, Workspace,
    oddity::{Noun, Oddity, OddityKind},
};
use crate::{
    fact::{entry::Entry, event::Event},
    model::{
        actor::Actor,
        enrollment::{
            Approval, Enrollment, EnrollmentStatus, Ledger, MentorCase, SignOff, StepCredit, StepIndex,
            WithheldApproval,
        },
        history::History,
        hours::Span,
        ids::{EnrollmentId, PersonId},
        indexed::{Belongs, Indexed},
        interview::{Interview, InterviewStatus},
        person::{Hosting, Person, Presence, WeeklyLimits},
        preferences::Preferences,
        reminder::SentReminder,
        scorecard::{ContentPlace, Scorecard, embedded::EmbeddedScorecard},
        session::{Decline, Dispute, SessionState},
        told::SentMessage,
    },
    workspace::apply::version_change::Target,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, btree_map::Entry as Slot};

mod merged_type;
mod version_change;
mod sessions;

use sessions::{change_course, draft, drop_draft, move_session, reverse, settle, write};

type Fit = Result<(), OddityKind>;

pub fn apply(workspace: &mut Workspace, entry: &Entry) {
    if let Err(kind) = change(workspace, entry) {
        workspace.oddities.push(Oddity { command: entry.command, kind });
    }
}

fn change(workspace: &mut Workspace, entry: &Entry) -> Fit {
    match &entry.event {
        Event::WorkspaceCreated { workspace: id, name, kind, salt } => {
            if workspace.about.is_some() {
                return Err(OddityKind::SecondWorkspace);
            }
            workspace.about =
                Some(About { id: *id, name: name.clone(), kind: *kind, salt: *salt, created: entry.at });
            Ok(())
        }

        Event::WorkspaceRenamed { name } => {
            let about = workspace.about.as_mut().ok_or(OddityKind::Missing(Noun::Workspace))?;
            about.name = name.clone();
            Ok(())
        }

        Event::TeamAdded(team) => add(&mut workspace.teams, team.id, team.clone(), Noun::Team),
        Event::InterviewTypeAdded(added) => {
            add(&mut workspace.interview_types, added.id, added.clone(), Noun::InterviewType)
        }
        Event::RubricSet { interview_type, rubric } => {
            let known = workspace.interview_types.get_mut(interview_type);
            known.ok_or(OddityKind::Missing(Noun::InterviewType))?.change_rubric(rubric.clone());
            Ok(())
        }
        Event::InterviewTypeRenamed { interview_type, name } => {
            let known = workspace.interview_types.get_mut(interview_type);
            known.ok_or(OddityKind::Missing(Noun::InterviewType))?.rename(name.clone());
            Ok(())
        }
        Event::InterviewTypeMerged { interview_type, into, .. } => {
            merged_type::merge(workspace, *interview_type, *into)
        }
        Event::ProgramPublished(program) => {
            let known = program.paths.keys().all(|path| workspace.interview_types.contains_key(path));
            add(&mut workspace.programs, program.version, program.clone(), Noun::Program)?;
            there(known, Noun::InterviewType)
        }

        Event::PersonAdded { person, team, zone, joined } => {
            let added = Person {
                id: *person,
                team: *team,
                zone: zone.clone(),
                joined: *joined,
                hours: Default::default(),
                changes: BTreeMap::new(),
                busy: BTreeMap::new(),
                limits: WeeklyLimits::default(),
                hosting: Hosting::default(),
                presence: Presence::default(),
                tags: Default::default(),
                preferences: Preferences::default(),
                roles: Default::default(),
            };
            add(&mut workspace.people, *person, added, Noun::Person)?;
            there(team.is_none_or(|team| workspace.teams.contains_key(&team)), Noun::Team)
        }
        Event::PersonDescribed { person, team, zone, joined } => change_person(workspace, *person, |known| {
            known.team = *team;
            known.zone = zone.clone();
            known.joined = *joined;
        }),
        Event::PresenceSet { person, presence } => {
            change_person(workspace, *person, |known| known.presence = *presence)
        }
        Event::TagsSet { person, tags } => {
            change_person(workspace, *person, |known| known.tags = tags.clone())
        }
        Event::RoleGiven { person, role } => change_person(workspace, *person, |known| {
            known.roles.insert(*role);
        }),
        Event::RoleTaken { person, role } => change_person(workspace, *person, |known| {
            known.roles.remove(role);
        }),
        Event::HoursSet { person, hours } => {
            change_person(workspace, *person, |known| known.hours = hours.clone())
        }
        Event::DayChanged { person, day, hours } => {
            change_person(workspace, *person, |known| change_day(known, *day, hours.as_deref()))
        }
        Event::LimitsSet { person, limits } => {
            change_person(workspace, *person, |known| known.limits = *limits)
        }
        Event::HostingSet { person, hosting } => {
            change_person(workspace, *person, |known| known.hosting = *hosting)
        }
        Event::PreferencesSet { person, preferences } => {
            change_person(workspace, *person, |known| known.preferences = preferences.clone())
        }
        Event::BusyTimesRead { person, source, busy } => change_person(workspace, *person, |known| {
            known.busy.insert(*source, busy.clone());
        }),

        Event::InterviewAdded(interview) => {
            add_indexed(&mut workspace.interviews, interview.id, interview.clone(), Noun::Interview)?;
            there(knows_all_at(workspace, interview), Noun::Person)?;
            there(workspace.interview_types.contains_key(&interview.interview_type), Noun::InterviewType)
        }
        Event::InterviewChanged(interview) => {
            let known = workspace.interviews.get(&interview.id);
            let before = known.ok_or(OddityKind::Missing(Noun::Interview))?.clone();
            workspace.interviews.insert(interview.id, interview.clone());
            sessions::keep_move(workspace, entry, &before, interview.start);
            there(knows_all_at(workspace, interview), Noun::Person)?;
            there(workspace.interview_types.contains_key(&interview.interview_type), Noun::InterviewType)
        }
        Event::InterviewCancelled { interview, by_hand } => {
            let known =
                workspace.interviews.get_mut(interview).ok_or(OddityKind::Missing(Noun::Interview))?;
            known.status = InterviewStatus::Cancelled;
            known.origin =
                if *by_hand { known.origin.changed_by_hand() } else { known.origin.following_file() };
            Ok(())
        }
        Event::InterviewRestored { interview } => {
            let known =
                workspace.interviews.get_mut(interview).ok_or(OddityKind::Missing(Noun::Interview))?;
            known.status = InterviewStatus::Scheduled;
            known.origin = known.origin.changed_by_hand();
            Ok(())
        }

        Event::Enrolled { enrollment, person, interview_type, version, variant } => {
            let added = Enrollment {
                id: *enrollment,
                person: *person,
                interview_type: *interview_type,
                version: *version,
                history: History::new(EnrollmentStatus::Active, entry.at),
                prepared: BTreeMap::new(),
                signed_off: None,
                variant: *variant,
                ledger: Ledger::default(),
            };
            let has_path = workspace.path(&added).is_some();
            add_indexed(&mut workspace.enrollments, *enrollment, added, Noun::Enrollment)?;
            there(workspace.people.contains_key(person), Noun::Person)?;
            there(workspace.interview_types.contains_key(interview_type), Noun::InterviewType)?;
            there(has_path, Noun::Program)
        }
        Event::StepPrepared { enrollment, step } => change_enrollment(workspace, *enrollment, |known| {
            known.prepared.insert(*step, entry.at.into());
        }),
        Event::EnrollmentMoved { enrollment, version, variant, steps } => {
            let target = Target { version: *version, variant: *variant, steps };
            version_change::enrollment(workspace, *enrollment, &target)
        }
        Event::StepCreditGiven { enrollment, step, times, basis, evidence } => {
            let (step, times, basis, evidence) = (*step, *times, *basis, evidence.clone());
            let credit =
                StepCredit { step, times, basis, evidence, by: entry.by, at: entry.at, beyond: None };
            change_enrollment(workspace, *enrollment, |known| known.ledger.credits.push(credit))
        }
        Event::SessionAdded { enrollment, step } => {
            change_enrollment(workspace, *enrollment, |known| add_session(&mut known.ledger, *step))
        }
        Event::StepShortened { enrollment, step, enough } => {
            change_enrollment(workspace, *enrollment, |known| {
                known.ledger.enough.insert(*step, *enough);
            })
        }
        Event::ApproverReplaced { enrollment, departed, replacement } => {
            change_enrollment(workspace, *enrollment, |known| {
                known.ledger.replacements.insert(*departed, *replacement);
            })
        }
        Event::AttemptGranted { enrollment, step } => {
            change_enrollment(workspace, *enrollment, |known| count(&mut known.ledger.granted, *step))
        }
        Event::EnrollmentPaused { enrollment, until } => {
            change_status(workspace, entry, *enrollment, EnrollmentStatus::Paused { until: *until })
        }
        Event::EnrollmentResumed { enrollment } => {
            change_status(workspace, entry, *enrollment, EnrollmentStatus::Active)
        }
        Event::EnrollmentWithdrawn { enrollment } => {
            change_status(workspace, entry, *enrollment, EnrollmentStatus::Withdrawn)
        }
        Event::Approved { enrollment } => {
            let Actor::Member(by) = entry.by else { return Err(OddityKind::Missing(Noun::Person)) };
            let approval = Approval { by, at: entry.at };
            change_enrollment(workspace, *enrollment, |known| known.ledger.approvals.push(approval))
        }
        Event::CaseWritten { enrollment, text } => {
            let Actor::Member(by) = entry.by else { return Err(OddityKind::Missing(Noun::Person)) };
            let case = MentorCase { by, at: entry.at, text: text.clone() };
            change_enrollment(workspace, *enrollment, |known| known.ledger.cases.push(case))
        }
        Event::ApprovalWithheld { enrollment, why } => {
            let Actor::Member(by) = entry.by else { return Err(OddityKind::Missing(Noun::Person)) };
            let withheld = WithheldApproval { by, at: entry.at, why: why.clone() };
            change_enrollment(workspace, *enrollment, |known| known.ledger.withheld.push(withheld))
        }
        Event::SignedOff { enrollment } => change_enrollment(workspace, *enrollment, |known| {
            known.signed_off = Some(SignOff { by: entry.by, at: entry.at });
            known.history.push(EnrollmentStatus::Certified, entry.at);
        }),

        Event::SessionDrafted(drafted) => draft(workspace, entry, *drafted),
        Event::DraftDropped { session } => drop_draft(workspace, entry, *session),
        Event::SessionPinned { session, pin } => {
            let known = workspace.sessions.get_mut(session);
            known.ok_or(OddityKind::Missing(Noun::Session))?.pin = *pin;
            Ok(())
        }
        Event::SessionStepChanged { session, step } => {
            let known = workspace.sessions.get_mut(session);
            known.ok_or(OddityKind::Missing(Noun::Session))?.step = *step;
            Ok(())
        }
        Event::SessionAccepted { session } => {
            move_session(workspace, entry, *session, SessionState::Accepted)
        }
        Event::SessionProposed { session } => {
            move_session(workspace, entry, *session, SessionState::Proposed)
        }
        Event::SessionConfirmed { session, .. } => {
            move_session(workspace, entry, *session, SessionState::Confirmed)
        }
        Event::SessionDeclined { session, reason, responder } => {
            let by = responder.map_or(entry.by, Actor::Member);
            let known =
                workspace.sessions.get(session).and_then(|known| workspace.interviews.get(&known.interview));
            let declined = known.map(|interview| Decline { by, time: interview.interval() });
            change_course(workspace, *session, |course| course.declined = declined)?;
            move_session(workspace, entry, *session, SessionState::Declined(*reason))
        }
        Event::SessionCancelled { session, reason } => {
            change_course(workspace, *session, |course| course.cancelled_by = Some(entry.by))?;
            move_session(workspace, entry, *session, SessionState::Cancelled(*reason))
        }
        Event::SessionHeld { session } => move_session(workspace, entry, *session, SessionState::Held),
        Event::SessionMissed { session } => move_session(workspace, entry, *session, SessionState::Missed),
        Event::SessionCredited { session } => {
            move_session(workspace, entry, *session, SessionState::Credited)
        }
        Event::SessionNotCredited { session } => {
            move_session(workspace, entry, *session, SessionState::NotCredited)
        }
        Event::ScorecardWritten { session, side, scorecard } => {
            write(workspace, *session, *side, scorecard.clone().into())
        }
        Event::ScorecardSealed { session, side, sealed } => {
            let opened = sealed.open::<EmbeddedScorecard>().ok_or(OddityKind::BrokenSeal)?;
            write(workspace, *session, *side, opened.into())
        }
        Event::ScorecardSubmitted { session, side, rubric, commitment } => {
            let content = ContentPlace::Record(*commitment);
            write(workspace, *session, *side, Scorecard { submitted: entry.at, rubric: *rubric, content })
        }
        Event::SecondReviewerAsked { session, reviewer } => {
            change_course(workspace, *session, |course| course.second_reviewer = Some(*reviewer))
        }
        Event::Debriefed { session } => {
            change_course(workspace, *session, |course| course.debriefed = Some(entry.at))
        }
        Event::ReviewReversed { session, why } => reverse(workspace, entry, *session, why),
        Event::SessionDisputed { session, why } => change_course(workspace, *session, |course| {
            let (at, why) = (entry.at, why.clone());
            course.dispute = Some(Dispute { at, why, outcome: None, outdated: false });
        }),
        Event::DisputeSettled { session, outcome } => settle(workspace, entry, *session, *outcome),
        Event::ReminderSent { subject, to, rung } => {
            let (by, at) = (entry.by, entry.at);
            workspace.reminders.push(SentReminder { subject: *subject, to: *to, rung: *rung, by, at });
            there(workspace.people.contains_key(to), Noun::Person)
        }
        Event::PersonTold(told) => {
            workspace.told.push(SentMessage { told: told.clone(), at: entry.at });
            there(workspace.people.contains_key(&told.to), Noun::Person)
        }

        Event::CertificateIssued(certificate) => {
            add_indexed(&mut workspace.certificates, certificate.id, certificate.clone(), Noun::Certificate)?;
            there(workspace.people.contains_key(&certificate.person), Noun::Person)?;
            there(workspace.interview_types.contains_key(&certificate.interview_type), Noun::InterviewType)
        }
        Event::CertificateWithdrawn { certificate } => {
            let withdrawn = workspace.certificates.remove(certificate);
            withdrawn.map(drop).ok_or(OddityKind::Missing(Noun::Certificate))
        }

        // The log leaves an undone command's events out of the fold. On its own, this event changes nothing.
        Event::CommandUndone { .. } => Ok(()),
    }
}

/// Adds a value under a new id. An existing value stays.
fn add<K: Ord, V>(map: &mut BTreeMap<K, V>, id: K, value: V, noun: Noun) -> Fit {
    match map.entry(id) {
        Slot::Vacant(slot) => {
            slot.insert(value);
            Ok(())
        }
        Slot::Occupied(_) => Err(OddityKind::Twice(noun)),
    }
}

/// Like [`add`], for values with an index.
fn add_indexed<K: Copy + Ord, V: Belongs>(map: &mut Indexed<K, V>, id: K, value: V, noun: Noun) -> Fit {
    if map.contains_key(&id) {
        return Err(OddityKind::Twice(noun));
    }
    map.insert(id, value);
    Ok(())
}

/// Reports a missing noun. The event takes effect anyway.
fn there(known: bool, noun: Noun) -> Fit {
    if known { Ok(()) } else { Err(OddityKind::Missing(noun)) }
}

fn knows_all_at(workspace: &Workspace, interview: &Interview) -> bool {
    interview.interviewers().all(|person| workspace.people.contains_key(&person))
}

fn change_person(workspace: &mut Workspace, person: PersonId, change: impl FnOnce(&mut Person)) -> Fit {
    let known = workspace.people.get_mut(&person);
    change(known.ok_or(OddityKind::Missing(Noun::Person))?);
    Ok(())
}

fn change_day(person: &mut Person, day: NaiveDate, hours: Option<&[Span]>) {
    match hours {
        Some(hours) => person.changes.insert(day, hours.to_vec()),
        None => person.changes.remove(&day),
    };
}

fn change_enrollment(
    workspace: &mut Workspace,
    enrollment: EnrollmentId,
    change: impl FnOnce(&mut Enrollment),
) -> Fit {
    let known = workspace.enrollments.get_mut(&enrollment);
    change(known.ok_or(OddityKind::Missing(Noun::Enrollment))?);
    Ok(())
}

fn change_status(
    workspace: &mut Workspace,
    entry: &Entry,
    enrollment: EnrollmentId,
    status: EnrollmentStatus,
) -> Fit {
    change_enrollment(workspace, enrollment, |known| known.history.push(status, entry.at))
}

/// Adds a session, even if the step was shortened.
fn add_session(ledger: &mut Ledger, step: StepIndex) {
    count(&mut ledger.more, step);
    if let Some(enough) = ledger.enough.get_mut(&step) {
        *enough = enough.saturating_add(1);
    }
}

fn count(counts: &mut BTreeMap<StepIndex, u8>, step: StepIndex) {
    let count = counts.entry(step).or_default();
    *count = count.saturating_add(1);
}
