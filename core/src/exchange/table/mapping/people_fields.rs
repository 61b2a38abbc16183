//! The fields of a table of people, and the column names that mean them.

use crate::exchange::table::mapping::Field;
use serde::{Deserialize, Serialize};

/// A field that a column of a table of people can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PeopleField {
    /// The full name.
    Name,
    GivenName,
    FamilyName,
    Mail,
    Team,
    Zone,
    /// The interview types the person is certified in.
    Certified,
    /// The certification date: one for all types, or one for each.
    CertifiedSince,
    /// The interview types the person is learning.
    Training,
    /// The types of those in which training is paused.
    Paused,
    Joined,
    /// Whether the person accepts trainees.
    Hosts,
    /// The maximum number of sessions per week.
    WeeklySessions,
}

/// Words for people whom the company interviews.
const CANDIDATES: [&str; 3] = ["candidate", "applicant", "prospect"];

/// Stems of words for learning in the languages most common in HR programs.
const IN_TRAINING: [&str; 12] = [
    "train",
    "learn",
    "shadow",
    "mentee",
    "lern",
    "ausbild",
    "schulung",
    "formation",
    "formación",
    "aprend",
    "formazione",
    "opleiding",
];
const PAUSED: [&str; 3] = ["pause", "onhold", "suspend"];

impl Field for PeopleField {
    const ALL: &'static [Self] = &[
        Self::Name,
        Self::GivenName,
        Self::FamilyName,
        Self::Mail,
        Self::Team,
        Self::Zone,
        Self::Certified,
        Self::CertifiedSince,
        Self::Training,
        Self::Paused,
        Self::Joined,
        Self::Hosts,
        Self::WeeklySessions,
    ];

    fn words(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::GivenName => "first name",
            Self::FamilyName => "last name",
            Self::Mail => "email address",
            Self::Team => "team",
            Self::Zone => "time zone",
            Self::Certified => "certified interview types",
            Self::CertifiedSince => "certification date",
            Self::Training => "interview types in training",
            Self::Paused => "interview types with paused training",
            Self::Joined => "start date",
            Self::Hosts => "accepts trainees",
            Self::WeeklySessions => "sessions per week",
        }
    }

    fn column_names(self) -> &'static [&'static str] {
        match self {
            Self::Name => &[
                "fullname",
                "preferredname",
                "displayname",
                "employeename",
                "workername",
                "legalname",
                "name",
                "employee",
                "worker",
                "person",
                "interviewer",
                "interviewername",
                "username",
                "mitarbeiter",
            ],
            Self::GivenName => {
                &["firstname", "givenname", "preferredfirstname", "legalfirstname", "forename", "vorname"]
            }
            Self::FamilyName => {
                &["lastname", "familyname", "surname", "preferredlastname", "legallastname", "nachname"]
            }
            Self::Mail => &[
                "workemail",
                "emailwork",
                "workemailaddress",
                "primaryworkemail",
                "companyemail",
                "email",
                "emailaddress",
                "primaryemail",
                "primaryemailaddress",
                "useremail",
                "employeeemail",
                "intervieweremail",
                "mail",
                "mailaddress",
                "emailadresse",
            ],
            Self::Team => &[
                "team",
                "teamname",
                "department",
                "departmentname",
                "supervisoryorganization",
                "costcenter",
                "organization",
                "division",
                "group",
                "abteilung",
            ],
            Self::Zone => {
                &["timezone", "hometimezone", "worktimezone", "zone", "tz", "usertimezone", "zeitzone"]
            }
            Self::Certified => &[
                "certified",
                "certifiedin",
                "certifiedfor",
                "certifications",
                "certificates",
                "trainedin",
                "trainedinterviews",
                "qualifiedinterviews",
                "interviewertrained",
                "caninterview",
                "interviewtypes",
                "interviews",
                "approvedinterviews",
                "interviewercertifications",
                "certifiedinterviews",
                "certifiedtypes",
                "interviewskills",
                "skills",
                "zertifiziert",
                "zertifiziertin",
                "zertifizierungen",
                "certifiéen",
                "certificadoen",
            ],
            Self::CertifiedSince => &[
                "certifiedsince",
                "certifiedon",
                "certifiedfrom",
                "datecertified",
                "certificationdate",
                "certificatedate",
                "dateofcertification",
                "certificationdates",
                "qualifiedsince",
                "qualifiedon",
                "trainedon",
                "zertifiziertseit",
            ],
            Self::Training => &[
                "training",
                "trainingfor",
                "trainingin",
                "intraining",
                "intrainingfor",
                "learning",
                "traineefor",
                "trainee",
                "shadowing",
                "enrolledin",
                "interviewsintraining",
                "interviewertraining",
                "learninginterviews",
                "inausbildung",
                "inausbildungfür",
                "enformation",
                "enformación",
            ],
            Self::Paused => &["trainingpaused", "pausedtraining", "pausedin", "paused"],
            Self::Joined => &[
                "joined",
                "joinedon",
                "hiredate",
                "datehired",
                "hiredon",
                "startdate",
                "dateofjoining",
                "joindate",
                "joiningdate",
                "originalhiredate",
                "employmentstartdate",
                "started",
                "eintritt",
                "eintrittsdatum",
            ],
            Self::Hosts => &[
                "hosts",
                "hoststrainees",
                "hoststrainee",
                "acceptstrainees",
                "takestrainees",
                "openfortrainees",
                "mentor",
                "mentors",
                "canmentor",
                "willingtobeshadowed",
                "canbeshadowed",
            ],
            Self::WeeklySessions => &[
                "weeklysessions",
                "sessionsperweek",
                "sessionsaweek",
                "maxinterviewsperweek",
                "weeklylimit",
                "weeklyinterviewlimit",
                "interviewsperweek",
                "maxperweek",
                "weeklycapacity",
                "maxweeklyinterviews",
                "maxprowoche",
                "interviewsprowoche",
            ],
        }
    }

    fn required() -> &'static [&'static [Self]] {
        &[&[Self::Name, Self::GivenName, Self::FamilyName, Self::Mail]]
    }

    fn mails() -> Self {
        Self::Mail
    }

    fn may_hold_mails(name: &str) -> bool {
        !CANDIDATES.iter().any(|word| name.contains(word))
    }

    fn type_fields(name: &str) -> &'static [Self] {
        let is_about = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if is_about(&PAUSED) {
            &[]
        } else if is_about(&IN_TRAINING) && !name.contains("trained") {
            &[Self::Training]
        } else {
            &[Self::Certified, Self::Training]
        }
    }

    /// A list of applicants has names and addresses too, and candidates never become people.
    fn lists_others(names: &[String]) -> bool {
        let has = |words: &[&str]| names.iter().any(|name| words.iter().any(|word| name.contains(word)));
        has(&CANDIDATES) && !has(&["employee", "worker", "interviewer", "certified", "training", "team"])
    }
}
