//! Mails about requests of persons: to the person, and to the Owners and Admins of the workspace.
//! Invariant: a receipt goes to an address that anybody may have typed, so it has no word that they typed,
//! and says nothing of whether the person is known.

use super::{ERASURE, REQUEST, REQUEST_CODE, REQUEST_NEWS, Words, name};
use catalogue::{Phrase, say};

/// To the person, at once and by the program; the link of the request's page follows.
pub fn receipt(case: &str, workspace: &str, limit: &Phrase) -> Words {
    let workspace = name(workspace);
    Words {
        kind: REQUEST,
        subject: say!("{workspace} has your request {case}", workspace = &workspace, case),
        text: say!(
            "Somebody, most likely you, asked {workspace} about data and gave this address. The request has the number \
             {case}.\n\n\
             It is answered within {limit}. The link below shows what becomes of it. Keep it to yourself: whoever has it \
             reads the answer.\n\n\
             If it was not you, ignore this mail.",
            workspace = &workspace,
            case,
            limit
        ),
    }
}

/// To the person, at once and by the program: the code that lets their request in although many others came.
pub fn code(code: &str, workspace: &str) -> Words {
    let workspace = name(workspace);
    Words {
        kind: REQUEST_CODE,
        subject: say!("The code of your request to {workspace}", workspace = &workspace),
        text: say!(
            "Somebody, most likely you, asks {workspace} about data and gave this address. Very many such requests come in \
             today, so it is sent with this code:\n\n{code}\n\n\
             Type it in the form, with the rest as before. It works for a day at least.\n\n\
             If it was not you, ignore this mail.",
            workspace = &workspace,
            code
        ),
    }
}

/// To the person: their request is answered. The answer itself is on the page that they have the link of.
pub fn answer(case: &str, workspace: &str) -> Words {
    let workspace = name(workspace);
    Words {
        kind: REQUEST_NEWS,
        subject: say!("{workspace} has answered your request {case}", workspace = &workspace, case),
        text: say!(
            "{workspace} has answered your request {case}. The link that you were given with it shows the answer. Nobody \
             reads an answer to this mail.",
            workspace = &workspace,
            case
        ),
    }
}

/// To the person: they are erased, as they asked. Only who sent the form has the link that shows the answer.
pub fn erasure(case: &str, workspace: &str, has_link: bool) -> Words {
    let workspace = name(workspace);
    let end = match has_link {
        true => {
            Phrase::of("The link that you were given with the request shows the answer when it is there.")
        }
        false => Phrase::of("Nobody reads an answer to this mail."),
    };
    Words {
        kind: ERASURE,
        subject: say!("{workspace} has erased you, as request {case} asked", workspace = &workspace, case),
        text: say!(
            "{workspace} has erased your name, your addresses and your numbers, as your request {case} asked.\n\n\
             Papers that a law obliges it to keep stay without your name. As long as such a law keeps them, a closed archive \
             says whose they were. Two people there have to agree before anybody opens it.\n\n\
             Your mail address is erased too, so this is the last mail about the request. {end}",
            workspace = &workspace,
            case,
            end
        ),
    }
}

/// To the Owners and Admins: a request came; its page follows.
pub fn arrival(case: &str, limit: &Phrase) -> Words {
    Words {
        kind: REQUEST,
        subject: say!("A person asks about their data: {case}", case),
        text: say!(
            "Somebody asked about their data by the form of the workspace. It is {case}. Take it within {limit}, on the \
             page below.",
            case,
            limit
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_has_the_number_and_the_shop_and_nothing_else_that_was_typed() {
        let limit = Phrase::verbatim("20 days");
        let told = receipt("DR-7", "Anand\r\nBcc: eve@x.example", &limit);
        let subject = told.subject.to_string();
        assert!(subject.contains("DR-7") && !subject.contains('\n') && !subject.contains('\r'), "{subject}");
        assert!(!answer("DR-7", "Anand").text.to_string().contains('{'));
        for (has_link, end) in [(true, "when it is there."), (false, "answer to this mail.")] {
            let told = erasure("DR-7", "Anand\r\nBcc: eve@x.example", has_link);
            assert!(!told.subject.to_string().contains(['\r', '\n', '{']), "{}", told.subject);
            let text = told.text.to_string();
            assert!(text.contains("DR-7") && text.ends_with(end) && !text.contains('{'), "{text}");
        }
        assert!(told.text.to_string().contains("within 20 days"), "{}", told.text);
        assert!(!arrival("DR-7", &limit).text.to_string().contains('{'));
        let code = code("12ab34cd56ef", "Anand\r\nBcc: eve@x.example");
        assert!(code.text.to_string().contains("\n\n12ab34cd56ef\n\n"), "{}", code.text);
        assert!(!code.subject.to_string().contains(['\r', '\n']), "{}", code.subject);
    }
}
