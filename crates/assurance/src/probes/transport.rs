//! Checks of a stranger's connection: TLS, plain HTTP, and the headers of every answer.
//! Invariant: each opens a real connection to the served socket; it offers an old protocol byte by byte,
//! because no current library speaks it.

use crate::client::{dial, in_time};
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{Served, World, reached};
use kernel::day::Instant;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::{CertificateError, ClientConfig, RootCertStore, SupportedProtocolVersion};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The types of TLS's records (RFC 8446, section 5.1).
const HANDSHAKE: u8 = 22;
const SERVER_HELLO: u8 = 2;
/// TLS_RSA_WITH_AES_128_CBC_SHA and the like: no forward secrecy; and ECDHE with CBC.
const WEAK_SUITES: [[u8; 2]; 6] =
    [[0x00, 0x2f], [0x00, 0x35], [0x00, 0x9c], [0x00, 0x0a], [0xc0, 0x13], [0xc0, 0x09]];
const STRONG_SUITES: [[u8; 2]; 4] = [[0xc0, 0x2b], [0xc0, 0x2f], [0xc0, 0x2c], [0xc0, 0x30]];

/// tls-min
pub async fn versions(world: &World) -> Verdict {
    let old = [("1.0", 1u8), ("1.1", 2)];
    for (name, minor) in old {
        let all: Vec<[u8; 2]> = WEAK_SUITES.iter().chain(&STRONG_SUITES).copied().collect();
        ensure(!is_taken(&world.served, minor, &all).await?, || format!("TLS {name} was accepted."))?;
    }
    ensure(!is_taken(&world.served, 3, &WEAK_SUITES).await?, || {
        "A cipher without forward secrecy or without authentication of its records was accepted.".into()
    })?;
    for (name, version) in [("1.2", &rustls::version::TLS12), ("1.3", &rustls::version::TLS13)] {
        shakes_hands(&world.served, (name, version)).await?;
    }
    Ok(Proof::of("TLS 1.2 and 1.3 are spoken; 1.0, 1.1 and six weak ciphers were offered and refused.")
        .with("refused", old.len() + WEAK_SUITES.len()))
}

/// A handshake with only this version; it judges the certificate for the served name as a careful client
/// does.
async fn shakes_hands(
    served: &Served,
    (name, version): (&str, &'static SupportedProtocolVersion),
) -> Result<(), Broken> {
    let mut roots = RootCertStore::empty();
    match &served.ca {
        Some(path) => {
            CertificateDer::pem_file_iter(path)?.try_for_each(|ca| roots.add(ca?).map_err(Broken::from))?
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_protocol_versions(&[version])?;
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let refused = |why: io::Error| {
        let says = refusal(&why, served.name());
        let other = || format!("No handshake by TLS {name} with a certificate that a careful client takes.");
        Broken::caused(says.unwrap_or_else(other), why)
    };
    in_time(async { dial(served, Arc::new(config)).await.map_err(refused) }).await.map(drop)
}

/// Why a careful client refuses the certificate. None: the cause is not the certificate.
fn refusal(why: &io::Error, name: &str) -> Option<String> {
    let why = why.get_ref()?.downcast_ref::<rustls::Error>()?;
    let rustls::Error::InvalidCertificate(why) = why else { return None };
    Some(match why {
        CertificateError::ExpiredContext { not_after, .. } => {
            format!("The certificate ended on {}.", day(*not_after))
        }
        CertificateError::NotValidYetContext { not_before, .. } => {
            format!("The certificate begins only on {}.", day(*not_before))
        }
        CertificateError::NotValidForNameContext { .. } => format!("The certificate is not for {name}."),
        CertificateError::UnknownIssuer => {
            "The certificate is of a CA that this machine does not know.".into()
        }
        _ => return None,
    })
}

fn day(at: UnixTime) -> String {
    let second = i64::try_from(at.as_secs()).unwrap_or(i64::MAX);
    Instant::from_second(second)
        .map_or_else(|_| "another day".into(), |at| at.strftime("%-d %B %Y").to_string())
}

/// Whether the server accepts a client that offers only this version (3.minor) and these suites.
async fn is_taken(served: &Served, minor: u8, suites: &[[u8; 2]]) -> Result<bool, Broken> {
    let answer = exchange(served.reached_at(), &hello(minor, suites, served.name())).await?;
    // A ServerHello means yes; an alert or no answer means no.
    Ok(answer.first() == Some(&HANDSHAKE) && answer.get(5) == Some(&SERVER_HELLO))
}

/// A ClientHello of TLS 1.0 to 1.2 (RFC 5246, section 7.4.1.2).
fn hello(minor: u8, suites: &[[u8; 2]], name: &str) -> Vec<u8> {
    let suites: Vec<u8> = suites.concat();
    let extensions = extensions(name);
    let mut body = vec![3, minor];
    body.extend([0x5a; 32]); // the client's random: nothing is derived from it here
    body.push(0); // no session to resume
    body.extend(sized(&suites));
    body.extend([1, 0]); // no compression
    body.extend(sized(&extensions));
    let mut message = vec![1, 0];
    message.extend(sized(&body));
    let mut record = vec![HANDSHAKE, 3, minor.min(1)];
    record.extend(sized(&message));
    record
}

/// Server name, groups, point formats and signatures that every server of that time expects.
fn extensions(name: &str) -> Vec<u8> {
    let host = [&[0][..], &sized(name.as_bytes())].concat();
    let parts: [(u16, Vec<u8>); 4] = [
        (0, sized(&host)),
        (10, sized(&[0x00, 0x1d, 0x00, 0x17])),
        (11, vec![1, 0]),
        (13, sized(&[0x04, 0x03, 0x04, 0x01, 0x08, 0x04, 0x02, 0x01, 0x02, 0x03])),
    ];
    parts.into_iter().flat_map(|(kind, data)| [kind.to_be_bytes().to_vec(), sized(&data)].concat()).collect()
}

/// Bytes after their length in two bytes.
fn sized(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX).to_be_bytes();
    [&length[..], bytes].concat()
}

/// Sends bytes and reads the first answer. It is empty where the other side just closes.
async fn exchange(to: SocketAddr, bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    in_time(async {
        let mut stream = TcpStream::connect(to).await?;
        stream.write_all(bytes).await?;
        let mut answer = vec![0; 4096];
        // A reset is a refusal too.
        let length = stream.read(&mut answer).await.unwrap_or(0);
        answer.truncate(length);
        Ok(answer)
    })
    .await
}

/// plain-http-refused
pub async fn plain_http(world: &World) -> Verdict {
    let host = &world.served.host;
    let requests = ["GET", "POST"].map(|verb| {
        format!("{verb} / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    });
    let places = [Some(world.served.reached_at()), world.served.redirect.map(reached)];
    let mut tried = 0;
    for place in places.into_iter().flatten() {
        for request in &requests {
            let answer = String::from_utf8_lossy(&exchange(place, request.as_bytes()).await?).into_owned();
            ensure(!answer.starts_with("HTTP/1.1 2"), || "Plain HTTP was answered with content.".into())?;
            let sets_cookie = answer.to_ascii_lowercase().contains("\r\nset-cookie:");
            ensure(!sets_cookie, || "Plain HTTP was answered with a cookie.".into())?;
            tried += 1;
        }
    }
    Ok(Proof::of(format!("{tried} plain requests: none was answered with content or a cookie."))
        .with("tried", tried))
}

/// The header that binds browsers to HTTPS, for a name that may have it.
const HSTS: &str = "max-age=63072000; includeSubDomains";

/// hsts-preload-ready
pub async fn hsts(world: &World) -> Verdict {
    let name = world.served.name();
    let is_bare = name == "localhost" || name.starts_with('[') || name.parse::<std::net::IpAddr>().is_ok();
    let mut stranger = world.stranger().await?;
    let places = ["/", "/healthz", "/no-such-page", "/api/v1/queries/no.such.query", "/static/no-such-file"];
    for place in places {
        let answer = stranger.get(place, &[]).await?;
        let sent = answer.header("strict-transport-security");
        let is_right =
            if is_bare { sent.is_empty() } else { sent == HSTS || sent == format!("{HSTS}; preload") };
        ensure(is_right, || format!("{place} was answered with Strict-Transport-Security {sent:?}."))?;
    }
    let says = match is_bare {
        true => {
            "The instance is served as localhost or by a bare address, where the header would bind the neighbours; \
                 none of the answers has it."
        }
        false => "Every answer that was tried has the header, refusals too.",
    };
    let proof = Proof::of(says).with("answers", places.len());
    Ok(if is_bare { proof.unneeded() } else { proof })
}

/// browser-hardening
pub async fn headers(world: &World) -> Verdict {
    let mut stranger = world.stranger().await?;
    let mut checked = 0;
    for route in web::router::table(&world.registry) {
        let path = example(&route.path);
        let answer = stranger.get(&path, &[]).await?;
        hardened(&route.path, &answer)?;
        checked += 1;
    }
    Ok(Proof::of(format!(
        "The headers of {checked} routes, as a stranger is answered: all there, no unsafe word."
    ))
    .with("routes", checked))
}

/// An example path of this route, with a value in each brace.
fn example(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect::<Vec<_>>().join("/")
}

fn hardened(path: &str, answer: &crate::client::Answer) -> Result<(), Broken> {
    let policy = answer.header("content-security-policy");
    let needed = [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
    ];
    for part in needed {
        ensure(policy.contains(part), || format!("{path}: the content policy lacks {part}."))?;
    }
    ensure(!policy.contains("unsafe"), || format!("{path}: the content policy has an unsafe word."))?;
    let fixed = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ];
    for (name, value) in fixed {
        ensure(answer.header(name) == value, || {
            format!("{path}: {name} is {:?} and not {value}.", answer.header(name))
        })?;
    }
    ensure(!answer.header("permissions-policy").is_empty(), || format!("{path}: no Permissions-Policy."))?;
    let is_kept_out = path.starts_with("/static/") || answer.header("cache-control") == "no-store";
    ensure(is_kept_out, || format!("{path}: may be kept by a cache."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_hello_says_how_long_each_of_its_parts_is() {
        let bytes = hello(1, &STRONG_SUITES, "localhost");
        assert_eq!(&bytes[..3], &[HANDSHAKE, 3, 1]);
        assert_eq!(usize::from(u16::from_be_bytes([bytes[3], bytes[4]])), bytes.len() - 5);
        assert_eq!(usize::from(u16::from_be_bytes([bytes[7], bytes[8]])), bytes.len() - 9);
        assert_eq!(&bytes[9..11], &[3, 1]);
    }

    #[test]
    fn a_certificate_that_is_refused_is_named_with_its_day() {
        let at = |day: u64| UnixTime::since_unix_epoch(Duration::from_secs(day * 86_400));
        let told = |why: CertificateError| {
            let why = io::Error::new(io::ErrorKind::InvalidData, rustls::Error::InvalidCertificate(why));
            refusal(&why, "shop.example")
        };
        let ended = CertificateError::ExpiredContext { time: at(20_900), not_after: at(20_880) };
        assert_eq!(told(ended).as_deref(), Some("The certificate ended on 3 March 2027."));
        assert!(told(CertificateError::UnknownIssuer).is_some_and(|says| says.contains("a CA")));
        assert_eq!(refusal(&io::Error::from(io::ErrorKind::ConnectionRefused), "shop.example"), None);
    }

    #[test]
    fn a_route_is_asked_by_an_example() {
        assert_eq!(example("/w/{slug}/bills/{id}"), "/w/x/bills/x");
    }
}
