//! The addresses at which the operator is reached, for the foot of each page.
//! Invariant: they are the same for the whole instance, so a page takes them from the request that it
//! answers, and no page can forget to pass them on.

use kernel::contacts::Contacts;
use std::future::Future;
use std::sync::Arc;

tokio::task_local! {
    /// The addresses of the instance that answers.
    static HERE: Arc<Contacts>;
}

/// Answers a request of an instance whose operator is reached at these addresses.
pub(crate) async fn answering<F: Future>(contacts: Arc<Contacts>, answer: F) -> F::Output {
    HERE.scope(contacts, answer).await
}

/// The addresses of the instance that answers; none where nobody asked, as for a mailed paper.
pub(crate) fn here() -> Arc<Contacts> {
    HERE.try_with(Arc::clone).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Chrome;

    #[tokio::test]
    async fn a_page_knows_the_addresses_of_its_request_and_no_other() {
        let page = || Chrome::bare("A page", "n", "", jiff::Timestamp::UNIX_EPOCH).contacts;
        let set = Arc::new(Contacts { security: "security@shop.example".into(), support: String::new() });
        let there = answering(set.clone(), async { page() }).await;
        assert_eq!((there, page()), (set, Arc::default()));
    }
}
