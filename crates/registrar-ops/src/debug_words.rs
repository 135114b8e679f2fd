//! `Debug` for what a registrar says in words of its own.

/// Implements `Debug` for a struct that has, after its `plain` fields, one with the registrar's `words`: a secret
/// that they quote is masked.
macro_rules! debug_with_words {
    ($name:ident { $($plain:ident),+; $words:ident }) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name))
                    $(.field(stringify!($plain), &self.$plain))+
                    .field(
                        stringify!($words),
                        &self.$words.as_deref().map(wire_text::secret_names::redact_text),
                    )
                    .finish()
            }
        }
    };
}

#[cfg(test)]
mod tests {
    struct Said {
        code: u32,
        text: Option<String>,
    }

    debug_with_words!(Said { code; text });

    #[test]
    fn a_secret_in_the_words_of_a_registrar_is_masked() {
        let said = Said { code: 1, text: Some("bad command: pw=hunter2".into()) };
        let shown = format!("{said:?}");
        assert_eq!(shown, r#"Said { code: 1, text: Some("bad command: pw=[REDACTED]") }"#);
    }
}
