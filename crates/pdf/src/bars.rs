//! Bar codes as rows of modules: Code 128 (ISO/IEC 15417) for tags and lots, GS1-128 (GS1 General
//! Specifications, section 5.4) for what a label says of its goods, EAN-13 (ISO/IEC 15420) for goods. Each
//! row has its white at both ends, so that a scanner finds where it begins.

use crate::model::PaperError;

/// Modules of white beside a Code 128.
const QUIET: usize = 10;
/// Modules of white before and after an EAN-13.
const QUIET_EAN: (usize, usize) = (11, 7);
/// A longer code is wider than any label.
const LONGEST: usize = 48;

/// FNC1: first in a GS1-128, and the separator within it.
const FNC1: usize = 102;
/// The separator of an element string as text.
const SEPARATOR: u8 = 0x1d;
const CODE_B: usize = 100;
const CODE_C: usize = 99;
const START_B: usize = 104;
const START_C: usize = 105;
const STOP: &str = "2331112";
/// The remainder that checks a Code 128.
const CHECK: usize = 103;

/// The widths of bars and spaces of each symbol, from 0 to 105.
const SYMBOLS: [&str; 106] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
    "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
    "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
    "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
    "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
    "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
    "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
    "114131", "311141", "411131", "211412", "211214", "211232",
];

/// A text as Code 128; None where it has a letter that this code lacks, or is too long.
pub(crate) fn code128(text: &str) -> Option<Vec<bool>> {
    if text.is_empty() || text.len() > LONGEST || !text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return None;
    }
    Some(bars_of(&symbols(text.as_bytes(), &[])))
}

/// An element string as GS1-128, with U+001D where a separator belongs; None where it has a letter that no
/// element has, or is longer than the standard allows.
pub(crate) fn gs1_128(data: &str) -> Option<Vec<bool>> {
    let is_sign = |byte: u8| (b'!'..=b'z').contains(&byte) || byte == SEPARATOR;
    if data.is_empty() || data.len() > LONGEST || !data.bytes().all(is_sign) {
        return None;
    }
    Some(bars_of(&symbols(data.as_bytes(), &[FNC1])))
}

/// The bars of these symbols, with the one that checks them, the stop, and white at both ends.
fn bars_of(symbols: &[usize]) -> Vec<bool> {
    let check = symbols.iter().enumerate().map(|(at, symbol)| at.max(1) * symbol).sum::<usize>() % CHECK;
    let mut modules = vec![false; QUIET];
    for symbol in symbols.iter().chain([&check]) {
        push(SYMBOLS[*symbol], &mut modules);
    }
    push(STOP, &mut modules);
    modules.extend([false; QUIET]);
    modules
}

/// The fewest symbols from a place of the text on, in code set B and in C, where two digits take one symbol.
/// Computed from the end.
fn fewest(text: &[u8]) -> Vec<[usize; 2]> {
    let mut fewest = vec![[0, 0]; text.len() + 1];
    for at in (0..text.len()).rev() {
        let b = 1 + fewest[at + 1][0];
        let c = match text[at..] {
            [SEPARATOR, ..] => Some(1 + fewest[at + 1][1]),
            [first, second, ..] if first.is_ascii_digit() && second.is_ascii_digit() => {
                Some(1 + fewest[at + 2][1])
            }
            _ => None,
        };
        let from_b = c.map_or(b, |c| b.min(c + 1));
        fewest[at] = [from_b, c.map_or(b + 1, |c| c.min(b + 1))];
    }
    fewest
}

/// As few symbols as the text can have, `first` after the start. A code set is kept where another one is not
/// shorter.
fn symbols(text: &[u8], first: &[usize]) -> Vec<usize> {
    let fewest = fewest(text);
    let mut in_pairs = fewest[0][1] < fewest[0][0];
    let mut symbols = vec![if in_pairs { START_C } else { START_B }];
    symbols.extend(first);
    let mut at = 0;
    while at < text.len() {
        let is_pair = text[at..].iter().take(2).filter(|b| b.is_ascii_digit()).count() == 2;
        let now = fewest[at][usize::from(in_pairs)];
        let figure = |at: usize| usize::from(text[at] - b'0');
        if text[at] == SEPARATOR && now == 1 + fewest[at + 1][usize::from(in_pairs)] {
            symbols.push(FNC1);
            at += 1;
        } else if in_pairs && is_pair && now == 1 + fewest[at + 2][1] {
            symbols.push(figure(at) * 10 + figure(at + 1));
            at += 2;
        } else if !in_pairs && text[at] != SEPARATOR && now == 1 + fewest[at + 1][0] {
            symbols.push(usize::from(text[at] - b' '));
            at += 1;
        } else {
            in_pairs = !in_pairs;
            symbols.push(if in_pairs { CODE_C } else { CODE_B });
        }
    }
    symbols
}

fn push(widths: &str, modules: &mut Vec<bool>) {
    for (at, width) in widths.bytes().enumerate() {
        modules.extend(std::iter::repeat_n(at % 2 == 0, usize::from(width - b'0')));
    }
}

/// The left halves of the figures of an EAN; the right halves are their opposites.
const LEFT: [&str; 10] = [
    "0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111",
    "0001011",
];
/// Which of the six left figures are mirrored: it tells the first figure, which has no bars of its own.
const MIRRORED: [&str; 10] =
    ["000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010"];

/// An article number of 13 digits as EAN-13; one of 12 or 8 digits in the form of 13. Errors:
/// `ArticleNumber`.
pub(crate) fn ean13(number: &str) -> Result<Vec<bool>, PaperError> {
    let figures: Vec<usize> = match number.bytes().all(|b| b.is_ascii_digit()) {
        true if (8..=13).contains(&number.len()) => {
            format!("{number:0>13}").bytes().map(|b| usize::from(b - b'0')).collect()
        }
        _ => return Err(PaperError::ArticleNumber),
    };
    let sum: usize = figures.iter().enumerate().map(|(at, figure)| figure * (1 + 2 * (at % 2))).sum();
    if !sum.is_multiple_of(10) {
        return Err(PaperError::ArticleNumber);
    }
    let mut modules = vec![false; QUIET_EAN.0];
    let mut put = |pattern: &str| modules.extend(pattern.bytes().map(|b| b == b'1'));
    put("101");
    for (figure, mirrored) in figures[1..7].iter().zip(MIRRORED[figures[0]].bytes()) {
        match mirrored {
            b'1' => put(&opposite(LEFT[*figure]).chars().rev().collect::<String>()),
            _ => put(LEFT[*figure]),
        }
    }
    put("01010");
    for figure in &figures[7..] {
        put(&opposite(LEFT[*figure]));
    }
    put("101");
    modules.extend(vec![false; QUIET_EAN.1]);
    Ok(modules)
}

fn opposite(pattern: &str) -> String {
    pattern.chars().map(|c| if c == '0' { '1' } else { '0' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The symbols between start and check, read as a scanner does: by the widths of the bars.
    fn symbols_of(modules: &[bool]) -> Vec<usize> {
        let inner = &modules[QUIET..modules.len() - QUIET];
        let widths: Vec<u8> = inner.chunk_by(|a, b| a == b).map(|run| b'0' + run.len() as u8).collect();
        let (stop, symbols) = (widths.len() - 7, widths[..widths.len() - 7].chunks(6));
        assert_eq!(&widths[stop..], STOP.as_bytes());
        let mut read: Vec<usize> = symbols
            .map(|six| SYMBOLS.iter().position(|it| it.as_bytes() == six).expect("a symbol"))
            .collect();
        let check = read.pop().expect("a check");
        assert_eq!(read.iter().enumerate().map(|(at, it)| at.max(1) * it).sum::<usize>() % CHECK, check);
        read
    }

    /// The text of a code; FNC1 is U+001D.
    fn scanned(modules: &[bool]) -> String {
        let read = symbols_of(modules);
        let (mut text, mut in_pairs) = (String::new(), read[0] == START_C);
        for symbol in &read[1..] {
            match (*symbol, in_pairs) {
                (FNC1, _) => text.push(char::from(SEPARATOR)),
                (CODE_B, true) => in_pairs = false,
                (CODE_C, false) => in_pairs = true,
                (pair, true) => text += &format!("{pair:02}"),
                (letter, false) => text.push(char::from(b' ' + letter as u8)),
            }
        }
        text
    }

    /// The fewest symbols after the start, by trying every way.
    fn fewest_by_trial(text: &[u8], in_pairs: bool, may_switch: bool) -> usize {
        let Some(first) = text.first() else { return 0 };
        let mut ways = Vec::new();
        if may_switch {
            ways.push(1 + fewest_by_trial(text, !in_pairs, false));
        }
        if !in_pairs || *first == SEPARATOR {
            ways.push(1 + fewest_by_trial(&text[1..], in_pairs, true));
        }
        if in_pairs && text.len() > 1 && text[..2].iter().all(u8::is_ascii_digit) {
            ways.push(1 + fewest_by_trial(&text[2..], true, true));
        }
        ways.into_iter().min().unwrap_or(usize::MAX / 2)
    }

    proptest! {
        #[test]
        fn a_code_says_what_it_was_made_of(text in "[ -~]{1,20}|[A-Z]{2}-[0-9]{1,9}|[0-9]{1,20}") {
            prop_assert_eq!(scanned(&code128(&text).expect("letters of the code")), text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn an_element_string_is_the_shortest_code_that_says_it(data in "([0-9]{1,6}[A-Z+]{0,2}\u{1d}?){1,2}[0-9]{0,3}") {
            let code = gs1_128(&data).expect("an element string");
            prop_assert_eq!(scanned(&code), format!("\u{1d}{data}"));
            let shortest = [false, true].map(|in_pairs| fewest_by_trial(data.as_bytes(), in_pairs, true));
            // Start and FNC1 stand before the data.
            prop_assert_eq!(symbols_of(&code).len(), 2 + shortest[0].min(shortest[1]));
        }
    }

    #[test]
    fn an_element_string_has_no_letters_outside_set_82_and_is_not_too_long() {
        for data in ["", "10A B", "10\u{e4}", "10~", "10\n", &"1".repeat(LONGEST + 1)] {
            assert_eq!(gs1_128(data), None, "{data:?}");
        }
        let longest = gs1_128(&"1".repeat(LONGEST)).expect("it fits");
        assert_eq!(longest.len(), 2 * QUIET + 11 * (2 + LONGEST / 2 + 1) + 13);
    }

    #[test]
    fn every_symbol_is_eleven_modules_and_no_other() {
        for (at, symbol) in SYMBOLS.iter().enumerate() {
            assert_eq!(symbol.bytes().map(|b| b - b'0').sum::<u8>(), 11, "{at}");
            assert_eq!(symbol.bytes().step_by(2).map(|b| b - b'0').sum::<u8>() % 2, 0, "{at}: bars are even");
            assert_eq!(SYMBOLS.iter().filter(|it| *it == symbol).count(), 1, "{at}");
        }
    }

    #[test]
    fn a_code_has_no_letters_outside_its_set_and_no_end_of_line() {
        for text in ["", "अंगूठी", "A\n", "A\u{1b}@", "Tür", &"A".repeat(LONGEST + 1)] {
            assert_eq!(code128(text), None, "{text:?}");
        }
    }

    #[test]
    fn an_article_number_is_drawn_as_the_standard_draws_it() {
        let drawn: String = ean13("5901234123457")
            .expect("a number")
            .iter()
            .map(|dark| if *dark { '1' } else { '0' })
            .collect();
        assert_eq!(
            drawn,
            "00000000000\
             10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101\
             0000000"
        );
        assert_eq!(ean13("036000291452"), ean13("0036000291452"));
        for wrong in ["5901234123458", "590123412345a", "", "12", "59012341234570"] {
            assert_eq!(ean13(wrong), Err(PaperError::ArticleNumber), "{wrong}");
        }
    }
}
