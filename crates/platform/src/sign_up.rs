//! The rule of sign-up on this instance: everybody may open workspaces, or those whom the operator invites,
//! or nobody.
//! Invariant: the first workspace is founded at once, by whoever comes, and only once; the instance's own
//! workspace and the canaries do not count. An instance that was open before this rule existed stays open and
//! says so until somebody decides.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::refusal::{Fault, Refusal};

/// The rule for workspaces beyond the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Everybody who proves an address.
    Open,
    /// People with a link of the operator's.
    Invited,
    /// Nobody.
    Closed,
}

impl Mode {
    /// All modes, with their words.
    pub const ALL: [(&'static str, Mode); 3] =
        [("open", Mode::Open), ("invited", Mode::Invited), ("closed", Mode::Closed)];

    /// The mode of a word.
    pub fn of(word: &str) -> Option<Mode> {
        Mode::ALL.iter().find(|(known, _)| *known == word).map(|(_, mode)| *mode)
    }

    /// Its word.
    pub fn as_str(self) -> &'static str {
        Mode::ALL.iter().find(|(_, mode)| *mode == self).map_or("", |(word, _)| *word)
    }
}

/// The rule of an instance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignUp {
    /// What the operator chose.
    pub chosen: Option<Mode>,
    /// Since when it is open without anybody's choice.
    pub open_since: Option<Instant>,
}

impl SignUp {
    /// The chosen mode. Without a choice: open if the instance was open before the program asked, otherwise
    /// invited.
    pub fn mode(self) -> Mode {
        let unsaid = if self.open_since.is_some() { Mode::Open } else { Mode::Invited };
        self.chosen.unwrap_or(unsaid)
    }

    /// Whether somebody must still decide.
    pub fn is_undecided(self) -> bool {
        self.chosen.is_none() && self.open_since.is_some()
    }
}

/// What an undecided instance says to everybody.
pub const UNDECIDED: &str = "Nobody has chosen yet who may open a workspace on this server, so everybody may who proves an e-mail \
                             address. The people who run it set sign_up to open, invited or closed.";

/// How somebody opens a workspace now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// At once: there is no workspace yet.
    First,
    /// With a link that is mailed to their address.
    ByMail,
    /// With a link from the operator.
    Invited {
        /// The mode is open, but no mail is sent that could prove an address.
        lacks_mail: bool,
    },
    /// Not at all.
    Closed,
}

impl Way {
    /// Whether only people with a link can open one.
    pub const fn is_shut(self) -> bool {
        matches!(self, Way::Invited { .. } | Way::Closed)
    }

    /// The text for people who cannot open one now.
    pub const fn words(self) -> &'static str {
        match self {
            Way::First | Way::ByMail => "",
            Way::Invited { lacks_mail: false } => {
                "A workspace is opened here by a link from the people who run this server. Ask them for one."
            }
            Way::Invited { lacks_mail: true } => {
                "This server sends no mail, so it cannot check an address. A workspace is opened by a link from the people who \
                 run it. Ask them for one."
            }
            Way::Closed => "No more workspaces are opened on this server.",
        }
    }

    /// The refusal for people who try anyway.
    pub fn refusal(self) -> Refusal {
        let message = self.words().into();
        Fault { message, ..Fault::new("", Code::PermissionDenied) }.into()
    }
}

/// The way that follows from a mode.
pub fn way(mode: Mode, is_first: bool, has_mail: bool) -> Way {
    match (is_first, mode, has_mail) {
        (true, ..) => Way::First,
        (_, Mode::Open, true) => Way::ByMail,
        (_, Mode::Open, false) => Way::Invited { lacks_mail: true },
        (_, Mode::Invited, _) => Way::Invited { lacks_mail: false },
        (_, Mode::Closed, _) => Way::Closed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_comes_on_the_spot_and_the_rest_as_it_was_chosen() {
        for (_, mode) in Mode::ALL {
            assert_eq!([true, false].map(|mail| way(mode, true, mail)), [Way::First; 2], "{mode:?}");
        }
        assert_eq!(way(Mode::Open, false, true), Way::ByMail);
        assert_eq!(way(Mode::Open, false, false), Way::Invited { lacks_mail: true });
        let invited = Way::Invited { lacks_mail: false };
        assert_eq!([true, false].map(|mail| way(Mode::Invited, false, mail)), [invited; 2]);
        assert_eq!([true, false].map(|mail| way(Mode::Closed, false, mail)), [Way::Closed; 2]);
    }

    #[test]
    fn nobody_chose_is_invited_but_where_it_was_open_before() {
        let (none, since) = (SignUp::default(), Some(Instant::UNIX_EPOCH));
        assert_eq!((none.mode(), none.is_undecided()), (Mode::Invited, false));
        let before = SignUp { open_since: since, ..none };
        assert_eq!((before.mode(), before.is_undecided()), (Mode::Open, true));
        let chose = SignUp { chosen: Some(Mode::Closed), open_since: since };
        assert_eq!((chose.mode(), chose.is_undecided()), (Mode::Closed, false));
    }

    #[test]
    fn a_mode_is_read_by_its_word_alone() {
        assert_eq!(
            Mode::ALL.map(|(word, _)| Mode::of(word).map(Mode::as_str)),
            [Some("open"), Some("invited"), Some("closed")]
        );
        assert!(["", "Open", "none"].iter().all(|word| Mode::of(word).is_none()));
    }

    #[test]
    fn who_may_not_is_refused_in_words() {
        for way in [Way::Invited { lacks_mail: true }, Way::Invited { lacks_mail: false }, Way::Closed] {
            let refusal = way.refusal();
            assert_eq!(
                (refusal.status(), refusal.faults[0].message.to_string()),
                (403, way.words().to_owned())
            );
        }
    }
}
