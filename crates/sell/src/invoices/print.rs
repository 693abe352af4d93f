//! Prints a document on a printer of the shop: a bill or a receipt on a roll, or on a sheet where the printer is an office's.
//! Invariant: the print shows the document as it was posted; each print after the first says that it is a copy.
//! A print that is queued after an erasure does not say whom it erased.

use catalogue::{Language, Phrase, say};
use kernel::id::DocumentId;
use kernel::permission::Permission;
use ledger::accounts::documents;
use ledger::printers;
use ledger::printers::prints::{self, NewPrint, PrintQueued};
use pdf::{Align, Block, Paper, Print, Text};
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use serde_json::json;
use web::page::paper_chrome;

use super::list::InvoiceShown;
use super::{pdf as papers, printed};

input! {
    /// A document to print.
    pub struct PrintInvoice {
        /// Its number or id.
        invoice: Name,
        /// The printer.
        printer: Name,
    }
}

impl Action for PrintInvoice {
    const NAME: &'static str = "sell.invoice.print";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str =
        "Prints a bill, a receipt or a note; a print after the first is marked as a copy.";
    type Output = PrintQueued;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PrintQueued>> {
        let printer = printers::find_printer(tx, &self.printer, "printer").await?;
        let row = documents::hold_party_of(tx, self.invoice.as_str(), "invoice").await?;
        let bill = InvoiceShown::of(tx, row).await?;
        let chrome = paper_chrome(tx);
        let mut paper = papers::paper_of(&printed::read(&bill, "", &chrome)?, &chrome);
        paper.format = printer.format();
        let document = DocumentId::from_uuid(bill.document_id);
        let is_copy = prints::is_copy(tx, document).await?;
        if is_copy {
            mark_as_copy(&mut paper);
        }
        let kind = Phrase::of(bill.doc_type.facts().name);
        let title = say!("{document} {number}", document = kind, number = &bill.number);
        let title = title.in_language(Language::English);
        let (print, needs) = (Print::Paper(paper), Permission::BillsRead);
        let new =
            NewPrint { printer: &printer, title, needs, document: Some(document), is_copy, print: &print };
        let queued = prints::queue(tx, new).await?;
        let after = json!({ "printer": queued.printer, "print": queued.print, "is_copy": is_copy });
        Ok(tx.record(Change::of(&bill.number).after(after), queued))
    }
}

/// The word above everything else.
fn mark_as_copy(paper: &mut Paper) {
    let word = Phrase::from("Copy").in_language(Language::English);
    paper.blocks.insert(0, Block::paragraph(Text::strong(word)).aligned(Align::Centre));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{aarav, behind_erasure};
    use crate::invoices::PostInvoice;
    use crate::invoices::list::Invoice;
    use crate::invoices::reverse::ReverseInvoice;
    use ledger::parties::{CreateParty, EraseParty};
    use ledger::printers::AddPrinter;
    use ledger::printers::prints::{GetPrint, GetPrintBytes};
    use lifecycle::print_queue::PrintQueue;
    use platform::printers::{PrinterAddress, Printers};
    use serde_json::Value;
    use std::sync::Arc;
    use testing::Shop;
    use tokio::io::AsyncReadExt;
    use tokio::net::TcpListener;

    async fn bill(shop: &Shop, party: &str) -> Value {
        let ring = json!({ "description": "चाँदी ring ^XZ", "metal": "gold", "net_mg": 5_000, "fineness_ppt": "916",
            "weighed_by": "scale", "tax_class": "jewellery", "making": { "mode": "fixed", "amount_minor": 100_000 } });
        let bill = json!({ "party": party, "lines": [ring] });
        shop.run::<PostInvoice>("cas", bill).await.expect("a bill")["number"].clone()
    }

    async fn state(shop: &Shop, queued: &Value) -> (Value, Value) {
        let shown = shop.ask::<GetPrint>("cas", json!({ "print": queued["print"] })).await.expect("a print");
        (shown["state"].clone(), shown["problem"].clone())
    }

    #[tokio::test]
    async fn a_bill_goes_to_a_listed_printer_and_its_second_print_is_a_copy() {
        let shop = aarav().await;
        let printer = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = printer.local_addr().expect("bound").to_string();
        let listed = PrinterAddress::parse(&address).expect("an address");
        shop.platform.printers.get_or_init(|| Arc::new(Printers::of(vec![listed])));
        let new = json!({ "name": "Counter", "kind": "escpos", "width_mm": 80, "address": format!("tcp://{address}") });
        shop.run::<AddPrinter>("mia", new).await.expect("a printer");
        let invoice = bill(&shop, "c-meera").await;
        let asked = json!({ "invoice": invoice, "printer": "Counter" });
        let first = shop.run::<PrintInvoice>("cas", asked.clone()).await.expect("queued");
        assert_eq!(first["is_copy"], false);
        let mut queue = PrintQueue::new(shop.platform.clone(), shop.db.jobs_config());
        let (_running, stopped) = tokio::sync::watch::channel(false);
        let now = || "2026-04-20T05:00:01Z".parse().expect("a moment");
        let taking = tokio::spawn(async move {
            let (mut stream, _) = printer.accept().await.expect("a call");
            let mut got = Vec::new();
            stream.read_to_end(&mut got).await.expect("bytes");
            got
        });
        assert!(queue.look(now, &stopped).await.expect("looked"));
        let got = taking.await.expect("the printer");
        assert!(got.starts_with(b"\x1b@\x1dv0\0") && got.ends_with(b"\x1dV\0"), "{} bytes", got.len());
        assert_eq!(state(&shop, &first).await, (json!("sent"), Value::Null));
        // Nobody listens any more: it waits for another try, and says why.
        let second = shop.run::<PrintInvoice>("cas", asked).await.expect("queued");
        assert_eq!(second["is_copy"], true);
        queue.look(now, &stopped).await.expect("looked");
        assert_eq!(state(&shop, &second).await, (json!("queued"), json!("no_answer")));
        let bytes = |print: &Value| json!({ "print": print["print"] });
        let copy = shop.ask::<GetPrintBytes>("cas", bytes(&second)).await.expect("bytes");
        let original = shop.ask::<GetPrintBytes>("cas", bytes(&first)).await.expect("bytes");
        assert_ne!(copy["content"], original["content"], "the copy says so");
        // A maker may print labels and sees nobody's bill.
        let hidden = shop.ask::<GetPrint>("max", bytes(&first)).await;
        assert_eq!(hidden, Err("not_found print".into()));
        let stored = shop.ask::<Invoice>("cas", json!({ "invoice": invoice })).await.expect("the bill");
        assert_eq!(stored["document"]["lines"][0]["weighed_by"], "scale");
    }

    #[tokio::test]
    async fn a_print_goes_with_the_erased_customer_whose_bill_it_is_and_no_other_does() {
        let shop = aarav().await;
        let counter = json!({ "name": "Counter", "kind": "escpos", "width_mm": 80, "address": "browser" });
        shop.run::<AddPrinter>("mia", counter).await.expect("a printer");
        let anil = json!({ "party": "c-anil", "name": "Anil Rao", "kind": "customer", "state": "27" });
        shop.run::<CreateParty>("mia", anil).await.expect("a customer");
        let (his, hers) = (bill(&shop, "c-anil").await, bill(&shop, "c-meera").await);
        let print = async |invoice: &Value| {
            let asked = json!({ "invoice": invoice, "printer": "Counter" });
            shop.run::<PrintInvoice>("cas", asked).await.expect("queued")
        };
        let (of_his, of_hers) = (print(&his).await, print(&hers).await);
        let (of_before, older) = (print(&his).await, print(&hers).await);
        // Bills of different years may have one number. A print of before has no document, and one of them is
        // older than his bill.
        let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
        let titled = "update ledger.print_job set title = $1";
        superuser.execute(titled, &[&of_his["title"].as_str()]).await.expect("one title");
        let moved = "update ledger.print_job set document_id = null, created_at = created_at - make_interval(days => $2)
                     where print_job_id = $1::text::uuid";
        for (print, days) in [(&of_before, 0), (&older, 1)] {
            superuser.execute(moved, &[&print["print"].as_str(), &days]).await.expect("of before");
        }
        let back = json!({ "invoice": his, "reason": "he changed his mind" });
        shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
        let typed = json!({ "party": "c-anil", "typed": "c-anil" });
        shop.run::<EraseParty>("olive", typed).await.expect("erased");
        for his in [&of_his, &of_before] {
            let gone = shop.ask::<GetPrintBytes>("cas", json!({ "print": his["print"] })).await;
            assert_eq!(gone, Err("not_found print".into()), "though it was still to be printed");
        }
        for hers in [&of_hers, &older] {
            assert_eq!(state(&shop, hers).await, (json!("queued"), Value::Null));
        }
        assert_eq!(print(&his).await["is_copy"], true, "it prints again, without him");
    }

    #[tokio::test]
    async fn a_bill_that_is_printed_during_an_erasure_waits_for_its_end_and_does_not_have_the_customer() {
        let shop = aarav().await;
        let counter = json!({ "name": "Counter", "kind": "escpos", "width_mm": 80, "address": "browser" });
        shop.run::<AddPrinter>("mia", counter).await.expect("a printer");
        let invoice = bill(&shop, "c-meera").await;
        let asked = json!({ "invoice": invoice, "printer": "Counter" });
        shop.run::<PrintInvoice>("cas", asked.clone()).await.expect("the original");
        let back = json!({ "invoice": invoice, "reason": "she changed her mind" });
        shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
        let printed = behind_erasure::<PrintInvoice>(&shop, "c-meera", ("cas", asked.clone())).await;
        let later = shop.run::<PrintInvoice>("cas", asked).await.expect("queued");
        let bytes = async |print: &Value| {
            let asked = json!({ "print": print["print"] });
            shop.ask::<GetPrintBytes>("cas", asked).await.expect("bytes")["content"].clone()
        };
        let (during, after) = (bytes(&printed.expect("queued")).await, bytes(&later).await);
        assert!(during == after, "both are copies of the redacted bill");
    }
}
