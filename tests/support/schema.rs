//! Holds a value to a JSON Schema, as far as ours use it; a keyword it does not know is a failure, not a pass.

use serde_json::{Map, Value};

/// Returns where and how `value` is not what `schema` says.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    Check { whole: schema, faults: &mut faults }.hold(schema, value, "$");
    faults
}

struct Check<'a> {
    whole: &'a Value,
    faults: &'a mut Vec<String>,
}

impl Check<'_> {
    fn hold(&mut self, schema: &Value, value: &Value, at: &str) {
        let schema = schema.as_object().unwrap_or_else(|| panic!("a schema is an object, not {schema}"));
        for (keyword, wanted) in schema {
            if !self.holds(keyword, wanted, schema, value, at) {
                self.faults.push(format!("{at}: {keyword} {wanted} does not hold of {value}"));
            }
        }
    }

    /// Whether one keyword holds; what is below it is held to its own schema.
    fn holds(&mut self, keyword: &str, wanted: &Value, schema: &Map<String, Value>, value: &Value, at: &str) -> bool {
        let text = value.as_str();
        let number = value.as_f64();
        let list = value.as_array();
        let object = value.as_object();
        let size = |wanted: &Value| usize::try_from(wanted.as_u64().expect("a size")).expect("a size");
        match keyword {
            "$schema" => wanted == "https://json-schema.org/draft/2020-12/schema",
            "title" | "description" => wanted.is_string(),
            "$defs" => wanted.is_object(),
            "$ref" => {
                let place = wanted.as_str().and_then(|place| place.strip_prefix('#')).expect("a place in the schema");
                let whole = self.whole;
                self.hold(whole.pointer(place).unwrap_or_else(|| panic!("nothing at {place}")), value, at);
                true
            }
            "type" => match wanted.as_array() {
                Some(types) => types.iter().any(|wanted| is_of(wanted, value)),
                None => is_of(wanted, value),
            },
            "enum" => wanted.as_array().expect("values").contains(value),
            "const" => wanted == value,
            "minimum" => number.is_none_or(|number| number >= wanted.as_f64().expect("a number")),
            "maximum" => number.is_none_or(|number| number <= wanted.as_f64().expect("a number")),
            "minLength" => text.is_none_or(|text| text.chars().count() >= size(wanted)),
            "maxLength" => text.is_none_or(|text| text.chars().count() <= size(wanted)),
            "pattern" => text.is_none_or(|text| matches(wanted.as_str().expect("a pattern"), text)),
            "format" => text.is_none_or(|text| is_in_format(wanted.as_str().expect("a format"), text)),
            "minItems" => list.is_none_or(|list| list.len() >= size(wanted)),
            "maxItems" => list.is_none_or(|list| list.len() <= size(wanted)),
            "items" => {
                for (index, item) in list.into_iter().flatten().enumerate() {
                    self.hold(wanted, item, &format!("{at}[{index}]"));
                }
                true
            }
            "properties" => {
                for (name, item) in object.into_iter().flatten() {
                    if let Some(schema) = wanted.get(name) {
                        self.hold(schema, item, &format!("{at}.{name}"));
                    }
                }
                true
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                let others =
                    object.into_iter().flatten().filter(|(name, _)| known.is_none_or(|known| !known.contains_key(*name)));
                if *wanted == false {
                    return others.count() == 0;
                }
                for (name, item) in others {
                    self.hold(wanted, item, &format!("{at}.{name}"));
                }
                true
            }
            "propertyNames" => {
                for name in object.into_iter().flat_map(Map::keys) {
                    self.hold(wanted, &Value::String(name.clone()), &format!("{at}.{name}"));
                }
                true
            }
            "required" => {
                let mut names = wanted.as_array().expect("names").iter().map(|name| name.as_str().expect("a name"));
                object.is_none_or(|object| names.all(|name| object.contains_key(name)))
            }
            "anyOf" => wanted.as_array().expect("schemas").iter().any(|schema| {
                let mut faults = Vec::new();
                Check { whole: self.whole, faults: &mut faults }.hold(schema, value, at);
                faults.is_empty()
            }),
            _ => panic!("{at}: the keyword {keyword} is not understood"),
        }
    }
}

fn is_of(wanted: &Value, value: &Value) -> bool {
    match wanted.as_str().expect("a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        // By JSON Schema, 30.0 is a whole number too.
        "integer" => value.is_i64() || value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the type {other} is not understood"),
    }
}

const OR_TO_ANOTHER: &str = r"(?: *\.\. *[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))?$";

/// The patterns in use, each by hand: an engine for all of them would cost more to build than the program's own code.
fn matches(pattern: &str, text: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    match pattern {
        r"\S" => !text.trim().is_empty(),
        r"^(?:[a-z0-9]|[^\x00-\x7F])+(?:-(?:[a-z0-9]|[^\x00-\x7F])+)*$" => text
            .split('-')
            .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || !c.is_ascii())),
        r#"^https?://[^\s"<>\\`^{}|]+$"# => {
            let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
            rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || r#""<>\`^{}|"#.contains(c)))
        }
        "^[0-9]{4}-W[0-9]{2}$" => text.split_once("-W").is_some_and(|(year, week)| digits(year, 4) && digits(week, 2)),
        "^(?:[01][0-9]|2[0-3]):[0-5][0-9](?::00)?$" => {
            let form = if text.len() > 5 { "%H:%M:00" } else { "%H:%M" };
            matches!(text.len(), 5 | 8) && chrono::NaiveTime::parse_from_str(text, form).is_ok()
        }
        "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$" => {
            let parts: Vec<&str> = text.split('-').collect();
            let is_in = |part: &str, most: u8| digits(part, 2) && part.parse().is_ok_and(|number| (1..=most).contains(&number));
            matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && is_in(month, 12) && is_in(day, 31))
        }
        // One such day, or from one to another.
        _ if pattern.ends_with(OR_TO_ANOTHER) => {
            let day = "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$";
            let (first, last) = text.split_once("..").unwrap_or((text, text));
            matches(day, first.trim_end()) && matches(day, last.trim_start())
        }
        other => panic!("the pattern {other} is not understood"),
    }
}

fn is_in_format(format: &str, text: &str) -> bool {
    match format {
        "date" => chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok(),
        "date-time" => chrono::DateTime::parse_from_rfc3339(text).is_ok(),
        other => panic!("the format {other} is not understood"),
    }
}
