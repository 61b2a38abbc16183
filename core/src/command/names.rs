//! Changes of names by commands. Names are kept apart from the log, so that they can be deleted.

use super::{Command, Context, Request, refusal::Refusal};
use crate::{
    log::Log,
    model::{
        email_address,
        ids::{CommandId, PersonId},
        person::{LONGEST_NAME, Profile, ProfileChange},
    },
    order::Gather,
    workspace::Workspace,
};
use std::collections::{BTreeMap, BTreeSet};

/// Checks the name of a person, a team, a type or a workspace.
pub(super) fn check(name: &str) -> Result<(), Refusal> {
    match name.trim().chars().count() {
        0 => Err(Refusal::NameMissing),
        count if count > LONGEST_NAME => Err(Refusal::NameTooLong(LONGEST_NAME)),
        _ => Ok(()),
    }
}

/// Checks what a person is to be called: the name, the other names, and a new email address. The account provider’s sign-in finds a
/// person by the address, so no two people who are here have the same.
pub(super) fn check_profile(context: &Context, person: PersonId, profile: &Profile) -> Result<(), Refusal> {
    check(&profile.name)?;
    let profiles = &context.workspace.profiles;
    let known = profiles.0.get(&person);
    let is_new = |other: &&String| known.is_none_or(|known| !known.also.contains(*other));
    profile.also.iter().filter(is_new).try_for_each(|other| check(other))?;
    let Some(mail) = stored_mail(profile).filter(|mail| profiles.mail(person) != Some(mail)) else {
        return Ok(());
    };
    if email_address::mail(&mail).is_none() {
        return Err(Refusal::NotMail);
    }
    let mut others = context.workspace.people_here().filter(|known| known.id != person);
    let is_taken = others.any(|known| profiles.mail(known.id) == Some(&mail));
    if is_taken { Err(Refusal::MailTaken) } else { Ok(()) }
}

/// A person who comes back may find that another person who is here has their email address.
pub(super) fn keeps_its_address(workspace: &Workspace, person: PersonId) -> Result<(), Refusal> {
    let profiles = &workspace.profiles;
    let Some(mail) = profiles.mail(person) else { return Ok(()) };
    let mut others = workspace.people_here().filter(|known| known.id != person);
    match others.any(|known| profiles.mail(known.id) == Some(mail)) {
        true => Err(Refusal::MailTakenMeanwhile),
        false => Ok(()),
    }
}

/// The email address to keep, in the form in which they are compared.
pub(super) fn stored_mail(profile: &Profile) -> Option<String> {
    let mail = profile.mail.as_deref().map(str::trim).filter(|mail| !mail.is_empty())?;
    Some(email_address::mail(mail).unwrap_or_else(|| mail.to_lowercase()))
}

pub(super) fn changes(log: &Log, request: &Request) -> Vec<ProfileChange> {
    let kept = |(person, profile): (PersonId, &Profile)| {
        let known = log.workspace().profiles.0.get(&person);
        ProfileChange { person, profile: Some(told(known, profile, request.id)) }
    };
    match &request.command {
        Command::Import(import) => import.profiles().map(kept).collect(),
        Command::DescribePerson { description, profile } => vec![kept((description.person, profile))],
        Command::ErasePerson { person } => vec![ProfileChange { person: *person, profile: None }],
        Command::Undo { command } => undone(log, &[*command].into()),
        Command::UndoAll { commands } => undone(log, commands),
        _ => Vec::new(),
    }
}

/// The profile to keep. Other names that were not known before are attributed to this command.
fn told(known: Option<&Profile>, profile: &Profile, command: CommandId) -> Profile {
    let (none, nothing) = (BTreeSet::new(), BTreeMap::new());
    let (before, said) = known.map_or((&none, &nothing), |known| (&known.also, &known.said_by));
    // A name that was removed by hand stays removed when an undo is undone.
    let stays = |other: &&String| profile.also.contains(*other) || !before.contains(*other);
    let mut said_by: BTreeMap<String, CommandId> =
        said.iter().filter(|(other, _)| stays(other)).map(|(other, by)| (other.clone(), *by)).into_map();
    said_by.extend(profile.also.difference(before).map(|new| (new.clone(), command)));
    let mail = stored_mail(profile);
    Profile { name: profile.name.trim().to_owned(), mail, also: profile.also.clone(), said_by }
}

/// Removes the other names that the undone commands added, and restores them when the undo is undone.
fn undone(log: &Log, commands: &BTreeSet<CommandId>) -> Vec<ProfileChange> {
    let counts: BTreeMap<CommandId, bool> =
        commands.iter().flat_map(|command| log.targets(*command)).into_map();
    let mut changes = Vec::new();
    for (person, known) in &log.workspace().profiles.0 {
        let mut profile = known.clone();
        for (other, by) in &known.said_by {
            match counts.get(by) {
                Some(true) => drop(profile.also.insert(other.clone())),
                Some(false) => drop(profile.also.remove(other)),
                None => {}
            }
        }
        if profile != *known {
            changes.push(ProfileChange { person: *person, profile: Some(profile) });
        }
    }
    changes
}
