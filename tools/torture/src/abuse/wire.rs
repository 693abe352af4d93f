//! The connections of abusers and users to the program: each from an address of its own on this machine, with
//! TLS or without, byte by byte.
//! Invariant: nothing is repeated and nothing waits for ever, so that the test counts exactly what the other
//! side does.

use crate::server::Door;
use crate::wire::trust;
use rustix::net::sockopt::set_socket_recv_buffer_size;
use rustix::net::{AddressFamily, SocketType, bind, connect, socket};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// The size of the receive buffer of a client that does not read.
const NARROW: usize = 4096;

/// The program, as a client knows it.
pub struct Target {
    /// The port at which it listens.
    pub port: u16,
    /// `localhost:4711`.
    pub host: String,
    one: Arc<ClientConfig>,
    two: Arc<ClientConfig>,
}

/// The client's address, and its longest wait for each step.
#[derive(Debug, Clone, Copy)]
pub struct Caller {
    /// All of 127.0.0.0/8 is this machine.
    pub from: Ipv4Addr,
    pub patience: Duration,
    /// Whether it receives as little as possible.
    pub is_narrow: bool,
}

/// A TLS connection, with bytes read beyond the last answer.
pub struct Line {
    stream: StreamOwned<ClientConnection, TcpStream>,
    rest: Vec<u8>,
}

/// An answer over HTTP/1.1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Target {
    /// The program behind this door. Errors: the door has no usable address or CA.
    pub fn of(door: &Door) -> Result<Target, String> {
        let host = door.url.trim_start_matches("https://").to_owned();
        let port = host.rsplit(':').next().and_then(|port| port.parse().ok()).ok_or("no port")?;
        let one = trust(&door.ca)?;
        let mut two = ClientConfig::clone(&one);
        two.alpn_protocols = vec![b"h2".to_vec()];
        Ok(Target { port, host, one, two: Arc::new(two) })
    }

    /// Opens a TCP connection only.
    pub fn dial(&self, caller: Caller) -> io::Result<TcpStream> {
        let fd = socket(AddressFamily::INET, SocketType::STREAM, None)?;
        if caller.is_narrow {
            set_socket_recv_buffer_size(&fd, NARROW)?;
        }
        bind(&fd, &SocketAddrV4::new(caller.from, 0))?;
        connect(&fd, &SocketAddr::from((Ipv4Addr::LOCALHOST, self.port)))?;
        let stream = TcpStream::from(fd);
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(caller.patience))?;
        stream.set_write_timeout(Some(caller.patience))?;
        Ok(stream)
    }

    /// Connects and completes the handshake.
    pub fn shake(&self, caller: Caller) -> io::Result<Line> {
        self.shaken(caller, &self.one)
    }

    /// The same for HTTP/2, with its preface and these settings.
    pub fn shake_two(&self, caller: Caller, settings: &[u8]) -> io::Result<Line> {
        let mut line = self.shaken(caller, &self.two)?;
        line.send(&[b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", &frame(4, 0, 0, settings)[..]].concat())?;
        Ok(line)
    }

    fn shaken(&self, caller: Caller, config: &Arc<ClientConfig>) -> io::Result<Line> {
        let name = ServerName::try_from("localhost").map_err(io::Error::other)?;
        let session = ClientConnection::new(config.clone(), name).map_err(io::Error::other)?;
        let mut stream = StreamOwned::new(session, self.dial(caller)?);
        while stream.conn.is_handshaking() {
            stream.conn.complete_io(&mut stream.sock)?;
        }
        Ok(Line { stream, rest: Vec::new() })
    }
}

impl Line {
    /// Sends bytes unchanged.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)?;
        self.stream.flush()
    }

    /// Reads bytes and drops them. Errors: the other side closed.
    pub fn drain(&mut self) -> io::Result<()> {
        match self.stream.read(&mut [0; 16 * 1024]) {
            Ok(0) => Err(ErrorKind::UnexpectedEof.into()),
            Err(why) if !matches!(why.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => Err(why),
            _ => Ok(()),
        }
    }

    /// The next answer. Errors: it does not come, or is incomplete.
    pub fn answer(&mut self) -> io::Result<Answer> {
        let end = loop {
            if let Some(at) = self.rest.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            self.more()?;
        };
        let head: Vec<u8> = self.rest.drain(..end).collect();
        let head = String::from_utf8_lossy(&head).into_owned();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        if status == 100 {
            return self.answer();
        }
        let length = header(&head, "content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
        while self.rest.len() < length {
            self.more()?;
        }
        let body = self.rest.drain(..length).collect();
        Ok(Answer { status, head, body })
    }

    /// Sends a request, and reads the answer.
    pub fn ask(&mut self, request: &[u8]) -> io::Result<Answer> {
        self.send(request)?;
        self.answer()
    }

    fn more(&mut self) -> io::Result<()> {
        let mut piece = [0; 16 * 1024];
        match self.stream.read(&mut piece)? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            read => {
                self.rest.extend_from_slice(&piece[..read]);
                Ok(())
            }
        }
    }
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }

    /// Its body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
}

/// A frame of HTTP/2 (RFC 9113, section 4.1).
pub fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap_or(0).to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

/// The header block of a request for `/` in HPACK, without its dynamic table (RFC 7541): method (`2` GET, `3`
/// POST), scheme and path by their indices, the authority in full.
pub fn head(method: u8, host: &str) -> Vec<u8> {
    let length = u8::try_from(host.len().min(126)).unwrap_or(0);
    [&[0x80 | method, 0x87, 0x84, 0x01, length], &host.as_bytes()[..length.into()]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_says_its_length_and_whose_it_is() {
        assert_eq!(frame(3, 0, 5, &[0, 0, 0, 8]), [0, 0, 4, 3, 0, 0, 0, 0, 5, 0, 0, 0, 8]);
    }

    #[test]
    fn a_header_is_found_by_its_whole_name() {
        let head = "HTTP/1.1 503 x\r\nX-Retry-After: 9\r\nRetry-After: 5\r\n\r\n";
        assert_eq!((header(head, "retry-after"), header(head, "etag")), (Some("5"), None));
    }
}
