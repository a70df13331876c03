//! A line as the user wants it: `{what} {in}`, each field in braces filled in.

use std::fmt;

/// A form that cannot be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No field has this name.
    Unknown(String),
    /// A brace that is never closed, or was never opened.
    Loose,
}

/// Returns `form` with each `{field}` replaced by what `value` gives for it; `{{` and `}}` are braces, `\n` and `\t` what
/// they are elsewhere.
///
/// # Errors
/// What is wrong with the form.
pub fn fill(form: &str, value: impl Fn(&str) -> Option<String>) -> Result<String, Fault> {
    let mut filled = String::new();
    let mut rest = form;
    while let Some(at) = rest.find(['{', '}', '\\']) {
        let (before, from) = rest.split_at(at);
        filled.push_str(before);
        let escaped = [("{{", "{"), ("}}", "}"), ("\\n", "\n"), ("\\t", "\t"), ("\\\\", "\\")];
        if let Some((after, text)) = escaped.iter().find_map(|(sign, text)| Some((from.strip_prefix(sign)?, text))) {
            filled.push_str(text);
            rest = after;
        } else if let Some(from) = from.strip_prefix('{') {
            let (name, after) = from.split_once('}').ok_or(Fault::Loose)?;
            filled.push_str(&value(name).ok_or_else(|| Fault::Unknown(name.to_owned()))?);
            rest = after;
        } else if let Some(after) = from.strip_prefix('\\') {
            filled.push('\\');
            rest = after;
        } else {
            return Err(Fault::Loose);
        }
    }
    filled.push_str(rest);
    Ok(filled)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "there is no field {{{name}}}"),
            Self::Loose => f.write_str("a brace stands alone; write {{ or }} for one that is meant"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(form: &str) -> Result<String, Fault> {
        fill(form, |name| (name == "what").then(|| "Back {what}".to_owned()))
    }

    #[test]
    fn fields_are_filled_in_once_and_braces_can_be_had() {
        assert_eq!(filled("a {what}\\n{{{what}}} \\x é"), Ok("a Back {what}\n{Back {what}} \\x é".to_owned()));
        assert_eq!(filled("{when}"), Err(Fault::Unknown("when".to_owned())));
        assert_eq!(filled("{what"), Err(Fault::Loose));
        assert_eq!(filled("what}"), Err(Fault::Loose));
    }
}
