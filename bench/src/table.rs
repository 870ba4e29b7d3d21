//! Prints tables to a terminal.

/// A table with a title, a header row and notes.
pub struct Table {
    title: String,
    notes: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Creates a table without rows.
    pub fn new(title: impl Into<String>, header: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { title: title.into(), notes: Vec::new(), rows: vec![header.into_iter().map(Into::into).collect()] }
    }

    /// Adds a line below the table that explains a column.
    pub fn note(&mut self, note: &'static str) {
        self.notes.push(note);
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Prints the table. The first column is aligned to the left, the others to the right.
    pub fn print(&self) {
        println!("\n{}\n", self.title);
        for line in self.lines() {
            println!("  {line}");
        }
        if !self.notes.is_empty() {
            println!();
        }
        for note in &self.notes {
            println!("  {note}");
        }
    }

    fn lines(&self) -> Vec<String> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths).enumerate();
            let cells: Vec<String> = cells
                .map(|(at, (cell, width))| if at == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") })
                .collect();
            cells.join("  ")
        };
        self.rows.iter().map(line).collect()
    }
}

/// Formats a number with about three significant digits.
pub fn short(number: f64) -> String {
    match number.abs() {
        0.0 => "0".to_owned(),
        size if size < 1.0 => format!("{number:.3}"),
        size if size < 10.0 => format!("{number:.2}"),
        size if size < 100.0 => format!("{number:.1}"),
        _ => format!("{number:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let mut table = Table::new("", ["engine", "ms"]);
        table.row(vec!["a".to_owned(), "1000".to_owned()]);
        assert_eq!(table.lines(), ["engine    ms", "a       1000"]);
    }

    #[test]
    fn numbers_have_three_significant_digits() {
        assert_eq!([0.0, 0.0123, 1.234, 12.34, 123.4].map(short), ["0", "0.012", "1.23", "12.3", "123"]);
    }
}
