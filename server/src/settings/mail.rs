//! How messages are sent, if at all.

use super::{
    public_address::PublicAddress,
    secrets::{SecretText, given},
};
use crate::{
    api::UNSUBSCRIBE,
    mail::{
        EmailSettings, MailSettings,
        letters::AppLinks,
        slack::{NoChannel, SlackChannel},
        smtp::{MailServer, NoMailServer},
    },
};
use chrono::TimeDelta;
use clap::Args;
use lettre::message::Mailbox;
use std::{path::PathBuf, time::Duration};

/// How messages are sent, if at all.
#[derive(Debug, Args)]
pub struct MailArgs {
    /// The mail server that accepts messages: smtps://NAME:PASSWORD@HOST, or smtp://HOST, which is encrypted by STARTTLS except
    /// on this machine. By default, no messages are sent.
    #[arg(long, env = "SWITCHBACK_SMTP", hide_env_values = true)]
    smtp: Option<SecretText>,
    /// A file that contains the address of the mail server.
    #[arg(long, env = "SWITCHBACK_SMTP_FILE", conflicts_with = "smtp")]
    smtp_file: Option<PathBuf>,
    /// The sender of messages. Replies go there, so coordinators should read it: "Interviewer training <training@team.example>"
    #[arg(long, env = "SWITCHBACK_MAIL_FROM")]
    mail_from: Option<Mailbox>,
    /// A Slack channel for people whom email does not reach, and for everyone if there is no mail server: the address of an
    /// incoming webhook, <https://hooks.slack.com/services/...>
    #[arg(long, env = "SWITCHBACK_SLACK_WEBHOOK", hide_env_values = true)]
    slack_webhook: Option<SecretText>,
    /// A file that contains the address of the Slack webhook.
    #[arg(long, env = "SWITCHBACK_SLACK_WEBHOOK_FILE", conflicts_with = "slack_webhook")]
    slack_webhook_file: Option<PathBuf>,
    /// How often to check for messages to send, in seconds.
    #[arg(long, env = "SWITCHBACK_MAIL_EVERY", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3600))]
    mail_every: u64,
    /// How many minutes to let a change settle before anyone is notified.
    #[arg(long, env = "SWITCHBACK_MAIL_SETTLE", default_value_t = 10, value_parser = clap::value_parser!(u32).range(0..=1440))]
    mail_settle: u32,
}

impl MailArgs {
    /// Returns how messages are sent, or `None` if they are not.
    pub(super) fn settings(
        &self,
        own: Option<&PublicAddress>,
        app: Option<&PublicAddress>,
    ) -> Result<Option<MailSettings>, String> {
        let (server, channel) = (self.server()?, self.channel()?);
        if server.is_none() && channel.is_none() {
            return Ok(None);
        }
        let address =
            own.ok_or("Messages have links: give the address that people open with --address https://...")?;
        let email = server.map(|server| self.email(server, address)).transpose()?;
        Ok(Some(MailSettings {
            email,
            channel,
            every: Duration::from_secs(self.mail_every),
            settle: TimeDelta::minutes(self.mail_settle.into()),
            links: AppLinks { base: app.unwrap_or(address).to_string() },
        }))
    }

    fn server(&self) -> Result<Option<MailServer>, String> {
        let server = match given(self.smtp.as_ref(), self.smtp_file.as_deref())? {
            Some(server) => server,
            None if self.mail_from.is_some() => {
                return Err(
                    "Messages need a mail server. Set it with --smtp, or leave out --mail-from.".into()
                );
            }
            None => return Ok(None),
        };
        let server: MailServer = server.parse().map_err(|NoMailServer| {
            "The address of the mail server is not valid. Use one that begins with smtps:// or smtp://."
                .to_owned()
        })?;
        match server.tells_a_password() {
            true => Err(
                "The password of the mail server could be intercepted. Leave out ?tls=none, or the password."
                    .into(),
            ),
            false => Ok(Some(server)),
        }
    }

    fn email(&self, server: MailServer, address: &PublicAddress) -> Result<EmailSettings, String> {
        let from = self.mail_from.clone().ok_or("Messages need a sender: set --mail-from.")?;
        Ok(EmailSettings { server, from, unsubscribe: format!("{address}{UNSUBSCRIBE}") })
    }

    fn channel(&self) -> Result<Option<SlackChannel>, String> {
        let channel = given(self.slack_webhook.as_ref(), self.slack_webhook_file.as_deref())?;
        let channel = channel.map(|address| address.parse());
        channel.transpose().map_err(|NoChannel| {
            "The address of the Slack channel is not valid. Use that of an incoming webhook, which begins with https://."
                .to_owned()
        })
    }
}
