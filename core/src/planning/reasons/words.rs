//! The reasons in words, for the trainee or about them.

use super::{Preference, Reason, Reasons};
use crate::planning::exclusion::Exclusion;
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
    /// The whole account: "12 interviews: 5 clash with your calendar, 7 have no seat left".
    pub fn words(&self, whose: Whose) -> String {
        let parts: Vec<_> = self.parts.iter().map(|(reason, count)| reason.words(*count, whose)).collect();
        match self.interviews {
            0 => "No interview of this type is on the schedule in these weeks".to_owned(),
            1 => format!("1 interview: {}", parts.join(", ")),
            count => format!("{count} interviews: {}", parts.join(", ")),
        }
    }
}

impl Reason {
    /// One part of the account: "5 clash with your calendar".
    pub fn words(self, count: u32, whose: Whose) -> String {
        let phrase = match self {
            Self::Excluded(exclusion) => excluded(exclusion, count, whose),
            Self::InThisPlan => {
                by_count(count, "is in this plan already", "are in this plan already").to_owned()
            }
            Self::SeatTo(preference) => {
                return format!("{count} {} to {preference}", by_count(count, "seat went", "seats went"));
            }
            Self::MentorTo(preference) => {
                let led = by_count(count, "is led by somebody", "are led by people");
                format!("{led} whose week went to {preference}")
            }
            Self::LeftOpen => {
                by_count(count, "fits, and stays free for others", "fit, and stay free for others").to_owned()
            }
        };
        format!("{count} {phrase}")
    }
}

impl fmt::Display for Preference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::WaitingLonger => "people waiting longer",
            Self::NearerCertificate => "people nearer to their certificate",
            Self::ScarcerType => "a type that needs people more",
            Self::MoreAdvance => "others, so that more people advance",
        })
    }
}

fn by_count(count: u32, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

fn excluded(exclusion: Exclusion, count: u32, whose: Whose) -> String {
    let (your, you) = match whose {
        Whose::Your => ("your", "you"),
        Whose::Their => ("their", "they"),
    };
    let of = |one, many| by_count(count, one, many);
    let clash = of("clashes", "clash");
    let are = of("is", "are");
    let led_by = of("is led by somebody", "are led by people");
    match exclusion {
        Exclusion::NotThere => format!("{are} not there any more"),
        Exclusion::EnrollmentNotActive => format!("{} for {your} enrollment to go on", of("waits", "wait")),
        Exclusion::PrepNotDone => format!("{} for {your} prep to be done", of("waits", "wait")),
        Exclusion::OtherType => format!("{are} of another type"),
        Exclusion::NotScheduled => format!("{} cancelled", of("was", "were")),
        Exclusion::TooSoon => format!("{are} too soon"),
        Exclusion::NoObservers => format!("{} no observers", of("takes", "take")),
        Exclusion::LedByTrainee => format!("{are} interviews {you} lead"),
        Exclusion::MentorNotCertified => format!("{led_by} not certified in the type"),
        Exclusion::MentorDoesNotHost => format!("{led_by} not hosting trainees"),
        Exclusion::MentorNotExperienced => format!("{led_by} not experienced enough for this step"),
        Exclusion::MentorOfSameTeam => format!("{led_by} of {your} own team"),
        Exclusion::MentorWithoutTag => format!("{led_by} outside the group that mentors this step"),
        Exclusion::SamePair => format!("{led_by} {you} met on this path"),
        Exclusion::TooFewMentors => format!("{led_by} again where the step needs other mentors"),
        Exclusion::SessionsUsedUp => {
            format!("{} for a decision, as the sessions are used up", of("waits", "wait"))
        }
        Exclusion::DeclinedBefore => format!("{} declined before", of("was", "were")),
        Exclusion::SameMentor => format!("{led_by} {you} already shadowed"),
        Exclusion::OutsideHours => format!("{are} outside {your} hours"),
        Exclusion::OwnInterview => format!("{clash} with interviews {you} lead"),
        Exclusion::Busy => format!("{clash} with {your} calendar"),
        Exclusion::OtherSession => format!("{clash} with {your} other sessions"),
        Exclusion::NoSeat => format!("{} no seat left", of("has", "have")),
        Exclusion::TraineeLimit => format!("{are} above {your} weekly limit"),
        Exclusion::MentorLimit => format!("{led_by} whose week is full"),
        Exclusion::Paused => format!("{are} in {your} pause or the interviewer's"),
        Exclusion::OwnLimit => {
            format!("{are} more than {your} day or week, or the interviewer's, still takes")
        }
        Exclusion::OutOfOrder => format!("{are} too early or too late for this step"),
    }
}
