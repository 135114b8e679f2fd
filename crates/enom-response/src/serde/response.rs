//! A response as a type that any serde format can hold.

use serde::ser::{SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};

use crate::comments::Comments;
use crate::field::{Attributes, Field, Fields};
use crate::response::Response;

/// Writes the format, the comments and the fields, including secrets; for logs, use
/// [`redacted`](Response::redacted). A field has its name, then attributes if there are any, then its value or
/// its fields.
///
/// ```
/// let response = enom_response::Response::parse("Command=CHECK\nPassword=hunter2\n")?;
/// assert_eq!(
///     serde_json::to_string(&response.redacted()).unwrap(),
///     r#"{"format":"text","comments":[],"fields":[{"name":"Command","value":"CHECK"},{"name":"Password","value":"[REDACTED]"}]}"#,
/// );
/// # Ok::<(), enom_response::Error>(())
/// ```
impl Serialize for Response<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut response = serializer.serialize_struct("Response", 4)?;
        response.serialize_field("format", self.format().name())?;
        response.serialize_field("comments", &self.comments())?;
        attributes(&mut response, self.root())?;
        response.serialize_field("fields", &self.fields())?;
        response.end()
    }
}

/// Writes the name, the attributes if there are any, and the value or the fields.
impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut field = serializer.serialize_struct("Field", 3)?;
        field.serialize_field("name", self.name())?;
        attributes(&mut field, *self)?;
        if self.has_fields() {
            field.serialize_field("fields", &self.fields())?;
        } else {
            field.serialize_field("value", self.value())?;
        }
        field.end()
    }
}

fn attributes<S: SerializeStruct>(out: &mut S, field: Field<'_>) -> Result<(), S::Error> {
    if field.attributes().len() == 0 {
        return out.skip_field("attributes");
    }
    out.serialize_field("attributes", &field.attributes())
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_seq(None)?;
        for field in self.clone() {
            fields.serialize_element(&field)?;
        }
        fields.end()
    }
}

/// Names and values as a map.
impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.clone())
    }
}

impl Serialize for Comments<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.clone())
    }
}
