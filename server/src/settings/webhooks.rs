//! The programs to notify of events.

use super::{
    is_local,
    secrets::{SecretText, given},
};
use crate::webhooks::{Endpoint, SigningKey};
use clap::Args;
use std::path::PathBuf;
use url::Url;

/// The programs to notify of events.
#[derive(Debug, Args)]
pub struct WebhookArgs {
    /// An address to send each event to, as a Standard Webhook: <https://hooks.example/switchback>. Separate several with commas.
    #[arg(long, env = "SWITCHBACK_WEBHOOK", hide_env_values = true)]
    webhook: Option<SecretText>,
    /// The secrets that sign events: whsec_ and 24 to 64 bytes in base64, one for each address, separated by commas. Two that are
    /// separated by a space both sign, while one replaces the other.
    #[arg(long, env = "SWITCHBACK_WEBHOOK_SECRET", hide_env_values = true)]
    webhook_secret: Option<SecretText>,
    /// A file that contains the secrets, with one line for each address.
    #[arg(long, env = "SWITCHBACK_WEBHOOK_SECRET_FILE", conflicts_with = "webhook_secret")]
    webhook_secret_file: Option<PathBuf>,
}

impl WebhookArgs {
    /// Returns every address with its secrets.
    pub(super) fn endpoints(&self) -> Result<Vec<Endpoint>, String> {
        let addresses = given(self.webhook.as_ref(), None)?.unwrap_or_default();
        let secrets = given(self.webhook_secret.as_ref(), self.webhook_secret_file.as_deref())?;
        let secrets = secrets.unwrap_or_default();
        let (addresses, secrets) = (listed(&addresses), listed(&secrets));
        if addresses.len() != secrets.len() {
            return Err(
                "Each webhook needs its own secret. Set as many in --webhook-secret as there are addresses in --webhook, in \
                 the same order."
                    .into(),
            );
        }
        addresses.into_iter().zip(secrets).map(|(address, secret)| endpoint(address, secret)).collect()
    }
}

fn listed(text: &str) -> Vec<&str> {
    text.split([',', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn endpoint(address: &str, secrets: &str) -> Result<Endpoint, String> {
    let wrong = "A webhook address is not valid. Use one that begins with https://.";
    let address = Url::parse(address).map_err(|_| wrong)?;
    let is_protected = address.scheme() == "https" || address.scheme() == "http" && is_local(&address);
    if !is_protected {
        return Err(wrong.into());
    }
    let keys: Option<Vec<SigningKey>> = secrets.split_whitespace().map(SigningKey::read).collect();
    let keys = keys.ok_or(
        "A webhook secret is not valid. Use whsec_ followed by 24 to 64 random bytes in base64, as “openssl rand -base64 32” \
         prints them.",
    )?;
    Ok(Endpoint { address, keys })
}
