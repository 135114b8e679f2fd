//! What serde's own rules ask of a format: types that read in another order, repeat or nest.
#![cfg(feature = "serde")]

use std::collections::BTreeMap;
use std::fmt;

use enom_response::{Format, Response, from_response, from_str, to_string};
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A type that asks for a value before it has asked for a key.
#[derive(Debug)]
struct Hasty;

impl<'de> Deserialize<'de> for Hasty {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reads;
        impl<'de> Visitor<'de> for Reads {
            type Value = Hasty;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Hasty, A::Error> {
                map.next_value::<IgnoredAny>().map(|_| Hasty)
            }
        }
        deserializer.deserialize_map(Reads)
    }
}

#[derive(Debug)]
struct HastyStruct;

impl<'de> Deserialize<'de> for HastyStruct {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reads;
        impl<'de> Visitor<'de> for Reads {
            type Value = HastyStruct;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<HastyStruct, A::Error> {
                map.next_value::<IgnoredAny>().map(|_| HastyStruct)
            }
        }
        deserializer.deserialize_struct("HastyStruct", &["a"], Reads)
    }
}

#[test]
fn a_value_comes_after_its_key() {
    let error = from_str::<Hasty>("a=1\nDone=true\n").unwrap_err();
    assert_eq!(error.expected(), "a key before its value");
    let error = from_str::<HastyStruct>("a=1\nDone=true\n").unwrap_err();
    assert_eq!(error.expected(), "a key before its value");
}

/// A name, as serde asks for those of fields and variants.
#[derive(Debug, PartialEq)]
struct Identifier(String);

impl<'de> Deserialize<'de> for Identifier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reads;
        impl Visitor<'_> for Reads {
            type Value = Identifier;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_str<E>(self, name: &str) -> Result<Identifier, E> {
                Ok(Identifier(name.into()))
            }
        }
        deserializer.deserialize_identifier(Reads)
    }
}

#[test]
fn a_name_is_a_text() {
    let read: Outer<Identifier> = from_str("a= b \nDone=true\n").unwrap();
    assert_eq!(read.a, Identifier("b".into()));
    assert!(from_str::<Outer<Identifier>>("a=b\na=c\nDone=true\n").is_err());
}

#[derive(Debug, PartialEq, Deserialize)]
struct Pair(u8, u8);

#[derive(Debug, PartialEq, Deserialize)]
struct Inner {
    b: u8,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Outer<T> {
    a: T,
}

#[test]
fn tuples_are_read_from_repeated_fields() {
    let xml = |inside: &str| format!("<interface-response>{inside}</interface-response>");
    let read = |inside: &str| from_str::<Outer<Pair>>(&xml(inside)).map(|outer| outer.a);
    assert_eq!(read("<a>1</a><a>2</a>").unwrap(), Pair(1, 2));
    assert!(read("<a>1</a>").is_err(), "one is no pair");
    let read = |inside: &str| from_str::<Outer<Inner>>(&xml(inside)).map(|outer| outer.a);
    assert_eq!(read("<a><b>1</b></a>").unwrap(), Inner { b: 1 });
    let error = read("<a><b>1</b></a><a><b>2</b></a>").unwrap_err();
    assert_eq!(error.expected(), "one value, found a repeated field");
}

/// A value under the name of a secret is not quoted, however deep it stands.
#[test]
fn an_error_within_a_secret_says_nothing_of_the_value() {
    #[derive(Debug, Deserialize)]
    struct Token {
        #[serde(rename = "part")]
        _part: u8,
    }
    #[derive(Debug, Deserialize)]
    struct Reply {
        #[serde(rename = "Token")]
        _token: Token,
    }
    let xml = "<interface-response><Token><part>987654</part></Token></interface-response>";
    let error = from_str::<Reply>(xml).unwrap_err();
    assert_eq!(error.path(), Some("Token.part"));
    assert_eq!(error.expected(), "a value of the type that was asked for");
    assert!(!format!("{error} {error:?}").contains("987654"));
}

/// No document has a list of lists.
#[test]
fn a_sequence_of_sequences_is_refused() {
    #[derive(Serialize)]
    struct Rows {
        #[serde(rename = "SLD[]")]
        rows: Vec<Vec<u8>>,
    }
    #[derive(Serialize)]
    struct Table {
        row: Vec<Vec<u8>>,
    }
    for format in Format::ALL {
        let rows = to_string(&Rows { rows: vec![vec![1]] }, format).unwrap_err();
        let table = to_string(&Table { row: vec![vec![1, 2], vec![3]] }, format).unwrap_err();
        assert_eq!(rows.expected(), "a sequence under the name of a field");
        assert_eq!(table.expected(), "a sequence under the name of a field");
    }
}

#[test]
fn a_map_of_a_response_has_each_name_once() {
    let response = Response::parse("b=1\na=2\nB=3\nDone=true\n").unwrap();
    let map: BTreeMap<String, Vec<String>> = from_response(&response).unwrap();
    let map: Vec<_> = map.iter().map(|(name, values)| (name.as_str(), values.join(" "))).collect();
    let expected = [("Done", "true"), ("a", "2"), ("b", "1 3")];
    assert_eq!(map, expected.map(|(name, values)| (name, values.to_owned())));
}

#[test]
fn rows_show_how_many_were_read() {
    let response = Response::parse("SLD1=a\nSLD2=b\nErrCount=0\nDone=true\n").unwrap();
    let mut rows = response.rows("SLD");
    assert_eq!(format!("{rows:?}"), "Rows { count: 0, .. }");
    let mut read = rows.deserialize::<BTreeMap<String, String>>();
    assert!(read.next().is_some());
    assert_eq!(format!("{read:?}"), "Deserialized { rows: Rows { count: 1, .. } }");
}

/// Bytes in another encoding are copied, for the text that was read is gone.
#[cfg(feature = "encoding")]
#[test]
fn owned_types_read_other_encodings() {
    let text = "SLD1=é\nTLD1=com\nDone=true\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let options = enom_response::ParseOptions::new();
    let map: BTreeMap<String, String> = enom_response::from_slice_with(&bytes, &options).unwrap();
    assert_eq!((map["SLD1"].as_str(), map["TLD1"].as_str()), ("é", "com"));
}

/// A response that was not read has no text in which the error could stand.
#[test]
fn errors_in_a_response_that_was_built_have_no_offset() {
    #[derive(Debug, Deserialize)]
    struct Count {
        #[expect(dead_code, reason = "it does not fit")]
        a: u8,
    }
    let mut builder = enom_response::Builder::new(Format::Xml);
    builder.field("a", "many").field("b", "c");
    let response = builder.finish().unwrap();
    let error = from_response::<Count>(&response).unwrap_err();
    assert_eq!((error.path(), error.offset()), (Some("a"), None));
}

#[test]
fn records_that_are_no_single_value_are_an_error_at_the_first_of_them() {
    #[derive(Debug, Deserialize)]
    struct One {
        #[expect(dead_code, reason = "it does not fit")]
        #[serde(rename = "SLD[]")]
        name: String,
    }
    for text in ["Command=x\nSLD1=a\nSLD2=b\n", "Command=x\nSLD1=a\nSLD3=b\n"] {
        let error = from_str::<One>(text).unwrap_err();
        assert_eq!((error.path(), error.offset()), (Some("SLD"), Some("Command=x\n".len())));
        assert_eq!(error.expected(), "one value, found a repeated field");
    }
}

#[test]
fn a_list_of_one_record_is_one_struct() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Name {
        sld: String,
    }
    #[derive(Debug, Deserialize)]
    struct One {
        #[serde(rename = "domain[]")]
        domain: Name,
    }
    let read = |records: &str| {
        from_str::<One>(&format!("<interface-response>{records}</interface-response>"))
    };
    let domain = |sld: &str| format!("<domain><sld>{sld}</sld></domain>");
    assert_eq!(read(&domain("a")).unwrap().domain, Name { sld: "a".into() });
    let error = read(&[domain("a"), domain("a")].concat()).unwrap_err();
    assert_eq!(error.expected(), "one value, found a repeated field");
}

#[test]
fn attributes_are_entries_of_their_own() {
    #[derive(Deserialize)]
    struct One {
        a: BTreeMap<String, Vec<String>>,
    }
    let xml = "<interface-response><a x='1' Y='2' z='4'><x>5</x></a></interface-response>";
    let read = from_str::<One>(xml).unwrap().a;
    let found: Vec<_> =
        read.iter().map(|(name, values)| (name.as_str(), values.join(" "))).collect();
    let expected = [("@Y", "2"), ("@x", "1"), ("@z", "4"), ("x", "5")];
    assert_eq!(found, expected.map(|(name, values)| (name, values.to_owned())));
}

/// A list is read as several types, each of which has its own columns.
#[test]
fn records_are_read_as_types_of_their_own() {
    #[derive(Deserialize)]
    struct Lists<'a> {
        #[serde(borrow, rename = "SLD[]")]
        names: Vec<Name<'a>>,
        #[serde(borrow, rename = "tld[]")]
        others: Vec<Other<'a>>,
    }
    #[derive(Debug, Deserialize, PartialEq)]
    struct Name<'a> {
        sld: &'a str,
        tld: &'a str,
        /// The first name of the two has the column.
        #[serde(rename = "SLD")]
        again: Option<&'a str>,
    }
    #[derive(Debug, Deserialize, PartialEq)]
    struct Other<'a> {
        tld: &'a str,
        #[serde(rename = "Sld")]
        sld: &'a str,
    }
    let text = "SLD1=a\nTLD1=com\nSLD2=b\nTLD2=net\nCommand=x\n";
    let lists: Lists<'_> = from_str(text).unwrap();
    let names = [("a", "com"), ("b", "net")];
    assert_eq!(lists.names, names.map(|(sld, tld)| Name { sld, tld, again: None }));
    assert_eq!(lists.others, names.map(|(sld, tld)| Other { tld, sld }));
}

#[test]
fn an_empty_field_is_an_empty_text_and_no_list() {
    #[derive(Debug, Deserialize, PartialEq)]
    struct Perhaps<'a> {
        #[serde(borrow)]
        a: Option<Vec<&'a str>>,
        b: Option<&'a str>,
        c: Option<std::borrow::Cow<'a, str>>,
    }
    let read: Perhaps<'_> = from_str("a=\nb=\nc=\nCommand=x\n").unwrap();
    assert_eq!(read, Perhaps { a: None, b: Some(""), c: Some("".into()) });
}

#[test]
fn each_of_several_names_that_repeat_has_all_of_its_fields() {
    #[derive(Debug, Deserialize, PartialEq)]
    struct Many {
        a: Vec<u8>,
        b: u8,
        c: Vec<u8>,
        d: Vec<u8>,
    }
    let read: Many = from_str("d=1\na=2\nc=3\nb=4\nA=5\nC=6\nd=7\na=8\nCommand=x\n").unwrap();
    assert_eq!(read, Many { a: vec![2, 5, 8], b: 4, c: vec![3, 6], d: vec![1, 7] });
}

/// A struct of seventy fields, as names and values.
struct Wide(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Wide {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reads;
        impl<'de> Visitor<'de> for Reads {
            type Value = Wide;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Wide, A::Error> {
                let mut found = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    found.push(entry);
                }
                Ok(Wide(found))
            }
        }
        let names = (0..70).map(|at| &*format!("n{}_", at * 9 % 70).leak());
        let names: &'static [&'static str] = names.collect::<Vec<_>>().leak();
        deserializer.deserialize_struct("Wide", names, Reads)
    }
}

#[test]
fn all_names_of_a_wide_struct_are_found() {
    let lines: Vec<_> = (0..70).map(|at| format!("N{at}_={at}\n")).collect();
    let Wide(found) = from_str(&(lines.concat() + "Command=x\n")).unwrap();
    assert_eq!(found.len(), 70);
    assert!(found.iter().all(|(name, value)| *name == format!("n{value}_")), "{found:?}");
}
