//! The parameters of an incoming request, and what can be wrong with one.

use std::borrow::Cow;
use std::fmt;

/// A parameter that breaks a rule of its document.
///
/// It names the parameter, the rule and the document, and never the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterError {
    kind: ParameterErrorKind,
    parameter: Cow<'static, str>,
    rule: &'static str,
    document: &'static str,
}

/// The kinds of [`ParameterError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParameterErrorKind {
    /// A required parameter is absent or empty.
    Missing,
    /// A parameter is given more than once, with different values.
    Repeated,
    /// A value is too short or too long.
    OutOfRange,
    /// A value is none of those that are allowed.
    Invalid,
}

impl ParameterError {
    /// The error of the parameter `parameter` that breaks `rule` (what would have been right, such
    /// as `0 or 1`) of `document` (its title).
    #[must_use]
    pub fn new(
        kind: ParameterErrorKind,
        parameter: impl Into<Cow<'static, str>>,
        rule: &'static str,
        document: &'static str,
    ) -> Self {
        Self { kind, parameter: parameter.into(), rule, document }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ParameterErrorKind {
        self.kind
    }

    /// The name of the parameter, as its document spells it.
    #[must_use]
    pub fn parameter(&self) -> &str {
        &self.parameter
    }

    /// What would have been right.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        self.rule
    }

    /// The title of the document that has the rule.
    #[must_use]
    pub const fn document(&self) -> &'static str {
        self.document
    }

    /// The same error about the parameter `name` of `document`.
    pub(crate) fn at(self, name: &'static str, document: &'static str) -> Self {
        Self { parameter: Cow::Borrowed(name), document, ..self }
    }
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, parameter, rule, document } = self;
        write!(f, "{kind} `{parameter}`: expected {rule}, says \"{document}\"")
    }
}

impl fmt::Display for ParameterErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "missing parameter",
            Self::Repeated => "parameter given twice",
            Self::OutOfRange => "parameter out of range",
            Self::Invalid => "invalid parameter",
        })
    }
}

impl std::error::Error for ParameterError {}

/// The named values of an incoming request, looked up as a registrar does: names in any letter
/// case, an empty value the same as none, two different values for one name refused.
#[derive(Clone)]
pub struct Parameters<'a> {
    document: &'static str,
    /// `None` stands for a value that is no plain text.
    pairs: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> Parameters<'a> {
    pub(crate) fn new(
        document: &'static str,
        pairs: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
    ) -> Self {
        Self { document, pairs: pairs.into_iter().collect() }
    }

    /// The text of the parameter `name`, `None` when it is absent or empty.
    ///
    /// # Errors
    /// [`Repeated`](ParameterErrorKind::Repeated), or [`Invalid`](ParameterErrorKind::Invalid) when
    /// the value is no plain text.
    pub fn text(&self, name: &'static str) -> Result<Option<&'a str>, ParameterError> {
        let error = |kind, rule| Err(ParameterError::new(kind, name, rule, self.document));
        let mut found = None;
        for &(_, value) in self.pairs.iter().filter(|(held, _)| held.eq_ignore_ascii_case(name)) {
            let Some(value) = value else {
                return error(ParameterErrorKind::Invalid, "a plain value");
            };
            if found.is_some_and(|before| before != value) {
                return error(ParameterErrorKind::Repeated, "one value");
            }
            found = Some(value);
        }
        Ok(found.filter(|value| !value.is_empty()))
    }

    /// The parameter `name`, made a typed value by `parse`; `None` when it is absent or empty.
    ///
    /// # Errors
    /// As [`text`](Self::text), and the error of `parse`, made to name this parameter and document.
    pub fn optional<T>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&'a str) -> Result<T, ParameterError>,
    ) -> Result<Option<T>, ParameterError> {
        let parsed = self.text(name)?.map(parse).transpose();
        parsed.map_err(|error| error.at(name, self.document))
    }

    /// As [`optional`](Self::optional), for a parameter that must be there.
    ///
    /// # Errors
    /// As [`optional`](Self::optional), and [`Missing`](ParameterErrorKind::Missing).
    pub fn required<T>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&'a str) -> Result<T, ParameterError>,
    ) -> Result<T, ParameterError> {
        self.optional(name, parse)?.ok_or_else(|| {
            ParameterError::new(ParameterErrorKind::Missing, name, "a value", self.document)
        })
    }
}

impl fmt::Debug for Parameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.pairs.iter().map(|(name, _)| name)).finish()
    }
}

/// `0` or `1`, as a flag is written.
pub(crate) fn flag(text: &str) -> Result<bool, ParameterError> {
    match text.trim() {
        "0" => Ok(false),
        "1" => Ok(true),
        _ => Err(ParameterError::new(ParameterErrorKind::Invalid, "flag", "0 or 1", "XCP")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(pairs: &[(&'static str, Option<&'static str>)]) -> Parameters<'static> {
        Parameters::new("change (password)", pairs.iter().copied())
    }

    #[test]
    fn names_are_found_in_any_case() {
        let given = parameters(&[("other", Some("x")), ("SUB_user", Some("1"))]);
        assert_eq!(given.text("sub_user"), Ok(Some("1")));
        assert_eq!(given.required("Sub_User", flag), Ok(true));
        assert_eq!(given.optional("sub_users", flag), Ok(None));
    }

    #[test]
    fn breaches_are_told_apart() {
        let given = parameters(&[
            ("empty", Some("")),
            ("same", Some("1")),
            ("SAME", Some("1")),
            ("twice", Some("1")),
            ("Twice", Some("0")),
            ("nested", None),
            ("wrong", Some("hunter2")),
        ]);
        assert_eq!(given.required("same", flag), Ok(true));
        assert_eq!(given.optional("empty", flag), Ok(None));
        for (name, text) in [
            ("empty", "missing parameter `empty`: expected a value"),
            ("absent", "missing parameter `absent`: expected a value"),
            ("twice", "parameter given twice `twice`: expected one value"),
            ("nested", "invalid parameter `nested`: expected a plain value"),
            ("wrong", "invalid parameter `wrong`: expected 0 or 1"),
        ] {
            let error = given.required(name, flag).unwrap_err();
            assert_eq!(error.to_string(), format!("{text}, says \"change (password)\""));
        }
        assert!(!format!("{given:?}").contains("hunter2"));
    }
}
