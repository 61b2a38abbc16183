//! The reasons in words, addressed to the trainee or about them.

use super::{Preference, Reason, Reasons};
use crate::{planning::exclusion::Exclusion, wording::count};
use std::fmt;

/// Whether the words speak to the trainee or about them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    #[default]
    Your,
    Their,
}

impl fmt::Display for Reasons {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words(Whose::Your))
    }
}

impl Reasons {
    /// Returns the full account: "12 interviews: 5 conflict with your calendar, 7 have no seat left".
    pub fn words(&self, whose: Whose) -> String {
        let parts: Vec<_> = self.parts.iter().map(|(reason, count)| reason.words(*count, whose)).collect();
        match self.interviews {
            0 => "No interview of this type is scheduled in these weeks".to_owned(),
            all => format!("{}: {}", count(all, "interview", "interviews"), parts.join(", ")),
        }
    }
}

impl Reason {
    /// Returns one part of the account: "5 conflict with your calendar".
    pub fn words(self, number: u32, whose: Whose) -> String {
        let (one, many) = match self {
            Self::Excluded(exclusion) => excluded(exclusion, whose),
            Self::InThisPlan => same_verb("is already", "are already", "in this plan"),
            Self::SeatTo(preference) => same_verb("seat went", "seats went", &format!("to {preference}")),
            Self::MentorTo(preference) => interviewer(&format!("fully booked with {preference}")),
            Self::LeftOpen => {
                ("fits but stays open in this plan".to_owned(), "fit but stay open in this plan".to_owned())
            }
        };
        count(number, &one, &many)
    }
}

impl fmt::Display for Preference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::WaitingLonger => "trainees waiting longer",
            Self::NearerCertificate => "trainees closer to certification",
            Self::ScarcerType => "trainees in a type short on interviewers",
            Self::MoreAdvance => "others, so that more trainees advance",
            Self::Others => "other trainees",
        })
    }
}

/// Returns a phrase for one interview and one for several that differ only in their verb.
fn same_verb(one: &str, many: &str, rest: &str) -> (String, String) {
    (format!("{one} {rest}"), format!("{many} {rest}"))
}

fn is(rest: &str) -> (String, String) {
    same_verb("is", "are", rest)
}

fn interviewer(which: &str) -> (String, String) {
    same_verb("has an interviewer", "have interviewers", which)
}

/// Says why interviews are excluded, for one interview and for several.
fn excluded(exclusion: Exclusion, whose: Whose) -> (String, String) {
    let (your, you, by_you) = match whose {
        Whose::Your => ("your", "you", "you"),
        Whose::Their => ("their", "they", "them"),
    };
    let clash = |with: String| same_verb("conflicts with", "conflict with", &with);
    match exclusion {
        Exclusion::NotThere => ("no longer exists".to_owned(), "no longer exist".to_owned()),
        Exclusion::EnrollmentNotActive => {
            is(&format!("blocked because {your} enrollment is paused or has ended"))
        }
        Exclusion::PrepNotDone => is(&format!("blocked because {your} prep isn’t finished")),
        Exclusion::OtherType => is("of another type"),
        Exclusion::NotScheduled => same_verb("was", "were", "cancelled"),
        Exclusion::TooSoon => same_verb("starts", "start", "too soon"),
        Exclusion::NoObservers => same_verb("has", "have", "no observer seats"),
        Exclusion::LedByTrainee => same_verb("has", "have", &format!("{by_you} as an interviewer")),
        Exclusion::MentorNotThere => same_verb("has", "have", "other interviewers"),
        Exclusion::MentorNotLead => interviewer("not leading it"),
        Exclusion::MentorNotCertified => interviewer("not certified in this type"),
        Exclusion::MentorDoesNotHost => interviewer("not accepting trainees"),
        Exclusion::MentorNotExperienced => interviewer("not experienced enough for this step"),
        Exclusion::MentorOfSameTeam => interviewer(&format!("from {your} own team")),
        Exclusion::MentorWithoutTag => interviewer("outside the group that mentors this step"),
        Exclusion::SamePair => interviewer(&format!("{you} were already paired with on this path")),
        Exclusion::TooFewMentors => {
            same_verb("would leave", "would leave", "too few different mentors for this step")
        }
        Exclusion::SessionsUsedUp => is("blocked because all sessions or retakes of this step are used"),
        Exclusion::DeclinedBefore => same_verb("was", "were", "ruled out by an earlier decline"),
        Exclusion::SameMentor => interviewer(&format!("{you} already had for this step")),
        Exclusion::OutsideHours => is(&format!("outside {your} available hours")),
        Exclusion::OwnInterview => clash(format!("{your} own interviews")),
        Exclusion::Busy => clash(format!("{your} calendar")),
        Exclusion::OtherSession => clash(format!("{your} other sessions")),
        Exclusion::NoSeat => same_verb("has", "have", "no seat left"),
        Exclusion::TraineeLimit => same_verb("exceeds", "exceed", &format!("{your} weekly limit")),
        Exclusion::MentorLimit => interviewer("at their weekly limit"),
        Exclusion::Paused => same_verb("falls", "fall", &format!("in {your} time off or the interviewer’s")),
        Exclusion::OwnLimit => {
            same_verb("exceeds", "exceed", &format!("{your} daily or weekly limit, or the interviewer’s"))
        }
        Exclusion::OutOfOrder => is("too early or too late for this step"),
    }
}
