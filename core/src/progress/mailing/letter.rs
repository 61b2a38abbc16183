//! The text of a message that the server sends.

use crate::{
    model::reminder::{Rung, Subject},
    progress::{
        duties::{message, reminders::Reminder},
        email::Message,
        mailing::Mailing,
        schedule::to_tell_message,
    },
    wording::count,
    workspace::Workspace,
    zones::Zones,
};
use std::iter;

/// The links of a message.
pub trait Links {
    /// The link to a person's next tasks.
    fn today(&self) -> String;
    /// The link to a task.
    fn task(&self, subject: Subject) -> String;
}

/// The message, with dates and times by its reader's clock.
pub fn letter(workspace: &Workspace, zones: &dyn Zones, mailing: &Mailing, links: &dyn Links) -> Message {
    let to = mailing.to;
    let greeting = format!("Hi {},", workspace.profiles.first_name(to));
    let news = match mailing.news.is_empty() {
        true => Vec::new(),
        false => to_tell_message::paragraphs(workspace, zones, &mailing.to_tell(), &links.today()),
    };
    let overdue = overdue(workspace, zones, &mailing.reminders, links);
    let all = iter::once(greeting).chain(news).chain(overdue).chain(iter::once(signature(workspace)));
    Message {
        to,
        mail: workspace.profiles.mail(to).map(str::to_owned),
        title: title(workspace, zones, mailing),
        text: all.collect::<Vec<_>>().join("\n\n"),
    }
}

fn title(workspace: &Workspace, zones: &dyn Zones, mailing: &Mailing) -> String {
    match (mailing.news.as_slice(), mailing.reminders.as_slice()) {
        ([], [reminder]) => message::title(workspace, zones, reminder),
        ([], reminders) => format!("Reminder: {}", overdue_tasks(reminders)),
        (news, []) => to_tell_message::title(news),
        (news, reminders) => {
            let sessions = to_tell_message::summary_of_sessions(news);
            let tasks = count(reminders.len(), "overdue task", "overdue tasks");
            format!("Your interviewer training: {sessions}, {tasks}")
        }
    }
}

fn overdue_tasks(reminders: &[Reminder]) -> String {
    count(reminders.len(), "overdue interviewer training task", "overdue interviewer training tasks")
}

/// One task is requested as a colleague would, and several become a list.
fn overdue(
    workspace: &Workspace,
    zones: &dyn Zones,
    reminders: &[Reminder],
    links: &dyn Links,
) -> Vec<String> {
    let sentences = |reminder: &Reminder| {
        message::sentences(workspace, zones, reminder, Some(&links.task(reminder.due.subject)))
    };
    let asked = match reminders {
        [] => return Vec::new(),
        [reminder] => vec![sentences(reminder)],
        several => {
            let lines: Vec<_> = several.iter().map(|known| format!("- {}", sentences(known))).collect();
            vec![format!("You have {}:\n{}", overdue_tasks(several), lines.join("\n"))]
        }
    };
    asked.into_iter().chain(offer(reminders)).collect()
}

fn offer(reminders: &[Reminder]) -> Option<String> {
    let offer = match reminders.iter().map(|known| known.rung).max()? {
        Rung::Reminder => return None,
        Rung::SecondReviewer => {
            "If you can’t get to it, reply to this message, and another interviewer can be asked to review."
        }
        Rung::Owner => "If anything is blocking you, reply to this message.",
    };
    Some(offer.to_owned())
}

fn signature(workspace: &Workspace) -> String {
    match workspace.about.as_ref().map(|about| about.name.trim()).filter(|name| !name.is_empty()) {
        Some(name) => format!("Sent by Switchback for {name}."),
        None => "Sent by Switchback.".to_owned(),
    }
}
