//! Settings for signing in with an account provider.

use super::{
    public_address::PublicAddress,
    secrets::{SecretText, given},
};
use crate::{api::BACK, provider::ProviderSettings};
use clap::Args;
use openidconnect::{ClientId, ClientSecret, IssuerUrl, RedirectUrl};
use std::path::PathBuf;

/// The OpenID Connect provider of the accounts that people can sign in with.
#[derive(Debug, Args)]
pub struct ProviderArgs {
    /// The provider, as it calls itself: `https://id.example`. By default, people can only sign in with links.
    #[arg(long, env = "SWITCHBACK_OIDC_ISSUER", requires = "oidc_client_id")]
    oidc_issuer: Option<String>,
    /// The client ID of this server at the provider.
    #[arg(long, env = "SWITCHBACK_OIDC_CLIENT_ID", requires = "oidc_issuer")]
    oidc_client_id: Option<String>,
    /// The client secret of this server at the provider, if it has one.
    #[arg(long, env = "SWITCHBACK_OIDC_CLIENT_SECRET", hide_env_values = true, requires = "oidc_issuer")]
    oidc_client_secret: Option<SecretText>,
    /// A file that contains the client secret.
    #[arg(long, env = "SWITCHBACK_OIDC_CLIENT_SECRET_FILE", conflicts_with = "oidc_client_secret")]
    oidc_client_secret_file: Option<PathBuf>,
    /// The name that people know the provider by: they read “Sign in with ...”.
    #[arg(long, env = "SWITCHBACK_OIDC_NAME", default_value = "single sign-on")]
    oidc_name: String,
}

impl ProviderArgs {
    /// Returns the provider, or `None` if there is none.
    pub(super) fn settings(
        &self,
        address: Option<&PublicAddress>,
    ) -> Result<Option<ProviderSettings>, String> {
        let (Some(issuer), Some(client)) = (&self.oidc_issuer, &self.oidc_client_id) else { return Ok(None) };
        let wrong = "The address of the provider is not valid. Set --oidc-issuer to its issuer, which begins with https://.";
        let at: PublicAddress = issuer.parse().map_err(|_| wrong)?;
        if !at.is_protected() {
            return Err(wrong.into());
        }
        if at.host() == Some("login.microsoftonline.com") && is_for_all_tenants(&at) {
            return Err("This address accepts the accounts of every company. Set --oidc-issuer to the one of yours, with its \
                        directory ID: https://login.microsoftonline.com/ID/v2.0"
                .into());
        }
        let address = address.ok_or(
            "The provider sends people back to the server. Set the address that they open with --address https://...",
        )?;
        let secret = given(self.oidc_client_secret.as_ref(), self.oidc_client_secret_file.as_deref())?;
        Ok(Some(ProviderSettings {
            name: self.oidc_name.clone(),
            issuer: IssuerUrl::new(issuer.clone()).map_err(|_| wrong)?,
            client: ClientId::new(client.clone()),
            secret: secret.map(ClientSecret::new),
            back: RedirectUrl::new(format!("{address}{BACK}")).map_err(|reason| reason.to_string())?,
        }))
    }
}

/// Whether the issuer is one of Microsoft's shared addresses. They belong to no company, and Microsoft calls itself by another.
fn is_for_all_tenants(issuer: &PublicAddress) -> bool {
    let first = issuer.path().split('/').find(|part| !part.is_empty());
    first.is_some_and(|first| ["common", "organizations", "consumers"].contains(&first))
}
