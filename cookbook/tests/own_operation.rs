//! The example of an operation is one of the crate's own.

#[test]
fn the_example_is_the_file_to_the_letter() {
    let page = include_str!("../pages/own_operation.md");
    let file = include_str!("../../crates/registrar-ops/src/opensrs/belongs_to_rsp.rs");
    let start = file.find("const DOCUMENT").unwrap();
    assert!(page.contains(&file[start..]), "pages/own_operation.md is out of date");
}
