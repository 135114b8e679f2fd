//! Macros for trees, like `json!`.

/// An [`Assoc`](crate::Assoc) from `key => value` pairs. If a key is given twice, the last value counts.
///
/// ```
/// use ops_envelope::{array, assoc};
///
/// let request = assoc! {
///     "protocol" => "XCP",
///     "action" => "lookup",
///     "attributes" => assoc! { "domains" => array!["example.com", "example.info"], "page" => 1 },
/// };
/// assert_eq!(request["attributes"]["domains"][1], "example.info");
/// ```
#[macro_export]
macro_rules! assoc {
    ($($key:expr => $value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut assoc = $crate::Assoc::new();
        $(let _ = assoc.insert($key, $value);)*
        assoc
    }};
}

/// An [`Array`](crate::Array) from values.
///
/// ```
/// let array = ops_envelope::array!["a", 1, true];
/// assert_eq!(array.len(), 3);
/// ```
#[macro_export]
macro_rules! array {
    ($($value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut array = $crate::Array::new();
        $(array.push($value);)*
        array
    }};
}
