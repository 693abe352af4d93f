//! Helpers that the tests of this part share.

use identity::recovery::Waiting;
use kernel::day::Instant;
use testing::Shop;
use web::view::{Chrome, Manner};

/// Words that a page must show as words.
pub(crate) const HOSTILE: &str = "<script>alert('x')</script>\"";

/// The frame of a sample page.
pub(crate) fn chrome(title: &str) -> Chrome {
    let zone = jiff::tz::TimeZone::get("Asia/Kolkata").expect("a zone");
    let manner = Manner { currency: "INR".into(), minor_digits: 2, zone };
    Chrome { manner, ..Chrome::bare(title.to_owned(), "n", "token", Instant::UNIX_EPOCH) }
}

/// An open recovery, due at a moment of these pages.
pub(crate) fn waiting(words: &str) -> Waiting {
    Waiting {
        person: uuid::Uuid::from_u128(1),
        asked_by: words.into(),
        reason: Some(words.into()),
        by_operator: false,
        moves: true,
        asked_at: Instant::UNIX_EPOCH,
        due_at: Instant::UNIX_EPOCH,
        ends_at: Instant::UNIX_EPOCH,
    }
}

/// Connects without row security, to inspect the effect of a test.
pub(crate) async fn look(shop: &Shop) -> tokio_postgres::Client {
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}

/// The number of rows, among those that a call writes, that contain a text.
pub(crate) async fn stored(shop: &Shop, text: &str) -> i64 {
    const PLACES: [&str; 3] = ["app.invitation", "app.api_token", "app.session"];
    let client = look(shop).await;
    let opened = testing::opened(shop.platform.encryption.vault(), &client).await;
    let mut rows = opened.iter().filter(|it| it.contains(text)).count() as i64;
    for place in PLACES {
        let sql = format!("select count(*) from {place} as t where position($1 in t::text) > 0");
        rows += client.query_one(&sql, &[&text]).await.expect("counted").get::<_, i64>(0);
    }
    rows
}
