//! Moves outside the usual course: the schedule changes, people's circumstances change, exceptions are made.

use super::nth;
use crate::world::{self, CODING, DESIGN};
use chrono::{DateTime, Duration, Utc};
use switchback_core::{
    command::{
        Command, NewCertificate, NewReminder,
        import::Import,
        interview_by_hand::InterviewDetails,
        people::{PersonLimits, PersonTags},
        person::BusyTimes,
    },
    model::{
        actor::Actor,
        enrollment::{CreditBasis, StepIndex},
        hours::{Interval, Span, WeeklyHours},
        ids::*,
        interview::{Interview, InterviewStatus},
        interview_type::Rubric,
        person::{Hosting, Presence, Profile, WeeklyLimits},
        preferences::{Most, Pause, Preferences},
        reminder::{Rung, Subject},
        scorecard::Side,
        session::{DisputeOutcome, Session, SessionState},
    },
    progress::schedule::to_tell::{ToTell, to_tell},
    workspace::Workspace,
};

pub(super) fn reschedule(interview: &Interview, how: u8) -> Command {
    let mut changed = interview.clone();
    let mut import = Import::default();
    match how % 5 {
        0 => {
            let later = Duration::minutes(i64::from(how) * 10 - 900);
            changed.start = changed.start.checked_add_signed(later).unwrap_or(changed.start);
        }
        1 => changed.lead = PersonId(1 + u64::from(how) % 5),
        2 if how.is_multiple_of(3) => changed.panel = [PersonId(1 + u64::from(how) % 5)].into(),
        2 => changed.observer_cap = how % 2,
        3 => changed.status = InterviewStatus::Cancelled,
        _ => import.cancelled_interviews.push(interview.id),
    }
    if changed != *interview {
        import.changed_interviews.push(changed);
    }
    Command::Import(import)
}

/// Mostly something that can be done with the interview as it is.
pub(super) fn reschedule_by_hand(known: &Interview, how: u8, new: u64) -> Command {
    let (interview, few) = (known.id, i64::from(how / 8));
    let mut details = InterviewDetails::of(known);
    if how.is_multiple_of(8) {
        details.start += Duration::hours(few);
        let interview = InterviewId(1_000 + new);
        return Command::AddInterview { interview, interview_type: known.interview_type, details };
    }
    if how % 8 < 3 || !known.is_scheduled() {
        return match known.is_scheduled() {
            true => Command::CancelInterview { interview },
            false => Command::RestoreInterview { interview },
        };
    }
    match how % 8 {
        3 => details.lead = PersonId(1 + u64::from(how) % 5),
        4 => details.panel = [PersonId(1 + u64::from(how) % 5)].into(),
        5 => details.observer_cap = how / 8 % 4,
        6 => details.minutes = u16::from(how / 8) * 5,
        _ => details.start += Duration::minutes(few * 60 - 480),
    }
    Command::ChangeInterview { interview, details }
}

pub(super) fn live(person: PersonId, now: DateTime<Utc>, how: u8) -> Command {
    let few = how / 8;
    match how % 8 {
        0 => Command::SetHours {
            person,
            hours: WeeklyHours::weekdays(u16::from(few) * 20, 1_000),
            prefer: None,
        },
        1 => {
            let day = now.date_naive() + Duration::days(few.into());
            Command::ChangeDay {
                person,
                day,
                hours: (few > 5).then(|| vec![Span::new(0, u16::from(few) * 46)]),
            }
        }
        2 => {
            let start = now + Duration::hours(few.into());
            let busy = vec![Interval { start, end: start + Duration::hours(9) }];
            Command::ReadBusyTimes(BusyTimes { person, source: SourceId(1), busy })
        }
        3 if few.is_multiple_of(3) => {
            let from = now.date_naive() + Duration::days(few.into());
            let pause = Some(Pause { from, until: from + Duration::days(2) });
            Command::SetPreferences { person, preferences: Preferences { pause, ..Preferences::default() } }
        }
        3 if few.is_multiple_of(2) => {
            let most_a_day = Most { sessions: Some(1), minutes: None };
            let most_a_week =
                Most { sessions: Some(1 + few % 4), minutes: Some(60 * u16::from(few % 3 + 1)) };
            let preferences = Preferences { most_a_day, most_a_week, ..Preferences::default() };
            Command::SetPreferences { person, preferences }
        }
        3 => Command::SetLimits { person, limits: WeeklyLimits { as_trainee: few % 4, as_mentor: few / 4 } },
        4 if few.is_multiple_of(2) => Command::SetHosting { person, hosting: Hosting::Declines },
        4 => Command::SetHosting { person, hosting: Hosting::Hosts },
        5 if few.is_multiple_of(4) => Command::SetPresence { person, presence: Presence::Left },
        5 => Command::SetPresence { person, presence: Presence::Here },
        6 => Command::DescribePerson {
            description: world::description(person.0),
            profile: Profile { mail: world::name(person.0).mail, ..world::name(person.0 + u64::from(few)) },
        },
        _ => {
            let (id, interview_type) =
                (CertificateId(900 + u64::from(how)), if few < 8 { CODING } else { DESIGN });
            Command::RecordCertificates {
                certificates: vec![NewCertificate { id, person, interview_type, from: None }],
            }
        }
    }
}

/// Other versions, credit from elsewhere, reversed reviews, second reviewers.
pub(super) fn refine(
    workspace: &Workspace,
    now: DateTime<Utc>,
    kind: u8,
    place: u8,
) -> Option<(Actor, Command)> {
    let enrollment = nth(workspace.enrollments.values(), place);
    let session = |wanted: &dyn Fn(&Session) -> bool| {
        nth(workspace.sessions.values().filter(|known| wanted(known)), place)
    };
    let why = || format!("because of {place}");
    let step = StepIndex(place % 3);
    Some(match kind % 13 {
        0 => (Actor::COORDINATOR, Command::PublishProgram(world::another_program(workspace, place))),
        1 => {
            let enrollments =
                workspace.enrollments.keys().copied().take(usize::from(place % 3) + 1).collect();
            (Actor::COORDINATOR, Command::ChangeVersion { enrollments })
        }
        2 => {
            let basis = if place < 128 { CreditBasis::Elsewhere } else { CreditBasis::Exempt };
            let enrollment = enrollment?.id;
            let evidence = why();
            (Actor::COORDINATOR, Command::GiveCredit { enrollment, step, times: 1, basis, evidence })
        }
        3 => {
            let enrollment = enrollment?;
            (Actor::Member(enrollment.person), Command::AddSession { enrollment: enrollment.id, step })
        }
        11 if place.is_multiple_of(2) => {
            let people = to_tell(workspace, now).iter().map(ToTell::told).collect();
            (Actor::COORDINATOR, Command::RecordTold { people })
        }
        12 => (Actor::COORDINATOR, Command::ShortenStep { enrollment: enrollment?.id, step }),
        4 | 5 => {
            let reviewed =
                |known: &Session| matches!(known.state(), SessionState::Credited | SessionState::NotCredited);
            let session = session(&reviewed)?;
            (Actor::Member(session.mentor), Command::ReverseReview { session: session.id, why: why() })
        }
        6 => {
            let turned_down =
                |known: &Session| matches!(known.state(), SessionState::Missed | SessionState::NotCredited);
            let session = session(&turned_down)?;
            let by = Actor::Member(workspace.trainee_of(session)?);
            (by, Command::Dispute { session: session.id, why: why() })
        }
        7 => {
            let session = session(&|known| known.course.dispute.is_some())?.id;
            let outcome =
                if place.is_multiple_of(3) { DisputeOutcome::Stands } else { DisputeOutcome::Reopened };
            (Actor::COORDINATOR, Command::SettleDispute { session, outcome })
        }
        8 => {
            let session = session(&|known| known.state() == SessionState::Held)?.id;
            let reviewer = PersonId(1 + u64::from(place) % 4);
            (Actor::COORDINATOR, Command::AskSecondReviewer { session, reviewer })
        }
        9 => {
            let session = session(&|known| known.state() == SessionState::Held)?;
            let (subject, to) = (Subject::Write(session.id, Side::Mentor), session.mentor);
            let reminder = NewReminder { subject, to, rung: Rung::Reminder };
            let command = match place.is_multiple_of(2) {
                true => Command::RecordReminder { subject, to, rung: Rung::Reminder },
                false => Command::RecordReminders { reminders: vec![reminder] },
            };
            (Actor::COORDINATOR, command)
        }
        10 => {
            let dimensions = ["Asks", "Listens", "Writes"][..1 + usize::from(place) % 3].to_vec();
            let dimensions = dimensions.into_iter().map(str::to_owned).collect();
            let rubric = Rubric { dimensions, ..Rubric::default() };
            (Actor::COORDINATOR, Command::SetRubric { interview_type: CODING, rubric })
        }
        _ => {
            let tags = [format!("tag {}", place % 3)].into();
            let person = PersonId(1 + u64::from(place) % 8);
            let command = match place / 8 % 4 {
                0 => Command::SetTagsOfAll {
                    people: PersonTags::with(workspace, &[person, PersonId(2)], "tag 1"),
                },
                1 => Command::SetTagsOfAll {
                    people: PersonTags::without(workspace, &[person, PersonId(2)], "tag 1"),
                },
                2 => {
                    let people =
                        PersonLimits::changed(workspace, &[person, PersonId(2)], Some(place % 5), None);
                    Command::SetLimitsOfAll { people }
                }
                _ => Command::SetTags { person, tags },
            };
            (Actor::COORDINATOR, command)
        }
    })
}
