//! Fetching from the provider: one request a connection, no redirect is followed, little is read, and soon.
//!
//! Over TLS, by the authorities that this computer trusts; without it to a loopback address alone, for trying things out.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{Method, Request, StatusCode, Uri};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

use super::NotSignedIn;

/// How long all of it may take.
const LONGEST: Duration = Duration::from_secs(10);

/// More than this is not read.
const MOST: usize = 256 * 1024;

/// Something to be fetched.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// A form to be sent; nothing is sent without one.
    pub(super) form: Option<String>,
    /// Who we are, for the provider.
    pub(super) authorization: Option<String>,
}

/// An address we may ask: HTTPS, or HTTP at a loopback address.
pub(super) fn allowed(address: &str) -> Result<Uri, NotSignedIn> {
    let refused = || NotSignedIn::because(format!("`{address}` is no address over HTTPS"));
    let uri: Uri = address.parse().map_err(|_| refused())?;
    let host = uri.host().ok_or_else(refused)?;
    let with_name = uri.authority().is_some_and(|authority| authority.as_str().contains('@'));
    let loopback = bare(host).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    match uri.scheme_str() {
        _ if with_name => Err(refused()),
        Some("https") => Ok(uri),
        Some("http") if loopback => Ok(uri),
        _ => Err(refused()),
    }
}

/// A host without the brackets of an IPv6 address.
fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

/// What is at an address.
pub(super) async fn fetch(address: &str, wanted: &Wanted) -> Result<Vec<u8>, NotSignedIn> {
    let uri = allowed(address)?;
    let answered = tokio::time::timeout(LONGEST, ask(&uri, wanted)).await;
    answered.unwrap_or_else(|_| Err(NotSignedIn::because(format!("`{address}` takes too long"))))
}

async fn ask(uri: &Uri, wanted: &Wanted) -> Result<Vec<u8>, NotSignedIn> {
    let failed = |error: &dyn std::fmt::Display| NotSignedIn::because(format!("`{uri}`: {error}"));
    let encrypted = uri.scheme_str() == Some("https");
    let host = bare(uri.host().unwrap_or_default()).to_owned();
    let port = uri.port_u16().unwrap_or(if encrypted { 443 } else { 80 });
    let stream = TcpStream::connect((host.as_str(), port)).await.map_err(|error| failed(&error))?;
    if !encrypted {
        return over(stream, uri, wanted).await;
    }
    let name = ServerName::try_from(host).map_err(|error| failed(&error))?;
    let stream = trusting()?.connect(name, stream).await.map_err(|error| failed(&error))?;
    over(stream, uri, wanted).await
}

/// TLS with whom this computer trusts.
fn trusting() -> Result<TlsConnector, NotSignedIn> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| NotSignedIn::because(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

async fn over<S>(stream: S, uri: &Uri, wanted: &Wanted) -> Result<Vec<u8>, NotSignedIn>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let failed = |error: &dyn std::fmt::Display| NotSignedIn::because(format!("`{uri}`: {error}"));
    let (mut sender, connection) =
        http1::handshake(TokioIo::new(stream)).await.map_err(|error| failed(&error))?;
    // Ends with the one answer.
    let connection = tokio::spawn(connection);
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let host = uri.authority().map(|authority| authority.as_str()).unwrap_or_default();
    let mut request = Request::builder()
        .uri(path)
        .header("host", host)
        .header("accept", "application/json")
        .header("connection", "close")
        .header("user-agent", concat!("waymark/", env!("CARGO_PKG_VERSION")));
    if let Some(authorization) = &wanted.authorization {
        request = request.header("authorization", authorization);
    }
    if wanted.form.is_some() {
        request = request.method(Method::POST).header("content-type", "application/x-www-form-urlencoded");
    }
    let body = Full::new(Bytes::from(wanted.form.clone().unwrap_or_default()));
    let request = request.body(body).map_err(|error| failed(&error))?;
    let response = sender.send_request(request).await.map_err(|error| failed(&error))?;
    let status = response.status();
    let read = Limited::new(response.into_body(), MOST).collect().await;
    connection.abort();
    if status != StatusCode::OK {
        return Err(failed(&format!("it answers {status}")));
    }
    Ok(read.map_err(|error| failed(&error))?.to_bytes().to_vec())
}
