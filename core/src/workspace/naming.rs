//! What sessions, interviews and enrollments are called in a sentence about them, and the codes of candidates.

use super::Workspace;
use crate::model::{
    code::candidate_code,
    ids::{EnrollmentId, InterviewId, SessionId},
    interview::CandidateCode,
};

impl Workspace {
    /// "Nadia Petrova’s session"
    pub fn session_words(&self, session: SessionId) -> String {
        let known = self.sessions.get(&session);
        let trainee = known.and_then(|session| self.trainee_of(session));
        trainee.map_or_else(
            || "a session".into(),
            |trainee| format!("{}’s session", self.profiles.name(trainee)),
        )
    }

    /// "the Coding interview with Tom Becker", who leads it
    pub fn interview_words(&self, interview: InterviewId) -> String {
        self.interviews.get(&interview).map_or_else(
            || "an interview".into(),
            |known| {
                let name = self.type_name(known.interview_type);
                format!("the {name} interview with {}", self.profiles.name(known.lead))
            },
        )
    }

    /// The code of a candidate in this workspace, from a name or an id that is not kept.
    pub fn candidate_code(&self, candidate: &str) -> CandidateCode {
        let salt = self.about.as_ref().map_or(0, |about| about.salt.0);
        CandidateCode(candidate_code(salt, candidate))
    }

    /// "Nadia Petrova in Coding"
    pub fn enrollment_words(&self, enrollment: EnrollmentId) -> String {
        self.enrollments.get(&enrollment).map_or_else(
            || "an enrollment".into(),
            |known| {
                format!("{} in {}", self.profiles.name(known.person), self.type_name(known.interview_type))
            },
        )
    }
}
