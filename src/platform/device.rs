//! Data that belongs to this device rather than the workspace. Stored in local storage, or in memory until the page is
//! closed if the browser refuses that.

use super::{address, browser::window};
use crate::route;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use switchback_core::{
    exchange::remembered::Remembered,
    json,
    model::{
        actor::Actor,
        ids::{CommandId, PersonId},
    },
};

/// The color theme on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// Follows the device's setting.
    #[default]
    System,
    Light,
    Dark,
}

/// Who uses this device, and in which role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// A person's id.
    pub person: String,
    pub role: String,
}

/// The workspace last seen here. If it is known but the storage is empty, the browser has cleared the storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// The workspace's id.
    pub workspace: String,
    /// Where its log ended.
    pub end: u64,
}

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

pub fn theme() -> Theme {
    read("theme").unwrap_or_default()
}

pub fn remember_theme(theme: Theme) {
    write("theme", Some(&theme));
}

/// `None` until a person has been chosen.
pub fn identity() -> Option<Identity> {
    read("identity")
}

/// `None` deletes it.
pub fn remember_identity(identity: Option<&Identity>) {
    write("identity", identity);
}

/// The address within the app of the page that was open last.
pub fn last_page() -> Option<String> {
    read("last-page")
}

pub fn remember_last_page(address: &str) {
    write("last-page", Some(&address));
}

/// `None` if no workspace was ever stored here.
pub fn marker() -> Option<Marker> {
    read("workspace")
}

/// `None` deletes it, as deleting a workspace on purpose must.
pub fn remember_marker(marker: Option<&Marker>) {
    write("workspace", marker);
}

/// Which workspace was backed up as a file, and up to where. `None` if none ever was.
pub fn backup() -> Option<Marker> {
    read("backup")
}

/// `None` deletes it.
pub fn remember_backup(backup: Option<&Marker>) {
    write("backup", backup);
}

/// The user who is signed in to a team's server here, if any.
pub fn team() -> Option<TeamMember> {
    read("team")
}

/// `None` deletes it.
pub fn remember_team(member: Option<&TeamMember>) {
    write("team", member);
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
    read("signing-in")
}

/// `None` deletes it.
pub fn remember_signing_in(signing_in: Option<&SigningIn>) {
    write("signing-in", signing_in);
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
    read("left-server")
}

/// `None` deletes it.
pub fn remember_left_server(left: Option<&LeftServer>) {
    write("left-server", left);
}

/// An address on a server. The app's own address is used if no server is given.
pub fn server_address(server: Option<&str>, path: &str) -> String {
    format!("{}{path}", server.unwrap_or_else(|| route::base()))
}

/// The draft of a text, by what it will become.
pub fn draft(of: &str) -> Option<String> {
    read(&draft_key(of))
}

pub fn keep_draft(of: &str, text: &str) {
    write(&draft_key(of), Some(&text));
}

pub fn forget_draft(of: &str) {
    write::<String>(&draft_key(of), None);
}

/// Deletes the workspace's data on this device, as deleting the workspace must.
pub fn forget_workspace() {
    write::<Remembered>("files", None);
    write::<Vec<String>>("recent", None);
    write::<Vec<SavedView>>("views", None);
    write::<String>("plan", None);
    write::<String>("reply-address", None);
    write::<BTreeSet<PersonId>>("unsubscribed", None);
    write::<BTreeSet<CommandId>>("last-merge", None);
    forget_drafts();
}

fn forget_drafts() {
    let drafts = named(&draft_key(""));
    MEMORY.with_borrow_mut(|memory| memory.retain(|key, _| !key.starts_with(&drafts)));
    let Some(storage) = local_storage() else { return };
    let count = storage.length().unwrap_or_default();
    let keys: Vec<String> = (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with(&drafts)) {
        // A key that can't be removed couldn't be read either.
        let _ = storage.remove_item(key);
    }
}

/// The choices made for files that were imported on this device.
pub fn remembered() -> Remembered {
    read("files").unwrap_or_default()
}

pub fn remember(change: impl FnOnce(&mut Remembered)) {
    let mut remembered = remembered();
    change(&mut remembered);
    write("files", Some(&remembered));
}

/// The addresses of the most recently opened places, latest first.
pub fn recent_places() -> Vec<String> {
    read("recent").unwrap_or_default()
}

pub fn remember_recent_places(places: &[String]) {
    write("recent", Some(&places));
}

/// A named filter and sort order of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SavedView {
    pub name: String,
    /// Includes the query that holds the filter and sort order.
    pub address: String,
}

/// The saved views of all pages, oldest first.
pub fn saved_views() -> Vec<SavedView> {
    read("views").unwrap_or_default()
}

pub fn remember_saved_views(views: &[SavedView]) {
    write("views", Some(&views));
}

/// The last plan made here, in its page's format.
pub fn last_plan<T: DeserializeOwned>() -> Option<T> {
    read("plan")
}

pub fn remember_last_plan<T: Serialize>(plan: &T) {
    write("plan", Some(plan));
}

/// The address for replies to the user's messages about sessions. Empty if none was entered.
pub fn reply_address() -> String {
    read("reply-address").unwrap_or_default()
}

pub fn remember_reply_address(address: &str) {
    write("reply-address", Some(&address));
}

/// The people who unsubscribed from a team server's email, according to the file that this workspace was opened from. This
/// device sends no email, but passes the list on to another server that starts with this workspace.
pub fn unsubscribed() -> BTreeSet<PersonId> {
    read("unsubscribed").unwrap_or_default()
}

pub fn remember_unsubscribed(people: &BTreeSet<PersonId>) {
    write("unsubscribed", Some(people).filter(|people| !people.is_empty()));
}

/// The changes that the last merge in this browser added.
pub fn last_merge() -> BTreeSet<CommandId> {
    read("last-merge").unwrap_or_default()
}

pub fn remember_last_merge(commands: &BTreeSet<CommandId>) {
    write("last-merge", Some(commands));
}

/// Whether single-key shortcuts are on.
pub fn has_single_key_shortcuts() -> bool {
    read("single-keys").unwrap_or(true)
}

pub fn remember_single_key_shortcuts(are_on: bool) {
    write("single-keys", Some(&are_on));
}

fn draft_key(of: &str) -> String {
    format!("draft.{of}")
}

thread_local! {
    /// Values that local storage did not accept.
    static MEMORY: RefCell<HashMap<String, String>> = RefCell::default();
}

/// Keys include the app's name, as other sites of the same owner may share this origin.
fn named(key: &str) -> String {
    format!("{}.{key}", address::site_name())
}

fn local_storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

/// A value that can't be parsed counts as absent.
fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    let key = named(key);
    let remembered = MEMORY.with_borrow(|memory| memory.get(&key).cloned());
    let text = remembered.or_else(|| local_storage()?.get_item(&key).ok().flatten())?;
    json::read(&text).ok()
}

fn write<T: Serialize>(key: &str, value: Option<&T>) {
    let key = named(key);
    let text = value.and_then(|value| serde_json::to_string(value).ok());
    let kept = local_storage().is_some_and(|storage| match &text {
        Some(text) => storage.set_item(&key, text).is_ok(),
        None => storage.remove_item(&key).is_ok(),
    });
    MEMORY.with_borrow_mut(|memory| match text {
        Some(text) if !kept => memory.insert(key, text),
        _ => memory.remove(&key),
    });
}
