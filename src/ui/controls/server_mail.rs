//! What a team's server does about messages, in words.

use crate::store::Store;
use leptos::prelude::*;
use switchback_core::{
    model::ids::{MessageId, PersonId},
    sync::messages::{Mail, MessageState, OpenMessage, Posted},
};

/// Requests the state of messages now and whenever `changes` reports a change.
pub fn follow_mail(store: Store, changes: impl Fn() + 'static) {
    Effect::new(move |_| {
        changes();
        // Untracked, as the response changes the team status, which must not cause another request.
        untrack(|| store.ask_mail());
    });
}

/// Chooses a sentence: `is_sent` if a server sends messages, `by_hand` if not. Empty if that is unknown.
pub fn sentence(store: Store, is_sent: &'static str, by_hand: &'static str) -> &'static str {
    match store.mail() {
        Some(Mail { is_sent: true, .. }) => is_sent,
        Some(Mail { is_sent: false, .. }) => by_hand,
        None => "",
    }
}

/// The messages that need a person's attention.
pub fn in_need(mail: &Mail) -> Vec<OpenMessage> {
    let needs_attention = |known: &&OpenMessage| MessageState::NEED_ATTENTION.contains(&known.state);
    mail.messages.iter().filter(needs_attention).copied().collect()
}

/// Whether a person has unsubscribed from the server's email.
pub fn has_unsubscribed(mail: Option<&Mail>, to: PersonId) -> bool {
    mail.is_some_and(|mail| mail.is_sent && mail.unsubscribed.contains(&to))
}

/// The delivery state of the message to one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageFate {
    pub words: &'static str,
    /// The message that can be sent again.
    pub again: Option<MessageId>,
}

/// `None` if the server sends nothing or hasn't said so.
pub fn message_fate(mail: Option<&Mail>, to: PersonId, has_address: bool) -> Option<MessageFate> {
    let mail = mail.filter(|mail| mail.is_sent)?;
    let messages = mail.messages.iter().filter(|known| known.to == to);
    let urgency = |known: &&OpenMessage| match known.state {
        MessageState::Unknown => 3,
        MessageState::Refused => 2,
        MessageState::HandingOver => 1,
        MessageState::New | MessageState::Sent => 0,
    };
    let has_unsubscribed = has_unsubscribed(Some(mail), to);
    let is_posted = match mail.posted {
        Posted::NoOne => false,
        Posted::Unreached => !has_address || has_unsubscribed,
        Posted::Everyone => true,
    };
    let message = messages.max_by_key(urgency);
    let said = |words| MessageFate { words, again: None };
    Some(match message {
        _ if is_posted => posted(message),
        _ if !has_address => said("No email address. Tell them yourself, or add it on their page."),
        _ if has_unsubscribed => said("Unsubscribed from email. Tell them yourself."),
        Some(OpenMessage { id, state: MessageState::Unknown, .. }) => MessageFate {
            words: "The email may not have arrived. Ask them, then mark them as told or send it again.",
            again: Some(*id),
        },
        Some(OpenMessage { id, state: MessageState::Refused, .. }) => MessageFate {
            words: "The email was refused. Correct the address on their page, or send it again.",
            again: Some(*id),
        },
        Some(OpenMessage { state: MessageState::HandingOver, .. }) => said("The email is being sent."),
        _ => said("The email goes out in their working hours."),
    })
}

/// The delivery state of a message to the channel.
fn posted(message: Option<&OpenMessage>) -> MessageFate {
    let said = |words| MessageFate { words, again: None };
    match message {
        Some(OpenMessage { id, state: MessageState::Unknown, .. }) => MessageFate {
            words: "The message may not have arrived. Look in the Slack channel or ask them, then mark them as told or send it again.",
            again: Some(*id),
        },
        Some(OpenMessage { id, state: MessageState::Refused, .. }) => MessageFate {
            words: "The Slack channel refused the message. Ask the person who runs the server to check it, then send it again.",
            again: Some(*id),
        },
        Some(OpenMessage { state: MessageState::HandingOver, .. }) => said("The message is being posted."),
        _ => said("The message goes to the Slack channel in their working hours."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    const ANA: PersonId = PersonId(1);

    fn fate(states: &[MessageState], has_address: bool) -> Option<(&'static str, Option<u64>)> {
        let message =
            |(id, state)| OpenMessage { id: MessageId(id), to: ANA, state, since: DateTime::UNIX_EPOCH };
        let messages = (1..).zip(states.iter().copied()).map(message).collect();
        let mail = Mail { is_sent: true, messages, ..Mail::default() };
        message_fate(Some(&mail), ANA, has_address).map(|fate| (fate.words, fate.again.map(|id| id.0)))
    }

    #[test]
    fn only_a_refused_or_doubtful_message_can_be_sent_again() {
        assert_eq!(fate(&[], true), Some(("The email goes out in their working hours.", None)));
        let again = fate(&[MessageState::New, MessageState::Unknown], true);
        assert_eq!(again.and_then(|(_, again)| again), Some(2));
        assert_eq!(fate(&[MessageState::Refused], true).and_then(|(_, again)| again), Some(1));
        assert!(fate(&[], false).is_some_and(|(words, _)| words.starts_with("No email address")));
    }

    #[test]
    fn the_user_has_to_tell_unsubscribed_people() {
        let mail = Mail { is_sent: true, unsubscribed: vec![ANA], ..Mail::default() };
        let fate = |to| message_fate(Some(&mail), to, true).map(|fate| fate.words);
        assert_eq!(fate(ANA), Some("Unsubscribed from email. Tell them yourself."));
        assert_eq!(fate(PersonId(2)), Some("The email goes out in their working hours."));
    }

    #[test]
    fn people_without_email_are_told_in_the_channel_if_there_is_one() {
        let fate = |posted, has_address| {
            let mail = Mail { is_sent: true, posted, ..Mail::default() };
            message_fate(Some(&mail), ANA, has_address).map(|fate| fate.words)
        };
        let channel = Some("The message goes to the Slack channel in their working hours.");
        assert_eq!(fate(Posted::Unreached, false), channel);
        assert_eq!(fate(Posted::Everyone, true), channel);
        assert_eq!(fate(Posted::Unreached, true), Some("The email goes out in their working hours."));
    }

    #[test]
    fn messages_have_no_state_if_no_server_sends_them() {
        assert_eq!(message_fate(None, ANA, true), None);
        assert_eq!(message_fate(Some(&Mail::default()), ANA, true), None);
    }
}
