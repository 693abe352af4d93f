//! Mails about settings: those of security that a workspace changed; and about the figures that the instance promises: the notice of a looser one to every workspace, and the
//! link that stands for a second operator.
//! Invariant: a mail names the figure, its value before and then, and the day.

use super::{FIGURE, SETTINGS, Words, listed, moment, name};
use catalogue::{Phrase, say};
use kernel::day::Instant;
use platform::tx::Workspace;

/// To the Owners and the billing contact of a workspace: a figure is looser from a day on.
pub fn looser(figure: &str, was: &str, value: &str, from: Instant) -> Words {
    Words {
        kind: FIGURE,
        subject: say!("This instance promises less: {figure}", figure = figure.to_owned()),
        text: say!(
            "Those who run this instance change a figure that they promise, not before {from}.\n\nFigure: {figure}\nUntil then: \
             {was}\nFrom then: {value}\n\nThe page below has the promise and the earlier changes.",
            from = moment(from),
            figure = figure.to_owned(),
            was = was.to_owned(),
            value = value.to_owned()
        ),
    }
}

/// To the one operator: the link that approves what they proposed.
pub fn alone(figure: &str, value: &str) -> Words {
    Words {
        kind: FIGURE,
        subject: say!("Approve a looser figure: {figure}", figure = figure.to_owned()),
        text: say!(
            "You proposed a looser figure, and nobody else runs this instance.\n\nFigure: {figure}\nFrom then: {value}\n\nThe page \
             below approves it. It is in force 37 days after the Owners were told. Withdraw it if you did not propose it.",
            figure = figure.to_owned(),
            value = value.to_owned()
        ),
    }
}

/// A change of the workspace's security settings; its link follows.
pub fn security(workspace: &Workspace, by: &str, changed: Vec<Phrase>, reason: &str, at: Instant) -> Words {
    Words {
        kind: SETTINGS,
        subject: Phrase::of("Settings of security were changed"),
        text: say!(
            "{by} changed what {workspace} has set about security, on {at}:\n\n{changed}\n\nThe reason given: {reason}\n\nIf you did not expect \
             this, ask them, and look at the settings at the link below.",
            by = name(by),
            workspace = name(&workspace.name),
            at = moment(at),
            reason = name(reason),
            changed = listed(changed)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_names_the_figure_both_values_and_the_day() {
        let words = looser("Days of notice", "30 days", "14 days", Instant::UNIX_EPOCH);
        let text = words.text.to_string();
        for part in ["Days of notice", "30 days", "14 days", "1 January 1970"] {
            assert!(text.contains(part), "{text}");
        }
        assert!(alone("Days of notice", "14 days").text.to_string().contains("14 days"));
    }
}
