//! Addresses that may become links.

use alloc::borrow::ToOwned;
use alloc::string::String;

use crate::cut;

/// An address that is safe to link: `https:`, `http:` or `mailto:`, without hidden characters.
///
/// ```
/// use what_changed::card::Url;
/// assert_eq!(Url::parse("https://example.org/a?b").unwrap().host(), "example.org");
/// assert!(Url::parse("java\tscript:alert(1)").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(String);

impl Url {
    /// Parses an absolute address. Returns `None` for another scheme, and for an address with white space or control
    /// characters: browsers strip those, and may then read another scheme than a person does.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let clean = !text.chars().any(|char| char.is_whitespace() || char.is_control());
        let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| strip_scheme(text, scheme));
        let named = rest.is_some_and(|rest| {
            rest.starts_with(|char: char| char.is_ascii_alphanumeric() || char == '[' || !char.is_ascii())
        });
        (clean && named).then(|| Self(text.to_owned()))
    }

    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the host that the link leads to, as a reader should see it: without a user name and `www.`.
    pub fn host(&self) -> &str {
        let rest = cut::once(&self.0, b':').map_or("", |(_, rest)| rest);
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        let host = cut::after_last(cut::before(rest, b"/\\?#"), b'@');
        host.strip_prefix("www.").unwrap_or(host)
    }
}

/// Adds the scheme to an address that lacks it: `www.example.org`.
pub(super) fn corrected(text: &str) -> Option<String> {
    let text = text.trim();
    let address = ["https://", text].concat();
    let is_host = text.split(['/', '?', '#']).next().is_some_and(|host| {
        let mut labels = host.rsplit('.');
        let top = labels.next().unwrap_or_default();
        top.len() > 1
            && top.bytes().all(|byte| byte.is_ascii_alphabetic())
            && labels.all(|label| !label.is_empty())
            && host.contains('.')
            && !host.contains([':', '@'])
    });
    (is_host && Url::parse(&address).is_some()).then_some(address)
}

fn strip_scheme<'t>(text: &'t str, scheme: &str) -> Option<&'t str> {
    let head = text.get(..scheme.len())?;
    text.get(scheme.len()..).filter(|_| head.eq_ignore_ascii_case(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_could_run_or_mislead() {
        for text in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "/path",
            "",
            "https://",
            "https:///x",
            "https://exa mple.org",
            "https://example.org/\u{0}",
            "vbscript:x",
            "file:///etc",
        ] {
            assert!(Url::parse(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn corrects_a_missing_scheme() {
        assert_eq!(corrected("www.example.org/a").as_deref(), Some("https://www.example.org/a"));
        assert_eq!(corrected(" example.org ").as_deref(), Some("https://example.org"));
        for text in ["javascript:alert(1)", "/path.html", "example", "a b.org", "desk@example.org", "", "1.5"] {
            assert_eq!(corrected(text), None, "{text}");
        }
    }

    #[test]
    fn shows_the_host_that_the_browser_goes_to() {
        let host = |text| Url::parse(text).unwrap().host().to_owned();
        assert_eq!(host("HTTPS://www.example.org/x"), "example.org");
        assert_eq!(host("https://bank.example@evil.example/x"), "evil.example");
        assert_eq!(host("https://evil.example\\@bank.example/"), "evil.example");
        assert_eq!(host("mailto:desk@example.org?subject=x"), "example.org");
    }
}
