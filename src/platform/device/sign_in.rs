//! Who is signed in to a team's server on this device, and the sign-ins and sign-outs in progress.

use super::values::{read, write};
use serde::{Deserialize, Serialize};
use switchback_core::model::actor::Actor;

const TEAM: &str = "team";
const SIGNING_IN: &str = "signing-in";
const LEFT_SERVER: &str = "left-server";

/// The user who is signed in to a team's server here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMember {
    pub actor: Actor,
    /// The server's address. `None` if it is the app's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// Stored by earlier versions of the app. Exchanged for a cookie and then deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// The user who is signed in to a team's server here, if any.
pub fn team() -> Option<TeamMember> {
    read(TEAM)
}

/// `None` deletes it.
pub fn remember_team(member: Option<&TeamMember>) {
    write(TEAM, member);
}

/// A sign-in with a provider's account that is in progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningIn {
    /// Identifies the provider's response as one to this browser.
    pub state: String,
    /// As in [`TeamMember`].
    pub server: Option<String>,
}

/// `None` if no sign-in is in progress.
pub fn signing_in() -> Option<SigningIn> {
    read(SIGNING_IN)
}

/// `None` deletes it.
pub fn remember_signing_in(signing_in: Option<&SigningIn>) {
    write(SIGNING_IN, signing_in);
}

/// A server that was unreachable when the user signed out of it here. The browser still has its cookie, which only the
/// server can remove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftServer {
    /// As in [`TeamMember`].
    pub server: Option<String>,
}

/// `None` if there is none.
pub fn left_server() -> Option<LeftServer> {
    read(LEFT_SERVER)
}

/// `None` deletes it.
pub fn remember_left_server(left: Option<&LeftServer>) {
    write(LEFT_SERVER, left);
}
