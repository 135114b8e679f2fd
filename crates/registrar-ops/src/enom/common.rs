//! The fields that every reply has, whatever the command.

use enom_response::{Builder, Error as ResponseError, Format, Response};
use zeroize::Zeroizing;

/// The order of the documents. A field that is none of these stands before `Done`.
const ORDER: [&str; 17] = [
    "Command",
    "APIType",
    "Language",
    "ErrCount",
    "ResponseCount",
    "MinPeriod",
    "MaxPeriod",
    "Server",
    "Site",
    "IsLockable",
    "IsRealTimeTLD",
    "TimeDifference",
    "ExecTime",
    "Done",
    "TrackingKey",
    "RequestDateTime",
    "debug",
];

/// The comment lines of the flat formats, unless others are given.
const COMMENTS: [&str; 2] = ["URL Interface", "Encoding Type is utf-8"];

/// What a reply that is made here has beside the fields of its command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Common {
    comments: Option<Vec<String>>,
    fields: Vec<(String, Zeroizing<String>)>,
}

impl Common {
    pub(super) fn set_comments(&mut self, comments: impl IntoIterator<Item: Into<String>>) {
        self.comments = Some(comments.into_iter().map(Into::into).collect());
    }

    pub(super) fn add(&mut self, name: String, value: String) {
        self.fields.push((name, Zeroizing::new(value)));
    }

    /// The whole reply: comments, what `before` writes, the common fields in the order of the documents,
    /// and what `after` writes after each of them, which it is told by name.
    pub(super) fn build(
        &self,
        format: Format,
        command: &str,
        errors: usize,
        before: impl FnOnce(&mut Builder),
        after: impl Fn(&mut Builder, &str),
    ) -> Result<Response<'static>, ResponseError> {
        let mut builder = Builder::new(format);
        match &self.comments {
            _ if format == Format::Xml => {}
            Some(comments) => comments.iter().for_each(|comment| _ = builder.comment(comment)),
            None => COMMENTS.iter().for_each(|comment| _ = builder.comment(comment)),
        }
        before(&mut builder);
        let (command, errors) = (command.to_ascii_uppercase(), errors.to_string());
        let usual = [
            ("Command", command.as_str()),
            ("Language", "eng"),
            ("ErrCount", &errors),
            ("ResponseCount", &errors),
            ("Done", "true"),
        ];
        let given = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let is_given = |name: &str| given.clone().any(|(given, _)| given == name);
        let mut fields: Vec<_> = usual.into_iter().filter(|(name, _)| !is_given(name)).collect();
        fields.extend(given.clone());
        fields.sort_by_key(|(name, _)| rank(name));
        for (name, value) in fields {
            builder.field(name, value);
            after(&mut builder, name);
        }
        builder.finish()
    }
}

/// Where the field `name` stands: others have the rank of `Done`, less one half.
fn rank(name: &str) -> usize {
    let at = |name| ORDER.iter().position(|known| *known == name);
    at(name).map_or_else(|| 2 * at("Done").unwrap_or_default() - 1, |at| 2 * at)
}
