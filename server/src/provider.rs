//! The identity of a user, as an account provider confirms it by OpenID Connect. The server stores nothing about a sign-in in
//! progress: everything needed to complete it comes from one secret, which the browser keeps in a cookie.

use crate::{
    agent,
    secret::{Secret, SecretHash},
};
use chrono::{TimeDelta, Utc};
use openidconnect::{
    AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, TokenResponse as _,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreProviderMetadata, CoreUserInfoClaims,
    },
};
use std::{fmt, sync::Arc, time::Duration};
use switchback_core::{model::hex, sync::provider_sign_in::ProviderPage};
use ureq::Agent;

/// How far the provider's clock may be behind or ahead.
const LEEWAY: TimeDelta = TimeDelta::seconds(60);
/// How long a response of the provider may take, and how long it may be.
const PATIENCE: Duration = Duration::from_secs(10);
const MOST_BYTES: u64 = 1024 * 1024;

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The provider, and this server's registration there.
#[derive(Clone)]
pub struct ProviderSettings {
    pub name: String,
    pub issuer: IssuerUrl,
    pub client: ClientId,
    /// `None` if the provider issues none.
    pub secret: Option<ClientSecret>,
    /// The address that the provider redirects to.
    pub back: RedirectUrl,
}

/// An account that a user has proven to own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub issuer: String,
    pub subject: String,
    /// Its email address, if the provider has verified it.
    pub mail: Option<String>,
}

/// A sign-in in progress, with the secret that the browser keeps until it ends.
pub struct Begun {
    secret: String,
    /// Whether it began in the app on another site, and must end there.
    is_elsewhere: bool,
}

/// The suffix of the state of a sign-in that began on another site.
const ELSEWHERE: &str = "-elsewhere";

impl Begun {
    pub fn of(secret: String, is_elsewhere: bool) -> Self {
        Self { secret, is_elsewhere }
    }

    /// Returns what the provider sends back. It reveals nothing about the secret.
    pub fn state(&self) -> String {
        let place = if self.is_elsewhere { ELSEWHERE } else { "" };
        format!("{}{place}", self.derived("state"))
    }

    /// Whether a sign-in with this state must end in the app on another site.
    pub fn ends_elsewhere(state: &str) -> bool {
        state.ends_with(ELSEWHERE)
    }

    fn nonce(&self) -> Nonce {
        Nonce::new(self.derived("nonce"))
    }

    fn verifier(&self) -> PkceCodeVerifier {
        PkceCodeVerifier::new(self.derived("verifier"))
    }

    fn derived(&self, what: &str) -> String {
        hex::encode(&SecretHash::of(&format!("{what} {}", self.secret)).0)
    }
}

/// Why there is no account. The texts are for the operator.
#[derive(Debug)]
pub enum NoAccount {
    /// The code was used, is too old, or is not for this browser.
    NotTaken(String),
    /// The provider does not respond, or not as it should.
    Failed(String),
}

impl fmt::Display for NoAccount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::NotTaken(reason) | Self::Failed(reason)) = self;
        formatter.write_str(reason)
    }
}

impl std::error::Error for NoAccount {}

fn failed(reason: impl std::error::Error) -> NoAccount {
    NoAccount::Failed(told(&reason))
}

/// Returns the text of an error with its causes.
fn told(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |error| error.source());
    causes.fold(error.to_string(), |told, cause| format!("{told}: {cause}"))
}

/// An account provider. Its metadata is fetched for each request, so that it can change its keys.
#[derive(Clone)]
pub struct AccountProvider {
    settings: Arc<ProviderSettings>,
    agent: Agent,
}

impl fmt::Debug for AccountProvider {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "AccountProvider({})", self.settings.name)
    }
}

impl AccountProvider {
    pub fn new(settings: ProviderSettings) -> Self {
        // System certificates that cannot be read are not trusted.
        let is_encrypted = settings.issuer.url().scheme() == "https";
        let config = agent::configured(is_encrypted, PATIENCE).build();
        Self { settings: Arc::new(settings), agent: config.into() }
    }

    /// Returns the name that people know the provider by.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Returns the page to sign in on. Blocks until the provider has responded.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not.
    pub fn begin(&self, begun: &Begun) -> Result<ProviderPage, NoAccount> {
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&begun.verifier());
        let (state, nonce) = (CsrfToken::new(begun.state()), begun.nonce());
        let (address, state, _) = self
            .client()?
            .0
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || nonce)
            .add_scope(Scope::new("email".into()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(ProviderPage { address: address.into(), state: state.into_secret() })
    }

    /// Returns the account that a code was issued for. Blocks until the provider has responded.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider does not respond or rejects the code, or if its response is meant for another sign-in.
    pub fn end(&self, begun: &Begun, code: String) -> Result<Account, NoAccount> {
        let (client, issuer) = self.client()?;
        let http = |request| self.ask(request);
        let answer = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(failed)?
            .set_pkce_verifier(begun.verifier())
            .request(&http);
        let answer = answer.map_err(|reason| match reason {
            openidconnect::RequestTokenError::ServerResponse(_) => NoAccount::NotTaken(told(&reason)),
            _ => failed(reason),
        })?;
        let token = answer.id_token().ok_or_else(|| NoAccount::Failed("It gives no ID token".into()))?;
        let verifier = client.id_token_verifier().set_time_fn(|| Utc::now() - LEEWAY);
        let claims = token.claims(&verifier, &begun.nonce());
        let claims = claims.map_err(|reason| NoAccount::NotTaken(told(&reason)))?;
        let subject = claims.subject().clone();
        let mut mail = verified(claims.email(), claims.email_verified());
        if claims.email().is_none() {
            let more =
                client.user_info(answer.access_token().clone(), Some(subject.clone())).map_err(failed)?;
            let more: CoreUserInfoClaims = more.request(&http).map_err(failed)?;
            mail = verified(more.email(), more.email_verified());
        }
        Ok(Account { issuer, subject: subject.to_string(), mail })
    }

    /// Fetches the provider's current metadata, and the name that it uses for itself. Many providers write the trailing slash in
    /// one place and leave it out in another.
    fn client(&self) -> Result<(Client, String), NoAccount> {
        let ProviderSettings { issuer, client, secret, back, .. } = &*self.settings;
        let http = |request| self.ask(request);
        let metadata = CoreProviderMetadata::discover(issuer, &http).or_else(|reason| {
            let other = with_other_end(issuer);
            let other = other.and_then(|other| CoreProviderMetadata::discover(&other, &http).ok());
            other.ok_or_else(|| failed(reason))
        })?;
        let known_by = metadata.issuer().to_string();
        let methods = metadata.token_endpoint_auth_methods_supported();
        let takes_basic =
            methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let client = CoreClient::from_provider_metadata(metadata, client.clone(), secret.clone())
            .set_redirect_uri(back.clone())
            .set_auth_type(if takes_basic { AuthType::BasicAuth } else { AuthType::RequestBody });
        Ok((client, known_by))
    }

    fn ask(&self, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
        let (parts, mut body) = self.agent.run(request)?.into_parts();
        let body = body.with_config().limit(MOST_BYTES).read_to_vec()?;
        Ok(HttpResponse::from_parts(parts, body))
    }
}

fn with_other_end(issuer: &IssuerUrl) -> Option<IssuerUrl> {
    let other = match issuer.strip_suffix('/') {
        Some(without) => without.to_owned(),
        None => format!("{}/", issuer.as_str()),
    };
    IssuerUrl::new(other).ok()
}

/// Returns an address only if the provider has verified who owns it.
fn verified(mail: Option<&openidconnect::EndUserEmail>, is_verified: Option<bool>) -> Option<String> {
    mail.filter(|_| is_verified == Some(true)).map(|mail| mail.to_string())
}

/// Creates the secret of a new sign-in.
///
/// # Errors
///
/// Returns an error if the system cannot provide random numbers.
pub fn new_secret() -> Result<String, getrandom::Error> {
    Secret::new().map(|secret| secret.to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn values_for_the_provider_differ_and_depend_only_on_the_secret() {
        let [one, again, other] = ["1", "1", "2"].map(|secret| Begun::of(secret.into(), false));
        let all = |begun: &Begun| {
            [begun.state(), begun.nonce().secret().clone(), begun.verifier().secret().clone()]
        };
        assert_eq!(all(&one), all(&again));
        let different: std::collections::BTreeSet<_> = all(&one).into_iter().chain(all(&other)).collect();
        assert_eq!(different.len(), 6);
    }

    #[test]
    fn a_state_says_on_which_site_the_sign_in_ends() {
        let [here, elsewhere] = [false, true].map(|is_elsewhere| Begun::of("1".into(), is_elsewhere).state());
        assert!(!Begun::ends_elsewhere(&here) && Begun::ends_elsewhere(&elsewhere));
    }

    #[test]
    fn an_issuer_is_tried_with_and_without_a_trailing_slash() {
        let other =
            |issuer: &str| with_other_end(&IssuerUrl::new(issuer.into()).unwrap()).unwrap().to_string();
        assert_eq!(other("https://id.example/a"), "https://id.example/a/");
        assert_eq!(other("https://id.example/a/"), "https://id.example/a");
    }

    #[test]
    fn an_unverified_email_address_is_ignored() {
        let mail = openidconnect::EndUserEmail::new("ada@team.example".into());
        assert_eq!(verified(Some(&mail), Some(true)).as_deref(), Some("ada@team.example"));
        for unchecked in [Some(false), None] {
            assert_eq!(verified(Some(&mail), unchecked), None);
        }
    }
}
