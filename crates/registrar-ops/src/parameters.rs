//! The parameters of a received request, and the error for a wrong one.

use std::borrow::Cow;
use std::fmt;

use wire_text::Limit;
use wire_text::secret_names::shown_name;

/// A parameter that breaks a rule. It contains the name of the parameter, the rule, and perhaps the document
/// that has the rule, but never the value.
///
/// [`Parameters`] has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterError {
    kind: ParameterErrorKind,
    parameter: Cow<'static, str>,
    rule: Cow<'static, str>,
    document: Option<&'static str>,
}

/// The kinds of [`ParameterError`].
///
/// [`Parameters`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParameterErrorKind {
    /// A required parameter is missing or empty.
    Missing,
    /// A parameter is given more than once, with different values.
    Repeated,
    /// A value is too short or too long.
    OutOfRange,
    /// A value is not one of those that are allowed.
    Invalid,
    /// The request asks for more than a limit allows.
    Limit(Limit),
}

impl ParameterError {
    /// An error about `parameter`, which breaks `rule` (such as `0 or 1`).
    #[must_use]
    pub fn new(
        kind: ParameterErrorKind,
        parameter: impl Into<Cow<'static, str>>,
        rule: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { kind, parameter: parameter.into(), rule: rule.into(), document: None }
    }

    /// Adds the title of the document that has the rule.
    #[must_use]
    pub const fn says(mut self, document: &'static str) -> Self {
        self.document = Some(document);
        self
    }

    /// The error for a required parameter that is missing.
    #[must_use]
    pub fn missing(parameter: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ParameterErrorKind::Missing, parameter, "a value")
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

    /// The rule that the parameter breaks.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The title of the document that has the rule, if there is one.
    #[must_use]
    pub const fn document(&self) -> Option<&'static str> {
        self.document
    }

    /// The same error about the parameter `name`.
    pub(crate) fn about(self, name: &'static str) -> Self {
        Self { parameter: Cow::Borrowed(name), ..self }
    }
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, parameter, rule, document } = self;
        write!(f, "{kind}")?;
        if !parameter.is_empty() {
            write!(f, " `{}`", shown_name(parameter))?;
        }
        write!(f, ": expected {rule}")?;
        match document {
            Some(document) => write!(f, ", according to \"{document}\""),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ParameterErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "missing parameter",
            Self::Repeated => "parameter given twice",
            Self::OutOfRange => "parameter out of range",
            Self::Invalid => "invalid parameter",
            Self::Limit(_) => "limit exceeded at parameter",
        })
    }
}

impl std::error::Error for ParameterError {}

/// The names and values of a received request, looked up as a registrar does it: names in any letter case, an
/// empty value means none, and two different values for one name are refused.
///
/// ```
/// use registrar_ops::ParameterErrorKind;
/// use registrar_ops::enom::Command;
///
/// let command = Command::new("Check").with("sld", "resellerdocs").with("TLD", "");
/// let parameters = command.parameters("Check"); // the title of the document
/// assert_eq!(parameters.text("SLD")?, Some("resellerdocs"));
/// let error = parameters.required("TLD", |text| Ok(text.to_owned())).unwrap_err();
/// assert_eq!((error.kind(), error.parameter()), (ParameterErrorKind::Missing, "TLD"));
/// assert_eq!(error.to_string(), "missing parameter `TLD`: expected a value, according to \"Check\"");
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
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

    /// The text of the parameter `name`; `None` if it is missing or empty.
    ///
    /// # Errors
    /// [`Repeated`](ParameterErrorKind::Repeated), or [`Invalid`](ParameterErrorKind::Invalid) if the value is
    /// not plain text.
    pub fn text(&self, name: &'static str) -> Result<Option<&'a str>, ParameterError> {
        Ok(self.raw(name)?.filter(|value| !value.is_empty()))
    }

    /// As [`text`](Self::text), but an empty value is `Some("")`.
    pub(crate) fn raw(&self, name: &'static str) -> Result<Option<&'a str>, ParameterError> {
        let error = |kind, rule| Err(ParameterError::new(kind, name, rule).says(self.document));
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
        Ok(found)
    }

    /// The parameter `name`, converted by `parse`; `None` if it is missing or empty.
    ///
    /// # Errors
    /// Those of [`text`](Self::text), and the error of `parse` with the name of this parameter.
    pub fn optional<T>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&'a str) -> Result<T, ParameterError>,
    ) -> Result<Option<T>, ParameterError> {
        let parsed = self.text(name)?.map(parse).transpose();
        parsed.map_err(|error| error.about(name))
    }

    /// Like [`optional`](Self::optional), for a required parameter.
    ///
    /// # Errors
    /// Those of [`optional`](Self::optional), and [`Missing`](ParameterErrorKind::Missing).
    pub fn required<T>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&'a str) -> Result<T, ParameterError>,
    ) -> Result<T, ParameterError> {
        self.optional(name, parse)?.ok_or_else(|| ParameterError::missing(name).says(self.document))
    }

    /// The flag `name`, `0` or `1`; `None` if it is missing or empty.
    ///
    /// # Errors
    /// Those of [`text`](Self::text), and [`Invalid`](ParameterErrorKind::Invalid) for any other word.
    pub fn flag(&self, name: &'static str) -> Result<Option<bool>, ParameterError> {
        self.optional(name, |text| match text.trim() {
            "0" => Ok(false),
            "1" => Ok(true),
            _ => {
                let kind = ParameterErrorKind::Invalid;
                Err(ParameterError::new(kind, name, "0 or 1").says(self.document))
            }
        })
    }
}

/// The names, as far as they are names.
impl fmt::Debug for Parameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.pairs.iter().map(|(name, _)| shown_name(name))).finish()
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
        assert_eq!(given.flag("Sub_User"), Ok(Some(true)));
        assert_eq!(given.flag("sub_users"), Ok(None));
    }

    #[test]
    fn errors_name_the_parameter_and_the_rule() {
        let given = parameters(&[
            ("empty", Some("")),
            ("same", Some("1")),
            ("SAME", Some("1")),
            ("twice", Some("1")),
            ("Twice", Some("0")),
            ("nested", None),
            ("wrong", Some("hunter2")),
        ]);
        assert_eq!(given.flag("same"), Ok(Some(true)));
        assert_eq!(given.flag("empty"), Ok(None));
        let wrong = |_| Err::<(), _>(ParameterError::new(ParameterErrorKind::Invalid, "x", "y"));
        for (error, text) in [
            (
                given.required("empty", Ok).unwrap_err(),
                "missing parameter `empty`: expected a value, according to \"change (password)\"",
            ),
            (
                given.required("absent", Ok).unwrap_err(),
                "missing parameter `absent`: expected a value, according to \"change (password)\"",
            ),
            (
                given.flag("twice").unwrap_err(),
                "parameter given twice `twice`: expected one value, according to \"change (password)\"",
            ),
            (
                given.flag("nested").unwrap_err(),
                "invalid parameter `nested`: expected a plain value, according to \"change (password)\"",
            ),
            (
                given.flag("wrong").unwrap_err(),
                "invalid parameter `wrong`: expected 0 or 1, according to \"change (password)\"",
            ),
            (given.required("wrong", wrong).unwrap_err(), "invalid parameter `wrong`: expected y"),
        ] {
            assert_eq!(error.to_string(), text);
        }
        assert!(!format!("{given:?}").contains("hunter2"));
    }
}
