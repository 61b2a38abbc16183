//! What sessions and enrollments are called in a sentence about them.

use super::Workspace;
use crate::model::ids::{EnrollmentId, SessionId};

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
