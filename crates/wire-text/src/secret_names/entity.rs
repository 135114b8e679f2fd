//! Names of XML entities in errors: an entity may be part of a secret.

use alloc::borrow::Cow;

use super::{is_secret, shown_name};
use crate::report::is_word;

/// Entities of HTML that are met in XML: no parts of passwords.
const OF_HTML: [&str; 8] = ["nbsp", "copy", "reg", "trade", "euro", "ndash", "mdash", "eacute"];

/// The name of the entity at byte `at` of an XML document (`nbsp` for `&nbsp;`) as an error may show it. `None`
/// if it may be part of a secret that contains an unescaped `&`: inside an element whose start tag has the name
/// of a secret, or outside elements. Some entities of HTML are always shown.
///
/// ```
/// use wire_text::secret_names::shown_entity;
///
/// let note = "<item key='note'>a&nbsp;b</item>";
/// assert_eq!(shown_entity(note, 18).as_deref(), Some("nbsp"));
/// let password = "<item key='pw'>hun&ter2;</item>";
/// assert_eq!(shown_entity(password, 18), None);
/// ```
#[must_use]
pub fn shown_entity(xml: &str, at: usize) -> Option<Cow<'_, str>> {
    let (before, entity) = xml.split_at_checked(at)?;
    let name = entity.strip_prefix('&')?.split(|c: char| !is_word(c)).next()?;
    if OF_HTML.contains(&name) {
        return Some(Cow::Borrowed(name));
    }
    let is_start = |&(at, _): &(usize, &str)| before[at + 1..].starts_with(is_word);
    let (tag, _) = before.rmatch_indices('<').find(is_start)?;
    // What the attribute `key` of an `item` holds is a name, and `key` is no secret's name then.
    let mut words = before[tag..].split_inclusive(|c| !is_word(c)).filter(|&word| word != "key=");
    (!words.any(|word| is_secret(word.trim_end_matches(|c| !is_word(c))))).then(|| shown_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_shows_unless_it_may_be_a_part_of_a_secret() {
        for (before, entity, shown) in [
            ("<item key='note'>a", "&nbsp;b</item>", Some("nbsp")),
            ("<item key='note'>P", "&ssw0rd;", Some("ssw0rd")),
            ("<a><b/></a ><c>", "&d e;", Some("d")),
            ("<item key='x", "&copyright;'>", Some("copyright")),
            ("<pw>secret</pw><note>", "&a;", Some("a")),
            ("<item key='reg_password'>a", "&nbsp;b</item>", Some("nbsp")),
            // A part of a password in which `&` was not escaped.
            ("<item key='reg_password'><!-- < -->P", "&ssw0rd;</item>", None),
            ("<item key='key'>P", "&ssw0rd;</item>", None),
            ("<note pw='P", "&ssw0rd;'>", None),
            ("<item key='pw", "&a;'>", None),
            ("<pw>secret</pw>", "&a;", None),
            ("P", "&ssw0rd;", None),
            ("<a>", "ssw0rd;", None),
        ] {
            let xml = [before, entity].concat();
            assert_eq!(shown_entity(&xml, before.len()).as_deref(), shown, "{xml}");
        }
        assert_eq!(shown_entity("<a>é&b;", 4), None);
        assert_eq!(shown_entity("<a>", 9), None);
    }
}
