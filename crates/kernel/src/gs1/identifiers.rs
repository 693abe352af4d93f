//! The application identifiers (AI) of GS1 and the form of their values.
//! Invariant: no AI begins another one, so reading from the left finds at most one.

use crate::code::Code;
use crate::lot_code::is_set_82;

/// The form of a value, as GS1's syntax dictionary writes it: parts of N (digits), X (set 82), Y (set 39) or
/// Z (base64url), each of an exact length or of one up to a limit (`..`); those in brackets may be missing,
/// from the last one on.
pub(super) struct Format(&'static str);

/// First and last AI of a row, and the form of their values. Source: GS1 Barcode Syntax Dictionary,
/// github.com/gs1/gs1-syntax-dictionary (Apache-2.0), rows of equal form put together. The measures are
/// below.
#[rustfmt::skip]
const IDENTIFIERS: &[(&str, &str, Format)] = &[
    ("00", "00", Format("N18")), ("01", "03", Format("N14")), ("10", "10", Format("X..20")),
    ("11", "13", Format("N6")), ("15", "17", Format("N6")), ("20", "20", Format("N2")),
    ("21", "22", Format("X..20")), ("235", "235", Format("X..28")), ("240", "241", Format("X..30")),
    ("242", "242", Format("N..6")), ("243", "243", Format("X..20")), ("250", "251", Format("X..30")),
    ("253", "253", Format("N13 [X..17]")), ("254", "254", Format("X..20")),
    ("255", "255", Format("N13 [N..12]")), ("30", "30", Format("N..8")), ("37", "37", Format("N..8")),
    ("3900", "3909", Format("N..15")), ("3910", "3919", Format("N3 N..15")),
    ("3920", "3929", Format("N..15")), ("3930", "3939", Format("N3 N..15")), ("3940", "3943", Format("N4")),
    ("3950", "3955", Format("N6")), ("400", "401", Format("X..30")), ("402", "402", Format("N17")),
    ("403", "403", Format("X..30")), ("410", "417", Format("N13")), ("420", "420", Format("X..20")),
    ("421", "421", Format("N3 X..9")), ("422", "422", Format("N3")),
    ("423", "423", Format("N3 [N3] [N3] [N3] [N3]")), ("424", "424", Format("N3")),
    ("425", "425", Format("N3 [N3] [N3] [N3] [N3]")), ("426", "426", Format("N3")),
    ("427", "427", Format("X..3")), ("4300", "4301", Format("X..35")), ("4302", "4306", Format("X..70")),
    ("4307", "4307", Format("X2")), ("4308", "4308", Format("X..30")), ("4309", "4309", Format("N10 N10")),
    ("4310", "4311", Format("X..35")), ("4312", "4316", Format("X..70")), ("4317", "4317", Format("X2")),
    ("4318", "4318", Format("X..20")), ("4319", "4319", Format("X..30")), ("4320", "4320", Format("X..35")),
    ("4321", "4323", Format("N1")), ("4324", "4325", Format("N6 N4")), ("4326", "4326", Format("N6")),
    ("4330", "4333", Format("N6 [X1]")), ("7001", "7001", Format("N13")), ("7002", "7002", Format("X..30")),
    ("7003", "7003", Format("N6 N4")), ("7004", "7004", Format("N..4")), ("7005", "7005", Format("X..12")),
    ("7006", "7006", Format("N6")), ("7007", "7007", Format("N6 [N6]")), ("7008", "7008", Format("X..3")),
    ("7009", "7009", Format("X..10")), ("7010", "7010", Format("X..2")),
    ("7011", "7011", Format("N6 [N4]")), ("7020", "7022", Format("X..20")),
    ("7023", "7023", Format("X..30")), ("7030", "7039", Format("N3 X..27")),
    ("7040", "7040", Format("N1 X1 X1 X1")), ("7041", "7041", Format("X..4")),
    ("710", "717", Format("X..20")), ("7230", "7239", Format("X2 X..28")),
    ("7240", "7240", Format("X..20")), ("7241", "7241", Format("N2")), ("7242", "7242", Format("X..25")),
    ("7250", "7250", Format("N8")), ("7251", "7251", Format("N8 N4")), ("7252", "7252", Format("N1")),
    ("7253", "7254", Format("X..40")), ("7255", "7255", Format("X..10")), ("7256", "7256", Format("X..90")),
    ("7257", "7257", Format("X..70")), ("7258", "7258", Format("X3")), ("7259", "7259", Format("X..40")),
    ("8001", "8001", Format("N4 N5 N3 N1 N1")), ("8002", "8002", Format("X..20")),
    ("8003", "8003", Format("N1 N13 [X..16]")), ("8004", "8004", Format("X..30")),
    ("8005", "8005", Format("N6")), ("8006", "8006", Format("N14 N4")), ("8007", "8007", Format("X..34")),
    ("8008", "8008", Format("N6 N2 [N2] [N2]")), ("8009", "8009", Format("X..50")),
    ("8010", "8010", Format("Y..30")), ("8011", "8011", Format("N..12")), ("8012", "8012", Format("X..20")),
    ("8013", "8014", Format("X..25")), ("8017", "8018", Format("N18")), ("8019", "8019", Format("N..10")),
    ("8020", "8020", Format("X..25")), ("8026", "8026", Format("N14 N4")),
    ("8030", "8030", Format("Z..90")), ("8040", "8041", Format("N15")), ("8042", "8042", Format("N32")),
    ("8043", "8043", Format("N18 [N..2]")), ("8110", "8110", Format("X..70")),
    ("8111", "8111", Format("N4")), ("8112", "8112", Format("X..70")), ("8200", "8200", Format("X..70")),
    ("90", "90", Format("X..30")), ("91", "99", Format("X..90")),
];

/// Measures: three figures name what is measured, a fourth says how many of the six digits are decimals.
const MEASURES: &[(&str, &str)] = &[("310", "316"), ("320", "337"), ("340", "357"), ("360", "369")];
const MEASURE: Format = Format("N6");
/// The most decimals of a measure.
pub(super) const MOST_DECIMALS: u8 = 5;

/// Digits of AI and value together where GS1 defined the length once and for all, by the first two (General
/// Specifications, figure 7.8.5-2). After these no separator is needed.
const PREDEFINED: &[(&str, &str, usize)] = &[
    ("00", "00", 20),
    ("01", "03", 16),
    ("04", "04", 18),
    ("11", "19", 8),
    ("20", "20", 4),
    ("31", "36", 10),
    ("41", "41", 16),
];

/// The AI at the beginning of these bytes: how many it takes, and the form of its value.
pub(super) fn format_of(bytes: &[u8]) -> Option<(usize, &'static Format)> {
    (2..=4).find_map(|length| {
        let ai = std::str::from_utf8(bytes.get(..length)?).ok()?;
        let row = IDENTIFIERS.iter().find(|(first, last, _)| {
            first.len() == length && (*first..=*last).contains(&ai) && is_digits(ai.as_bytes())
        });
        row.map(|(_, _, format)| (length, format)).or_else(|| is_measure(ai).then_some((length, &MEASURE)))
    })
}

fn is_digits(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_digit)
}

fn is_measure(ai: &str) -> bool {
    let decimals = |digit: u8| digit.is_ascii_digit() && digit - b'0' <= MOST_DECIMALS;
    ai.len() == 4
        && is_digits(ai.as_bytes())
        && MEASURES.iter().any(|(first, last)| (*first..=*last).contains(&&ai[..3]))
        && ai.bytes().last().is_some_and(decimals)
}

/// How many characters the value of this AI has, where its length is predefined.
pub(super) fn predefined_length(ai: &[u8]) -> Option<usize> {
    let first_two = std::str::from_utf8(ai.get(..2)?).ok()?;
    let row = PREDEFINED.iter().find(|(first, last, _)| (*first..=*last).contains(&first_two))?;
    row.2.checked_sub(ai.len())
}

/// Whether no separator is needed after the value of this AI.
pub(super) fn is_predefined(ai: &[u8]) -> bool {
    predefined_length(ai).is_some()
}

/// The AI without the figure of its decimals: two net weights of different decimals are one AI twice.
pub(super) fn family(ai: &str) -> &str {
    match ai.as_bytes() {
        [b'3', b'1'..=b'6' | b'9', _, _] => &ai[..3],
        _ => ai,
    }
}

/// Whether the last digit of the value checks the others: pallets (00), goods (01) and contained goods (02).
pub(super) fn has_check_digit(ai: &str) -> bool {
    matches!(ai, "00" | "01" | "02")
}

/// Whether the value is a day.
pub(super) fn is_date(ai: &str) -> bool {
    matches!(ai, "11" | "12" | "13" | "15" | "16" | "17")
}

/// A part of a form.
struct Part {
    kind: u8,
    least: usize,
    most: usize,
    /// May be missing.
    is_spare: bool,
}

impl Format {
    fn parts(&self) -> impl Iterator<Item = Part> {
        self.0.split(' ').map(|part| {
            let bare = part.trim_matches(['[', ']']);
            let length = bare[1..].trim_start_matches('.').parse().unwrap_or(0);
            let least = if bare.contains('.') { 1 } else { length };
            Part { kind: bare.as_bytes()[0], least, most: length, is_spare: part.starts_with('[') }
        })
    }

    /// `gs1_value_length` for a value of another length, `gs1_value_format` for a letter where a digit
    /// belongs, `gs1_charset` for a character that the value may not have.
    pub(super) fn judge(&self, value: &[u8]) -> Result<(), Code> {
        let mut rest = value;
        let mut faults = Vec::new();
        for part in self.parts() {
            if rest.is_empty() && part.is_spare {
                break;
            }
            if rest.len() < part.least {
                return Err(Code::Gs1ValueLength);
            }
            let (own, after) = rest.split_at(part.most.min(rest.len()));
            faults.extend(own.iter().find_map(|byte| fault(part.kind, *byte)));
            rest = after;
        }
        if !rest.is_empty() {
            return Err(Code::Gs1ValueLength);
        }
        faults.first().map_or(Ok(()), |code| Err(*code))
    }
}

fn fault(kind: u8, byte: u8) -> Option<Code> {
    let (is_right, code) = match kind {
        b'N' => (byte.is_ascii_digit(), Code::Gs1ValueFormat),
        b'Y' => (is_set_39(byte), Code::Gs1Charset),
        b'Z' => (byte.is_ascii_alphanumeric() || b"-_=".contains(&byte), Code::Gs1Charset),
        _ => (is_set_82(byte), Code::Gs1Charset),
    };
    (!is_right).then_some(code)
}

/// GS1 character set 39 (General Specifications, figure 7.11-2).
fn is_set_39(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_uppercase() || b"#-/".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_identifier_begins_another() {
        let rows: Vec<&str> = IDENTIFIERS
            .iter()
            .flat_map(|(first, last, _)| [*first, *last])
            .chain(["3100", "3165", "3200", "3375", "3400", "3575", "3600", "3695"])
            .collect();
        for one in &rows {
            for other in &rows {
                assert!(one == other || !other.starts_with(one), "{one} begins {other}");
            }
            assert_eq!(format_of(one.as_bytes()).map(|(length, _)| length), Some(one.len()), "{one}");
        }
        for none in ["", "0", "04", "09", "14", "29", "3106", "3170", "3380", "89", "x1", "é", "01"] {
            assert_eq!(format_of(none.as_bytes()).is_some(), none == "01", "{none:?}");
        }
    }

    #[test]
    fn a_predefined_length_is_that_of_its_form() {
        for (first, _, format) in IDENTIFIERS {
            let Some(length) = predefined_length(first.as_bytes()) else { continue };
            assert_eq!(format.judge("0".repeat(length).as_bytes()), Ok(()), "{first}");
            assert_eq!(format.judge("0".repeat(length - 1).as_bytes()), Err(Code::Gs1ValueLength), "{first}");
        }
        assert_eq!(predefined_length(b"3103"), Some(6));
        assert_eq!(predefined_length(b"10"), None);
    }

    #[test]
    fn a_value_is_judged_part_by_part() {
        for (form, value, judged) in [
            ("N6", "123456", Ok(())),
            ("N6", "12345", Err(Code::Gs1ValueLength)),
            ("N6", "1234567", Err(Code::Gs1ValueLength)),
            ("N6", "12345x", Err(Code::Gs1ValueFormat)),
            ("X..20", "", Err(Code::Gs1ValueLength)),
            ("X..20", "A 1", Err(Code::Gs1Charset)),
            ("X..3", "ABCD", Err(Code::Gs1ValueLength)),
            ("N3 X..9", "036AB", Ok(())),
            ("N3 X..9", "036", Err(Code::Gs1ValueLength)),
            ("N3 X..9", "AB6AB", Err(Code::Gs1ValueFormat)),
            ("N6 [N6]", "260101", Ok(())),
            ("N6 [N6]", "260101260102", Ok(())),
            ("N6 [N6]", "26010126", Err(Code::Gs1ValueLength)),
            ("N13 [X..17]", "1234567890123A", Ok(())),
            ("Y..30", "AB-#/9", Ok(())),
            ("Y..30", "ab", Err(Code::Gs1Charset)),
            ("Z..90", "Az_-=", Ok(())),
            ("Z..90", "a+b", Err(Code::Gs1Charset)),
        ] {
            assert_eq!(Format(form).judge(value.as_bytes()), judged, "{form} {value}");
        }
    }
}
