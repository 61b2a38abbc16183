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

/// What mail programs send to the address at which its reader wants no more, and nobody else by accident.
pub const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

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
    /// Whether there is a mail server.
    pub emails: bool,
    /// The fingerprint of the channel for those whom email does not reach.
    pub channel: Option<SecretHash>,
    pub unsubscribed: BTreeSet<PersonId>,
}

/// Where somebody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Email(String),
    Channel(SecretHash),
}

impl Place {
    /// By which it is remembered.
    fn hash(&self) -> SecretHash {
        match self {
            Self::Email(address) => SecretHash::of(address),
            Self::Channel(hash) => *hash,
        }
    }
}

impl Question {
    /// Where a person is told now; `None` where nothing reaches them.
    fn place(&self, workspace: &Workspace, person: PersonId) -> Option<Place> {
        let takes_email = self.emails && !self.unsubscribed.contains(&person);
        let address = workspace.profiles.mail(person).filter(|_| takes_email);
        address.map(|address| Place::Email(address.to_owned())).or(self.channel.map(Place::Channel))
    }
}

/// A message with its words.
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
            Subject::Respond(session) | Subject::Write(session, _) | Subject::Review(session) => {
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

    /// As a post in a channel, which says first whom it is for.
    pub fn post(&self) -> String {
        format!("For {}: {}\n\n{}", self.name, self.title, self.text)
    }

    /// As an email, with the address at which its reader says that they want no more.
    ///
    /// # Errors
    ///
    /// Where the address is none.
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

/// Where mail programs say that its reader wants no more (RFC 2369).
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

/// That they may do so by themselves, once its reader presses their button (RFC 8058).
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

/// Letters by whom they go to.
pub fn by_person(letters: Vec<Letter>) -> BTreeMap<PersonId, Letter> {
    letters.into_iter().map(|letter| (letter.to, letter)).collect()
}
