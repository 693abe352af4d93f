//! PostgreSQL's protocol 3.0 as far as a recorder must read it: each statement with its bound values.
//! Invariant: it reads whole messages only, in whatever pieces the bytes arrive.

use super::{Sent, Value, value};
use std::collections::{HashMap, VecDeque};

/// Cuts the bytes of one direction into messages.
pub struct Messages {
    buffer: Vec<u8>,
    /// A client's first message has no tag.
    untagged: bool,
}

impl Messages {
    /// The messages of a client.
    pub fn of_client() -> Messages {
        Messages { buffer: Vec::new(), untagged: true }
    }

    /// The messages of a server.
    pub fn of_server() -> Messages {
        Messages { buffer: Vec::new(), untagged: false }
    }

    /// Takes bytes, and reports each message that they complete: its tag (zero for a client's first one) and
    /// its body.
    pub fn push(&mut self, bytes: &[u8], tell: impl Fn(u8, &[u8])) {
        self.buffer.extend_from_slice(bytes);
        let mut at = 0;
        while let Some((tag, body, end)) = self.next(at) {
            tell(tag, &self.buffer[body..end]);
            (self.untagged, at) = (false, end);
        }
        self.buffer.drain(..at);
    }

    /// The message at this place, if it is whole: tag, beginning and end of its body.
    fn next(&self, at: usize) -> Option<(u8, usize, usize)> {
        let head = at + usize::from(!self.untagged);
        let tag = if self.untagged { 0 } else { *self.buffer.get(at)? };
        let length = self.buffer.get(head..head + 4)?;
        let length = u32::from_be_bytes(length.try_into().ok()?) as usize;
        let end = head + length;
        (end <= self.buffer.len()).then_some((tag, head + 4, end))
    }
}

#[derive(Default)]
struct Statement {
    sql: String,
    types: Vec<u32>,
}

/// The state of one connection's statements, from the messages of both sides.
#[derive(Default)]
pub struct Conversation {
    statements: HashMap<String, Statement>,
    /// Statements whose description was requested and has not arrived.
    described: VecDeque<String>,
}

impl Conversation {
    /// Reads a client's message. Returns the statement that it runs.
    pub fn client(&mut self, tag: u8, body: &[u8]) -> Option<Sent> {
        let mut body = Reader(body);
        match tag {
            b'P' => {
                let (name, sql) = (body.text()?, body.text()?);
                self.statements.insert(name, Statement { sql, types: Vec::new() });
                None
            }
            b'D' => {
                let prepared = body.take(1)? == b"S";
                let name = body.text()?;
                if prepared {
                    self.described.push_back(name);
                }
                None
            }
            b'B' => self.bound(&mut body),
            b'Q' => Some(Sent { sql: body.text()?, values: Vec::new() }),
            _ => None,
        }
    }

    /// Reads a server's message, for the types of a statement.
    pub fn server(&mut self, tag: u8, body: &[u8]) -> Option<Sent> {
        if tag == b't' {
            let mut body = Reader(body);
            let types = (0..body.int16()?).map(|_| body.int32()).collect::<Option<Vec<_>>>()?;
            let name = self.described.pop_front()?;
            self.statements.get_mut(&name)?.types = types;
        }
        None
    }

    fn bound(&self, body: &mut Reader<'_>) -> Option<Sent> {
        let _portal = body.text()?;
        let statement = self.statements.get(&body.text()?)?;
        for _ in 0..body.int16()? {
            body.int16()?;
        }
        let mut values = Vec::new();
        for n in 0..usize::from(body.int16()?) {
            let kind = *statement.types.get(n)?;
            let length = body.int32()?;
            // A length of -1 means null.
            let text =
                if length == u32::MAX { None } else { Some(value::text(kind, body.take(length as usize)?)) };
            values.push(Value { kind, text });
        }
        Some(Sent { sql: statement.sql.clone(), values })
    }
}

/// Reads a message's body from its beginning; None if it is too short.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }

    pub fn int16(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    pub fn int32(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<String> {
        let end = self.0.iter().position(|byte| *byte == 0)?;
        let text = String::from_utf8_lossy(self.take(end)?).into_owned();
        self.take(1)?;
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    fn message(tag: u8, body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 4).unwrap().to_be_bytes();
        [&[tag], &length[..], body].concat()
    }

    fn heard(messages: &mut Messages, bytes: &[u8]) -> Vec<(u8, Vec<u8>)> {
        let told = RefCell::new(Vec::new());
        messages.push(bytes, |tag, body| told.borrow_mut().push((tag, body.to_vec())));
        told.into_inner()
    }

    #[test]
    fn messages_are_whole_however_the_bytes_were_cut() {
        let first = [&8_u32.to_be_bytes()[..], b"abcd"].concat();
        let all = [first, message(b'Q', b"begin\0"), message(b'X', b"")].concat();
        let want = vec![(0, b"abcd".to_vec()), (b'Q', b"begin\0".to_vec()), (b'X', Vec::new())];
        for cut in 0..all.len() {
            let mut messages = Messages::of_client();
            let mut got = heard(&mut messages, &all[..cut]);
            got.extend(heard(&mut messages, &all[cut..]));
            assert_eq!(got, want, "cut at {cut}");
        }
    }

    #[test]
    fn a_bound_statement_is_told_with_its_values_as_text() {
        let mut talk = Conversation::default();
        assert_eq!(talk.client(b'P', b"s1\0select $1, $2\0\0\0"), None);
        assert_eq!(talk.client(b'D', b"Ss1\0"), None);
        let types = [&2_u16.to_be_bytes()[..], &20_u32.to_be_bytes(), &25_u32.to_be_bytes()].concat();
        assert_eq!(talk.server(b't', &types), None);
        let values =
            [&2_u16.to_be_bytes()[..], &8_u32.to_be_bytes(), &7_i64.to_be_bytes(), &u32::MAX.to_be_bytes()]
                .concat();
        let bind = [&b"\0s1\0\0\x01\0\x01"[..], &values].concat();
        let sent = talk.client(b'B', &bind).expect("a statement");
        assert_eq!(sent.sql, "select $1, $2");
        let texts: Vec<_> = sent.values.into_iter().map(|value| value.text).collect();
        assert_eq!(texts, [Some(Ok("7".to_owned())), None]);
    }
}
