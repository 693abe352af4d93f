//! Ids that follow from names (UUID version 5), for documents in which every element needs one.
//! Invariant: the same name always gives the same id, so that two exports can be compared.

use sha1::{Digest, Sha1};
use uuid::{Builder, Uuid};

/// The id of the URL namespace (RFC 9562, appendix).
const URL: Uuid = Uuid::NAMESPACE_URL;

/// The id of this name.
pub fn named(name: &str) -> Uuid {
    let digest = Sha1::new().chain_update(URL.as_bytes()).chain_update(name).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Builder::from_sha1_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn it_is_the_id_that_the_rfc_gives_an_address() {
        // Other programs give the same id for this address.
        assert_eq!(named("https://www.example.com/").to_string(), "3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559");
        assert_ne!(named("a"), named("b"));
    }
}
