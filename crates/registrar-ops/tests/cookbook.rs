//! The cookbook's example of an operation is one of the crate's own.

#[test]
fn the_example_is_the_file_to_the_letter() {
    let cookbook = include_str!("../COOKBOOK.md");
    let file = include_str!("../src/opensrs/belongs_to_rsp.rs");
    let start = file.find("const DOCUMENT").unwrap();
    assert!(cookbook.contains(&file[start..]), "COOKBOOK.md, \"Add an operation\", is out of date");
}
