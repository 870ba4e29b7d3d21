//! Tables on a terminal.

/// A table: its title, its head, and its rows, the cells of which are as many as the head's.
pub struct Table {
    title: String,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new<const N: usize>(title: impl Into<String>, head: [&str; N]) -> Self {
        Self { title: title.into(), rows: vec![head.map(str::to_owned).to_vec()] }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Prints it: the first column to the left, all others to the right.
    pub fn print(&self) {
        println!("\n{}\n", self.title);
        for line in self.lines() {
            println!("  {line}");
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

/// A number with about three digits that count.
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
    fn columns_stand_under_each_other() {
        let mut table = Table::new("", ["engine", "ms"]);
        table.row(vec!["a".to_owned(), "1000".to_owned()]);
        assert_eq!(table.lines(), ["engine    ms", "a       1000"]);
    }

    #[test]
    fn three_digits_count() {
        assert_eq!([0.0, 0.0123, 1.234, 12.34, 123.4].map(short), ["0", "0.012", "1.23", "12.3", "123"]);
    }
}
