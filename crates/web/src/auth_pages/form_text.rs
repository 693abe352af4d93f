//! Names and texts of the forms of these pages, read as those of actions are.

use crate::fields::sent;
use kernel::code::Code;
use kernel::refusal::Refusal;
use kernel::{plain_name, plain_text};
use platform::error::Result;

/// Reads a name that a mail may contain. Errors: 422 at the field.
pub(super) fn called(fields: &[(String, String)], name: &str) -> Result<String> {
    Ok(plain_name::read(name, &required(fields, name)?)?)
}

/// A text that is required. Errors: 422 at the field.
pub(super) fn required(fields: &[(String, String)], name: &str) -> Result<String> {
    read(fields, name)?.ok_or_else(|| Refusal::new(Code::FieldRequired).field(name).into())
}

/// A text, read as that of an action is; None where nothing was typed. Errors: 422 at the field.
pub(super) fn read(fields: &[(String, String)], name: &str) -> Result<Option<String>> {
    let typed = sent(fields, name).trim();
    let refused = |code: Code| Refusal::new(code).field(name);
    if typed.is_empty() {
        return Ok(None);
    }
    if typed.chars().count() > LONGEST {
        return Err(refused(Code::TextTooLong).into());
    }
    Ok(Some(plain_text::read(typed).map_err(refused)?))
}

/// Longest text of a form here, characters.
const LONGEST: usize = 200;
