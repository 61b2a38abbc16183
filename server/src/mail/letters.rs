//! The messages to send now, as they are handed to the mail server.

use crate::secret::SecretHash;
use chrono::{DateTime, TimeDelta, Utc};
use lettre::{
    Address, Message,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
};
use switchback_core::{
    export::session_calendar,
    model::{
        ids::{MessageId, PersonId},
        reminder::Subject,
    },
    progress::{
        mailing::{
            Delivery, HandedOver, MailContent, Mailing, is_open,
            letter::{Links, letter},
            to_mail,
        },
        schedule::to_tell_message::calendar_cards,
    },
    workspace::Workspace,
    zones::Zones,
};

/// What mail programs send to the unsubscribe address. No one else sends it by accident.
pub const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// A message that was handed over and is not finished.
#[derive(Clone, Debug)]
pub struct Held {
    pub id: MessageId,
    pub handed_over: HandedOver,
    /// The hash of the address, if it was refused.
    pub refused: Option<SecretHash>,
}

/// The messages to send, and those that no longer need attention.
#[derive(Clone, Debug)]
pub struct Outgoing {
    pub letters: Vec<Letter>,
    /// Messages that are refused or in doubt, and would tell their readers nothing new.
    pub moot: Vec<MessageId>,
}

/// What is known outside the workspace.
#[derive(Clone, Debug)]
pub struct Question {
    pub held: Vec<Held>,
    pub complete_since: DateTime<Utc>,
    pub settle: TimeDelta,
    pub links: AppLinks,
    /// Whether there is a mail server.
    pub emails: bool,
    /// The fingerprint of the channel for people whom email does not reach.
    pub channel: Option<SecretHash>,
    pub unsubscribed: BTreeSet<PersonId>,
}

/// Where to notify a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Email(String),
    Channel(SecretHash),
}

impl Place {
    /// Returns the hash that identifies this place.
    fn hash(&self) -> SecretHash {
        match self {
            Self::Email(address) => SecretHash::of(address),
            Self::Channel(hash) => *hash,
        }
    }
}

impl Question {
    /// Returns where to notify a person now, or `None` if nothing reaches them.
    fn place(&self, workspace: &Workspace, person: PersonId) -> Option<Place> {
        let takes_email = self.emails && !self.unsubscribed.contains(&person);
        let address = workspace.profiles.mail(person).filter(|_| takes_email);
        address.map(|address| Place::Email(address.to_owned())).or(self.channel.map(Place::Channel))
    }
}

/// A message with its text.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: PersonId,
    pub content: MailContent,
    pub name: String,
    pub place: Place,
    title: String,
    text: String,
    calendar: Option<String>,
}

/// Links to pages of the app.
#[derive(Clone, Debug)]
pub struct AppLinks {
    /// Without a trailing slash.
    pub base: String,
}

impl Links for AppLinks {
    fn today(&self) -> String {
        format!("{}/", self.base)
    }

    fn task(&self, subject: Subject) -> String {
        match subject {
            Subject::Respond(session) | Subject::Write(session, _) | Subject::Review(session) => {
                format!("{}/sessions/{session}", self.base)
            }
            Subject::SignOff(enrollment) | Subject::Case(enrollment) | Subject::Prepare(enrollment, _) => {
                format!("{}/enrollments/{enrollment}", self.base)
            }
        }
    }
}

/// Returns every message to send now.
pub fn outgoing(
    workspace: &Workspace,
    zones: &dyn Zones,
    now: DateTime<Utc>,
    question: &Question,
) -> Outgoing {
    let place = |to| question.place(workspace, to).map(|place| place.hash());
    let may_have_arrived = question.held.iter().filter(|held| held.refused.is_none());
    let handed_over: Vec<HandedOver> = may_have_arrived.map(|held| held.handed_over.clone()).collect();
    let delivery = Delivery {
        handed_over: &handed_over,
        complete_since: question.complete_since,
        settle: question.settle,
        needs_address: question.channel.is_none(),
    };
    let mailings = to_mail(workspace, zones, now, delivery);
    let letters = mailings.iter().filter_map(|mailing| write(workspace, zones, now, question, mailing));
    let is_refused = |letter: &Letter| {
        let same =
            |held: &Held| held.handed_over.to == letter.to && held.refused == Some(letter.place_hash());
        question.held.iter().any(same)
    };
    let is_moot = |held: &&Held| {
        let is_elsewhere = held.refused.is_some() && held.refused != place(held.handed_over.to);
        is_elsewhere || !is_open(workspace, zones, now, &held.handed_over)
    };
    Outgoing {
        letters: letters.filter(|letter| !is_refused(letter)).collect(),
        moot: question.held.iter().filter(is_moot).map(|held| held.id).collect(),
    }
}

fn write(
    workspace: &Workspace,
    zones: &dyn Zones,
    now: DateTime<Utc>,
    question: &Question,
    mailing: &Mailing,
) -> Option<Letter> {
    let place = question.place(workspace, mailing.to)?;
    let message = letter(workspace, zones, mailing, &question.links);
    let cards = calendar_cards(workspace, &mailing.to_tell(), now);
    Some(Letter {
        to: mailing.to,
        content: mailing.content(),
        name: workspace.profiles.name(mailing.to).to_owned(),
        place,
        title: message.title,
        text: message.text,
        calendar: (!cards.is_empty()).then(|| session_calendar::write(&cards, now)),
    })
}

impl Letter {
    pub fn place_hash(&self) -> SecretHash {
        self.place.hash()
    }

    /// Returns the message as a post in a channel, which starts with the name of its reader.
    pub fn post(&self) -> String {
        format!("For {}: {}\n\n{}", self.name, self.title, self.text)
    }

    /// Returns the message as an email, with an address to unsubscribe.
    ///
    /// # Errors
    ///
    /// Returns an error if the address is not valid.
    pub fn email(
        &self,
        address: &str,
        id: MessageId,
        from: &Mailbox,
        unsubscribe: &str,
    ) -> Result<Message, Box<dyn Error>> {
        let to = Mailbox::new(Some(self.name.clone()), address.parse::<Address>()?);
        let builder = Message::builder()
            .from(from.clone())
            .to(to)
            .subject(&self.title)
            .date_now()
            .message_id(Some(format!("<{id}@{}>", from.email.domain())))
            .header(AutoSubmitted)
            .header(ListUnsubscribe(format!("<{unsubscribe}>")))
            .header(ListUnsubscribePost);
        let text = SinglePart::plain(format!("{}\nUnsubscribe: {unsubscribe}", self.text));
        Ok(match &self.calendar {
            Some(calendar) => {
                let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")?;
                let file = Attachment::new("switchback-sessions.ics".into()).body(calendar.clone(), kind);
                builder.multipart(MultiPart::mixed().singlepart(text).singlepart(file))?
            }
            None => builder.singlepart(text)?,
        })
    }
}

/// Marks the message as automatic, so that it triggers no absence notices (RFC 3834).
#[derive(Clone, Copy)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".into())
    }
}

/// The address at which mail programs unsubscribe their reader (RFC 2369).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// Allows mail programs to do so on their own, once their reader presses their button (RFC 8058).
#[derive(Clone, Copy)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), ONE_CLICK.into())
    }
}

/// Indexes messages by their reader.
pub fn by_person(letters: Vec<Letter>) -> BTreeMap<PersonId, Letter> {
    letters.into_iter().map(|letter| (letter.to, letter)).collect()
}
