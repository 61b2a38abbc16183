//! What the server is told when it starts: by flags, or by variables of the environment.

use crate::{
    api::BACK,
    logs::{LogFormat, LogLevel},
    mail::{
        MailSettings,
        letters::AppLinks,
        smtp::{MailServer, NoMailServer},
    },
    provider::ProviderSettings,
};
use chrono::TimeDelta;
use clap::{Args, Parser};
use lettre::message::Mailbox;
use openidconnect::{ClientId, ClientSecret, IssuerUrl, RedirectUrl};
use std::{
    ffi::{OsStr, OsString},
    fmt, fs,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};
use switchback_core::sync::join_link::ServerAddress;
use url::{Host, Url};

/// One workspace for a team.
#[derive(Debug, Parser)]
#[command(name = "switchback-server", version)]
pub enum Command {
    /// Serves the workspace.
    Serve(Box<Settings>),
    /// Prints a link that makes whoever opens it the coordinator.
    Link(LinkSettings),
    /// Writes a backup to a new file; the server may run meanwhile.
    Backup(BackupSettings),
    /// Puts a backup in place of the database; the server must not run.
    Restore(RestoreSettings),
    /// Ends the sign-ins and begins another life of the log, after PostgreSQL was restored from a backup.
    AfterRestore(AfterRestoreSettings),
}

/// The name of a database, as it was given. It may hold a password, so it is not shown.
#[derive(Clone)]
pub struct DatabaseName(OsString);

impl DatabaseName {
    /// As text, where it is one.
    pub fn text(&self) -> Option<&str> {
        self.0.to_str()
    }

    /// As the path of a file.
    pub fn path(&self) -> &Path {
        Path::new(&self.0)
    }
}

impl From<OsString> for DatabaseName {
    fn from(name: OsString) -> Self {
        Self(name)
    }
}

impl From<&OsStr> for DatabaseName {
    fn from(name: &OsStr) -> Self {
        Self(name.to_owned())
    }
}

impl fmt::Debug for DatabaseName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DatabaseName(…)")
    }
}

/// Which database it is.
#[derive(Debug, Args)]
pub struct DatabaseArgs {
    /// What keeps everything: a file, which is made where it is missing, or postgres://USER:PASSWORD@HOST/NAME, which
    /// several servers may share.
    #[arg(long, env = "SWITCHBACK_DATABASE", hide_env_values = true, default_value = "switchback.sqlite")]
    database: DatabaseName,
    /// A file that says the same, for a name with a password in it.
    #[arg(long, env = "SWITCHBACK_DATABASE_FILE")]
    database_file: Option<PathBuf>,
}

impl DatabaseArgs {
    /// The name of the database.
    ///
    /// # Errors
    ///
    /// A sentence where the file with its name cannot be read.
    pub fn name(&self) -> Result<DatabaseName, String> {
        match &self.database_file {
            Some(file) => secret_in(file).map(|name| DatabaseName(name.into())),
            None => Ok(self.database.clone()),
        }
    }
}

/// What a file says that keeps a secret.
fn secret_in(file: &Path) -> Result<String, String> {
    let text = fs::read_to_string(file)
        .map_err(|reason| format!("The file {} cannot be read: {reason}.", file.display()))?;
    Ok(text.trim().to_owned())
}

#[derive(Debug, Args)]
pub struct Settings {
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The address to listen on.
    #[arg(long, env = "SWITCHBACK_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The folder with the built app, to be served at the same address.
    #[arg(long, env = "SWITCHBACK_APP")]
    pub app: Option<PathBuf>,
    /// The address under which browsers reach the server, where that is another one: `https://team.example`
    #[arg(long, env = "SWITCHBACK_ADDRESS")]
    pub address: Option<PublicAddress>,
    #[command(flatten)]
    pub elsewhere: ElsewhereArgs,
    /// A proxy stands before the server and adds HTTPS. Only then it listens to a network.
    #[arg(long, env = "SWITCHBACK_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Where to offer figures for Prometheus, at /metrics: 127.0.0.1:9090. Nowhere unless told.
    #[arg(long, env = "SWITCHBACK_METRICS_ADDRESS")]
    pub metrics_address: Option<SocketAddr>,
    /// For so many seconds an access token holds; pages get another one by themselves.
    #[arg(long, env = "SWITCHBACK_TOKEN_SECONDS", default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub token_seconds: u32,
    /// How to write what the server says while it runs.
    #[arg(long, env = "SWITCHBACK_LOG_FORMAT", value_enum, default_value_t)]
    pub log_format: LogFormat,
    /// How much the server says while it runs.
    #[arg(long, env = "SWITCHBACK_LOG_LEVEL", value_enum, default_value_t)]
    pub log_level: LogLevel,
    #[command(flatten)]
    pub mail: MailArgs,
    #[command(flatten)]
    provider: ProviderArgs,
}

/// Where people have accounts that they may sign in with, by OpenID Connect.
#[derive(Debug, Args)]
pub struct ProviderArgs {
    /// The provider, as it calls itself: https://id.example. People sign in by links alone unless told.
    #[arg(long, env = "SWITCHBACK_OIDC_ISSUER", requires = "oidc_client_id")]
    oidc_issuer: Option<String>,
    /// What the provider calls this server.
    #[arg(long, env = "SWITCHBACK_OIDC_CLIENT_ID", requires = "oidc_issuer")]
    oidc_client_id: Option<String>,
    /// The secret that the provider gave this server, if it gave one.
    #[arg(long, env = "SWITCHBACK_OIDC_CLIENT_SECRET", hide_env_values = true, requires = "oidc_issuer")]
    oidc_client_secret: Option<SecretText>,
    /// A file that says the same.
    #[arg(long, env = "SWITCHBACK_OIDC_CLIENT_SECRET_FILE", conflicts_with = "oidc_client_secret")]
    oidc_client_secret_file: Option<PathBuf>,
    /// What people call the provider: they read “Sign in with ...”.
    #[arg(long, env = "SWITCHBACK_OIDC_NAME", default_value = "single sign-on")]
    oidc_name: String,
}

impl ProviderArgs {
    /// Which provider it is; `None` where there is none.
    fn settings(&self, address: Option<&PublicAddress>) -> Result<Option<ProviderSettings>, String> {
        let (Some(issuer), Some(client)) = (&self.oidc_issuer, &self.oidc_client_id) else { return Ok(None) };
        let wrong = "The provider is not understood: give the address by which it calls itself in --oidc-issuer, \
                     which begins with https://.";
        let at: PublicAddress = issuer.parse().map_err(|_| wrong)?;
        if !at.is_protected() {
            return Err(wrong.into());
        }
        if at.0.host_str() == Some("login.microsoftonline.com") && is_for_all_tenants(&at) {
            return Err("This address is for the accounts of every company. Give that of yours in --oidc-issuer, with the \
                        id of its directory: https://login.microsoftonline.com/ID/v2.0"
                .into());
        }
        let address = address.ok_or(
            "The provider leads people back to the server: give the address that they open with --address https://...",
        )?;
        let secret = match (&self.oidc_client_secret, &self.oidc_client_secret_file) {
            (Some(SecretText(secret)), _) => Some(secret.clone()),
            (None, Some(file)) => Some(secret_in(file)?),
            (None, None) => None,
        };
        Ok(Some(ProviderSettings {
            name: self.oidc_name.clone(),
            issuer: IssuerUrl::new(issuer.clone()).map_err(|_| wrong)?,
            client: ClientId::new(client.clone()),
            secret: secret.map(ClientSecret::new),
            back: RedirectUrl::new(format!("{address}{BACK}")).map_err(|reason| reason.to_string())?,
        }))
    }
}

/// Microsoft has addresses that are no company's, and does not call itself by them.
fn is_for_all_tenants(issuer: &PublicAddress) -> bool {
    let first = issuer.path().split('/').find(|part| !part.is_empty());
    first.is_some_and(|first| ["common", "organizations", "consumers"].contains(&first))
}

/// Where the app is besides, or instead.
#[derive(Debug, Args)]
pub struct ElsewhereArgs {
    /// The address under which people open the app, where a static host has it: `https://name.github.io/switchback/`. Links lead
    /// there, and name this server.
    #[arg(long, env = "SWITCHBACK_APP_ADDRESS")]
    pub app_address: Option<PublicAddress>,
    /// Another site with the app, whose pages may sign people in here: `https://name.github.io`. May be given several times.
    #[arg(long, env = "SWITCHBACK_ALLOW_ORIGIN", value_delimiter = ',')]
    allow_origin: Vec<Origin>,
}

impl ElsewhereArgs {
    /// The sites with the app that are not the server's own.
    fn origins(&self, own: Option<&PublicAddress>) -> Vec<Origin> {
        let of_app = self.app_address.as_ref().map(|address| Origin(address.origin()));
        let own = own.map(PublicAddress::origin);
        let all = self.allow_origin.iter().cloned().chain(of_app);
        all.filter(|origin| Some(&origin.0) != own.as_ref()).collect()
    }
}

/// A site, as a browser names it when a page of it asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "give a site without a path, such as https://name.github.io";
        let address: PublicAddress = text.parse().map_err(|_| wrong)?;
        if address.path() != "/" {
            return Err(wrong);
        }
        if !address.is_protected() {
            return Err(
                "others could read what is sent to its pages, and change them: give one that begins with https://",
            );
        }
        Ok(Self(address.origin()))
    }
}

/// Whether and how messages are sent.
#[derive(Debug, Args)]
pub struct MailArgs {
    /// The mail server that takes messages: smtps://NAME:PASSWORD@HOST, or smtp://HOST, which is encrypted by STARTTLS but on
    /// this machine. No messages are sent unless told.
    #[arg(long, env = "SWITCHBACK_SMTP", hide_env_values = true)]
    smtp: Option<SecretText>,
    /// A file that says the same.
    #[arg(long, env = "SWITCHBACK_SMTP_FILE", conflicts_with = "smtp")]
    smtp_file: Option<PathBuf>,
    /// Whom messages are from; answers go there, so coordinators should read it: "Interviewer training <training@team.example>"
    #[arg(long, env = "SWITCHBACK_MAIL_FROM")]
    mail_from: Option<Mailbox>,
    /// Every so many seconds it is looked whether there is something to say.
    #[arg(long, env = "SWITCHBACK_MAIL_EVERY", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3600))]
    mail_every: u64,
    /// For so many minutes a change is left to settle before anybody is told.
    #[arg(long, env = "SWITCHBACK_MAIL_SETTLE", default_value_t = 10, value_parser = clap::value_parser!(u32).range(0..=1440))]
    mail_settle: u32,
}

impl MailArgs {
    /// How messages are sent; `None` where they are not.
    fn settings(&self, app: Option<&PublicAddress>) -> Result<Option<MailSettings>, String> {
        let server = match (&self.smtp, &self.smtp_file) {
            (Some(SecretText(server)), _) => server.clone(),
            (None, Some(file)) => secret_in(file)?,
            (None, None) if self.mail_from.is_some() => {
                return Err(
                    "Messages need a mail server: give it with --smtp, or leave --mail-from out.".into()
                );
            }
            (None, None) => return Ok(None),
        };
        let server: MailServer = server.parse().map_err(|NoMailServer| {
            "The mail server is not understood: give an address that begins with smtps:// or smtp://."
                .to_owned()
        })?;
        if server.tells_a_password() {
            return Err(
                "The password of the mail server could be overheard: leave ?tls=none out, or the password."
                    .into(),
            );
        }
        let from =
            self.mail_from.clone().ok_or("Messages need somebody whom they are from: give --mail-from.")?;
        let address =
            app.ok_or("Messages have links: give the address that people open with --address https://...")?;
        Ok(Some(MailSettings {
            server,
            from,
            every: Duration::from_secs(self.mail_every),
            settle: TimeDelta::minutes(self.mail_settle.into()),
            links: AppLinks { base: address.to_string() },
        }))
    }
}

/// A text with a password in it. It is not shown.
#[derive(Clone)]
pub struct SecretText(String);

impl From<String> for SecretText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SecretText(…)")
    }
}

impl Settings {
    /// How messages are sent; `None` where they are not.
    ///
    /// # Errors
    ///
    /// A sentence that says what is missing, or would tell a password.
    pub fn mail(&self) -> Result<Option<MailSettings>, String> {
        self.mail.settings(self.elsewhere.app_address.as_ref().or(self.address.as_ref()))
    }

    /// Where people may sign in besides; `None` where links are the only way.
    ///
    /// # Errors
    ///
    /// A sentence that says what is missing or wrong.
    pub fn provider(&self) -> Result<Option<ProviderSettings>, String> {
        self.provider.settings(self.address.as_ref())
    }

    /// The sites with the app that are not the server's own.
    pub fn origins(&self) -> Vec<Origin> {
        self.elsewhere.origins(self.address.as_ref())
    }

    /// Refuses what would send secrets over a network in the open, or leave everybody outside.
    ///
    /// # Errors
    ///
    /// A sentence that says what to do.
    pub fn check(&self) -> Result<(), String> {
        let is_local = self.listen.ip().is_loopback();
        if !is_local && !self.behind_proxy {
            return Err(format!(
                "Whoever signs in at {} could be overheard: the server speaks no HTTPS. Put a proxy with HTTPS before it \
                 and say so with --behind-proxy, or listen on 127.0.0.1.",
                self.listen
            ));
        }
        if self.behind_proxy && self.address.is_none() {
            return Err("Links need the address that people open: give it with --address https://...".into());
        }
        let addresses = self.address.iter().chain(&self.elsewhere.app_address);
        if let Some(address) = addresses.into_iter().find(|address| !address.is_protected()) {
            return Err(format!(
                "Whoever signs in at {address} could be overheard, and browsers would not keep the app for use without a \
                 network. Give an address that begins with https://."
            ));
        }
        if let (Some(_), Some(address)) = (&self.elsewhere.app_address, &self.address)
            && ServerAddress::parse(&address.to_string()).is_err()
        {
            return Err(format!(
                "The app elsewhere can’t be told {address}: its path may have letters, digits, and .-_~% in it."
            ));
        }
        self.mail()?;
        self.provider()?;
        if self.metrics_address.is_some_and(|metrics| metrics == self.listen && metrics.port() != 0) {
            return Err(
                "The figures need an address of their own: choose another port in --metrics-address.".into(),
            );
        }
        Ok(())
    }
}

/// An address that people open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAddress(Url);

impl PublicAddress {
    /// Whether browsers are to send what they keep for it over encrypted connections only.
    pub fn is_encrypted(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Where on its host the app is: `/` where it has it for itself.
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// As a browser names the site that a page is of.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// Whether nobody on the way can read what is sent: it is encrypted, or does not leave the machine.
    fn is_protected(&self) -> bool {
        self.is_encrypted() || is_local(&self.0)
    }
}

/// Whether an address is that of the machine itself.
pub fn is_local(address: &Url) -> bool {
    match address.host() {
        // Only web addresses are looked at for numbers.
        Some(Host::Domain(name)) => {
            name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
        }
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

impl FromStr for PublicAddress {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "give an address that begins with https:// and has no ? and no #";
        let address = Url::parse(text).map_err(|_| wrong)?;
        let is_plain =
            address.query().is_none() && address.fragment().is_none() && address.username().is_empty();
        match address.scheme() {
            "http" | "https" if is_plain && address.has_host() => Ok(Self(address)),
            _ => Err(wrong),
        }
    }
}

/// Without the slash at the end, for a path to follow.
impl fmt::Display for PublicAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

#[derive(Debug, Args)]
pub struct LinkSettings {
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The address under which browsers reach the server.
    #[arg(long, env = "SWITCHBACK_ADDRESS", default_value = "http://127.0.0.1:8080")]
    pub address: PublicAddress,
    /// The address under which people open the app, where a static host has it: `https://name.github.io/switchback/`
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
    fn a_network_is_listened_to_only_behind_a_proxy_that_encrypts() {
        assert_eq!(check(&["--listen", "127.0.0.1:8080"]), Ok(()));
        assert_eq!(check(&["--listen", "[::1]:8080"]), Ok(()));
        for network in ["0.0.0.0:8080", "192.168.1.2:8080", "[::]:8080"] {
            assert!(refused(&["--listen", network]).contains("--behind-proxy"), "{network}");
            let behind = ["--listen", network, "--behind-proxy", "--address", "https://team.example"];
            assert_eq!(check(&behind), Ok(()));
        }
    }

    #[test]
    fn links_behind_a_proxy_name_the_address_that_people_open() {
        assert!(refused(&["--behind-proxy"]).contains("--address"));
    }

    #[test]
    fn nobody_is_sent_to_an_address_in_the_open() {
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
    fn the_app_elsewhere_is_a_site_that_nobody_else_can_change() {
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
    fn the_site_of_the_app_may_sign_people_in_without_being_named_twice() {
        let origins = |arguments: &[&str]| {
            let all =
                ["switchback-server", "serve", "--address", "https://team.example"].iter().chain(arguments);
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
    fn figures_have_an_address_of_their_own() {
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
        assert_eq!(check(&[&all[..], &["https://team.example"]].concat()), Ok(()));
        assert!(with(0).contains("--smtp"));
        assert!(with(2).contains("--mail-from"));
        assert!(with(4).contains("--address"));
    }

    #[test]
    fn a_provider_is_one_that_nobody_overhears_and_that_vouches_for_one_company() {
        let provider = |issuer| {
            let rest = ["--oidc-client-id", "team", "--address", "https://team.example"];
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
    fn no_password_is_told_to_a_mail_server_in_the_open() {
        let smtp = "smtp://team:secret@mail.example?tls=none";
        let said = refused(&[
            "--smtp",
            smtp,
            "--mail-from",
            "team@mail.example",
            "--address",
            "https://team.example",
        ]);
        assert!(said.contains("overheard") && !said.contains("secret"), "{said}");
    }

    #[test]
    fn an_address_is_followed_by_a_path() {
        let shown = |text: &str| text.parse::<PublicAddress>().unwrap().to_string();
        assert_eq!(shown("https://team.example"), "https://team.example");
        assert_eq!(shown("https://team.example/switchback/"), "https://team.example/switchback");
    }
}
