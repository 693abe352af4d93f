//! Bar codes as rows of modules: Code 128 (ISO/IEC 15417) for tags and lots, EAN-13 (ISO/IEC 15420) for goods.
//! Each row has its white at both ends, so that a scanner finds where it begins.

use crate::model::PaperError;

/// Modules of white beside a Code 128.
const QUIET: usize = 10;
/// Modules of white before and after an EAN-13.
const QUIET_EAN: (usize, usize) = (11, 7);
/// A longer code is wider than any label.
const LONGEST: usize = 48;

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
    let symbols = symbols(text.as_bytes());
    let check = symbols.iter().enumerate().map(|(at, symbol)| at.max(1) * symbol).sum::<usize>() % CHECK;
    let mut modules = vec![false; QUIET];
    for symbol in symbols.iter().chain([&check]) {
        push(SYMBOLS[*symbol], &mut modules);
    }
    push(STOP, &mut modules);
    modules.extend([false; QUIET]);
    Some(modules)
}

/// Pairs of digits take one symbol where four or more of them stand together.
fn symbols(text: &[u8]) -> Vec<usize> {
    let digits = |at: usize| text[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let figure = |at: usize| usize::from(text[at] - b'0');
    let mut in_pairs = digits(0) >= 4;
    let mut symbols = vec![if in_pairs { START_C } else { START_B }];
    let mut at = 0;
    while at < text.len() {
        let run = digits(at);
        if in_pairs && run >= 2 {
            symbols.push(figure(at) * 10 + figure(at + 1));
            at += 2;
        } else if in_pairs {
            symbols.push(CODE_B);
            in_pairs = false;
        } else if run >= 4 && run % 2 == 0 {
            symbols.push(CODE_C);
            in_pairs = true;
        } else {
            symbols.push(usize::from(text[at] - b' '));
            at += 1;
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

/// An article number of 13 digits as EAN-13; one of 12 or 8 digits in the form of 13. Errors: `ArticleNumber`.
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

    /// Reads a Code 128 as a scanner does: by the widths of its bars.
    fn scanned(modules: &[bool]) -> String {
        let inner = &modules[QUIET..modules.len() - QUIET];
        let widths: Vec<u8> = inner.chunk_by(|a, b| a == b).map(|run| b'0' + run.len() as u8).collect();
        let (stop, symbols) = (widths.len() - 7, widths[..widths.len() - 7].chunks(6));
        assert_eq!(&widths[stop..], STOP.as_bytes());
        let read: Vec<usize> = symbols
            .map(|six| SYMBOLS.iter().position(|it| it.as_bytes() == six).expect("a symbol"))
            .collect();
        let (check, read) = read.split_last().expect("a check");
        assert_eq!(read.iter().enumerate().map(|(at, it)| at.max(1) * it).sum::<usize>() % CHECK, *check);
        let (mut text, mut in_pairs) = (String::new(), read[0] == START_C);
        for symbol in &read[1..] {
            match (*symbol, in_pairs) {
                (CODE_B, true) => in_pairs = false,
                (CODE_C, false) => in_pairs = true,
                (pair, true) => text += &format!("{pair:02}"),
                (letter, false) => text.push(char::from(b' ' + letter as u8)),
            }
        }
        text
    }

    proptest! {
        #[test]
        fn a_code_says_what_it_was_made_of(text in "[ -~]{1,20}|[A-Z]{2}-[0-9]{1,9}|[0-9]{1,20}") {
            prop_assert_eq!(scanned(&code128(&text).expect("letters of the code")), text);
        }
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
