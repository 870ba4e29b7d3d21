//! Prints a redline and a card.

fn main() {
    println!("{}", dependent::mark("The fee is £20.", "The fee is £25."));
    println!("{}", dependent::render("").expect("two documents make a card"));
}
