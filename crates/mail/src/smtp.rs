//! Hands one mail to the mail server: greeting, TLS, sign-in, the message, and what a refusal means.
//! Invariant: without TLS nothing leaves this machine. After the server accepted a message, nothing turns it
//! into a failure.

use crate::returns::tag::{MOST_LOCAL, MailName};
use crate::{Attachment, messages};
use jiff::Timestamp;
use kernel::environment::Environment;
use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{self, Mailbox, Message, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use std::time::{Duration, SystemTime};
use tokio::time::timeout;

/// How long the server may take for one mail, from connecting to its answer.
const LONGEST: Duration = Duration::from_secs(30);
/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(10);
/// How long the goodbye may take.
const GOODBYE: Duration = Duration::from_secs(2);

/// When TLS begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// After a greeting that asks for it (STARTTLS); a server without it gets nothing.
    Asked,
    /// Before the greeting (RFC 8314).
    Wrapped,
    /// Never: for a server on this machine.
    None,
}

/// The mail server as it was configured.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// When TLS begins.
    pub tls: Security,
    /// An additional CA to trust, PEM.
    pub ca: Option<Vec<u8>>,
    /// User name and password.
    pub user: Option<(String, String)>,
    /// The sender of the mails: `Steelyard <post@shop.example>`.
    pub from: String,
    /// The address that mails are returned to, each with its own ending: `returns@shop.example`. None: that of
    /// the sender.
    pub returns_to: Option<String>,
    /// The origin of links: `https://shop.example`.
    pub origin: String,
}

/// A mail server that can be used.
pub struct Smtp {
    address: (String, u16),
    security: Security,
    tls: Option<TlsParameters>,
    user: Option<Credentials>,
    from: Mailbox,
    returns_to: Option<Address>,
    /// Gets every mail in the place of the people it is written to, with this word before its subject.
    stand_in: Option<(Mailbox, &'static str)>,
    origin: String,
    /// The name in our greeting, which is also the host of the links.
    name: String,
}

/// A mail to be sent.
#[derive(Debug)]
pub(crate) struct Letter<'a> {
    pub name: MailName,
    pub to: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    pub link: Option<&'a str>,
    pub foot: &'a str,
    pub attachment: Option<&'a Attachment>,
}

/// Why a mail was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Nobody answers there.
    Unreachable,
    /// No TLS, or a certificate we do not trust.
    Tls,
    /// The server did not accept our sign-in.
    SignIn,
    /// The server said: later (4xx).
    Busy,
    /// The server said: never (5xx).
    Refused,
    /// As `Refused`, because of the recipient's address.
    Unknown,
    /// It took too long.
    Slow,
    /// The address has an invalid form.
    Address,
    /// Its content does not open.
    Unreadable,
}

impl Failure {
    /// The word that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Failure::Unreachable => "unreachable",
            Failure::Tls => "tls",
            Failure::SignIn => "sign_in",
            Failure::Busy => "busy",
            Failure::Refused | Failure::Unknown => "refused",
            Failure::Slow => "slow",
            Failure::Address => "address",
            Failure::Unreadable => "unreadable",
        }
    }

    /// Whether the mail itself is the reason, so that a second try would fail too.
    pub const fn is_for_good(self) -> bool {
        matches!(self, Failure::Refused | Failure::Unknown | Failure::Address)
    }

    /// Whether this address cannot be reached, whatever the mail and whoever sends it.
    pub const fn is_of_the_address(self) -> bool {
        matches!(self, Failure::Unknown | Failure::Address)
    }

    /// Whether every other mail would fail now too.
    pub const fn is_of_the_server(self) -> bool {
        matches!(self, Failure::Unreachable | Failure::Tls | Failure::SignIn | Failure::Slow)
    }
}

/// Marks the mail as written by a program, so that no other program answers it (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Smtp {
    /// Errors: a text that says what is wrong with the settings.
    pub fn new(server: Server) -> Result<Smtp, String> {
        let from = server.from.parse().map_err(|why| format!("mail.from: {}: {why}", server.from))?;
        let returns_to = server.returns_to.as_deref().map(return_address).transpose()?;
        let tls = match server.tls {
            Security::Asked | Security::Wrapped => Some(parameters(&server)?),
            Security::None if is_this_machine(&server.host) => None,
            Security::None => return Err("mail.tls: none is for a mail server on this machine only".into()),
        };
        let name = server.origin.trim_start_matches("https://");
        let name = name.rsplit_once(':').map_or(name, |(name, _)| name).to_owned();
        let user = server.user.map(|(user, password)| Credentials::new(user, password));
        Ok(Smtp {
            address: (server.host, server.port),
            security: server.tls,
            tls,
            user,
            from,
            returns_to,
            stand_in: None,
            origin: server.origin,
            name,
        })
    }

    /// The same server, to which every mail goes for one address, outside production. Errors: the address.
    pub fn for_one(self, address: &str, environment: Environment) -> Result<Smtp, String> {
        let address = address.parse().map_err(|why| format!("instance.mail_to: {address}: {why}"))?;
        let stand_in = Some((Mailbox::new(None, address), environment.as_str()));
        Ok(Smtp { stand_in, ..self })
    }

    /// Whether every mail goes to one address, in the place of the people it is written to.
    pub fn is_for_one(&self) -> bool {
        self.stand_in.is_some()
    }

    /// Hands a mail over. Ok means that the server is responsible for it from now on.
    pub(crate) async fn send(&self, letter: &Letter<'_>, now: Timestamp) -> Result<(), Failure> {
        let message = self.message(letter, now).ok_or(Failure::Address)?;
        let envelope = self.envelope(letter, &message).ok_or(Failure::Address)?;
        let bytes = message.formatted();
        let handed = timeout(LONGEST, async {
            let mut server = self.connect().await?;
            server.send(&envelope, &bytes).await.map_err(|why| of_message(&why))?;
            Ok(server)
        });
        let mut server = handed.await.unwrap_or(Err(Failure::Slow))?;
        // The server has the mail now, however long the goodbye takes.
        let _ = timeout(GOODBYE, server.abort()).await;
        Ok(())
    }

    pub(super) fn message(&self, letter: &Letter<'_>, now: Timestamp) -> Option<Message> {
        let to = match &self.stand_in {
            Some((one, _)) => one.clone(),
            None => Mailbox::new(None, letter.to.parse().ok()?),
        };
        let subject = match &self.stand_in {
            Some((_, word)) => format!("[{word}] {}", letter.subject),
            None => letter.subject.to_owned(),
        };
        let body = messages::whole(letter.text, &self.origin, letter.link, letter.foot);
        // The same id for each try, so that a person who gets two copies can see that they are one mail.
        let id = format!("<{}@{}>", letter.name.message_id(), self.name);
        let head = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .date(SystemTime::from(now))
            .message_id(Some(id))
            .header(AutoSubmitted);
        let Some(file) = letter.attachment else {
            return head.header(ContentType::TEXT_PLAIN).body(body).ok();
        };
        let pdf = ContentType::parse("application/pdf").ok()?;
        let file = message::Attachment::new(file.name.clone()).body(file.bytes.clone(), pdf);
        let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(body);
        head.multipart(MultiPart::mixed().singlepart(text).singlepart(file)).ok()
    }

    /// Whom the mail server tells if it cannot deliver the mail later.
    pub(super) fn envelope(&self, letter: &Letter<'_>, message: &Message) -> Option<Envelope> {
        let Some(to) = &self.returns_to else { return Some(message.envelope().clone()) };
        let from = letter.name.address((to.user(), to.domain())).parse().ok()?;
        Envelope::new(Some(from), message.envelope().to().to_vec()).ok()
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Failure> {
        let hello = ClientId::Domain(self.name.clone());
        let wrapped = self.tls.clone().filter(|_| self.security == Security::Wrapped);
        let address = (self.address.0.as_str(), self.address.1);
        let begun = AsyncSmtpConnection::connect_tokio1(address, Some(CONNECT), &hello, wrapped, None).await;
        let mut server = begun.map_err(|why| of_connection(&why))?;
        if let Some(tls) = self.tls.clone().filter(|_| !server.is_encrypted()) {
            let upgraded = server.starttls(tls, &hello).await;
            upgraded.map_err(|why| if why.is_client() { Failure::Tls } else { of_connection(&why) })?;
        }
        if let Some(user) = &self.user {
            let signed_in = server.auth(&[Mechanism::Plain, Mechanism::Login], user).await;
            signed_in.map_err(|why| of_sign_in(&why))?;
        }
        Ok(server)
    }
}

/// The address that mails are returned to. Errors: it has no room for the name of a mail.
fn return_address(text: &str) -> Result<Address, String> {
    let address: Address = text.parse().map_err(|why| format!("mail.returns_to: {why}: {text}"))?;
    match address.user().len() <= MOST_LOCAL && !address.user().contains('+') {
        true => Ok(address),
        false => Err(format!("mail.returns_to: at most {MOST_LOCAL} letters before the @, and no +")),
    }
}

fn parameters(server: &Server) -> Result<TlsParameters, String> {
    let mut builder = TlsParameters::builder(server.host.clone());
    if let Some(pem) = &server.ca {
        let ca = Certificate::from_pem(pem).map_err(|why| format!("mail.ca: {why}"))?;
        builder = builder.add_root_certificate(ca);
    }
    builder.build_rustls().map_err(|why| format!("mail.tls: {why}"))
}

/// Whether a name means this machine on every machine.
fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn of_connection(why: &Error) -> Failure {
    match () {
        () if why.is_timeout() => Failure::Slow,
        () if why.is_tls() => Failure::Tls,
        () if why.status().is_some() => Failure::Busy,
        // A refused certificate ends the stream in the middle of the handshake.
        () if told_by_tls(why) => Failure::Tls,
        () => Failure::Unreachable,
    }
}

fn told_by_tls(why: &Error) -> bool {
    let mut cause = std::error::Error::source(why);
    while let Some(error) = cause {
        if error.is::<rustls::Error>() {
            return true;
        }
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        if inner.is_some_and(|inner| inner.is::<rustls::Error>()) {
            return true;
        }
        cause = error.source();
    }
    false
}

fn of_sign_in(why: &Error) -> Failure {
    match why.is_transient() {
        true => Failure::Busy,
        false if why.is_permanent() || why.is_client() => Failure::SignIn,
        false => of_connection(why),
    }
}

fn of_message(why: &Error) -> Failure {
    match why.status().map(u16::from) {
        Some(status) => of_reply(status, &why.to_string()),
        None if why.is_client() => Failure::Address,
        None => of_connection(why),
    }
}

/// The meaning of a reply, by its number and, if there is one, by the enhanced code in its text (RFC 3463):
/// 5.1 is the address, 5.2.1 a mailbox that accepts nothing. Without an enhanced code, the numbers that
/// RFC 5321 uses for mailboxes count as the address.
pub(super) fn of_reply(status: u16, words: &str) -> Failure {
    let mut enhanced =
        words.split_whitespace().filter(|word| word.starts_with("5.") && word.split('.').count() == 3);
    let is_of_the_address = match enhanced.next() {
        Some(code) => code.starts_with("5.1.") || code == "5.2.1",
        None => matches!(status, 550 | 551 | 553),
    };
    match of_status(status) {
        Failure::Refused if is_of_the_address => Failure::Unknown,
        other => other,
    }
}

/// The meaning of a reply to the message itself.
const fn of_status(status: u16) -> Failure {
    match status {
        // The server wants a sign-in, or another one: the settings are wrong, not the mail.
        530 | 534 | 535 | 538 => Failure::SignIn,
        // The service is closing, or accepts no mail at all.
        421 | 521 => Failure::Busy,
        500.. => Failure::Refused,
        _ => Failure::Busy,
    }
}
