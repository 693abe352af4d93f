//! A list of tags as a scanner, an RFID reader or a spreadsheet writes it: one a line, or between commas, semicolons or tabs.
//! Invariant: what is not a tag is refused with its place in the list; a list is as long as any other list of an input.

use kernel::code::Code;
use platform::fields::Name;
use platform::input::{Faults, Field, MAX_LIST, Path, Shape};
use serde_json::Value;

/// Longest text: a list of the longest tags.
const MOST: usize = MAX_LIST * 66;

/// Tags in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagList(pub Vec<Name>);

impl TagList {
    /// Reads a list. Errors: `field_required` for one without a tag, `text_too_long`, `list_too_long`, and those of a tag.
    pub fn parse(text: &str) -> Result<TagList, Code> {
        if text.chars().count() > MOST {
            return Err(Code::TextTooLong);
        }
        let cells = text.split(['\n', '\r', ',', ';', '\t']);
        let cells: Vec<&str> =
            cells.map(|cell| cell.trim().trim_matches('"').trim()).filter(|cell| !cell.is_empty()).collect();
        match cells.len() {
            0 => Err(Code::FieldRequired),
            many if many > MAX_LIST => Err(Code::ListTooLong),
            _ => Ok(TagList(cells.into_iter().map(Name::parse).collect::<Result<_, Code>>()?)),
        }
    }
}

impl Field for TagList {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let read = value.as_str().ok_or(Code::ValueUnknown).and_then(TagList::parse);
        read.map_err(|code| faults.add(at, code)).ok()
    }
    fn shape() -> Shape {
        Shape::Text(MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Result<Vec<String>, Code> {
        TagList::parse(text).map(|list| list.0.into_iter().map(Name::into_string).collect())
    }

    #[test]
    fn tags_come_one_a_line_or_between_commas_as_readers_and_spreadsheets_write_them() {
        for (text, read) in [
            ("T-1\r\nT-2\n\n  T-3 \n", vec!["T-1", "T-2", "T-3"]),
            ("T-1,T-2;\"T-3\"\tT-4", vec!["T-1", "T-2", "T-3", "T-4"]),
            ("E280 1160", vec!["E280 1160"]),
        ] {
            assert_eq!(tags(text), Ok(read.into_iter().map(str::to_owned).collect()), "{text:?}");
        }
    }

    #[test]
    fn a_list_has_a_tag_and_an_end() {
        for (text, code) in [
            (" \n,".to_owned(), Code::FieldRequired),
            ("T\n".repeat(1001), Code::ListTooLong),
            ("T".repeat(65), Code::TextTooLong),
            ("T\u{202e}1".to_owned(), Code::TextCharacter),
        ] {
            assert_eq!(tags(&text), Err(code));
        }
        assert_eq!(tags(&"T\n".repeat(1000)).map(|tags| tags.len()), Ok(1000));
    }
}
