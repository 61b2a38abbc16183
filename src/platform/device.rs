//! What belongs to this device and not to the workspace. Kept in local storage; where the browser refuses
//! that, in memory until the page is closed.

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

/// How the app looks here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    Light,
    Dark,
}

/// Who uses this device, and as what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// A person's id.
    pub person: String,
    pub role: String,
}

/// The workspace last seen here. Where it is known but the storage is empty, the browser has cleared the
/// storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// The workspace's id.
    pub workspace: String,
    /// Where its log ended.
    pub end: u64,
}

/// Who is signed in to a team's server here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMember {
    pub actor: Actor,
    /// Where the server is; `None` where it is at the address of the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// What earlier versions of the app kept here. It is exchanged for a cookie, and is gone then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

pub fn theme() -> Theme {
    read("theme").unwrap_or_default()
}

pub fn remember_theme(theme: Theme) {
    write("theme", Some(&theme));
}

/// `None` until a person was chosen.
pub fn identity() -> Option<Identity> {
    read("identity")
}

/// `None` forgets it.
pub fn remember_identity(identity: Option<&Identity>) {
    write("identity", identity);
}

/// The address, within the app, of the page last open.
pub fn last_page() -> Option<String> {
    read("last-page")
}

pub fn remember_last_page(address: &str) {
    write("last-page", Some(&address));
}

/// `None` when no workspace was ever kept here.
pub fn marker() -> Option<Marker> {
    read("workspace")
}

/// `None` forgets it, as erasing a workspace on purpose must.
pub fn remember_marker(marker: Option<&Marker>) {
    write("workspace", marker);
}

/// Up to where which workspace was backed up as a file; `None` when none ever was.
pub fn backup() -> Option<Marker> {
    read("backup")
}

/// `None` forgets it.
pub fn remember_backup(backup: Option<&Marker>) {
    write("backup", backup);
}

/// Who is signed in to a team's server here; `None` where nobody is.
pub fn team() -> Option<TeamMember> {
    read("team")
}

/// `None` forgets it.
pub fn remember_team(member: Option<&TeamMember>) {
    write("team", member);
}

/// Where somebody is signing in with an account of a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningIn {
    /// By which the provider's answer is known to be one to this browser.
    pub state: String,
    /// As of a [`TeamMember`].
    pub server: Option<String>,
}

/// `None` where nobody is signing in.
pub fn signing_in() -> Option<SigningIn> {
    read("signing-in")
}

/// `None` forgets it.
pub fn remember_signing_in(signing_in: Option<&SigningIn>) {
    write("signing-in", signing_in);
}

/// A server that could not be reached when somebody signed out of it here. The browser still has its cookie, which only the
/// server can remove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftServer {
    /// As of a [`TeamMember`].
    pub server: Option<String>,
}

/// `None` where there is none.
pub fn left_server() -> Option<LeftServer> {
    read("left-server")
}

/// `None` forgets it.
pub fn remember_left_server(left: Option<&LeftServer>) {
    write("left-server", left);
}

/// An address of a server, which is where the app is unless it is told.
pub fn server_address(server: Option<&str>, path: &str) -> String {
    format!("{}{path}", server.unwrap_or_else(|| route::base()))
}

/// A text that is being written, by what it will become.
pub fn draft(of: &str) -> Option<String> {
    read(&draft_key(of))
}

pub fn keep_draft(of: &str, text: &str) {
    write(&draft_key(of), Some(&text));
}

pub fn forget_draft(of: &str) {
    write::<String>(&draft_key(of), None);
}

/// Forgets what is kept here besides a workspace, as erasing it must.
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
        // One that cannot be removed could not be read either.
        let _ = storage.remove_item(key);
    }
}

/// Choices about files that were imported on this device.
pub fn remembered() -> Remembered {
    read("files").unwrap_or_default()
}

pub fn remember(change: impl FnOnce(&mut Remembered)) {
    let mut remembered = remembered();
    change(&mut remembered);
    write("files", Some(&remembered));
}

/// The addresses of the places last open, the last one first.
pub fn recent_places() -> Vec<String> {
    read("recent").unwrap_or_default()
}

pub fn remember_recent_places(places: &[String]) {
    write("recent", Some(&places));
}

/// A filter and sorting of a list under a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SavedView {
    pub name: String,
    /// With the query that says what is shown.
    pub address: String,
}

/// Those of every page, the one saved first coming first.
pub fn saved_views() -> Vec<SavedView> {
    read("views").unwrap_or_default()
}

pub fn remember_saved_views(views: &[SavedView]) {
    write("views", Some(&views));
}

/// The last plan that was made here, as its page keeps it.
pub fn last_plan<T: DeserializeOwned>() -> Option<T> {
    read("plan")
}

pub fn remember_last_plan<T: Serialize>(plan: &T) {
    write("plan", Some(plan));
}

/// The email address that people respond to whom this device’s user tells about their sessions; empty where none was entered.
pub fn reply_address() -> String {
    read("reply-address").unwrap_or_default()
}

pub fn remember_reply_address(address: &str) {
    write("reply-address", Some(&address));
}

/// Who asked a team's server not to send them email, as the file said with which this workspace began. Nothing is sent from
/// here; another server that begins with this workspace is told.
pub fn unsubscribed() -> BTreeSet<PersonId> {
    read("unsubscribed").unwrap_or_default()
}

pub fn remember_unsubscribed(people: &BTreeSet<PersonId>) {
    write("unsubscribed", Some(people).filter(|people| !people.is_empty()));
}

/// The changes that the last merge in this browser brought.
pub fn last_merge() -> BTreeSet<CommandId> {
    read("last-merge").unwrap_or_default()
}

pub fn remember_last_merge(commands: &BTreeSet<CommandId>) {
    write("last-merge", Some(commands));
}

/// Whether single keys are shortcuts here.
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
    /// What local storage would not take.
    static MEMORY: RefCell<HashMap<String, String>> = RefCell::default();
}

/// Keys carry the app's name: other sites of the same owner may share this origin.
fn named(key: &str) -> String {
    format!("{}.{key}", address::site_name())
}

fn local_storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

/// What cannot be read as what it should be counts as absent.
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
