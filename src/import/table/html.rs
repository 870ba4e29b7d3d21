//! Reads tables in HTML: from pages, word processors, spreadsheets and Wikipedia.
//!
//! - The text of a cell is what a browser shows. `<br>` and blocks end a line, `<p>` is a paragraph, and hidden content
//!   is skipped. Footnote marks are skipped too, since they link to nothing in a card.
//! - A cell that spans several rows or columns is repeated in each. So a label that spans two rows names two terms.
//! - A row with one cell is a topic, however many columns the cell spans.
//! - A header of several rows joins the names above each other: “2031 – Adults”.
//! - A table without a caption gets its `aria-label`.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::cell;
use super::{Row, Table};

/// The maximum number of columns that cells span. No table compares more versions, and a small file could demand many.
const WIDEST: usize = 100;

/// The maximum number of nodes in a footnote mark. Larger elements are not examined.
const LARGEST_MARK: usize = 30;

/// Returns all visible tables, including those inside cells of others.
pub(super) fn tables(text: &str) -> Vec<Table> {
    let page = Html::parse_document(text);
    let is_seen =
        |node: &NodeRef<Node>| !node.ancestors().any(|above| above.value().as_element().is_some_and(is_hidden));
    page.tree.root().descendants().filter(|node| is(*node, &["table"])).filter(is_seen).map(table).collect()
}

fn table(node: NodeRef<Node>) -> Table {
    let named = |name: &str| node.children().find(|child| is(*child, &[name])).map(text);
    let label = || node.value().as_element()?.attr("aria-label").map(str::to_owned);
    let caption = named("caption").filter(|caption| !caption.trim().is_empty()).or_else(label);
    // In display order: the header first, the footer last.
    let groups = ["thead", "tbody", "tfoot"].map(|name| node.children().filter(move |child| is(*child, &[name])));
    let [heads, bodies, feet] = groups;
    let mut rows: Vec<Spread> = heads.flat_map(spread).collect();
    let head = rows.iter().filter(|row| !row.is_lone()).count();
    rows.extend(bodies.chain(feet).flat_map(spread));
    Table { caption, rows: with_one_head(rows, head) }
}

/// A row, with each cell repeated in all columns that it spans.
struct Spread {
    cells: Vec<String>,
    /// The number of rows that the first cell spans.
    height: usize,
}

impl Spread {
    fn is_lone(&self) -> bool {
        self.cells.len() < 2
    }
}

/// Returns the rows of a row group. Cells do not span beyond it.
fn spread(group: NodeRef<Node>) -> Vec<Spread> {
    // For each column, the cell that spans into the next rows, and the number of these rows.
    let mut above: Vec<(usize, String)> = Vec::new();
    group.children().filter(|child| is(*child, &["tr"])).map(|row| spread_row(row, &mut above)).collect()
}

fn spread_row(row: NodeRef<Node>, above: &mut Vec<(usize, String)>) -> Spread {
    let own: Vec<_> = row.children().filter(|child| is(*child, &["td", "th"])).collect();
    let height = own.first().and_then(|first| span(*first, "rowspan")).unwrap_or(1);
    if let ([only], true) = (&own[..], above.iter().all(|(rows, _)| *rows == 0)) {
        return Spread { cells: Vec::from([text(*only)]), height };
    }
    let mut cells: Vec<String> = Vec::new();
    let mut own = own.into_iter();
    loop {
        let column = cells.len();
        if let Some((rows, content)) = above.get_mut(column).filter(|(rows, _)| *rows > 0) {
            *rows -= 1;
            cells.push(content.clone());
        } else if let Some(node) = own.next() {
            let content = text(node);
            // In HTML, a `rowspan` of 0 means the rest of the group.
            let below = span(node, "rowspan").unwrap_or(1).checked_sub(1).unwrap_or(usize::MAX);
            let columns = span(node, "colspan").unwrap_or(1).min(WIDEST.saturating_sub(column)).max(1);
            if column < WIDEST {
                above.resize_with(above.len().max(column + columns), Default::default);
                above[column..column + columns].fill((below, content.clone()));
            }
            cells.resize(column + columns, content);
        } else if above.iter().skip(column).any(|(rows, _)| *rows > 0) {
            cells.push(String::new());
        } else {
            return Spread { cells, height };
        }
    }
}

/// Merges the rows of the header: those in `<thead>`, or those that its first cell spans. Merged rows stay as empty
/// rows, so that the others keep their numbers.
fn with_one_head(mut rows: Vec<Spread>, in_head: usize) -> Vec<Row> {
    let head = rows.iter().position(|row| !row.is_lone()).unwrap_or(rows.len());
    if let Some((head, below)) = rows.get_mut(head..).and_then(<[_]>::split_first_mut) {
        let others = in_head.max(head.height).saturating_sub(1);
        for row in below.iter_mut().filter(|row| !row.is_lone()).take(others) {
            join(&mut head.cells, mem::take(&mut row.cells));
        }
    }
    rows.into_iter().map(|row| Row { line: None, cells: row.cells }).collect()
}

/// Appends each name to the name above it.
fn join(above: &mut Vec<String>, below: Vec<String>) {
    above.resize_with(above.len().max(below.len()), String::new);
    for (above, below) in above.iter_mut().zip(below) {
        let is_redundant = above.trim().is_empty() || *above == below;
        if is_redundant {
            *above = below;
        } else if !below.trim().is_empty() {
            above.push_str(" – ");
            above.push_str(&below);
        }
    }
}

/// Parses a number of rows or columns as browsers do.
fn span(cell: NodeRef<Node>, name: &str) -> Option<usize> {
    let value = cell.value().as_element()?.attr(name)?.trim_start();
    let digits = value.split(|char: char| !char.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// Returns the text of an element as a browser shows it.
fn text(node: NodeRef<Node>) -> String {
    let mut text = String::new();
    let mut hidden: Option<NodeId> = None;
    for edge in node.traverse() {
        match edge {
            Edge::Open(inner) | Edge::Close(inner) if hidden.is_some_and(|hidden| hidden != inner.id()) => {}
            Edge::Close(inner) if hidden == Some(inner.id()) => hidden = None,
            Edge::Open(inner) => match inner.value() {
                Node::Text(words) => text.extend(words.chars().map(|char| if char == '\n' { ' ' } else { char })),
                Node::Element(element) if element.name() == "br" => text.push('\n'),
                Node::Element(element) if is_hidden(element) || is_mark_of_footnote(inner, element) => {
                    hidden = Some(inner.id());
                }
                Node::Element(element) if inner.id() != node.id() => end_lines(&mut text, element.name()),
                _ => {}
            },
            Edge::Close(inner) => {
                if let Some(element) = inner.value().as_element().filter(|_| inner.id() != node.id()) {
                    end_lines(&mut text, element.name());
                }
            }
        }
    }
    cell::text(&text)
}

/// Adds the line ends that an element causes at its start and its end.
fn end_lines(text: &mut String, name: &str) {
    let lines = match name {
        "p" => 2,
        "address" | "article" | "aside" | "blockquote" | "center" | "dd" | "div" | "dl" | "dt" | "fieldset"
        | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hr"
        | "li" | "main" | "nav" | "ol" | "pre" | "section" | "table" | "tr" | "ul" | "caption" => 1,
        "td" | "th" => {
            text.push(' ');
            return;
        }
        _ => return,
    };
    let white = text.chars().rev().take_while(|char| char.is_whitespace());
    let ended = white.filter(|char| *char == '\n').take(lines).count();
    for _ in ended..lines {
        text.push('\n');
    }
}

fn is_hidden(element: &Element) -> bool {
    let style = || element.attr("style").unwrap_or_default().to_ascii_lowercase().replace(char::is_whitespace, "");
    matches!(element.name(), "script" | "style" | "template" | "noscript" | "title")
        || element.attr("hidden").is_some()
        || style().contains("display:none")
}

/// True for a footnote mark: superscript in square brackets, or a link to a fragment that is superscript or in square
/// brackets.
fn is_mark_of_footnote(node: NodeRef<Node>, element: &Element) -> bool {
    match element.name() {
        "sup" | "a" if node.descendants().nth(LARGEST_MARK).is_some() => false,
        "sup" => {
            let text = words(node);
            text.starts_with('[') && text.ends_with(']') || is_all(node, "a", leads_into_a_page)
        }
        "a" if leads_into_a_page(element) => is_number_in_brackets(&words(node)) || is_all(node, "sup", |_| true),
        _ => false,
    }
}

fn leads_into_a_page(link: &Element) -> bool {
    link.attr("href").is_some_and(|address| address.contains('#')) || link.attr("role") == Some("doc-noteref")
}

/// True if all words are in a single child element that matches.
fn is_all(node: NodeRef<Node>, name: &str, fits: impl Fn(&Element) -> bool) -> bool {
    let mut inner = node.children().filter(|child| !words(*child).is_empty());
    let only = inner.next().filter(|_| inner.next().is_none());
    only.is_some_and(|only| only.value().as_element().is_some_and(|element| element.name() == name && fits(element)))
}

/// True for `[1]`, `[a]` or `[note 1]`, false for other words in brackets.
fn is_number_in_brackets(words: &str) -> bool {
    let inner = words.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inner.and_then(|inner| inner.split(' ').next_back()).is_some_and(|last| {
        let is_number = !last.is_empty() && last.chars().all(|char| char.is_ascii_digit());
        is_number || last.chars().count() == 1
    })
}

/// Returns the words of a node and its descendants.
fn words(node: NodeRef<Node>) -> String {
    let text = node.descendants().filter_map(|inner| inner.value().as_text());
    cell::words(&text.map(|text| &**text).collect::<String>())
}

fn is(node: NodeRef<Node>, names: &[&str]) -> bool {
    node.value().as_element().is_some_and(|element| names.contains(&element.name()) && !is_hidden(element))
}
