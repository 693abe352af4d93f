//! Messages between the program and the process that works for the database: JSON, each after its length.
//! Invariant: a length is checked before memory is allocated for it.

use serde_json::Value;
use std::io::{self, ErrorKind, Read, Write};

/// The longest request: a settings file.
pub(super) const MOST_ASKED: usize = 4 << 20;
/// The longest answer: a listing of a large repository.
pub(super) const MOST_ANSWERED: usize = 256 << 20;

pub(super) fn send(to: &mut impl Write, piece: &Value) -> io::Result<()> {
    let bytes = piece.to_string().into_bytes();
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    to.write_all(&[&length.to_le_bytes(), &bytes[..]].concat())
}

/// The next message; None: the other end is gone.
pub(super) fn receive(from: &mut impl Read, most: usize) -> io::Result<Option<Value>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Err(why) if why.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let length = usize::try_from(u32::from_le_bytes(length)).map_err(io::Error::other)?;
    if length > most {
        return Err(io::Error::other("a piece that is too long"));
    }
    let mut bytes = Vec::new();
    from.take(length as u64).read_to_end(&mut bytes)?;
    serde_json::from_slice(&bytes).map(Some).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_piece_comes_over_whole_and_one_that_is_cut_or_too_long_is_an_error() {
        let mut bytes = Vec::new();
        send(&mut bytes, &json!({ "id": 7, "text": "milk" })).expect("sent");
        send(&mut bytes, &json!([])).expect("sent");
        let mut from = &bytes[..];
        assert_eq!(receive(&mut from, 100).expect("whole"), Some(json!({ "id": 7, "text": "milk" })));
        assert_eq!(receive(&mut from, 100).expect("whole"), Some(json!([])));
        assert_eq!(receive(&mut from, 100).expect("the end"), None);
        assert!(receive(&mut &bytes[..9], 100).is_err(), "cut");
        assert!(receive(&mut &bytes[..], 8).is_err(), "too long");
    }
}
