//! The mails about the address of an account: before it changes, and afterwards.
//! Invariant: the old address and the new one each get a mail of their own.

use super::{NOTICE, TAKE_ADDRESS, Words, line, moment};
use catalogue::{Phrase, say};
use kernel::day::Instant;

/// To the current address, before another replaces it.
pub fn leave(to: &str, until: Instant) -> Words {
    Words {
        kind: "leave_address",
        subject: Phrase::of("Your account is to get a new address"),
        text: say!(
            "Your account is to get the address {to} in place of this one. The link below agrees to that. It works \
             once, until {until}. Nothing changes before the new address is confirmed too.\n\n\
             If it was not you, do not follow it: change your password, and tell the Owner of your workspace.",
            to = line(to),
            until = moment(until)
        ),
    }
}

/// To the address that is to replace another.
pub fn take(until: Instant) -> Words {
    Words {
        kind: TAKE_ADDRESS,
        subject: Phrase::of("Confirm your new address"),
        text: say!(
            "Somebody wants this address to be that of their account at Steelyard. The link below confirms that it is \
             theirs, in a browser that is signed in to that account. It works once, until {until}.\n\nIf it was not \
             you, ignore this mail: nothing happens unless you follow the link.",
            until = moment(until)
        ),
    }
}

/// To the old address, after another replaced it.
pub fn change_notice(to: &str, at: Instant) -> Words {
    Words {
        kind: NOTICE,
        subject: Phrase::of("Your address was changed"),
        text: say!(
            "The address of your account was changed to {to} on {at}. You can no longer sign in with this address.\n\n\
             If it was not you, tell the Owner of your workspace.",
            to = line(to),
            at = moment(at)
        ),
    }
}

/// To a person who proved an address that another account had named.
pub fn proof_notice(at: Instant) -> Words {
    Words {
        kind: NOTICE,
        subject: Phrase::of("Your address is yours alone"),
        text: say!(
            "An account was made here with this address before, and nobody ever confirmed that it was theirs. You \
             confirmed it on {at}, so it belongs to your account now.\n\nThe other account has no part in yours: whoever made \
             it cannot sign in to your account and joins nothing that you are invited to. If you made it yourself in an earlier \
             try, sign in with its password and give it another address.",
            at = moment(at)
        ),
    }
}
