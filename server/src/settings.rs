//! The server's settings, from flags or environment variables.

use crate::{
    journal::Unreadable,
    logs::{LogFormat, LogLevel},
    mail::MailSettings,
    provider::ProviderSettings,
    secret::SecretHash,
    webhooks::Endpoint,
};
use clap::{Args, Parser};
use std::{net::SocketAddr, path::PathBuf};
use switchback_core::sync::join_link::ServerAddress;

mod accounts;
mod database;
mod elsewhere;
mod mail;
mod public_address;
mod schedule;
mod secrets;
mod webhooks;

use accounts::ProviderArgs;
pub use database::{DatabaseArgs, DatabaseName};
pub use elsewhere::{ElsewhereArgs, Origin};
pub use mail::MailArgs;
pub use public_address::{PublicAddress, is_local, is_local_name};
use schedule::ScheduleArgs;
use webhooks::WebhookArgs;

/// One workspace for a team.
#[derive(Debug, Parser)]
#[command(name = "switchback-server", version)]
pub enum Command {
    /// Serves the workspace.
    Serve(Box<Settings>),
    /// Prints a link that makes the person who opens it the coordinator. Earlier ones that were not used stop working.
    Link(LinkSettings),
    /// Writes a backup to a new file, even while the server is running.
    Backup(BackupSettings),
    /// Restores a backup in place of the database. The server must not be running.
    Restore(RestoreSettings),
    /// Ends all sign-ins and starts a new epoch of the log, after PostgreSQL was restored from a backup.
    AfterRestore(AfterRestoreSettings),
}

#[derive(Debug, Args)]
pub struct Settings {
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The address to listen on.
    #[arg(long, env = "SWITCHBACK_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The folder with the built app, to serve at the same address.
    #[arg(long, env = "SWITCHBACK_APP")]
    pub app: Option<PathBuf>,
    /// The address at which browsers reach the server, if it is another one: `https://team.example`
    #[arg(long, env = "SWITCHBACK_ADDRESS")]
    pub address: Option<PublicAddress>,
    #[command(flatten)]
    pub elsewhere: ElsewhereArgs,
    /// A proxy in front of the server adds HTTPS. Required to listen to a network.
    #[arg(long, env = "SWITCHBACK_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// The address for Prometheus metrics at /metrics, such as 127.0.0.1:9090. Off by default.
    #[arg(long, env = "SWITCHBACK_METRICS_ADDRESS")]
    pub metrics_address: Option<SocketAddr>,
    /// How many seconds an access token is valid. Pages renew it automatically.
    #[arg(long, env = "SWITCHBACK_TOKEN_SECONDS", default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub token_seconds: u32,
    /// Start without the records in the database that cannot be read. They stay there, and no one sees what they say.
    #[arg(long, env = "SWITCHBACK_WITHOUT_UNREADABLE_RECORDS")]
    pub without_unreadable_records: bool,
    /// The format of the log.
    #[arg(long, env = "SWITCHBACK_LOG_FORMAT", value_enum, default_value_t)]
    pub log_format: LogFormat,
    /// The level of the log.
    #[arg(long, env = "SWITCHBACK_LOG_LEVEL", value_enum, default_value_t)]
    pub log_level: LogLevel,
    #[command(flatten)]
    pub mail: MailArgs,
    #[command(flatten)]
    provider: ProviderArgs,
    #[command(flatten)]
    webhooks: WebhookArgs,
    #[command(flatten)]
    schedule: ScheduleArgs,
}

impl Settings {
    /// Returns how messages are sent, or `None` if they are not.
    ///
    /// # Errors
    ///
    /// Returns a message that says what is missing, or that a password would be exposed.
    pub fn mail(&self) -> Result<Option<MailSettings>, String> {
        self.mail.settings(self.address.as_ref(), self.elsewhere.app_address.as_ref())
    }

    /// Returns what to do with unreadable records.
    pub fn unreadable(&self) -> Unreadable {
        if self.without_unreadable_records { Unreadable::LeaveOut } else { Unreadable::Refuse }
    }

    /// Returns the account provider, or `None` if links are the only way to sign in.
    ///
    /// # Errors
    ///
    /// Returns a message that says what is missing or wrong.
    pub fn provider(&self) -> Result<Option<ProviderSettings>, String> {
        self.provider.settings(self.address.as_ref())
    }

    /// Returns the programs to notify of events.
    ///
    /// # Errors
    ///
    /// Returns a message that says what is missing or wrong.
    pub fn webhooks(&self) -> Result<Vec<Endpoint>, String> {
        self.webhooks.endpoints()
    }

    /// Returns the hash of the key with which another program sends the interview schedule, or `None` if none can.
    ///
    /// # Errors
    ///
    /// Returns a message that says what is wrong with the key.
    pub fn schedule_key(&self) -> Result<Option<SecretHash>, String> {
        self.schedule.key()
    }

    /// Returns the sites with the app, other than the server's own.
    pub fn origins(&self) -> Vec<Origin> {
        self.elsewhere.origins(self.address.as_ref())
    }

    /// Refuses settings that would send secrets over a network unencrypted, or lock everyone out.
    ///
    /// # Errors
    ///
    /// Returns a message that says what to do.
    pub fn check(&self) -> Result<(), String> {
        let is_local = self.listen.ip().is_loopback();
        if !is_local && !self.behind_proxy {
            return Err(format!(
                "Sign-ins at {} could be intercepted, because the server itself has no HTTPS. Put an HTTPS proxy in front of it \
                 and set --behind-proxy, or listen on 127.0.0.1.",
                self.listen
            ));
        }
        if self.behind_proxy && self.address.is_none() {
            return Err("Links need the address that people open. Set it with --address https://...".into());
        }
        let addresses = self.address.iter().chain(&self.elsewhere.app_address);
        if let Some(address) = addresses.into_iter().find(|address| !address.is_protected()) {
            return Err(format!(
                "Sign-ins at {address} could be intercepted, and browsers would not store the app for offline use. Use an \
                 address that begins with https://."
            ));
        }
        if let (Some(_), Some(address)) = (&self.elsewhere.app_address, &self.address)
            && ServerAddress::parse(&address.to_string()).is_err()
        {
            return Err(format!(
                "An app on another site can’t be given {address}. Use only letters, digits, and .-_~% in its path."
            ));
        }
        self.mail()?;
        self.provider()?;
        self.webhooks()?;
        self.schedule_key()?;
        if self.metrics_address.is_some_and(|metrics| metrics == self.listen && metrics.port() != 0) {
            return Err("Metrics need a separate address. Choose another port in --metrics-address.".into());
        }
        if let Some(address) =
            self.address.as_ref().filter(|address| address.is_encrypted() && !self.behind_proxy)
        {
            return Err(format!(
                "The server itself has no HTTPS, so a proxy has to be at {address}. Set --behind-proxy, so that attempts to sign in \
                 are counted for each visitor and not for the proxy."
            ));
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
pub struct LinkSettings {
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The address at which browsers reach the server.
    #[arg(long, env = "SWITCHBACK_ADDRESS", default_value = "http://127.0.0.1:8080")]
    pub address: PublicAddress,
    /// The address at which people open the app, if a static host serves it: `https://name.github.io/switchback/`
    #[arg(long, env = "SWITCHBACK_APP_ADDRESS")]
    pub app_address: Option<PublicAddress>,
}

#[derive(Debug, Args)]
pub struct BackupSettings {
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The file to write.
    pub to: PathBuf,
}

#[derive(Debug, Args)]
pub struct RestoreSettings {
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The backup to restore.
    pub from: PathBuf,
}

#[derive(Debug, Args)]
pub struct AfterRestoreSettings {
    #[command(flatten)]
    pub database: DatabaseArgs,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn check(arguments: &[&str]) -> Result<(), String> {
        let all = ["switchback-server", "serve"].iter().chain(arguments);
        match Command::try_parse_from(all).map_err(|reason| reason.to_string())? {
            Command::Serve(settings) => settings.check(),
            other => panic!("{other:?}"),
        }
    }

    fn refused(arguments: &[&str]) -> String {
        check(arguments).unwrap_err()
    }

    #[test]
    fn listening_to_a_network_requires_an_encrypting_proxy() {
        assert_eq!(check(&["--listen", "127.0.0.1:8080"]), Ok(()));
        assert_eq!(check(&["--listen", "[::1]:8080"]), Ok(()));
        for network in ["0.0.0.0:8080", "192.168.1.2:8080", "[::]:8080"] {
            assert!(refused(&["--listen", network]).contains("--behind-proxy"), "{network}");
            let behind = ["--listen", network, "--behind-proxy", "--address", "https://team.example"];
            assert_eq!(check(&behind), Ok(()));
        }
    }

    #[test]
    fn a_server_behind_a_proxy_needs_its_public_address() {
        assert!(refused(&["--behind-proxy"]).contains("--address"));
    }

    #[test]
    fn a_server_with_an_encrypted_address_is_behind_a_proxy() {
        assert!(refused(&["--address", "https://team.example"]).contains("--behind-proxy"));
        assert_eq!(check(&["--address", "http://localhost:8080"]), Ok(()));
    }

    #[test]
    fn a_public_address_must_be_encrypted() {
        let address = |address| check(&["--behind-proxy", "--address", address]);
        for open in ["http://team.example", "http://192.168.1.2:8080"] {
            assert!(address(open).unwrap_err().contains("https://"), "{open}");
        }
        for protected in
            ["https://team.example", "http://localhost:8080", "http://127.0.0.1", "http://[::1]:80"]
        {
            assert_eq!(address(protected), Ok(()), "{protected}");
        }
        for none in
            ["team.example", "ftp://team.example", "https://team.example/#/join", "https://a@team.example"]
        {
            assert!(address(none).is_err(), "{none}");
        }
    }

    #[test]
    fn an_app_elsewhere_must_be_on_a_protected_site() {
        for origin in ["https://name.github.io", "https://name.github.io/", "http://localhost:8080"] {
            assert_eq!(check(&["--allow-origin", origin]), Ok(()), "{origin}");
        }
        for (origin, said) in [
            ("https://name.github.io/switchback/", "without a path"),
            ("name.github.io", "without a path"),
            ("*", "without a path"),
            ("null", "without a path"),
            ("http://team.example", "https://"),
        ] {
            let refused = refused(&["--allow-origin", origin]);
            assert!(refused.contains(said), "{origin}: {refused}");
        }
        assert!(refused(&["--app-address", "http://team.example/app/"]).contains("https://"));
    }

    #[test]
    fn the_site_of_the_app_need_not_be_allowed_separately() {
        let origins = |arguments: &[&str]| {
            let all = ["switchback-server", "serve", "--behind-proxy", "--address", "https://team.example"]
                .iter()
                .chain(arguments);
            match Command::parse_from(all) {
                Command::Serve(settings) => settings.origins(),
                other => panic!("{other:?}"),
            }
        };
        let named =
            |origins: Vec<Origin>| origins.iter().map(|one| one.as_str().to_owned()).collect::<Vec<_>>();
        let app = ["--app-address", "https://name.github.io/switchback/"];
        assert_eq!(named(origins(&app)), ["https://name.github.io"]);
        let two = ["--allow-origin", "https://a.example,https://b.example"];
        assert_eq!(named(origins(&two)), ["https://a.example", "https://b.example"]);
        assert_eq!(origins(&["--app-address", "https://team.example/app"]), [], "the server’s own");
    }

    #[test]
    fn metrics_need_a_separate_address() {
        let metrics = |metrics| check(&["--listen", "127.0.0.1:8080", "--metrics-address", metrics]);
        assert!(metrics("127.0.0.1:8080").unwrap_err().contains("--metrics-address"));
        assert_eq!(metrics("127.0.0.1:9090"), Ok(()));
    }

    #[test]
    fn messages_need_a_mail_server_a_sender_and_an_address_for_links() {
        let all =
            ["--smtp", "smtps://a:b@mail.example", "--mail-from", "Team <team@mail.example>", "--address"];
        let with = |left_out: usize| {
            let mut all = [&all[..], &["https://team.example"]].concat();
            all.drain(left_out..(left_out + 2).min(all.len()));
            refused(&all)
        };
        assert_eq!(check(&[&all[..], &["https://team.example", "--behind-proxy"]].concat()), Ok(()));
        assert!(with(0).contains("--smtp"));
        assert!(with(2).contains("--mail-from"));
        assert!(with(4).contains("--address"));
    }

    #[test]
    fn a_channel_needs_an_address_for_links_and_no_mail_server() {
        let channel = |channel| {
            check(&["--slack-webhook", channel, "--behind-proxy", "--address", "https://team.example"])
        };
        assert_eq!(channel("https://hooks.slack.com/services/T0/B0/x"), Ok(()));
        let said = channel("http://hooks.slack.com/services/T0/B0/secret").unwrap_err();
        assert!(said.contains("https://") && !said.contains("secret"), "{said}");
        assert!(refused(&["--slack-webhook", "https://hooks.slack.com/x"]).contains("--address"));
    }

    #[test]
    fn each_webhook_needs_its_own_secret_and_an_encrypted_address() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let secrets = format!("{secret} {secret},{secret}");
        let webhooks = |addresses, secrets| check(&["--webhook", addresses, "--webhook-secret", secrets]);
        assert_eq!(webhooks("https://a.example/x?y=1", secret), Ok(()));
        let two = "https://a.example, http://127.0.0.1:3000";
        assert_eq!(webhooks(two, &secrets), Ok(()));
        assert!(webhooks(two, secret).unwrap_err().contains("its own secret"));
        for open in ["http://a.example", "a.example", "ftp://a.example"] {
            assert!(webhooks(open, secret).unwrap_err().contains("https://"), "{open}");
        }
        let said = webhooks("https://a.example", "whsec_short").unwrap_err();
        assert!(said.contains("24 to 64") && !said.contains("whsec_short"), "{said}");
    }

    #[test]
    fn a_provider_must_be_encrypted_and_vouch_for_one_company() {
        let provider = |issuer| {
            let rest = ["--oidc-client-id", "team", "--behind-proxy", "--address", "https://team.example"];
            check(&[&["--oidc-issuer", issuer], &rest[..]].concat())
        };
        for sound in [
            "https://id.example",
            "https://id.example/realms/a/",
            "http://127.0.0.1:3000",
            "https://login.microsoftonline.com/7a6e1f0e-0000-4000-8000-000000000000/v2.0",
        ] {
            assert_eq!(provider(sound), Ok(()), "{sound}");
        }
        assert!(provider("http://id.example").unwrap_err().contains("https://"));
        assert!(provider("https://login.microsoftonline.com/common/v2.0").unwrap_err().contains("directory"));
        let without_address = ["--oidc-issuer", "https://id.example", "--oidc-client-id", "team"];
        assert!(refused(&without_address).contains("--address"));
        assert!(refused(&["--oidc-issuer", "https://id.example"]).contains("--oidc-client-id"));
    }

    #[test]
    fn a_mail_password_is_never_sent_unencrypted() {
        let smtp = "smtp://team:secret@mail.example?tls=none";
        let said = refused(&[
            "--smtp",
            smtp,
            "--mail-from",
            "team@mail.example",
            "--address",
            "https://team.example",
        ]);
        assert!(said.contains("intercepted") && !said.contains("secret"), "{said}");
    }

    #[test]
    fn a_public_address_has_no_trailing_slash() {
        let shown = |text: &str| text.parse::<PublicAddress>().unwrap().to_string();
        assert_eq!(shown("https://team.example"), "https://team.example");
        assert_eq!(shown("https://team.example/switchback/"), "https://team.example/switchback");
    }
}
