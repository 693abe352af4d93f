//! The committed files are those that the sources produce: statements, migrations, schema.sql.
//! Invariant: nobody edits generated files, and nobody forgets to generate them.

#[tokio::test]
async fn the_generated_queries_and_the_schema_are_those_of_the_sources() {
    match queries_gen::check().await {
        Ok(words) => println!("{words}"),
        Err(differences) => panic!("{differences}"),
    }
}
