//! A connection on which the statements of one flight share one Sync.
//! Invariant: outside a transaction every Sync is sent (there it commits), and the driver reads, byte for
//! byte, what it would read if all of them had been sent.
//!
//! The driver ends each statement with a Sync, and the server answers each at once: five statements sent together are five
//! sends and five wake-ups, a tenth of the processor time of a bill. Inside a transaction the Syncs between them say
//! nothing: after an error the server refuses all that follows, with or without them. They are held back here, and the
//! answers to them (ReadyForQuery; after an error 25P02 for each statement that was skipped) are put in again.
//! (PostgreSQL 15, 55.2.3 Extended Query, 55.2.4 Pipelining, 55.7 Message Formats.)

use bytes::{Buf, BytesMut};
use std::collections::{HashSet, VecDeque};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// With more than this waiting to be sent, the driver waits too.
const ENOUGH: usize = 64 * 1024;
/// Bytes per read: mostly the answers of a flight.
const SPACE: usize = 16 * 1024;

/// The server's message between two statements of a transaction, and after one that failed.
const READY: &[u8] = b"Z\0\0\0\x05T";
const READY_FAILED: &[u8] = b"Z\0\0\0\x05E";
/// Its message for each statement after one that failed.
const ABORTED: &[u8] = b"E\0\0\0\x6bSERROR\0VERROR\0C25P02\0\
    Mcurrent transaction is aborted, commands ignored until end of transaction block\0\0";

/// A stream to the server that omits the Syncs inside a transaction.
pub(crate) struct Flight<S> {
    stream: S,
    talk: Talk,
    /// Ready to be sent.
    outgoing: BytesMut,
    /// Ready to be read.
    incoming: BytesMut,
    space: Box<[u8]>,
}

/// Where the answers of a request end.
#[derive(Debug, PartialEq, Eq)]
enum End {
    /// At the server's own ReadyForQuery.
    Ready,
    /// At the end of its one statement, because its Sync was held back.
    Statement,
}

/// The request that the driver is writing, as far as it has come.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Request {
    #[default]
    Empty,
    Bound,
    /// One statement bound and executed, and nothing else.
    Executed,
    Other,
}

/// Both directions of the conversation, as far as this file has to understand them.
#[derive(Default)]
struct Talk {
    /// Bytes from the driver that are not a whole message yet.
    written: BytesMut,
    /// Bytes from the server that are not a whole message yet.
    arrived: BytesMut,
    request: Request,
    /// The names of prepared statements that begin a transaction, and of those that end one.
    begins: HashSet<Vec<u8>>,
    ends: HashSet<Vec<u8>>,
    /// The requests without an answer, oldest first.
    waiting: VecDeque<End>,
    /// The server has answered the start-up; earlier messages have another form.
    started: bool,
    /// The server will be inside a transaction when it reads the next message.
    inside: bool,
}

/// The bytes before a message's own content: tag and length.
const HEAD: usize = 5;
/// The commands after which the server is, or may be, outside a transaction.
const ENDS: [&str; 6] = ["COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE", "START"];

fn begins(sql: &[u8]) -> bool {
    starts(sql, "BEGIN")
}

fn starts(sql: &[u8], word: &str) -> bool {
    sql.get(..word.len()).is_some_and(|first| first.eq_ignore_ascii_case(word.as_bytes()))
}

/// The tag of the first message and its whole length; None until all of it has arrived.
fn first(bytes: &[u8]) -> Option<(u8, usize)> {
    let (tag, rest) = bytes.split_first()?;
    let length = u32::from_be_bytes(rest.first_chunk().copied()?);
    let whole = usize::try_from(length).ok()?.checked_add(1)?;
    (whole <= bytes.len()).then_some((*tag, whole))
}

impl Talk {
    /// Takes bytes from the driver and adds to `outgoing` the bytes for the server.
    fn send(&mut self, bytes: &[u8], outgoing: &mut BytesMut) {
        if !self.started {
            outgoing.extend_from_slice(bytes);
            return;
        }
        self.written.extend_from_slice(bytes);
        while let Some((tag, length)) = first(&self.written) {
            let message = self.written.split_to(length);
            if !self.is_held_back(tag, &message) {
                outgoing.extend_from_slice(&message);
            }
        }
    }

    /// Follows the driver's requests. True for a Sync inside a transaction, after one execution and directly
    /// before the next.
    fn is_held_back(&mut self, tag: u8, message: &[u8]) -> bool {
        let so_far = std::mem::take(&mut self.request);
        match tag {
            b'S' => {
                let held_back =
                    self.inside && so_far == Request::Executed && self.written.first() == Some(&b'B');
                self.waiting.push_back(if held_back { End::Statement } else { End::Ready });
                return held_back;
            }
            b'Q' => {
                self.inside = begins(&message[HEAD..]);
                self.waiting.push_back(End::Ready);
            }
            b'B' if so_far == Request::Empty => {
                self.bound(message);
                self.request = Request::Bound;
            }
            b'E' if so_far == Request::Bound => self.request = Request::Executed,
            _ => {
                if tag == b'P' {
                    self.parsed(message);
                }
                self.request = Request::Other;
            }
        }
        false
    }

    /// A statement is prepared: remembers those that begin or end a transaction.
    fn parsed(&mut self, message: &[u8]) {
        let mut words = message[HEAD..].split(|byte| *byte == 0);
        let (name, sql) = (words.next().unwrap_or_default().to_vec(), words.next().unwrap_or_default());
        self.begins.remove(&name);
        self.ends.remove(&name);
        if begins(sql) {
            self.begins.insert(name);
        } else if ENDS.iter().any(|word| starts(sql, word)) {
            self.ends.insert(name);
        }
    }

    /// A prepared statement is about to run.
    fn bound(&mut self, message: &[u8]) {
        let name = message[HEAD..].split(|byte| *byte == 0).nth(1).unwrap_or_default();
        self.inside = (self.inside || self.begins.contains(name)) && !self.ends.contains(name);
    }

    /// Takes bytes from the server and adds to `incoming` the bytes for the driver.
    fn receive(&mut self, bytes: &[u8], incoming: &mut BytesMut) {
        self.arrived.extend_from_slice(bytes);
        while let Some((tag, length)) = first(&self.arrived) {
            let message = self.arrived.split_to(length);
            incoming.extend_from_slice(&message);
            match (tag, self.waiting.front()) {
                (b'Z', _) => self.ready(message[5]),
                (b'C' | b'I' | b's', Some(End::Statement)) => {
                    self.waiting.pop_front();
                    incoming.extend_from_slice(READY);
                }
                (b'E', Some(End::Statement)) => self.failed(incoming),
                _ => {}
            }
        }
    }

    fn ready(&mut self, status: u8) {
        self.started = true;
        self.waiting.pop_front();
        if self.waiting.is_empty() {
            self.inside = status == b'T';
        }
    }

    /// A statement failed: the server skips the others up to the Sync that was sent, and reports none of
    /// them.
    fn failed(&mut self, incoming: &mut BytesMut) {
        self.waiting.pop_front();
        incoming.extend_from_slice(READY_FAILED);
        while self.waiting.front() == Some(&End::Statement) {
            self.waiting.pop_front();
            incoming.extend_from_slice(ABORTED);
            incoming.extend_from_slice(READY_FAILED);
        }
        // The last of them has its own Sync, and its ReadyForQuery follows.
        incoming.extend_from_slice(ABORTED);
    }
}

impl<S> Flight<S> {
    pub(crate) fn over(stream: S) -> Self {
        Flight {
            stream,
            talk: Talk::default(),
            outgoing: BytesMut::new(),
            incoming: BytesMut::new(),
            space: vec![0; SPACE].into(),
        }
    }
}

impl<S: AsyncWrite + Unpin> Flight<S> {
    fn poll_send(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.outgoing.is_empty() {
            let sent = ready!(Pin::new(&mut self.stream).poll_write(cx, &self.outgoing))?;
            if sent == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.outgoing.advance(sent);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Flight<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        while this.incoming.is_empty() {
            let mut space = ReadBuf::new(&mut this.space);
            ready!(Pin::new(&mut this.stream).poll_read(cx, &mut space))?;
            if space.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
            this.talk.receive(space.filled(), &mut this.incoming);
        }
        let some = this.incoming.len().min(into.remaining());
        into.put_slice(&this.incoming[..some]);
        this.incoming.advance(some);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Flight<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        if this.outgoing.len() > ENOUGH {
            ready!(this.poll_send(cx))?;
        }
        this.talk.send(bytes, &mut this.outgoing);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_send(cx))?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_send(cx))?;
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len() + 4).expect("short");
        [&[tag][..], &length.to_be_bytes(), content].concat()
    }
    fn simple(sql: &str) -> Vec<u8> {
        message(b'Q', &[sql.as_bytes(), b"\0"].concat())
    }
    fn execution(name: &str) -> Vec<u8> {
        [message(b'B', &[b"\0", name.as_bytes(), b"\0\0\0\0\0\0\0"].concat()), message(b'E', b"\0\0\0\0\0")]
            .concat()
    }
    fn prepared(name: &str, sql: &str) -> Vec<u8> {
        let parse = [name.as_bytes(), b"\0", sql.as_bytes(), b"\0\0\0"].concat();
        [message(b'P', &parse), sync()].concat()
    }
    fn sync() -> Vec<u8> {
        message(b'S', b"")
    }
    fn statement(name: &str) -> Vec<u8> {
        [execution(name), sync()].concat()
    }
    fn ready(status: u8) -> Vec<u8> {
        message(b'Z', &[status])
    }
    fn done(tag: &str) -> Vec<u8> {
        [message(b'2', b""), message(b'C', &[tag.as_bytes(), b"\0"].concat())].concat()
    }
    fn fault() -> Vec<u8> {
        message(b'E', b"SERROR\0C23505\0\0")
    }

    fn sent(talk: &mut Talk, bytes: &[Vec<u8>]) -> Vec<u8> {
        let mut out = BytesMut::new();
        talk.send(&bytes.concat(), &mut out);
        out.to_vec()
    }
    fn read(talk: &mut Talk, bytes: &[Vec<u8>]) -> Vec<u8> {
        let mut into = BytesMut::new();
        talk.receive(&bytes.concat(), &mut into);
        into.to_vec()
    }
    fn started() -> Talk {
        let mut talk = Talk::default();
        read(&mut talk, &[ready(b'I')]);
        talk
    }
    /// A conversation inside a transaction, without an open request.
    fn inside() -> Talk {
        let mut talk = started();
        sent(&mut talk, &[simple("BEGIN")]);
        read(&mut talk, &[done("BEGIN"), ready(b'T')]);
        talk
    }

    #[test]
    fn the_start_up_passes_as_it_is_though_its_first_message_has_no_tag() {
        let mut talk = Talk::default();
        let start = b"\0\0\0\x08\0\x03\0\0".to_vec();
        assert_eq!(sent(&mut talk, std::slice::from_ref(&start)), start);
        let hello = [message(b'R', b"\0\0\0\0"), message(b'S', b"a\0b\0"), ready(b'I')];
        assert_eq!(read(&mut talk, &hello), hello.concat());
    }

    #[test]
    fn inside_a_transaction_only_the_last_sync_goes_out() {
        let mut talk = inside();
        let out = sent(&mut talk, &[statement("a"), statement("b"), statement("c")]);
        assert_eq!(out, [execution("a"), execution("b"), statement("c")].concat());
        let answers = read(&mut talk, &[done("SELECT 1"), done("SELECT 2"), done("SELECT 3"), ready(b'T')]);
        let as_ever =
            [done("SELECT 1"), ready(b'T'), done("SELECT 2"), ready(b'T'), done("SELECT 3"), ready(b'T')];
        assert_eq!(answers, as_ever.concat());
    }

    #[test]
    fn what_follows_begin_in_one_flight_is_inside_too() {
        for begin in [simple("BEGIN READ ONLY"), statement("begin")] {
            let mut talk = started();
            sent(&mut talk, &[prepared("begin", "begin isolation level serializable")]);
            read(&mut talk, &[message(b'1', b""), ready(b'I')]);
            let out = sent(&mut talk, &[begin.clone(), statement("a"), statement("b")]);
            assert!(out.ends_with(&[execution("a"), statement("b")].concat()));
        }
    }

    #[test]
    fn outside_a_transaction_every_sync_goes_out() {
        let flight = [statement("a"), statement("b")];
        assert_eq!(sent(&mut started(), &flight), flight.concat());
        let mut after = inside();
        for flight in [
            [simple("COMMIT"), statement("a"), statement("b")].to_vec(),
            [prepared("end", "commit"), statement("end"), statement("a"), statement("b")].to_vec(),
        ] {
            assert_eq!(sent(&mut after, &flight), flight.concat());
        }
        let mut failed = inside();
        sent(&mut failed, &[statement("a")]);
        read(&mut failed, &[fault(), ready(b'E')]);
        assert_eq!(sent(&mut failed, &flight), flight.concat());
    }

    #[test]
    fn what_is_more_than_one_execution_keeps_its_sync() {
        let describes = [message(b'D', b"Sx\0"), sync()].concat();
        let twice = [execution("a"), execution("a"), sync()].concat();
        for request in [prepared("x", "select 1"), describes, twice, simple("SAVEPOINT one")] {
            let flight = [request, statement("b")];
            assert_eq!(sent(&mut inside(), &flight), flight.concat());
        }
    }

    #[test]
    fn after_a_fault_each_skipped_statement_gets_its_refusal() {
        for failing in 0..3 {
            let mut talk = inside();
            sent(&mut talk, &[statement("a"), statement("b"), statement("c")]);
            let from_server = [vec![done("SELECT 1"); failing], vec![fault(), ready(b'E')]].concat();
            let mut as_ever = vec![[done("SELECT 1"), ready(b'T')].concat(); failing];
            as_ever.push([fault(), ready(b'E')].concat());
            as_ever.extend(vec![[ABORTED.to_vec(), ready(b'E')].concat(); 2 - failing]);
            assert_eq!(read(&mut talk, &from_server), as_ever.concat(), "{failing}");
            assert!(talk.waiting.is_empty() && !talk.inside);
        }
    }

    #[test]
    fn the_refusal_is_a_whole_message() {
        assert_eq!(first(ABORTED), Some((b'E', ABORTED.len())));
    }

    #[test]
    fn however_the_bytes_are_cut_the_talk_is_the_same() {
        let written = [statement("a"), statement("b"), simple("COMMIT")].concat();
        let answered =
            [done("SELECT 1"), message(b'N', b"\0"), fault(), ready(b'E'), done("ROLLBACK"), ready(b'I')]
                .concat();
        let (mut whole, mut bytewise) = (inside(), inside());
        let (mut out, mut into) = (BytesMut::new(), BytesMut::new());
        sent(&mut whole, std::slice::from_ref(&written));
        let as_whole = read(&mut whole, std::slice::from_ref(&answered));
        written.iter().for_each(|byte| bytewise.send(&[*byte], &mut out));
        // Before the next statement arrives nobody knows of it, so the Sync is sent.
        assert_eq!(out, written);
        answered.iter().for_each(|byte| bytewise.receive(&[*byte], &mut into));
        assert_eq!(into, answered);
        assert_eq!(
            as_whole,
            [
                done("SELECT 1"),
                ready(b'T'),
                message(b'N', b"\0"),
                fault(),
                ready(b'E'),
                done("ROLLBACK"),
                ready(b'I'),
            ]
            .concat()
        );
        assert!(!whole.inside && !bytewise.inside);
    }
}
