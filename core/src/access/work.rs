//! Work that is done for everyone, and the roles that do it.

use crate::{access::role::Role, model::actor::Actor, refusal::Refusal};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Import,
    NameWorkspace,
    /// Adding, changing, cancelling and restoring interviews by hand.
    KeepInterviews,
    /// Drafting, publishing and changing plans; cancelling sessions.
    Plan,
    /// The names of interview types, their paths and rubrics, and which version each person follows.
    EditProgram,
    /// Enrolling several people at once.
    EnrollOthers,
    /// Certificates from before the workspace, and withdrawn ones.
    KeepCertificates,
    /// Who has left, tags, and other names.
    KeepPeople,
    ErasePeople,
    /// Who is a coordinator or a leader.
    AssignRoles,
    /// Recording that a person was reminded.
    Remind,
    /// Telling people about their sessions, and recording it.
    Tell,
}

impl Work {
    pub const ALL: [Self; 12] = [
        Self::Import,
        Self::NameWorkspace,
        Self::KeepInterviews,
        Self::Plan,
        Self::EditProgram,
        Self::EnrollOthers,
        Self::KeepCertificates,
        Self::KeepPeople,
        Self::ErasePeople,
        Self::AssignRoles,
        Self::Remind,
        Self::Tell,
    ];

    pub fn is_for(self, actor: Actor) -> bool {
        match Role::of(actor) {
            Role::Coordinator => true,
            Role::Member => self == Self::Remind,
            Role::Leader => false,
            Role::Server => matches!(self, Self::Import | Self::Remind | Self::Tell),
        }
    }

    pub fn by(self, actor: Actor) -> Result<(), Refusal> {
        if self.is_for(actor) { Ok(()) } else { Err(Refusal::OnlyTheCoordinator) }
    }
}
