//! Mails about the figures that the instance promises: the notice of a looser one to every workspace, and the
//! link that stands for a second operator.
//! Invariant: a mail names the figure, its value before and then, and the day.

use super::{FIGURE, Words, moment};
use catalogue::say;
use kernel::day::Instant;

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
