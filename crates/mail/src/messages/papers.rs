//! The mail that brings a customer a paper of a shop.
//! Invariant: it names the shop, the paper and its total; the paper itself is attached.

use catalogue::{Phrase, say};

use super::{PAPER, Words, line, name};

/// A bill, a note or a receipt of a shop, to a customer; it is attached.
pub fn paper(shop: &str, (title, number): (&str, &str), day: &str, total: &str, open: Option<&str>) -> Words {
    let (shop, title, number) = (name(shop), Phrase::verbatim(title), line(number));
    let open = match open {
        Some(open) => say!("\n\n{open} of it is to be paid.", open),
        None => Phrase::default(),
    };
    Words {
        kind: PAPER,
        subject: say!("{title} {number} from {shop}", title = &title, number = &number, shop = &shop),
        text: say!(
            "{shop} sends you this paper: {title} {number} of {day}, for {total}. It is attached as a PDF.{open}\n\n\
             A program sent this mail, and nobody reads an answer to it. If you have a question, or if it is not for you, \
             tell the shop.",
            shop = &shop,
            title = &title,
            number = &number,
            day,
            total,
            open
        ),
    }
}
