//! The messages that are to go out now, as they are handed to the mail server.

use crate::secret::SecretHash;
use chrono::{DateTime, TimeDelta, Utc};
use lettre::{
    Address, Message,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use std::{collections::BTreeMap, error::Error};
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

/// A message that was handed over and is not done with.
#[derive(Clone, Debug)]
pub struct Held {
    pub id: MessageId,
    pub handed_over: HandedOver,
    /// The address that was refused.
    pub refused: Option<SecretHash>,
}

/// What there is to send, and what needs nobody's attention any more.
#[derive(Clone, Debug)]
pub struct Outgoing {
    pub letters: Vec<Letter>,
    /// Messages that are refused or in doubt, and say nothing any more that their readers do not know.
    pub moot: Vec<MessageId>,
}

/// What is known besides the workspace.
#[derive(Clone, Debug)]
pub struct Question {
    pub held: Vec<Held>,
    pub complete_since: DateTime<Utc>,
    pub settle: TimeDelta,
    pub links: AppLinks,
}

/// A message with its words.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: PersonId,
    pub content: MailContent,
    pub name: String,
    pub address: String,
    title: String,
    text: String,
    calendar: Option<String>,
}

/// Links into the app, as its pages are addressed.
#[derive(Clone, Debug)]
pub struct AppLinks {
    /// Without a slash at its end.
    pub base: String,
}

impl Links for AppLinks {
    fn today(&self) -> String {
        format!("{}/", self.base)
    }

    fn task(&self, subject: Subject) -> String {
        match subject {
            Subject::Answer(session) | Subject::Write(session, _) | Subject::Review(session) => {
                format!("{}/sessions/{session}", self.base)
            }
            Subject::SignOff(enrollment) | Subject::Case(enrollment) | Subject::Prepare(enrollment, _) => {
                format!("{}/enrollments/{enrollment}", self.base)
            }
        }
    }
}

/// Every message that is to go out now.
pub fn outgoing(
    workspace: &Workspace,
    zones: &dyn Zones,
    now: DateTime<Utc>,
    question: &Question,
) -> Outgoing {
    let address = |to| workspace.profiles.mail(to).map(SecretHash::of);
    let may_have_arrived = question.held.iter().filter(|held| held.refused.is_none());
    let handed_over: Vec<HandedOver> = may_have_arrived.map(|held| held.handed_over.clone()).collect();
    let delivery = Delivery {
        handed_over: &handed_over,
        complete_since: question.complete_since,
        settle: question.settle,
    };
    let mailings = to_mail(workspace, zones, now, delivery);
    let letters =
        mailings.iter().filter_map(|mailing| write(workspace, zones, now, &question.links, mailing));
    let is_refused = |letter: &Letter| {
        let same =
            |held: &Held| held.handed_over.to == letter.to && held.refused == Some(letter.address_hash());
        question.held.iter().any(same)
    };
    let is_moot = |held: &&Held| {
        let is_elsewhere = held.refused.is_some() && held.refused != address(held.handed_over.to);
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
    links: &AppLinks,
    mailing: &Mailing,
) -> Option<Letter> {
    let message = letter(workspace, zones, mailing, links);
    let cards = calendar_cards(workspace, &mailing.to_tell(), now);
    Some(Letter {
        to: mailing.to,
        content: mailing.content(),
        name: workspace.profiles.name(mailing.to).to_owned(),
        address: message.mail?,
        title: message.title,
        text: message.text,
        calendar: (!cards.is_empty()).then(|| session_calendar::write(&cards, now)),
    })
}

impl Letter {
    pub fn address_hash(&self) -> SecretHash {
        SecretHash::of(&self.address)
    }

    /// As an email.
    ///
    /// # Errors
    ///
    /// Where the address is none.
    pub fn email(&self, id: MessageId, from: &Mailbox) -> Result<Message, Box<dyn Error>> {
        let to = Mailbox::new(Some(self.name.clone()), self.address.parse::<Address>()?);
        let builder = Message::builder()
            .from(from.clone())
            .to(to)
            .subject(&self.title)
            .date_now()
            .message_id(Some(format!("<{id}@{}>", from.email.domain())))
            .header(AutoSubmitted);
        let text = SinglePart::plain(self.text.clone());
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

/// Says that a program wrote it, so that no absence notice comes back (RFC 3834).
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

/// Letters by whom they go to.
pub fn by_person(letters: Vec<Letter>) -> BTreeMap<PersonId, Letter> {
    letters.into_iter().map(|letter| (letter.to, letter)).collect()
}
