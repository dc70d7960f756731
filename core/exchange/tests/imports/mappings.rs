//! Mapping files: the shipped ones, and everything that can be wrong with one.

#[test]
fn the_committed_schema_is_the_generated_one() {
    let (name, text) = exchange::schema();
    assert_eq!(name, "mapping.schema.json");
    assert_eq!(text, include_str!("../../../../schemas/mapping.schema.json"), "refresh schemas/ with the CLI");
}
