//! Work that is done for everybody, and whose it is.

use crate::{access::role::Role, model::actor::Actor, refusal::Refusal};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Import,
    /// Drafting, publishing and changing plans; canceling sessions.
    Plan,
    /// The paths, their rubrics, and which version people follow.
    EditProgram,
    /// Enrolling several people at once.
    EnrollOthers,
    /// Certificates from before the workspace, and those taken back.
    KeepCertificates,
    /// Who has left, tags, and other names.
    KeepPeople,
    ErasePeople,
    /// Who coordinates and who leads.
    AssignRoles,
    /// Writing down that somebody was reminded.
    Remind,
    /// Telling people about their sessions, and writing down that they were told.
    Tell,
}

impl Work {
    pub const ALL: [Self; 10] = [
        Self::Import,
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
            Role::Server => matches!(self, Self::Remind | Self::Tell),
        }
    }

    pub fn by(self, actor: Actor) -> Result<(), Refusal> {
        if self.is_for(actor) { Ok(()) } else { Err(Refusal::OnlyTheCoordinator) }
    }
}
