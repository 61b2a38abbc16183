//! Data that belongs to this device rather than the workspace. Stored in local storage, or in memory until the page is
//! closed if the browser refuses that.

mod drafts;
mod email;
mod identity;
mod imports;
mod places;
mod plan;
mod roles;
mod settings;
mod sign_in;
mod values;
mod workspace;

pub use drafts::{draft, forget_draft, keep_draft};
pub use email::{remember_reply_address, remember_unsubscribed, reply_address, unsubscribed};
pub use identity::{Identity, identity, remember_identity};
pub use imports::{remember, remembered};
pub use places::{
    SavedView, last_page, recent_places, remember_last_page, remember_recent_places, remember_saved_views,
    saved_views,
};
pub use plan::{last_plan, remember_last_plan};
pub use roles::{remember_seen_role, seen_role};
pub use settings::{Theme, has_single_key_shortcuts, remember_single_key_shortcuts, remember_theme, theme};
pub use sign_in::{
    LeftServer, SigningIn, TeamMember, left_server, remember_left_server, remember_signing_in, remember_team,
    signing_in, team,
};
pub use workspace::{
    Marker, backup, last_merge, marker, remember_backup, remember_last_merge, remember_marker,
};

/// Deletes the workspace's data on this device, as deleting the workspace must.
pub fn forget_workspace() {
    imports::forget_imports();
    places::forget_places();
    plan::forget_last_plan();
    roles::forget_seen_role();
    email::forget_email();
    workspace::forget_last_merge();
    drafts::forget_drafts();
}
