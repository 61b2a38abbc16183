//! The people who have unsubscribed from email, and the secret from which their unsubscribe addresses are derived.

use super::Outbox;
use crate::{database::error::DatabaseError, unsubscribe::UnsubscribeKey};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use switchback_core::{model::ids::PersonId, sync::messages::EmailChoice};

impl Outbox {
    /// Returns the secret, and creates it if there is none.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be saved.
    pub fn make_unsubscribe_key(&mut self) -> Result<UnsubscribeKey, DatabaseError> {
        if let Some(key) = self.unsubscribe_key()? {
            return Ok(key);
        }
        let key = UnsubscribeKey::new().map_err(|_| DatabaseError::NoRandomness)?;
        match self {
            Self::Sqlite(outbox) => outbox.offer_unsubscribe_key(&key.0),
            Self::Postgres(outbox) => outbox.offer_unsubscribe_key(&key.0),
        }?;
        // Another server may have stored its secret first.
        self.unsubscribe_key()?.ok_or_else(damaged)
    }

    /// Returns the secret, or `None` if no message was ever sent.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be read.
    pub fn unsubscribe_key(&mut self) -> Result<Option<UnsubscribeKey>, DatabaseError> {
        let key = match self {
            Self::Sqlite(outbox) => outbox.unsubscribe_key(),
            Self::Postgres(outbox) => outbox.unsubscribe_key(),
        }?;
        key.map(|key| key.try_into().map(UnsubscribeKey).map_err(|_| damaged())).transpose()
    }

    /// Returns a person's choice. People who have not chosen want email.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn email_choice(&mut self, person: PersonId) -> Result<EmailChoice, DatabaseError> {
        Ok(match self.unsubscribed()?.contains(&person) {
            true => EmailChoice::Unsubscribed,
            false => EmailChoice::Wanted,
        })
    }

    /// Returns everyone who has unsubscribed.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn unsubscribed(&mut self) -> Result<BTreeSet<PersonId>, DatabaseError> {
        let people = match self {
            Self::Sqlite(outbox) => outbox.unsubscribed(),
            Self::Postgres(outbox) => outbox.unsubscribed(),
        }?;
        Ok(people.into_iter().map(|person| PersonId(person.cast_unsigned())).collect())
    }

    /// Saves a person's choice. Repeating it changes nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be saved.
    pub fn choose(
        &mut self,
        person: PersonId,
        choice: EmailChoice,
        at: DateTime<Utc>,
    ) -> Result<(), DatabaseError> {
        match (self, choice) {
            (outbox, EmailChoice::Unsubscribed) => outbox.unsubscribe(&[person].into(), at),
            (Self::Sqlite(outbox), EmailChoice::Wanted) => outbox.subscribe(person.0.cast_signed()),
            (Self::Postgres(outbox), EmailChoice::Wanted) => outbox.subscribe(person.0.cast_signed()),
        }
    }

    /// Saves that these people have unsubscribed, all or none. People who already have are unchanged.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be saved.
    pub fn unsubscribe(
        &mut self,
        people: &BTreeSet<PersonId>,
        at: DateTime<Utc>,
    ) -> Result<(), DatabaseError> {
        let people: Vec<i64> = people.iter().map(|person| person.0.cast_signed()).collect();
        match self {
            Self::Sqlite(outbox) => outbox.unsubscribe(&people, at.timestamp()),
            Self::Postgres(outbox) => outbox.unsubscribe(&people, at.timestamp()),
        }
    }
}

fn damaged() -> DatabaseError {
    DatabaseError::Damaged("The secret of the addresses".into())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{database::Database, outbox::Takes, secret::SecretHash};
    use switchback_core::progress::mailing::MailContent;

    const ANA: PersonId = PersonId(2);

    #[test]
    fn a_waiting_message_is_not_sent_after_its_reader_unsubscribes() {
        let folder = tempfile::tempdir().unwrap();
        let mut outbox = Outbox::open(&Database::Sqlite(folder.path().join("workspace.sqlite"))).unwrap();
        let (content, address) = (MailContent::default(), SecretHash::of("ana@team.example"));
        let at = DateTime::UNIX_EPOCH;
        outbox.offer(ANA, &content, address, at).unwrap();
        let message = outbox.open_messages().unwrap()[0].id;
        outbox.choose(ANA, EmailChoice::Unsubscribed, at).unwrap();
        assert!(!outbox.claim(message, &content, address, Takes::Subscribers, at).unwrap());
        outbox.choose(ANA, EmailChoice::Wanted, at).unwrap();
        assert!(outbox.claim(message, &content, address, Takes::Subscribers, at).unwrap());
    }

    #[test]
    fn the_secret_stays_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::Sqlite(folder.path().join("workspace.sqlite"));
        let [mut one, mut other] = [0, 1].map(|_| Outbox::open(&database).unwrap());
        assert_eq!(one.unsubscribe_key().unwrap(), None);
        let key = one.make_unsubscribe_key().unwrap();
        assert_eq!(other.make_unsubscribe_key().unwrap(), key);
    }
}
