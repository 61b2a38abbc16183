//! The tray: changes that the team's server returned.

use crate::store::{Store, notice::Notice};
use switchback_core::model::ids::CommandId;

impl Store {
    /// Removes a returned change from the tray.
    pub(in crate::store) fn dismiss_now(self, command: CommandId) {
        self.with_team(|team, _| team.dismiss(command));
        self.show_team();
        self.save_team();
    }

    /// Submits a returned change from the tray again.
    pub(in crate::store) fn ask_again_now(self, command: CommandId) {
        let Some(Some(again)) = self.with_team(|team, _| team.returned(command)) else { return };
        self.dispatch(again, move |taken| match taken {
            Ok(_) => self.dismiss_now(command),
            Err(reason) => self.notify(Notice::refused(reason.to_string())),
        });
    }
}
