//! The names under which this server is asked for. A page from elsewhere whose own name was made to lead here (DNS
//! rebinding) names another, and is told nothing.

use std::net::{IpAddr, SocketAddr};

use axum::extract::Request;
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{StatusCode, Uri};

/// Names, without their ports: who listens at another port of ours is not this matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hosts {
    /// None where whatever stands before this server answers for its name, and nobody said which it is.
    names: Option<Vec<String>>,
}

impl Hosts {
    /// Of a server that listens at `listen`, and that browsers reach at `address` where that is said.
    pub(crate) fn of(listen: SocketAddr, encrypted: bool, address: Option<&str>) -> Self {
        if encrypted && address.is_none() {
            return Self { names: None };
        }
        let mut names = vec![written(listen.ip())];
        if listen.ip().is_loopback() || listen.ip().is_unspecified() {
            names.extend(["localhost", "127.0.0.1", "[::1]"].map(str::to_owned));
        }
        let address = address.and_then(|address| address.parse::<Uri>().ok());
        names.extend(address.and_then(|uri| uri.host().map(str::to_lowercase)));
        Self { names: Some(names) }
    }

    /// Whether a request is for this server.
    ///
    /// # Errors
    /// How it is answered where not.
    pub(crate) fn check(&self, request: &Request) -> Result<(), StatusCode> {
        let mut hosts = request.headers().get_all(HOST).iter();
        let (Some(host), None, None) = (hosts.next(), hosts.next(), request.uri().authority()) else {
            return Err(StatusCode::BAD_REQUEST);
        };
        let host = Authority::try_from(host.as_bytes()).map_err(|_| StatusCode::BAD_REQUEST)?;
        let ours = |names: &Vec<String>| names.iter().any(|name| name.eq_ignore_ascii_case(host.host()));
        if self.names.as_ref().is_none_or(ours) { Ok(()) } else { Err(StatusCode::MISDIRECTED_REQUEST) }
    }
}

fn written(address: IpAddr) -> String {
    if address.is_ipv6() { format!("[{address}]") } else { address.to_string() }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn asked(hosts: &Hosts, named: &[&str]) -> u16 {
        let mut request = Request::builder().uri("/");
        for name in named {
            request = request.header(HOST, *name);
        }
        let request = request.body(Body::empty()).expect("a request");
        hosts.check(&request).map_or_else(|status| status.as_u16(), |()| 200)
    }

    #[test]
    fn only_our_own_names_are_answered_and_one_at_a_time() {
        let here = Hosts::of(([127, 0, 0, 1], 7410).into(), false, None);
        for name in ["127.0.0.1:7410", "localhost:7410", "LOCALHOST", "[::1]:7410", "localhost:9000"] {
            assert_eq!(asked(&here, &[name]), 200, "{name}");
        }
        for name in ["evil.example", "evil.example:7410", "localhost.evil.example", "10.0.0.1"] {
            assert_eq!(asked(&here, &[name]), 421, "{name}");
        }
        for names in [&[][..], &[""], &["localhost", "localhost"], &["a b"]] {
            assert_eq!(asked(&here, names), 400, "{names:?}");
        }
    }

    #[test]
    fn behind_https_the_name_is_the_one_that_was_said() {
        let listen = ([0, 0, 0, 0], 7410).into();
        let named = Hosts::of(listen, true, Some("https://waymark.example"));
        assert_eq!([asked(&named, &["waymark.example"]), asked(&named, &["evil.example"])], [200, 421]);
        let unnamed = Hosts::of(listen, true, None);
        assert_eq!([asked(&unnamed, &["waymark.example"]), asked(&unnamed, &[])], [200, 400]);
    }
}
