//! The owner's part in messages: which are not sent, which to send now, and who has unsubscribed.

use super::Owner;
use crate::{
    mail::letters::{Outgoing, Question, outgoing},
    problem::Problem,
};
use switchback_core::{
    access::work::Work,
    model::ids::{MessageId, PersonId},
    sync::{
        host::Reader,
        messages::{EmailChoice, Mail, MessageState, OpenMessage, OwnEmail},
    },
    zones::DatabaseZones,
};

impl Owner {
    pub(super) fn mail(&mut self, reader: Reader) -> Result<Mail, Problem> {
        if !Work::Tell.is_for(reader.by) {
            return Err(Problem::NotForYou);
        }
        let Some(posted) = self.sends.posted() else { return Ok(Mail::default()) };
        let open = self.outbox.open_messages()?;
        let unsent = open.into_iter().filter(|known| known.state != MessageState::Sent);
        let messages = unsent.map(|known| OpenMessage {
            id: known.id,
            to: known.to,
            state: known.state,
            since: known.since,
        });
        let unsubscribed = Vec::from_iter(self.outbox.unsubscribed()?);
        Ok(Mail { is_sent: true, messages: messages.collect(), unsubscribed, posted })
    }

    pub(super) fn send_again(&mut self, reader: Reader, message: MessageId) -> Result<(), Problem> {
        if !Work::Tell.is_for(reader.by) {
            return Err(Problem::NotForYou);
        }
        let is_forgotten = self.sends.posted().is_some() && self.outbox.forget(message)?;
        if is_forgotten { Ok(()) } else { Err(Problem::NoSuchMessage) }
    }

    /// People who have unsubscribed get no email.
    pub(super) fn outgoing(&mut self, question: Question) -> Result<Outgoing, Problem> {
        let at = self.now();
        let question = Question { unsubscribed: self.outbox.unsubscribed()?, ..question };
        Ok(outgoing(self.host()?.log().workspace(), &DatabaseZones, at, &question))
    }

    pub(super) fn email_choice(
        &mut self,
        token: &str,
        choice: Option<EmailChoice>,
    ) -> Result<EmailChoice, Problem> {
        let key = self.outbox.unsubscribe_key()?.ok_or(Problem::NoSuchAddress)?;
        let person = key.person(token).ok_or(Problem::NoSuchAddress)?;
        if let Some(choice) = choice {
            let at = self.now();
            self.outbox.choose(person, choice, at)?;
            return Ok(choice);
        }
        Ok(self.outbox.email_choice(person)?)
    }

    pub(super) fn own_email(&mut self, reader: Reader, person: PersonId) -> Result<OwnEmail, Problem> {
        is_themself(reader, person)?;
        let is_sent = self.sends.emails && !self.host()?.log().workspace().is_sample();
        Ok(OwnEmail { is_sent, choice: self.outbox.email_choice(person)? })
    }

    pub(super) fn choose_email(
        &mut self,
        reader: Reader,
        person: PersonId,
        choice: EmailChoice,
    ) -> Result<(), Problem> {
        is_themself(reader, person)?;
        Ok(self.outbox.choose(person, choice, reader.at)?)
    }
}

/// Only the person themself can choose whether they get email, whatever their role.
fn is_themself(reader: Reader, person: PersonId) -> Result<(), Problem> {
    if reader.by.person() == Some(person) { Ok(()) } else { Err(Problem::NotForYou) }
}
