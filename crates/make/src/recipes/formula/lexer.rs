//! A formula's text as numbers, names and signs.
//! Invariant: each step takes at least one character, and a text beyond the limit is not read at all.

use kernel::decimal::Decimal;
use kernel::exact::Exact;

/// The longest text in bytes: a thousand nodes of the longest names that a field takes.
pub(super) const MOST_BYTES: usize = 100_000;
/// The longest part of a text that a refusal repeats, in characters.
const SHOWN: usize = 64;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    Number(Exact),
    /// With its prefix, if it has one: `observed:curd_kg`.
    Word(Option<&'a str>, &'a str),
    /// One of + - * / ( ) , < <= > >= = == != <>.
    Sign(&'a str),
}

/// Reads the text one token after another.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    rest: &'a str,
}

/// The two-character signs come first.
const SIGNS: [&str; 15] = ["<=", ">=", "==", "!=", "<>", "+", "-", "*", "/", "(", ")", ",", "<", ">", "="];

impl<'a> Lexer<'a> {
    /// The error is the text at fault.
    pub(super) fn new(text: &'a str) -> Result<Lexer<'a>, String> {
        if text.len() > MOST_BYTES { Err(beginning(text)) } else { Ok(Lexer { rest: text }) }
    }

    /// The next token, None at the end; the error is the text at fault.
    pub(super) fn read(&mut self) -> Result<Option<Token<'a>>, String> {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let Some(first) = self.rest.bytes().next() else { return Ok(None) };
        if first.is_ascii_digit() {
            return self.number().map(Some);
        }
        if first.is_ascii_alphabetic() || first == b'_' {
            return self.word().map(Some);
        }
        let sign = SIGNS.into_iter().find(|sign| self.rest.starts_with(sign));
        let sign = sign.ok_or_else(|| beginning(self.rest))?;
        Ok(Some(Token::Sign(self.take(sign.len()))))
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        taken
    }

    /// Digits with at most one point; a letter that follows at once is a fault, so 1e3 and 3x are none.
    fn number(&mut self) -> Result<Token<'a>, String> {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'_';
        let text = self.take(self.length(is_part));
        let number = Decimal::parse(text).map_err(|_| beginning(text))?;
        Ok(Token::Number(number.into()))
    }

    fn word(&mut self) -> Result<Token<'a>, String> {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let word = self.take(self.length(is_part));
        if !self.rest.starts_with(':') {
            return Ok(Token::Word(None, word));
        }
        self.take(1);
        let name = self.take(self.length(is_part));
        if name.is_empty() { Err(format!("{}:", beginning(word))) } else { Ok(Token::Word(Some(word), name)) }
    }

    fn length(&self, is_part: impl Fn(u8) -> bool) -> usize {
        self.rest.bytes().take_while(|byte| is_part(*byte)).count()
    }
}

/// The beginning of a text, as a refusal shows it.
pub(super) fn beginning(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}
