//! Starting a workspace: a new one, the sample company, or one from a file. Also deleting it.

use super::{Damage, Phase, Store, notice::Notice, working_copy::WorkingCopy, workspace_files::OpenedFile};
use crate::platform::{
    address, clock, device, ids,
    storage::{Storage, ask_to_persist},
};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeSet;
use switchback_core::{
    command::{Command, Request, decide},
    export::workspace_file::WorkspaceFile,
    log::written::WrittenLog,
    model::{
        actor::Actor,
        ids::{CommandId, WorkspaceId},
        record::Records,
        workspace_kind::WorkspaceKind,
    },
    sample,
    sync::replica::Replica,
};

impl Store {
    /// Starts a new, empty workspace.
    pub fn begin_own(self, name: String) {
        self.with_commands(move |commands| (commands.begin_own)(self, name));
    }

    /// Starts the sample company.
    pub fn begin_sample(self) {
        self.with_commands(move |commands| (commands.begin_sample)(self));
    }

    pub(super) fn begin_own_now(self, name: String) {
        let command = Command::CreateWorkspace {
            workspace: WorkspaceId(ids::fresh()),
            name,
            kind: WorkspaceKind::Own,
            salt: WorkspaceId(ids::fresh()),
        };
        let request =
            Request { id: CommandId(ids::fresh()), at: clock::now(), by: Actor::COORDINATOR, command };
        self.begin_with(vec![request]);
    }

    pub(super) fn begin_sample_now(self) {
        self.begin_with(sample::requests(clock::now().date_naive(), &*self.zones()));
    }

    fn begin_with(self, requests: Vec<Request>) {
        // The user pressed the button twice while the commands part was loading.
        if self.phase.get_untracked() == Phase::Open {
            return;
        }
        let mut replica = Replica::default();
        for request in requests {
            match decide(replica.log(), &*self.zones(), &request) {
                Ok(decision) => replica.take(request, decision),
                Err(refusal) => return self.notify(Notice::refused(refusal.to_string())),
            }
        }
        if self.team.get_untracked().is_some() {
            let Some(batch) = replica.batch() else { return };
            let mut records = Records::default();
            batch.records.into_iter().for_each(|change| records.keep(change));
            let written = WrittenLog { base: None, lines: batch.lines, records };
            return self.begin_team(&written, &BTreeSet::new());
        }
        self.inner.update_value(|inner| inner.copy = WorkingCopy::own(replica));
        self.touch();
        self.opened();
    }

    /// Opens a workspace from a file, word for word.
    pub(super) fn begin_from_file(self, opened: OpenedFile) {
        let OpenedFile { file, log } = opened;
        let WorkspaceFile { base, lines, records, unsubscribed, .. } = file;
        if self.team.get_untracked().is_some() {
            return self.begin_team(&WrittenLog { base, lines, records }, &unsubscribed);
        }
        device::remember_unsubscribed(&unsubscribed);
        let base = base.map(|base| base.snapshot);
        self.inner.update_value(|inner| {
            inner.copy = WorkingCopy::own(Replica::of_file(log, base, lines, records.changes()));
        });
        self.touch();
        self.opened();
    }

    fn opened(self) {
        self.recall_who();
        self.reader.want();
        self.phase.set(Phase::Open);
        self.save();
        // Some browsers ask the user, who may never respond, so nothing waits for the result.
        spawn_local(async {
            ask_to_persist().await;
        });
    }

    /// Deletes the workspace from this browser. Exported files stay wherever the user saved them.
    pub fn delete_workspace(self) {
        spawn_local(async move {
            let storage = self.inner.with_value(|inner| inner.storage.clone());
            if let Some(storage) = storage
                && let Err(error) = erase(&storage).await
            {
                return self.notify(Notice::refused(error));
            }
            if self.remove_copy().await.is_err() {
                self.notify(Notice::refused("The second copy in this browser couldn’t be deleted. Clear the data of this site in the browser’s settings."));
            }
            device::remember_marker(None);
            device::remember_backup(None);
            device::remember_identity(None);
            device::forget_workspace();
            self.damage.set(Damage::default());
            self.inner.update_value(|inner| {
                inner.copy = WorkingCopy::own(Replica::default());
                inner.has_begun = false;
                inner.is_copied = false;
                if let Some(tabs) = &inner.tabs {
                    tabs.announce(0);
                }
            });
            self.who.set(Actor::COORDINATOR);
            self.touch();
            self.phase.set(Phase::Empty);
            // A reload would otherwise open a page of the deleted workspace.
            address::become_first_page();
        });
    }
}

async fn erase(storage: &Storage) -> Result<(), String> {
    storage.erase().await.map_err(|error| error.to_string())
}
