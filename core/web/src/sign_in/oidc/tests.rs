//! Somebody signs in at a provider that the tests made themselves, which is then told to lie in every way we know of.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::fetch::allowed;
use super::key::{Algorithm, Keys};
use super::pending::Pending;
use super::provider::Provider;
use super::token::{Expected, Unchecked, check};
use crate::form::Typed;
use crate::house::{ClientSecret, OpenId};

const NOW: i64 = 1_790_000_000;
const CLIENT: &str = "waymark";

/// A key of the provider.
struct Signer {
    pair: EcdsaKeyPair,
    id: &'static str,
}

impl Signer {
    fn new(id: &'static str) -> Self {
        let random = SystemRandom::new();
        let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pair = EcdsaKeyPair::generate_pkcs8(kind, &random).expect("a key");
        Self { pair: EcdsaKeyPair::from_pkcs8(kind, pair.as_ref(), &random).expect("a key"), id }
    }

    fn published(&self) -> Value {
        let point = self.pair.public_key().as_ref();
        json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id,
            "x": BASE64URL_NOPAD.encode(&point[1..33]), "y": BASE64URL_NOPAD.encode(&point[33..]),
        })
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let signed = joined(header, claims);
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).expect("signed");
        format!("{signed}.{}", BASE64URL_NOPAD.encode(signature.as_ref()))
    }
}

fn joined(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    format!("{}.{}", part(header), part(claims))
}

fn keys(signers: &[&Signer]) -> Keys {
    let all: Vec<Value> = signers.iter().map(|signer| signer.published()).collect();
    Keys::read(json!({ "keys": all }).to_string().as_bytes()).expect("keys")
}

fn header() -> Value {
    json!({ "alg": "ES256", "kid": "one", "typ": "JWT" })
}

fn claims() -> Value {
    json!({
        "iss": "https://accounts.example", "sub": "42", "aud": CLIENT, "exp": NOW + 300, "iat": NOW,
        "nonce": "n-1", "preferred_username": "r.okafor",
    })
}

fn expected() -> Expected<'static> {
    Expected {
        issuer: "https://accounts.example",
        client: CLIENT,
        nonce: "n-1",
        claim: "preferred_username",
        now: NOW,
    }
}

/// The same with some fields other; null takes one away.
fn with(mut value: Value, other: &Value) -> Value {
    for (name, field) in other.as_object().expect("an object") {
        if field.is_null() {
            value.as_object_mut().expect("an object").remove(name);
        } else {
            value[name] = field.clone();
        }
    }
    value
}

#[test]
fn a_good_token_says_who_somebody_is() {
    let signer = Signer::new("one");
    let good = [
        (json!({}), json!({})),
        (json!({ "kid": null, "typ": null }), json!({})),
        (json!({}), json!({ "aud": [CLIENT] })),
        (json!({}), json!({ "aud": [CLIENT, "another"], "azp": CLIENT })),
        (json!({}), json!({ "exp": NOW - 59 })),
        (json!({}), json!({ "iat": NOW + 59, "nbf": NOW + 59 })),
    ];
    for (head, body) in good {
        let token = signer.sign(&with(header(), &head), &with(claims(), &body));
        let who = check(&token, &keys(&[&signer]), &expected());
        assert_eq!(who, Ok("r.okafor".to_owned()), "{head} {body}");
    }
    let by_subject = Expected { claim: "sub", ..expected() };
    let token = signer.sign(&header(), &claims());
    assert_eq!(check(&token, &keys(&[&signer]), &by_subject), Ok("42".to_owned()));
}

#[test]
fn a_token_that_lies_about_anything_is_none() {
    let signer = Signer::new("one");
    let bad = [
        (json!({ "alg": "none" }), json!({}), "not allowed"),
        (json!({ "alg": "None" }), json!({}), "not allowed"),
        (json!({ "alg": "HS256" }), json!({}), "not allowed"),
        (json!({ "alg": "RS512" }), json!({}), "not allowed"),
        (json!({ "alg": "es256" }), json!({}), "not allowed"),
        (json!({ "typ": "at+jwt" }), json!({}), "another sort"),
        (json!({ "typ": "logout+jwt" }), json!({}), "another sort"),
        (json!({ "jwk": signer.published() }), json!({}), "`jwk`"),
        (json!({ "jku": "https://evil.example/keys" }), json!({}), "`jku`"),
        (json!({ "x5u": "https://evil.example/c" }), json!({}), "`x5u`"),
        (json!({ "crit": ["exp"] }), json!({}), "`crit`"),
        (json!({}), json!({ "iss": "https://evil.example" }), "another provider"),
        (json!({}), json!({ "iss": "https://accounts.example/" }), "another provider"),
        (json!({}), json!({ "iss": null }), "claims"),
        (json!({}), json!({ "aud": "another" }), "somebody else"),
        (json!({}), json!({ "aud": [] }), "somebody else"),
        (json!({}), json!({ "aud": [CLIENT, "another"] }), "given to somebody else"),
        (json!({}), json!({ "azp": "another" }), "given to somebody else"),
        (json!({}), json!({ "aud": null }), "claims"),
        (json!({}), json!({ "exp": NOW - 61 }), "over"),
        (json!({}), json!({ "exp": null }), "claims"),
        (json!({}), json!({ "exp": "never" }), "claims"),
        (json!({}), json!({ "iat": NOW + 61 }), "future"),
        (json!({}), json!({ "nbf": NOW + 61 }), "future"),
        (json!({}), json!({ "iat": NOW - 601 }), "too old"),
        (json!({}), json!({ "iat": null }), "claims"),
        (json!({}), json!({ "nonce": "n-2" }), "another sign-in"),
        (json!({}), json!({ "nonce": null }), "another sign-in"),
        (json!({}), json!({ "sub": "" }), "nobody"),
        (json!({}), json!({ "preferred_username": null }), "no `preferred_username`"),
        (json!({}), json!({ "preferred_username": ["r.okafor"] }), "no `preferred_username`"),
        (json!({}), json!({ "preferred_username": "" }), "no `preferred_username`"),
        (json!({}), json!({ "preferred_username": "a\nb" }), "no `preferred_username`"),
    ];
    for (head, body, why) in bad {
        let token = signer.sign(&with(header(), &head), &with(claims(), &body));
        match check(&token, &keys(&[&signer]), &expected()) {
            Err(Unchecked::Bad(said)) => assert!(said.0.contains(why), "{head} {body}: {}", said.0),
            other => panic!("{head} {body}: {other:?}"),
        }
    }
}

#[test]
fn a_key_that_is_not_the_provider_s_signs_nothing() {
    let (signer, other) = (Signer::new("one"), Signer::new("two"));
    let known = keys(&[&signer, &other]);
    let refused = |token: &str| check(token, &known, &expected()).expect_err("it is no token");
    for kid in ["three", "", "../one", "/etc/passwd", "one\0", "' OR 1=1", "https://evil.example/one"] {
        let token = signer.sign(&with(header(), &json!({ "kid": kid })), &claims());
        assert_eq!(refused(&token), Unchecked::NoSuchKey, "{kid}");
    }
    let nameless = with(header(), &json!({ "kid": null }));
    assert_eq!(refused(&signer.sign(&nameless, &claims())), Unchecked::NoSuchKey, "which of two?");
    let swapped = with(header(), &json!({ "kid": "two" }));
    assert!(matches!(refused(&signer.sign(&swapped, &claims())), Unchecked::Bad(_)), "signed by another");
    let rs256 = with(header(), &json!({ "alg": "RS256" }));
    assert_eq!(refused(&signer.sign(&rs256, &claims())), Unchecked::NoSuchKey, "no key of this algorithm");
    // HS256 with the public key as its secret: the algorithm is not on the list, whoever signed.
    let signed = joined(&with(header(), &json!({ "alg": "HS256" })), &claims());
    let point = signer.pair.public_key().as_ref();
    let tag = ring::hmac::sign(&ring::hmac::Key::new(ring::hmac::HMAC_SHA256, point), signed.as_bytes());
    let token = format!("{signed}.{}", BASE64URL_NOPAD.encode(tag.as_ref()));
    assert!(matches!(refused(&token), Unchecked::Bad(_)));
}

#[test]
fn a_token_that_was_touched_is_none() {
    let signer = Signer::new("one");
    let known = keys(&[&signer]);
    let token = signer.sign(&header(), &claims());
    let (signed, signature) = token.rsplit_once('.').expect("parts");
    let other = joined(&header(), &with(claims(), &json!({ "preferred_username": "s.iqbal" })));
    for touched in [
        format!("{other}.{signature}"),
        format!("{signed}."),
        signed.to_owned(),
        format!("{signed}.{signature}.{signature}"),
        format!("{signed}.{signature}="),
        format!("{signed}.{}", BASE64URL_NOPAD.encode(&[0; 64])),
        String::new(),
        "..".to_owned(),
        "a".repeat(100_000),
    ] {
        assert!(check(&touched, &known, &expected()).is_err(), "{touched:.80}");
    }
    // A claim that stands there twice is told by nobody: which of the two would count?
    let twice = claims().to_string().replacen("{", "{\"iss\":\"https://accounts.example\",", 1);
    let part = |text: &str| BASE64URL_NOPAD.encode(text.as_bytes());
    let signed = format!("{}.{}", part(&header().to_string()), part(&twice));
    let signature = signer.pair.sign(&SystemRandom::new(), signed.as_bytes()).expect("signed");
    let token = format!("{signed}.{}", BASE64URL_NOPAD.encode(signature.as_ref()));
    assert!(check(&token, &known, &expected()).is_err());
}

/// RFC 7515 A.2: an RSA key, something it signed, and the signature.
#[test]
fn rsa_signatures_are_those_of_the_standard() {
    let published = json!({ "keys": [{ "kty": "RSA", "e": "AQAB", "n": "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ" }] });
    let keys = Keys::read(published.to_string().as_bytes()).expect("keys");
    let key = keys.of(None, Algorithm::Rs256).expect("a key");
    let signed = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    let signature = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).expect("bytes");
    assert!(key.signed(signed.as_bytes(), &signature));
    assert!(!key.signed(format!("{signed}A").as_bytes(), &signature));
    assert!(keys.of(None, Algorithm::Es256).is_none(), "a key is for its own algorithm alone");
}

#[test]
fn keys_that_are_for_something_else_are_none() {
    let signer = Signer::new("one");
    for other in [
        json!({ "use": "enc" }),
        json!({ "alg": "ES384" }),
        json!({ "crv": "P-384" }),
        json!({ "kty": "oct", "k": "AAAA" }),
        json!({ "x": "AA" }),
        json!({ "x": null }),
    ] {
        let key = with(signer.published(), &other);
        let keys = Keys::read(json!({ "keys": [key] }).to_string().as_bytes()).expect("keys");
        assert!(keys.of(Some("one"), Algorithm::Es256).is_none(), "{other}");
    }
    assert!(Keys::read(b"<html>").is_none());
}

#[test]
fn only_https_and_loopback_addresses_are_asked() {
    for fine in [
        "https://accounts.example",
        "https://accounts.example:8443/a",
        "http://127.0.0.1:9/",
        "http://[::1]:9/",
    ] {
        assert!(allowed(fine).is_ok(), "{fine}");
    }
    for refused in [
        "http://accounts.example",
        "http://10.0.0.1/",
        "http://localhost.evil.example/",
        "http://127.0.0.1@evil.example/",
        "https://127.0.0.1@evil.example/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "/keys",
        "",
    ] {
        assert!(allowed(refused).is_err(), "{refused}");
    }
}

/// What the provider of the tests does.
#[derive(Default)]
struct Book {
    /// Codes that were given, with the challenge and the nonce they belong to.
    codes: BTreeMap<String, (String, String)>,
    /// What is otherwise in tokens.
    claims: Option<Value>,
    /// What is otherwise said of the provider.
    discovery: Option<Value>,
    /// Which key signs, and which are published.
    signs: usize,
    published: usize,
}

#[derive(Clone)]
struct Other {
    issuer: String,
    signers: Arc<[Signer; 2]>,
    book: Arc<Mutex<Book>>,
}

impl Other {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let signers = Arc::new([Signer::new("one"), Signer::new("two")]);
        let book = Arc::new(Mutex::new(Book { published: 1, ..Book::default() }));
        let other = Self { issuer, signers, book };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(published))
            .route("/token", post(token))
            .with_state(other.clone());
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                let service = hyper_util::service::TowerToHyperService::new(router.clone());
                tokio::spawn(async move {
                    let stream = hyper_util::rt::TokioIo::new(stream);
                    drop(hyper::server::conn::http1::Builder::new().serve_connection(stream, service).await);
                });
            }
        });
        other
    }

    fn provider(&self) -> Provider {
        Provider::new(OpenId {
            issuer: self.issuer.clone(),
            client: CLIENT.to_owned(),
            secret: ClientSecret("s3cret: with/signs".to_owned()),
            claim: "preferred_username".to_owned(),
            address: "http://127.0.0.1:7410".to_owned(),
        })
    }

    fn lies(&self, how: impl FnOnce(&mut Book)) {
        how(&mut self.book.lock().expect("nobody panicked with it"));
    }

    /// Somebody agrees at the provider's page that they were sent to: gives the query they come back with.
    fn agrees(&self, sent: &str) -> String {
        let query = sent.split_once('?').expect("a query").1;
        let asked = Typed::read(query.as_bytes()).expect("fields");
        assert_eq!(asked.get("code_challenge_method"), "S256");
        assert_eq!(asked.get("redirect_uri"), "http://127.0.0.1:7410/sign-in/oidc/callback");
        let mut book = self.book.lock().expect("nobody panicked with it");
        let code = format!("code-{}", book.codes.len());
        let kept = (asked.get("code_challenge").to_owned(), asked.get("nonce").to_owned());
        book.codes.insert(code.clone(), kept);
        format!("code={code}&state={}", asked.get("state"))
    }
}

async fn discovery(State(other): State<Other>) -> Response {
    let issuer = &other.issuer;
    let said = json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
    });
    let book = other.book.lock().expect("nobody panicked with it");
    with(said, book.discovery.as_ref().unwrap_or(&json!({}))).to_string().into_response()
}

async fn published(State(other): State<Other>) -> Response {
    let count = other.book.lock().expect("nobody panicked with it").published;
    let keys: Vec<Value> = other.signers.iter().take(count).map(Signer::published).collect();
    json!({ "keys": keys }).to_string().into_response()
}

async fn token(State(other): State<Other>, headers: HeaderMap, body: String) -> Response {
    let sent = Typed::read(body.as_bytes()).expect("fields");
    let expected = format!("Basic {}", BASE64.encode(b"waymark:s3cret%3A+with%2Fsigns"));
    assert_eq!(headers["authorization"], expected.as_str());
    let mut book = other.book.lock().expect("nobody panicked with it");
    // A code is good once, and only with the verifier of whoever left for it.
    let Some((challenge, nonce)) = book.codes.remove(sent.get("code")) else {
        return (StatusCode::BAD_REQUEST, "{\"error\":\"invalid_grant\"}").into_response();
    };
    let hash = Sha256::digest(sent.get("code_verifier").as_bytes());
    if BASE64URL_NOPAD.encode(&hash) != challenge {
        return (StatusCode::BAD_REQUEST, "{\"error\":\"invalid_grant\"}").into_response();
    }
    let own = json!({ "iss": other.issuer, "nonce": nonce });
    let claims = with(with(claims(), &own), book.claims.as_ref().unwrap_or(&json!({})));
    let signer = &other.signers[book.signs];
    let token = signer.sign(&with(header(), &json!({ "kid": signer.id })), &claims);
    json!({ "id_token": token, "access_token": "a", "token_type": "Bearer" }).to_string().into_response()
}

#[tokio::test]
async fn somebody_signs_in_once_with_one_code() {
    let other = Other::start().await;
    let provider = other.provider();
    let pending = Pending::fresh(NOW, "/people").expect("random bytes");
    let query = other.agrees(&provider.leave(&pending).await.expect("an address"));
    let who = provider.back(&pending, &query, NOW).await;
    assert_eq!(who, Ok("r.okafor".into()));
    let again = provider.back(&pending, &query, NOW).await.expect_err("the code was used");
    assert!(again.0.contains("400"), "{}", again.0);
}

#[tokio::test]
async fn an_answer_for_another_browser_or_of_another_provider_signs_nobody_in() {
    let other = Other::start().await;
    let provider = other.provider();
    let [mine, theirs] = [0; 2].map(|_| Pending::fresh(NOW, "/").expect("random bytes"));
    let query = other.agrees(&provider.leave(&theirs).await.expect("an address"));
    let code = query.split('&').next().expect("a code").to_owned();
    for (sent, why) in [
        (query.clone(), "another sign-in"),
        (code.clone(), "another sign-in"),
        (format!("{code}&state="), "another sign-in"),
        (format!("{code}&state={0}&state={0}", mine.state()), "another sign-in"),
        (format!("error=access_denied&state={}", mine.state()), "access_denied"),
        (format!("state={}", mine.state()), "no code"),
        (format!("{code}&{code}&state={}", mine.state()), "no code"),
        (format!("{code}&state={}&iss=https://evil.example", mine.state()), "another provider"),
        // Their code put into my sign-in: the verifier is not theirs.
        (format!("{code}&state={}", mine.state()), "400"),
    ] {
        let refused = provider.back(&mine, &sent, NOW).await.expect_err("nobody is signed in");
        assert!(refused.0.contains(why), "{sent}: {}", refused.0);
    }
}

#[tokio::test]
async fn a_provider_that_lies_about_itself_or_in_its_token_signs_nobody_in() {
    for (discovery, claims, why) in [
        (json!({ "issuer": "https://evil.example" }), json!({}), "another provider"),
        (json!({ "token_endpoint": "http://evil.example/token" }), json!({}), "no address over HTTPS"),
        (json!({ "jwks_uri": "file:///etc/passwd" }), json!({}), "no address over HTTPS"),
        (json!({ "authorization_response_iss_parameter_supported": true }), json!({}), "who gave it"),
        (json!({}), json!({ "nonce": "of another" }), "another sign-in"),
        (json!({}), json!({ "iss": "https://accounts.example" }), "another provider"),
        (json!({}), json!({ "aud": "another" }), "somebody else"),
    ] {
        let other = Other::start().await;
        other.lies(|book| {
            book.discovery = Some(discovery.clone());
            book.claims = Some(claims.clone());
        });
        let provider = other.provider();
        let pending = Pending::fresh(NOW, "/").expect("random bytes");
        let refused = match provider.leave(&pending).await {
            Ok(to) => provider.back(&pending, &other.agrees(&to), NOW).await.expect_err("nobody"),
            Err(refused) => refused,
        };
        assert!(refused.0.contains(why), "{discovery} {claims}: {}", refused.0);
    }
}

#[tokio::test]
async fn a_new_key_is_fetched_and_a_stranger_s_is_not_believed() {
    let other = Other::start().await;
    let provider = other.provider();
    let pending = Pending::fresh(NOW, "/").expect("random bytes");
    other.lies(|book| book.signs = 1);
    let query = other.agrees(&provider.leave(&pending).await.expect("an address"));
    let refused = provider.back(&pending, &query, NOW).await.expect_err("it was never published");
    assert!(refused.0.contains("no key"), "{}", refused.0);
    // Published meanwhile; keys are not fetched at every token that names a strange one, and are in the end.
    other.lies(|book| book.published = 2);
    let fresh = other.provider();
    let query = other.agrees(&fresh.leave(&pending).await.expect("an address"));
    assert_eq!(fresh.back(&pending, &query, NOW).await, Ok("r.okafor".into()));
}
