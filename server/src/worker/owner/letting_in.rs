//! Signing users in, listing their devices, and signing them out.

use super::Owner;
use crate::{
    problem::Problem,
    provider::Account,
    secret::{Fingerprint, Secret, SecretHash},
    sign_in::{KnownDevice, NewDevice},
    tokens::{Access, Shown, User},
    worker::Attempt,
};
use std::collections::BTreeSet;
use switchback_core::{
    access::{assigned_roles, work::Work},
    model::{actor::Actor, ids::PersonId},
    sync::{host::Reader, messages::Device},
    workspace::Workspace,
};

impl Owner {
    pub(super) fn sign_in(&mut self, link: SecretHash, from: &Attempt) -> Result<Access, Problem> {
        let secret = Secret::new().map_err(|_| Problem::Unavailable)?;
        let at = self.now();
        if !self.sign_ins.may_try(from.source, at)? {
            return Err(Problem::TooManyRequests);
        }
        let device = NewDevice { secret: &secret, name: from.device.as_ref(), at };
        let actor = self.sign_ins.redeem(link, &device)?;
        actor.ok_or(Problem::LinkNotValid)?;
        self.sign_ins.forgive(from.source, at)?;
        self.renew(&Shown::of(&secret.to_string()))
    }

    pub(super) fn try_to_sign_in(&mut self, source: SecretHash) -> Result<(), Problem> {
        let at = self.now();
        if self.sign_ins.may_try(source, at)? { Ok(()) } else { Err(Problem::TooManyRequests) }
    }

    /// Signs in the person that the account is connected with. A new account is connected with the person who has its email
    /// address. A person who already has another account keeps that one, because addresses are reassigned to other people.
    pub(super) fn sign_in_account(&mut self, account: &Account, from: &Attempt) -> Result<Access, Problem> {
        let at = self.now();
        let known = self.sign_ins.person_of(account)?;
        let workspace = self.host()?.log().workspace();
        let mail = account.mail.as_deref().filter(|_| known.is_none());
        let person = known.or_else(|| mail.and_then(|mail| with_mail(workspace, mail)));
        let person = person.ok_or(Problem::AccountNotKnown)?;
        let actor = assigned_roles::highest(workspace, person).ok_or(Problem::AccountNotKnown)?;
        if known.is_none() && !self.sign_ins.connect(account, person, at)? {
            return Err(Problem::AccountNotKnown);
        }
        let secret = Secret::new().map_err(|_| Problem::Unavailable)?;
        let device = NewDevice { secret: &secret, name: from.device.as_ref(), at };
        self.sign_ins.add_device(&device, actor)?;
        self.sign_ins.forgive(from.source, at)?;
        self.renew(&Shown::of(&secret.to_string()))
    }

    pub(super) fn renew(&mut self, shown: &Shown) -> Result<Access, Problem> {
        let at = self.now();
        self.tokens.renew(shown, at)?.ok_or(Problem::NotSignedIn)
    }

    pub(super) fn sign_out_person(&mut self, reader: Reader, person: PersonId) -> Result<(), Problem> {
        if !Work::AssignRoles.is_for(reader.by) {
            return Err(Problem::NotForYou);
        }
        Ok(self.sign_ins.sign_out_person(person)?)
    }

    pub(super) fn add_calendar(&mut self, reader: Reader, person: PersonId) -> Result<Secret, Problem> {
        if !reader.by.acts_for(person) {
            return Err(Problem::NotForYou);
        }
        if !self.host()?.log().workspace().is_here(person) {
            return Err(Problem::NoSuchPerson);
        }
        let secret = Secret::new().map_err(|_| Problem::Unavailable)?;
        self.sign_ins.add_calendar(&secret, person, reader.at)?;
        Ok(secret)
    }

    pub(super) fn remove_calendar(&mut self, reader: Reader, person: PersonId) -> Result<(), Problem> {
        if !reader.by.acts_for(person) {
            return Err(Problem::NotForYou);
        }
        Ok(self.sign_ins.remove_calendar(person)?)
    }

    pub(super) fn devices(&mut self, user: User, of: Option<PersonId>) -> Result<Vec<Device>, Problem> {
        let devices = self.sign_ins.devices(&whose_devices(user.actor, of)?)?;
        let device = |known: KnownDevice| Device {
            id: Fingerprint::of(known.hash).to_string(),
            actor: known.actor,
            since: known.since,
            name: known.name,
            is_this: known.hash == user.device,
        };
        Ok(devices.into_iter().map(device).collect())
    }

    pub(super) fn sign_out_device(
        &mut self,
        user: User,
        of: Option<PersonId>,
        id: Fingerprint,
    ) -> Result<(), Problem> {
        let devices = self.sign_ins.devices(&whose_devices(user.actor, of)?)?;
        let device = devices.iter().find(|known| Fingerprint::of(known.hash) == id);
        let device = device.ok_or(Problem::NoSuchDevice)?.hash;
        Ok(self.sign_ins.sign_out(device)?)
    }

    pub(super) fn invite(&mut self, reader: Reader, to: Actor) -> Result<Secret, Problem> {
        if !Work::AssignRoles.is_for(reader.by) {
            return Err(Problem::NotForYou);
        }
        if to == Actor::Server {
            return Err(Problem::NOT_UNDERSTOOD);
        }
        let link = Secret::new().map_err(|_| Problem::Unavailable)?;
        self.sign_ins.add_link(&link, to, reader.at)?;
        Ok(link)
    }
}

/// Returns the one person here with an email address, or `None` if several have it.
fn with_mail(workspace: &Workspace, mail: &str) -> Option<PersonId> {
    let has_it = |person: &PersonId| {
        let known = workspace.profiles.mail(*person);
        known.is_some_and(|known| known.trim().to_lowercase() == mail.trim().to_lowercase())
    };
    let mut people = workspace.people.keys().filter(|person| workspace.is_here(**person) && has_it(person));
    let person = people.next()?;
    people.next().is_none().then_some(*person)
}

/// Returns whose devices a request is about. Users may see their own devices, and those of people they can invite. Devices of users
/// who didn't sign in as a person are on no one's page, so coordinators see them with their own.
fn whose_devices(asks: Actor, of: Option<PersonId>) -> Result<Vec<Actor>, Problem> {
    let invites = Work::AssignRoles.is_for(asks);
    match of {
        None if invites => {
            Ok(BTreeSet::from([asks, Actor::COORDINATOR, Actor::LEADER]).into_iter().collect())
        }
        None => Ok(vec![asks]),
        Some(person) if asks.person() == Some(person) || invites => Ok(vec![Actor::Member(person)]),
        Some(_) => Err(Problem::NotForYou),
    }
}
