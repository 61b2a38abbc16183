//! The possible changes, and how each is made in a copy of the workspace.

use crate::{
    model::{
        actor::Actor,
        certificate::{Certificate, Evidence},
        hours::{DAY, Interval, Span, tidy},
        ids::{CertificateId, InterviewId, InterviewTypeId, PersonId},
        person::Person,
    },
    workspace::Workspace,
    zones::{self, Zones},
};
use chrono::{DateTime, NaiveDateTime, Timelike, Utc};
use serde::{Deserialize, Serialize};

/// A small change that a person could make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The person keeps the time of this interview free, inside or outside their hours.
    TimeFor { person: PersonId, interview: InterviewId },
    /// The mentor accepts one more trainee per week.
    MentorTakesOneMore(PersonId),
    /// The trainee attends one more session per week.
    TraineeTakesOneMore(PersonId),
    /// The interview has one more observer seat.
    OneMoreSeat(InterviewId),
    /// The interview starts at another time.
    InterviewMoved { interview: InterviewId, start: DateTime<Utc> },
    /// The person is certified in the type.
    OneMoreCertified { person: PersonId, interview_type: InterviewTypeId },
}

impl Change {
    /// Makes the change. Returns `None` if anything that it refers to doesn't exist.
    pub(super) fn make(self, workspace: &mut Workspace, zones: &dyn Zones) -> Option<()> {
        match self {
            Self::TimeFor { person, interview } => {
                let interview = workspace.interviews.get(&interview)?.interval();
                let person = workspace.people.get_mut(&person)?;
                for busy in person.busy.values_mut() {
                    busy.retain(|busy| !busy.overlaps(interview));
                }
                add_hours(person, zones, interview);
            }
            Self::MentorTakesOneMore(mentor) => {
                let limits = &mut workspace.people.get_mut(&mentor)?.limits;
                limits.as_mentor = limits.as_mentor.checked_add(1)?;
            }
            Self::TraineeTakesOneMore(trainee) => {
                let limits = &mut workspace.people.get_mut(&trainee)?.limits;
                limits.as_trainee = limits.as_trainee.checked_add(1)?;
            }
            Self::OneMoreSeat(interview) => {
                let seats = &mut workspace.interviews.get_mut(&interview)?.observer_cap;
                *seats = seats.checked_add(1)?;
            }
            Self::InterviewMoved { interview, start } => {
                workspace.interviews.get_mut(&interview)?.start = start;
            }
            Self::OneMoreCertified { person, interview_type } => {
                let highest = workspace.certificates.keys().next_back().map_or(0, |id| id.0);
                let id = CertificateId(highest.checked_add(1)?);
                let from = workspace.about.as_ref()?.created;
                let evidence = Evidence::Recorded(Actor::COORDINATOR);
                workspace
                    .certificates
                    .insert(id, Certificate::new(id, person, interview_type, from, evidence));
            }
        }
        Some(())
    }
}

/// Adds about an hour on one day, in the person's local time.
fn add_hours(person: &mut Person, zones: &dyn Zones, interval: Interval) {
    let start = zones::local(zones, &person.zone, interval.start);
    let end = zones::local(zones, &person.zone, interval.end);
    let minutes = |at: NaiveDateTime| (at.hour() * 60 + at.minute()) as u16;
    // An interview past midnight fits no day's hours.
    let until = if end.date() == start.date() { minutes(end) + u16::from(end.second() > 0) } else { DAY };
    let day = start.date();
    let mut hours = person.changes.get(&day).map_or_else(|| person.hours.on(day).to_vec(), Clone::clone);
    hours.push(Span::new(minutes(start), until));
    person.changes.insert(day, tidy(hours));
}
