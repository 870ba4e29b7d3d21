//! A server that renders card files inside an article. They work without JavaScript.

use std::io;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use tokio::fs;
use tokio::net::TcpListener;
use what_changed::card;
use what_changed::document::{ENGLISH, Element, fragment};

/// The folder with the card files.
const CARDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/cards");

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:3000").await?;
    println!("http://{}/roaming", listener.local_addr()?);
    axum::serve(listener, Router::new().route("/{name}", get(article))).await
}

/// Renders the card with this name, or lists its problems.
async fn article(Path(name): Path<String>) -> Result<Html<String>, (StatusCode, String)> {
    let not_found = || (StatusCode::NOT_FOUND, format!("There is no card “{name}”."));
    // Not a path, so that nobody reads a file outside the folder.
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(not_found());
    }
    let file = fs::read_to_string(format!("{CARDS}/{name}.json")).await.map_err(|_| not_found())?;
    let card = card::parse(&file).map_err(|problems| (StatusCode::UNPROCESSABLE_ENTITY, problems.to_string()))?;
    let element = Element { id: Some(name), ..Element::default() };
    let card = fragment(&card, &element, &ENGLISH);
    Ok(Html(format!("<!doctype html><meta charset=\"utf-8\"><title>An article</title><h1>An article</h1>{card}")))
}
