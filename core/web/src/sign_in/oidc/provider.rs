//! The provider of accounts: what it says about itself, its keys, and the way to it and back.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use data_encoding::BASE64;
use domain::ids::StaffId;
use serde::Deserialize;

use super::fetch::{Wanted, allowed, fetch};
use super::key::Keys;
use super::pending::Pending;
use super::token::{Expected, Unchecked, check};
use super::{CALLBACK, NotSignedIn};
use crate::at::now;
use crate::form::Typed;
use crate::house::OpenId;
use crate::secret;

/// What the provider says about itself is fetched again after so long.
const FRESH: Duration = Duration::from_secs(10 * 60);

/// Its keys are fetched again no sooner than this, whatever tokens name.
const SOONEST: Duration = Duration::from_secs(10);

/// What the provider says about itself (OpenID Connect Discovery 1.0).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Discovered {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// What is known of the provider, and since when.
#[derive(Clone, Debug)]
struct Known {
    discovered: Discovered,
    keys: Keys,
    at: Instant,
}

/// The provider of accounts.
#[derive(Debug)]
pub(crate) struct Provider {
    settings: OpenId,
    known: Mutex<Option<Arc<Known>>>,
}

impl Provider {
    /// A provider that was not asked yet.
    pub(crate) fn new(settings: OpenId) -> Self {
        Self { settings, known: Mutex::default() }
    }

    fn callback(&self) -> String {
        format!("{}{CALLBACK}", self.settings.address.trim_end_matches('/'))
    }

    /// What is known of the provider, no older than `oldest`.
    async fn known(&self, oldest: Duration) -> Result<Arc<Known>, NotSignedIn> {
        let held = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = held.filter(|known| now().duration_since(known.at) < oldest) {
            return Ok(known);
        }
        let issuer = &self.settings.issuer;
        let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let text = fetch(&address, &Wanted::default()).await?;
        let discovered: Discovered = serde_json::from_slice(&text)
            .map_err(|error| NotSignedIn::because(format!("`{address}` cannot be read: {error}")))?;
        if discovered.issuer != *issuer {
            return Err(NotSignedIn::because(format!("`{address}` speaks for another provider")));
        }
        for endpoint in [&discovered.authorization_endpoint, &discovered.token_endpoint, &discovered.jwks_uri]
        {
            allowed(endpoint)?;
        }
        let text = fetch(&discovered.jwks_uri, &Wanted::default()).await?;
        let keys = Keys::read(&text).ok_or_else(|| NotSignedIn::because("its keys cannot be read"))?;
        let known = Arc::new(Known { discovered, keys, at: now() });
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&known));
        Ok(known)
    }

    /// The address that somebody leaves for.
    pub(super) async fn leave(&self, pending: &Pending) -> Result<String, NotSignedIn> {
        let known = self.known(FRESH).await?;
        let endpoint = &known.discovered.authorization_endpoint;
        let mut query = form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client)
            .append_pair("redirect_uri", &self.callback())
            .append_pair("scope", "openid profile email")
            .append_pair("state", &pending.state())
            .append_pair("nonce", &pending.nonce())
            .append_pair("code_challenge", &pending.challenge())
            .append_pair("code_challenge_method", "S256");
        let joined = if endpoint.contains('?') { '&' } else { '?' };
        Ok(format!("{endpoint}{joined}{}", query.finish()))
    }

    /// Who came back, by what they were sent back with.
    pub(super) async fn back(
        &self,
        pending: &Pending,
        query: &str,
        now: i64,
    ) -> Result<StaffId, NotSignedIn> {
        let sent = Typed::read(query.as_bytes()).unwrap_or_default();
        // Nothing is asked of the provider before the answer is known to belong to this browser.
        if sent.all("state").len() != 1 || !secret::same(sent.get("state"), &pending.state()) {
            return Err(NotSignedIn::because("the answer is to another sign-in"));
        }
        if let Some(error) = sent.filled("error") {
            let known: String = error.chars().filter(char::is_ascii_graphic).take(40).collect();
            return Err(NotSignedIn::because(format!("the provider says `{known}`")));
        }
        let known = self.known(FRESH).await?;
        // RFC 9207: an answer of another provider is known before its code is sent to this one.
        let needs = known.discovered.authorization_response_iss_parameter_supported;
        match sent.filled("iss") {
            Some(issuer) if issuer != self.settings.issuer => {
                return Err(NotSignedIn::because("the answer is of another provider"));
            }
            None if needs => return Err(NotSignedIn::because("the answer does not say who gave it")),
            _ => {}
        }
        let code = sent.filled("code").filter(|_| sent.all("code").len() == 1);
        let code = code.ok_or_else(|| NotSignedIn::because("the answer has no code"))?;
        let token = self.redeem(&known.discovered, code, pending).await?;
        self.checked(&token, pending, known, now).await.map(|id| id.as_str().into())
    }

    /// What is sent for a code.
    fn form(&self, discovered: &Discovered, code: &str, pending: &Pending) -> Wanted {
        let OpenId { client, secret, .. } = &self.settings;
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", &self.callback())
            .append_pair("code_verifier", &pending.verifier());
        let ways = &discovered.token_endpoint_auth_methods_supported;
        let has = |way: &str| ways.iter().any(|one| one == way);
        let in_form = !ways.is_empty() && !has("client_secret_basic") && has("client_secret_post");
        let authorization = if in_form {
            form.append_pair("client_id", client).append_pair("client_secret", &secret.0);
            None
        } else {
            // RFC 6749 2.3.1: each is written as in a form first.
            let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let both = format!("{}:{}", encoded(client), encoded(&secret.0));
            Some(format!("Basic {}", BASE64.encode(both.as_bytes())))
        };
        Wanted { form: Some(form.finish()), authorization }
    }

    async fn redeem(
        &self,
        discovered: &Discovered,
        code: &str,
        pending: &Pending,
    ) -> Result<String, NotSignedIn> {
        #[derive(Deserialize)]
        struct Answer {
            id_token: Option<String>,
        }
        let wanted = self.form(discovered, code, pending);
        let text = fetch(&discovered.token_endpoint, &wanted).await?;
        let answer: Answer = serde_json::from_slice(&text)
            .map_err(|_| NotSignedIn::because("the provider's answer to the code cannot be read"))?;
        answer.id_token.ok_or_else(|| NotSignedIn::because("the provider gave no ID token"))
    }

    async fn checked(
        &self,
        token: &str,
        pending: &Pending,
        known: Arc<Known>,
        now: i64,
    ) -> Result<String, NotSignedIn> {
        let nonce = pending.nonce();
        let expected = Expected {
            issuer: &self.settings.issuer,
            client: &self.settings.client,
            nonce: &nonce,
            claim: &self.settings.claim,
            now,
        };
        let mut checked = check(token, &known.keys, &expected);
        if checked == Err(Unchecked::NoSuchKey) {
            // The provider may sign with a new key since.
            checked = check(token, &self.known(SOONEST).await?.keys, &expected);
        }
        checked.map_err(|unchecked| match unchecked {
            Unchecked::NoSuchKey => NotSignedIn::because("no key of the provider signed the token"),
            Unchecked::Bad(why) => why,
        })
    }
}
