//! The fields of a table of interviews, and the column names that mean them.

use crate::exchange::table::mapping::Field;
use serde::{Deserialize, Serialize};

/// A field that a column of a table of interviews can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InterviewField {
    /// The interview's own id in the other program.
    Id,
    /// The interview type.
    Type,
    /// Date and time.
    Start,
    StartDate,
    StartTime,
    /// Date and time, or a time on the same day.
    End,
    /// The duration.
    Minutes,
    Zone,
    /// Names, addresses, or both.
    Interviewers,
    InterviewerMails,
    Candidate,
    Status,
    /// The maximum number of observers that the candidate's loop allows.
    Observers,
}

impl Field for InterviewField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::Type,
        Self::Start,
        Self::StartDate,
        Self::StartTime,
        Self::End,
        Self::Minutes,
        Self::Zone,
        Self::Interviewers,
        Self::InterviewerMails,
        Self::Candidate,
        Self::Status,
        Self::Observers,
    ];

    fn words(self) -> &'static str {
        match self {
            Self::Id => "interview ID",
            Self::Type => "interview type",
            Self::Start => "start",
            Self::StartDate => "date",
            Self::StartTime => "time of day",
            Self::End => "end",
            Self::Minutes => "duration",
            Self::Zone => "time zone",
            Self::Interviewers => "interviewers",
            Self::InterviewerMails => "interviewer emails",
            Self::Candidate => "candidate",
            Self::Status => "status",
            Self::Observers => "maximum observers",
        }
    }

    fn column_names(self) -> &'static [&'static str] {
        match self {
            Self::Id => &[
                "interviewid",
                "intervieweventid",
                "scheduledinterviewid",
                "eventid",
                "interviewexternalid",
                "id",
            ],
            Self::Type => &[
                "interviewtype",
                "interviewname",
                "interviewtitle",
                "interviewkind",
                "interviewsubject",
                "interview",
                "eventname",
                "eventtitle",
                "type",
                "subject",
                "title",
                "interviewstage",
                "stage",
                "termin",
                "gesprächsart",
            ],
            Self::Start => &[
                "scheduledstart",
                "scheduledstarttime",
                "starttime",
                "startdatetime",
                "startsat",
                "startat",
                "start",
                "interviewstart",
                "interviewstarttime",
                "intervieweventstarttime",
                "interviewstartsat",
                "interviewdatetime",
                "interviewdateandtime",
                "dateandtime",
                "datetime",
                "scheduledfor",
                "scheduledat",
                "beginn",
            ],
            Self::StartDate => {
                &["interviewdate", "startdate", "interviewstartdate", "date", "day", "eventdate", "datum"]
            }
            Self::StartTime => &["interviewtime", "timeofday", "time", "startinghour", "uhrzeit"],
            Self::End => &[
                "scheduledend",
                "scheduledendtime",
                "endtime",
                "enddatetime",
                "endsat",
                "endat",
                "end",
                "interviewend",
                "interviewendtime",
                "intervieweventendtime",
                "interviewendsat",
                "ende",
            ],
            Self::Minutes => &[
                "durationminutes",
                "durationmin",
                "durationinminutes",
                "duration",
                "minutes",
                "duration",
                "lengthminutes",
                "interviewduration",
                "interviewlength",
                "durationhours",
                "dauer",
            ],
            Self::Zone => &[
                "timezone",
                "interviewtimezone",
                "eventtimezone",
                "scheduledtimezone",
                "tz",
                "zone",
                "zeitzone",
            ],
            Self::Interviewers => &[
                "interviewers",
                "interviewernames",
                "interviewer",
                "interviewername",
                "panelmembers",
                "panel",
                "interviewpanel",
                "interviewerswithrole",
            ],
            Self::InterviewerMails => &[
                "intervieweremails",
                "intervieweremail",
                "interviewersemails",
                "interviewersemail",
                "intervieweremailaddress",
                "intervieweremailaddresses",
                "interviewermail",
                "interviewermails",
                "panelemails",
            ],
            Self::Candidate => &[
                "candidatename",
                "candidate",
                "candidatefullname",
                "candidateid",
                "opportunityname",
                "opportunity",
                "applicant",
                "applicantname",
                "applicationid",
                "candidateemail",
                "candidateemailaddress",
                "applicantemail",
                "applicantemailaddress",
                "prospect",
                "prospectname",
                "guest",
                "guestname",
                "kandidat",
                "bewerber",
            ],
            Self::Status => &[
                "interviewstatus",
                "interviewschedulestatus",
                "schedulestatus",
                "eventstatus",
                "status",
                "interviewcanceled",
                "interviewcancelled",
                "canceled",
                "cancelled",
                "canceledat",
                "cancelledat",
            ],
            Self::Observers => &[
                "observers",
                "observersallowed",
                "maxobservers",
                "observercap",
                "observerseats",
                "maxshadows",
                "shadowsallowed",
                "shadowseats",
            ],
        }
    }

    fn required() -> &'static [&'static [Self]] {
        &[
            &[Self::Type],
            &[Self::Start, Self::StartDate],
            &[Self::End, Self::Minutes],
            &[Self::Interviewers, Self::InterviewerMails],
        ]
    }

    fn mails() -> Self {
        Self::InterviewerMails
    }

    fn type_fields(_name: &str) -> &'static [Self] {
        &[Self::Type]
    }

    /// An address that isn't labeled as an interviewer's may be the candidate's, and candidates never become people.
    fn may_hold_mails(name: &str) -> bool {
        ["interviewer", "panel", "host", "organizer", "organiser"].iter().any(|word| name.contains(word))
    }
}
