//! The mails about the address to which a workspace's notices go.
//! Invariant: as for every mail, text that people typed stays on one line of the body.

use super::{BILLING, Words, line, moment, name, paragraphs};
use catalogue::say;
use kernel::day::Instant;

/// To an address that is to get a workspace's notices; the link that confirms it follows.
pub fn asked(workspace: &str, until: Instant) -> Words {
    let shop = name(workspace);
    Words {
        kind: BILLING,
        subject: say!("Do the notices of {shop} reach you?", shop = &shop),
        text: paragraphs(
            say!(
                "{shop} named this as its billing address: its notices of renewal and of security are to come here. The link \
                 below says that somebody reads them. It works once, until {until}.",
                until = moment(until),
                shop = &shop
            ),
            say!(
                "If you have nothing to do with {shop}, ignore this mail: no notice comes here unless you follow the \
                 link.",
                shop = &shop
            ),
        ),
    }
}

/// To a billing address that was confirmed half a year ago; the link that confirms it again follows.
pub fn asked_again(workspace: &str, until: Instant) -> Words {
    let shop = name(workspace);
    Words {
        kind: BILLING,
        subject: say!("Do the notices of {shop} still reach you?", shop = &shop),
        text: paragraphs(
            say!(
                "This is the billing address of {shop}, and somebody confirmed it some time ago. The link below says that its \
                 notices are still read here. It works once, until {until}.",
                until = moment(until),
                shop = &shop
            ),
            say!("If nobody follows it until then, notices go to the Owners of {shop} alone.", shop = &shop),
        ),
    }
}

/// To the old billing address and to the Owners: another address replaces it, or none.
pub fn changed(workspace: &str, by: &str, from: Option<&str>, to: Option<&str>, at: Instant) -> Words {
    let (shop, by, at) = (name(workspace), name(by), moment(at));
    let happened = match (from, to) {
        (Some(from), Some(to)) => {
            say!(
                "{by} made {to} the billing address of {shop} instead of {from}, on {at}. Until it is confirmed, notices go to the \
                 Owners alone.",
                to = line(to),
                from = line(from),
                by = &by,
                shop = &shop,
                at = &at
            )
        }
        (None, Some(to)) => {
            say!(
                "{by} made {to} the billing address of {shop}, on {at}. Until it is confirmed, notices go to the Owners alone.",
                to = line(to),
                by = &by,
                shop = &shop,
                at = &at
            )
        }
        (_, None) => {
            say!(
                "{by} took the billing address of {shop} away, on {at}. From now on notices go to the Owners alone.",
                by = &by,
                shop = &shop,
                at = &at
            )
        }
    };
    Words {
        kind: BILLING,
        subject: say!("The billing address of {shop} was changed", shop = &shop),
        text: paragraphs(happened, say!("If you did not expect this, ask {by}.", by = &by)),
    }
}

/// To the Owners: a mail to the billing address was refused or came back.
pub fn bounced(workspace: &str, address: &str, at: Instant) -> Words {
    let shop = name(workspace);
    Words {
        kind: BILLING,
        subject: say!("The billing address of {shop} does not work", shop = &shop),
        text: say!(
            "On {at} a mail to {address}, the billing address of {shop}, was refused or came back. Until it works again, notices go \
             to the Owners alone.\n\nPut another address in its place at the link below, or have that one mended and ask it again.",
            address = line(address),
            at = moment(at),
            shop = &shop
        ),
    }
}
