//! Printers, and what is queued for them, on a real database.

use super::prints::{EndPrint, GetPrint, GetPrintBytes, ListPrints, PrintAgain};
use super::{AddPrinter, ChangePrinter, Language, ListPrinters, Printer, RemovePrinter};
use crate::items::CreateItem;
use crate::items::print::PrintShelfLabel;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kernel::id::PrinterId;
use pdf::{Format, Paper, Print};
use serde_json::{Value, json};
use testing::Shop;

fn browser(name: &str) -> Value {
    json!({ "name": name, "kind": "zpl", "width_mm": 60, "address": "browser" })
}

async fn with_item() -> Shop {
    let shop = Shop::jeweller().await;
    let item =
        json!({ "code": "LAMP", "name": "Brass lamp ^XZ", "unit": "each", "price_minor_per_unit": "125000" });
    shop.run::<CreateItem>("mia", item).await.expect("an item");
    shop.run::<AddPrinter>("mia", browser("Tags")).await.expect("a printer");
    shop
}

#[tokio::test]
async fn a_printer_is_added_changed_and_removed_and_no_address_beyond_the_list_is_taken() {
    let shop = Shop::jeweller().await;
    shop.run::<AddPrinter>("mia", browser("Tags")).await.expect("a printer");
    assert_eq!(shop.run::<AddPrinter>("mia", browser("Tags")).await, Err("value_unknown name".into()));
    for address in [
        "tcp://127.0.0.1:5432",
        "tcp://169.254.169.254:80",
        "tcp://printer.example:9100",
        "http://printer.example",
        "file:///etc/passwd",
        "Browser",
    ] {
        let mut new = browser("Counter");
        new["address"] = address.into();
        assert_eq!(
            shop.run::<AddPrinter>("mia", new).await,
            Err("value_unknown address".into()),
            "{address}"
        );
    }
    let mut wide = browser("Wide");
    wide["width_mm"] = 500.into();
    assert_eq!(shop.run::<AddPrinter>("mia", wide).await, Err("number_range width_mm".into()));
    let changed = json!({ "name": "Tags", "kind": "tspl", "width_mm": 80, "address": "browser" });
    shop.run::<ChangePrinter>("mia", changed.clone()).await.expect("changed");
    assert_eq!(shop.run::<ChangePrinter>("cas", changed).await, Err("permission_denied".into()));
    let all = shop.ask::<ListPrinters>("cas", json!({})).await.expect("printers");
    assert_eq!(
        all["rows"],
        json!([{ "name": "Tags", "kind": "tspl", "width_mm": 80, "address": "browser" }])
    );
    shop.run::<RemovePrinter>("mia", json!({ "name": "Tags" })).await.expect("removed");
    assert_eq!(
        shop.run::<RemovePrinter>("mia", json!({ "name": "Tags" })).await,
        Err("not_found name".into())
    );
}

#[tokio::test]
async fn a_shelf_label_is_queued_printed_by_a_browser_and_tried_again() {
    let shop = with_item().await;
    let asked = json!({ "item": "LAMP", "printer": "Tags" });
    let queued = shop.run::<PrintShelfLabel>("cas", asked.clone()).await.expect("queued");
    let print = json!({ "print": queued["print"] });
    let shown = shop.ask::<GetPrint>("cas", print.clone()).await.expect("a print");
    assert_eq!((&shown["state"], &shown["by_browser"]), (&json!("queued"), &json!(true)));
    let told = shop.ask::<GetPrintBytes>("cas", print.clone()).await.expect("bytes");
    let bytes = BASE64_STANDARD.decode(told["content"].as_str().expect("base64")).expect("bytes");
    assert!(bytes.starts_with(b"^XA") && bytes.ends_with(b"^XZ\n"));
    assert_eq!(bytes.windows(3).filter(|three| three == b"^XZ").count(), 1, "the item's name is no command");
    let narrow = json!({ "name": "Tags", "kind": "zpl", "width_mm": 40, "address": "browser" });
    let waits = shop.run::<ChangePrinter>("mia", narrow.clone()).await;
    assert_eq!(waits, Err("number_range width_mm".into()), "the label that waits is wider");
    let failed = json!({ "print": queued["print"], "printed": false });
    assert_eq!(shop.run::<EndPrint>("cas", failed).await.expect("ended")["state"], "failed");
    shop.run::<PrintAgain>("cas", print.clone()).await.expect("again");
    assert_eq!(shop.run::<PrintAgain>("cas", print.clone()).await, Err("job_ended print".into()));
    let printed = json!({ "print": queued["print"], "printed": true });
    assert_eq!(shop.run::<EndPrint>("cas", printed.clone()).await.expect("ended")["state"], "sent");
    assert_eq!(shop.run::<EndPrint>("cas", printed).await, Err("job_ended print".into()));
    let all = shop.ask::<ListPrints>("cas", json!({})).await.expect("prints");
    assert_eq!((all["rows"].as_array().map(Vec::len), &all["rows"][0]["tries"]), (Some(1), &json!(1)));
    shop.run::<ChangePrinter>("mia", narrow).await.expect("changed");
    assert_eq!(shop.run::<PrintShelfLabel>("cas", asked).await, Err("value_unknown printer".into()));
}

#[test]
fn a_printer_takes_a_paper_of_its_width_and_no_wider_one() {
    let paper =
        |format| Print::Paper(Paper::new(format, "A/26-27/00001", "en-IN", jiff::Timestamp::UNIX_EPOCH));
    for (width_mm, format, takes) in [
        (20, Format::Roll58, false),
        (56, Format::Roll58, false),
        (57, Format::Roll58, true),
        (80, Format::Roll80, true),
        (80, Format::A4, false),
        (210, Format::A4, true),
    ] {
        let printer = Printer {
            id: PrinterId::from_uuid(uuid::Uuid::nil()),
            name: "Counter".into(),
            language: Language::EscPos,
            width_mm,
            is_on_network: false,
        };
        assert_eq!(printer.fits(&paper(format)).is_ok(), takes, "{width_mm} mm");
        assert_eq!(printer.format() == format, takes || width_mm < 57, "{width_mm} mm");
    }
}
