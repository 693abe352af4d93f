//! GS1 Digital Link: the elements of goods as a web address,
//! `https://id.gs1.org/01/<gtin>/10/<lot>/21/<serial>?15=…&17=…` (GS1 Digital Link Standard: URI Syntax,
//! section 4).
//! Invariant: a value is written with every character percent-encoded that is not a letter, a digit or one of
//! `-._~`.

use std::fmt::Write;

use super::{Collector, Elements, Place, identifiers};
use crate::code::Code;
use crate::day::Day;
use crate::refusal::Ruled;

/// The resolver of GS1, which leads to whoever issued the GTIN.
const RESOLVER: &str = "https://id.gs1.org";
/// The key, and what follows it in the path, in this order.
const KEY: &str = "01";
const QUALIFIERS: [&str; 3] = ["22", "10", "21"];
/// Digits of the key; other links have 8, 12 or 13.
const KEY_DIGITS: usize = 14;

/// Whether the text is a web address.
pub(super) fn is_uri(text: &str) -> bool {
    without_scheme(text).is_some()
}

fn without_scheme(text: &str) -> Option<&str> {
    ["https://", "http://"].iter().find_map(|scheme| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &text[scheme.len()..])
    })
}

/// The address of elements that have a GTIN.
pub(super) fn uri(elements: &Elements) -> String {
    let mut uri = RESOLVER.to_owned();
    for ai in std::iter::once(KEY).chain(QUALIFIERS) {
        if let Some(value) = elements.value(ai) {
            uri.push('/');
            uri.push_str(ai);
            uri.push('/');
            encode(value, &mut uri);
        }
    }
    let is_in_path = |ai: &str| ai == KEY || QUALIFIERS.contains(&ai);
    for (at, element) in elements.list().iter().filter(|it| !is_in_path(it.ai())).enumerate() {
        uri.push(if at == 0 { '?' } else { '&' });
        uri.push_str(element.ai());
        uri.push('=');
        encode(element.value(), &mut uri);
    }
    uri
}

fn encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            into.push(char::from(byte));
        } else {
            let _ = write!(into, "%{byte:02X}");
        }
    }
}

/// Reads an address of any host. Whatever is in front of the key, and parameters that are no AI, say nothing.
pub(super) fn parse(text: &str, today: Day) -> Ruled<Elements> {
    let rest = without_scheme(text).unwrap_or(text);
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let place = |part: &str, ai: &str| {
        let byte = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        Place { at: text.char_indices().take_while(|(at, _)| *at <= byte).count(), ai: ai.to_owned() }
    };
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let key = segments
        .iter()
        .position(|it| *it == KEY)
        .ok_or_else(|| place(path, "").refusal(Code::Gs1UnknownAi))?;
    let mut collector = Collector::new(today);
    for pair in segments[key..].chunks(2) {
        let &[ai, value] = pair else {
            return Err(place(pair[0], pair[0]).refusal(Code::Gs1ValueLength));
        };
        if ai != KEY && !QUALIFIERS.contains(&ai) {
            return Err(place(ai, ai).refusal(Code::Gs1UnknownAi));
        }
        add(place(ai, ai), value, &mut collector)?;
    }
    for parameter in query.split(['&', ';']) {
        let (ai, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        if !ai.is_empty() && ai.bytes().all(|byte| byte.is_ascii_digit()) {
            add(place(ai, ai), value, &mut collector)?;
        }
    }
    collector.finish()
}

fn add(place: Place, value: &str, collector: &mut Collector) -> Ruled<()> {
    let ai = place.ai.clone();
    let found = identifiers::format_of(ai.as_bytes()).filter(|(length, _)| *length == ai.len());
    let (_, format) = found.ok_or_else(|| place.refusal(Code::Gs1UnknownAi))?;
    let mut value = decode(value).ok_or_else(|| place.refusal(Code::Gs1ValueFormat))?;
    if ai == KEY && matches!(value.len(), 8 | 12 | 13) {
        let zeros = vec![b'0'; KEY_DIGITS - value.len()];
        value.splice(0..0, zeros);
    }
    collector.add(place, format, &value)
}

/// The bytes behind percent signs; None for a sign without two hexadecimal digits.
fn decode(value: &str) -> Option<Vec<u8>> {
    let mut bytes = value.bytes();
    let mut decoded = Vec::with_capacity(value.len());
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            let mut digit =
                || char::from(bytes.next()?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            digit()? << 4 | digit()?
        } else {
            byte
        });
    }
    Some(decoded)
}
