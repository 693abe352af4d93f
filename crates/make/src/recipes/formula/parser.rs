//! Reads a formula by its grammar: a comparison of sums of products of parts.
//! Invariant: never deeper than its limit, so that no text exhausts the stack.

use super::lexer::{Lexer, Token, beginning};
use super::tree::{Comparison, Function, Name, Node, Sign, SumGroup};

/// The most nodes of a formula: numbers, names, signs and functions (make.md section 5).
pub const MOST_NODES: usize = 1_000;
/// The most brackets, functions and minus signs inside each other (make.md section 5).
pub const MOST_DEPTH: usize = 32;
/// The function whose arguments are names.
const SUM_GROUP: &str = "sum_group";

/// The error is the text at fault.
type Part<T> = Result<T, String>;

struct Parser<'a> {
    lexer: Lexer<'a>,
    next: Option<Token<'a>>,
    nodes: usize,
    depth: usize,
}

/// The tree and its number of nodes. The error is the name or sign at fault.
pub(super) fn parse(text: &str) -> Part<(Node, usize)> {
    let mut parser = Parser { lexer: Lexer::new(text)?, next: None, nodes: 0, depth: 0 };
    parser.advance()?;
    let root = parser.expression()?;
    match &parser.next {
        None => Ok((root, parser.nodes)),
        Some(_) => Err(parser.fault()),
    }
}

impl<'a> Parser<'a> {
    /// Moves on to the next token and returns the one before.
    fn advance(&mut self) -> Part<Option<Token<'a>>> {
        let next = self.lexer.read()?;
        Ok(std::mem::replace(&mut self.next, next))
    }

    /// The text of the next token, which does not fit here.
    fn fault(&self) -> String {
        match &self.next {
            None => "end".to_owned(),
            Some(Token::Number(number)) => number
                .round_to(6)
                .map_or_else(|_| "number".to_owned(), |number| number.normalized().to_string()),
            Some(Token::Word(None, word)) => beginning(word),
            Some(Token::Word(Some(prefix), word)) => format!("{}:{}", beginning(prefix), beginning(word)),
            Some(Token::Sign(sign)) => (*sign).to_owned(),
        }
    }

    fn is_next(&self, sign: &str) -> bool {
        self.next == Some(Token::Sign(sign))
    }

    fn expect(&mut self, sign: &str) -> Part<()> {
        if !self.is_next(sign) {
            return Err(self.fault());
        }
        self.advance().map(drop)
    }

    fn count(&mut self) -> Part<()> {
        self.nodes += 1;
        if self.nodes > MOST_NODES { Err(self.fault()) } else { Ok(()) }
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Part<T>) -> Part<T> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err(self.fault());
        }
        let inner = read(self)?;
        self.depth -= 1;
        Ok(inner)
    }

    /// One comparison at most: a < b < c says nothing.
    fn expression(&mut self) -> Part<Node> {
        let left = self.sum()?;
        let Some(comparison) = self.next_comparison() else { return Ok(left) };
        self.count()?;
        self.advance()?;
        let right = self.sum()?;
        Ok(Node::Compared(Box::new(left), comparison, Box::new(right)))
    }

    fn next_comparison(&self) -> Option<Comparison> {
        match self.next {
            Some(Token::Sign("==")) => Some(Comparison::Equal),
            Some(Token::Sign("<>")) => Some(Comparison::Unequal),
            Some(Token::Sign(sign)) => Comparison::of(sign),
            _ => None,
        }
    }

    fn sum(&mut self) -> Part<Node> {
        self.chain(&[("+", Sign::Plus), ("-", Sign::Minus)], Parser::product)
    }

    fn product(&mut self) -> Part<Node> {
        self.chain(&[("*", Sign::Times), ("/", Sign::Over)], Parser::part)
    }

    fn chain(&mut self, signs: &[(&str, Sign)], read: fn(&mut Self) -> Part<Node>) -> Part<Node> {
        let first = read(self)?;
        let mut rest = Vec::new();
        while let Some((_, sign)) = signs.iter().find(|(text, _)| self.is_next(text)) {
            self.count()?;
            self.advance()?;
            rest.push((*sign, read(self)?));
        }
        Ok(if rest.is_empty() { first } else { Node::Chain(Box::new(first), rest) })
    }

    fn part(&mut self) -> Part<Node> {
        if self.is_next("-") {
            self.count()?;
            self.advance()?;
            return self.deeper(Parser::part).map(|part| Node::Negative(Box::new(part)));
        }
        if self.is_next("(") {
            self.advance()?;
            let inner = self.deeper(Parser::expression)?;
            self.expect(")")?;
            return Ok(inner);
        }
        if !matches!(self.next, Some(Token::Number(_) | Token::Word(..))) {
            return Err(self.fault());
        }
        self.count()?;
        match self.advance()? {
            Some(Token::Number(number)) => Ok(Node::Number(number)),
            Some(Token::Word(prefix, word)) => self.named(prefix, word),
            _ => Err(self.fault()),
        }
    }

    fn named(&mut self, prefix: Option<&str>, word: &str) -> Part<Node> {
        match prefix {
            Some("observed") => Ok(Node::Name(Name::Observed(word.to_owned()))),
            Some("group") => Ok(Node::Name(Name::Group(word.to_owned()))),
            Some(prefix) => Err(format!("{}:{}", beginning(prefix), beginning(word))),
            None if self.is_next("(") => self.deeper(|parser| parser.call(word)),
            None => Ok(Node::Name(Name::Plain(word.to_owned()))),
        }
    }

    fn call(&mut self, word: &str) -> Part<Node> {
        self.expect("(")?;
        if word == SUM_GROUP {
            return self.sum_group();
        }
        let function = Function::of(word).ok_or_else(|| beginning(word))?;
        let mut arguments = vec![self.expression()?];
        while self.is_next(",") {
            self.advance()?;
            arguments.push(self.expression()?);
        }
        self.expect(")")?;
        let fits = match function {
            Function::Min | Function::Max => true,
            Function::Ceil | Function::Floor => arguments.len() == 1,
            Function::Round => arguments.len() == 2,
            Function::If => arguments.len() == 3,
        };
        if fits { Ok(Node::Call(function, arguments)) } else { Err(beginning(word)) }
    }

    fn sum_group(&mut self) -> Part<Node> {
        let group = self.bare_word()?;
        self.expect(",")?;
        let attribute = self.bare_word()?;
        self.expect(")")?;
        Ok(Node::SumGroup(SumGroup { group, attribute }))
    }

    fn bare_word(&mut self) -> Part<String> {
        let Some(Token::Word(None, word)) = self.next else { return Err(self.fault()) };
        self.advance()?;
        Ok(word.to_owned())
    }
}
