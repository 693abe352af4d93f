//! The generated statements and schema.sql belong to the migrations and `.sql` files of this checkout.
//! Invariant: digests tell it; the test of the generator itself makes everything again, in full runs.

use crate::tidy::source::root;
use database::schema::digests;
use std::fs;

#[test]
fn what_is_generated_is_of_these_sources_and_unedited() {
    let noted = fs::read_to_string(root().join(digests::FILE)).expect("the digests");
    let found = digests::of(&root()).expect("the sources");
    let hint = "out of date: run `cargo run -p queries-gen` and commit what it writes";
    for (noted, found) in noted.lines().zip(found.lines()) {
        assert_eq!(noted, found, "{hint}");
    }
    assert_eq!(noted, found, "{hint}");
}
