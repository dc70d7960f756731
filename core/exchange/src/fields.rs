//! JSON objects and lists taken apart lazily: raw values with the place they were read from, names once each.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::amounts::MOST_COLUMNS;

/// The fields of an object; a name that stands twice, or too many names, are an error.
#[derive(Debug)]
pub(crate) struct Fields<T>(pub(crate) BTreeMap<String, T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Fields<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Once<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Once<T> {
            type Value = Fields<T>;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = BTreeMap::new();
                while let Some((name, value)) = map.next_entry::<String, T>()? {
                    if fields.insert(name, value).is_some() || fields.len() > MOST_COLUMNS {
                        return Err(A::Error::custom("names"));
                    }
                }
                Ok(Fields(fields))
            }
        }
        from.deserialize_map(Once(PhantomData))
    }
}

/// Any value in which no object has a name twice, however deep: of two answers under one name none can be believed.
#[derive(Debug)]
pub(crate) struct Whole(pub(crate) Value);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Value;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a value")
            }
            fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
                Ok(value.into())
            }
            fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
                Ok(value.into())
            }
            fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
                Ok(value.into())
            }
            fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
                Ok(value.into())
            }
            fn visit_str<E>(self, value: &str) -> Result<Value, E> {
                Ok(value.into())
            }
            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
                let mut values = Vec::new();
                while let Some(Whole(value)) = list.next_element()? {
                    values.push(value);
                }
                Ok(Value::Array(values))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
                let Fields(fields) = Fields::<Whole>::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Value::Object(fields.into_iter().map(|(name, Whole(value))| (name, value)).collect()))
            }
        }
        from.deserialize_any(Any).map(Self)
    }
}

/// The first `MOST` values of a list; the rest are read over.
struct First<'a, const MOST: usize>(Vec<&'a RawValue>);

impl<'de: 'a, 'a, const MOST: usize> Deserialize<'de> for First<'a, MOST> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Some<const MOST: usize>;
        impl<'de, const MOST: usize> Visitor<'de> for Some<MOST> {
            type Value = Vec<&'de RawValue>;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut values = Vec::new();
                while values.len() < MOST {
                    match list.next_element()? {
                        Option::Some(value) => values.push(value),
                        None => return Ok(values),
                    }
                }
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(values)
            }
        }
        from.deserialize_seq(Some::<MOST>).map(Self)
    }
}

/// The first `MOST` values of the list `raw`; none when it is no list.
pub(crate) fn list<const MOST: usize>(raw: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str::<First<'_, MOST>>(raw.get()).ok().map(|first| first.0)
}

/// The value at `path` below `raw`.
pub(crate) fn descend<'a>(raw: &'a RawValue, path: &[String]) -> Option<&'a RawValue> {
    let Some((name, rest)) = path.split_first() else { return Some(raw) };
    let fields: Fields<&RawValue> = serde_json::from_str(raw.get()).ok()?;
    descend(fields.0.get(name)?, rest)
}

/// Whether `path` leads somewhere; through a list when any of its first values goes on.
pub(crate) fn has_path(raw: &RawValue, path: &[&str]) -> bool {
    if raw.get().starts_with('[') {
        return list::<200>(raw).is_some_and(|values| {
            // Lists of lists are no rows: only objects are looked into.
            values.into_iter().filter(|value| value.get().starts_with('{')).any(|value| has_path(value, path))
        });
    }
    let Some((name, rest)) = path.split_first() else { return true };
    let fields: Option<Fields<&RawValue>> = serde_json::from_str(raw.get()).ok();
    fields.is_some_and(|fields| {
        fields.0.get(*name).is_some_and(|value| rest.is_empty() || has_path(value, rest))
    })
}
