//! Mails about reports of weaknesses: to the reporter, and to those who run the instance.
//! Invariant: a receipt goes to an address that anybody may have typed, so it has no word that they typed.

use catalogue::{Phrase, say};

use super::{REPORT, REPORT_NEWS, Words, line, name};

/// The code with which a report is sent when many others came: anybody may have typed the address.
pub const CODE: &str = "report_code";

/// To the reporter, at once and by the program: a person answers within so long. The link of the report's
/// page follows.
pub fn receipt(case: &str, limit: Phrase) -> Words {
    Words {
        kind: REPORT,
        subject: say!("We have your report {case}", case),
        text: say!(
            "Somebody, most likely you, reported a weakness and gave this address. The report has the number {case}.\n\n\
             A person answers within {limit}. The link below shows what becomes of the report, and takes your \
             messages. Keep it to yourself: whoever has it reads the report and writes in your name.\n\n\
             If it was not you, ignore this mail.",
            case,
            limit
        ),
    }
}

/// To the reporter, at once and by the program: the code that lets their report in although many others came.
pub fn code(code: &str) -> Words {
    Words {
        kind: CODE,
        subject: Phrase::of("The code of your report of a weakness"),
        text: say!(
            "Somebody, most likely you, reports a weakness and gave this address. Very many reports come in today, so it is sent \
             with this code:\n\n{code}\n\n\
             Type it in the form, with the rest as before. It works for a day at least.\n\n\
             If it was not you, ignore this mail.",
            code
        ),
    }
}

/// To the reporter, from a person: what happened, and their words.
pub fn news(case: &str, what: &'static str, words: Option<&str>) -> Words {
    let said = match words {
        Some(words) => say!("\n\n{words}", words = line(words)),
        None => Phrase::default(),
    };
    Words {
        kind: REPORT_NEWS,
        subject: say!("News of your report {case}", case),
        text: say!(
            "{what}{said}\n\nThe link that you were given with the report {case} shows its state and takes your answer. \
             Nobody reads an answer to this mail.",
            what = Phrase::of(what),
            said,
            case
        ),
    }
}

/// To those who run the instance: a report came, which a person acknowledges within so long, or a message of
/// its reporter; its page follows.
pub fn arrival(case: &str, limit: Option<Phrase>) -> Words {
    let case = name(case);
    let (subject, text) = match limit {
        Some(limit) => (
            say!("A weakness was reported: {case}", case = &case),
            say!(
                "Somebody outside reported a weakness. It is {case}. A person acknowledges it within {limit}, on the page below.",
                case = &case,
                limit
            ),
        ),
        None => (
            say!("The reporter of {case} wrote", case = &case),
            say!("The person who reported {case} sent a message. The page below shows it.", case = &case),
        ),
    };
    Words { kind: REPORT, subject, text }
}

/// To those who run the instance: a letter names a report, and nothing shows that its reporter wrote it.
pub fn unproved_letter(case: &str) -> Words {
    let case = name(case);
    Words {
        kind: REPORT,
        subject: say!("A letter names {case}", case = &case),
        text: say!(
            "A letter names {case} and has the address of its reporter as its sender. Anybody can write both, so do not \
             take it for the reporter's word. Answer by a message on the page below: the reporter answers there, or by a \
             letter that quotes their link.",
            case = &case
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_and_an_arrival_say_the_time_in_force() {
        let limit = || Phrase::of("3 business days");
        assert!(receipt("WR-7", limit()).text.to_string().contains("answers within 3 business days."));
        let new = arrival("WR-7", Some(limit()));
        assert!(new.text.to_string().contains("acknowledges it within 3 business days,"), "{}", new.text);
        assert!(!arrival("WR-7", None).text.to_string().contains("within"));
    }

    #[test]
    fn a_letter_without_proof_is_not_called_the_reporters() {
        let told = unproved_letter("WR-7");
        assert_eq!(told.subject.to_string(), "A letter names WR-7");
        assert!(told.text.to_string().contains("Anybody can write both"), "{}", told.text);
    }

    #[test]
    fn words_of_news_stay_on_one_line_of_the_text_and_out_of_the_subject() {
        let told = news("WR-7", "A person has read your report.", Some("Thank you.\r\nBcc: eve@x.example"));
        assert!(told.text.to_string().contains("Thank you.  Bcc: eve@x.example\n"), "{}", told.text);
        assert_eq!(told.subject.to_string(), "News of your report WR-7");
        assert!(!news("WR-7", "A person has read your report.", None).text.to_string().contains("{"));
    }
}
