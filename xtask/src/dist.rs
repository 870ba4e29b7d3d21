//! `cargo xtask dist`: the downloads of a release, in `target/dist/`.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::{integrity, npm_package, package, paths};

/// The card file of the examples.
const CARD: &str = "www/cards/small.json";

/// The JSON Schema, for editors.
const SCHEMA: &str = "card.schema.json";

/// Builds everything, and packs the zip for publishers and the npm tarball.
pub fn dist() -> Result<()> {
    package::build()?;
    let folder = folder();
    fs::create_dir_all(&folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
    let zip = pack(&folder)?;
    let tarball = folder.join(npm_package::pack(&folder)?);
    for file in [zip, tarball] {
        println!("{}", file.display());
    }
    Ok(())
}

/// Builds the downloads, unpacks the zip and checks it.
pub fn check() -> Result<()> {
    dist()?;
    let unpacked = folder().join("unpacked");
    if unpacked.exists() {
        fs::remove_dir_all(&unpacked).with_context(|| format!("could not empty {}", unpacked.display()))?;
    }
    let name = name()?;
    let zip = folder().join(format!("{name}.zip"));
    ZipArchive::new(File::open(&zip)?)?.extract(&unpacked).with_context(|| format!("could not unpack {name}.zip"))?;
    let root = unpacked.join(name);
    let read =
        |file: &str| fs::read(root.join(file)).with_context(|| format!("{file} is missing in {}", root.display()));

    let hashes: Value = serde_json::from_slice(&read(integrity::FILE)?)?;
    for file in package::FILES {
        let hash = integrity::hash(&read(file)?);
        ensure!(hashes["files"][file] == *hash, "{file} does not have the hash in {}", integrity::FILE);
    }
    for page in ["index.html", "script-tag.html", "README.md"] {
        let text = String::from_utf8(read(page)?).with_context(|| format!("{page} is not UTF-8"))?;
        for name in linked(&text) {
            read(name).with_context(|| format!("{page} names a file that the zip lacks"))?;
        }
    }
    // The browser tests open the pages.
    let opened = folder().join("checked");
    if opened.exists() {
        fs::remove_dir_all(&opened).with_context(|| format!("could not remove {}", opened.display()))?;
    }
    fs::rename(&root, &opened).with_context(|| format!("could not write {}", opened.display()))
}

fn folder() -> PathBuf {
    paths::target().join("dist")
}

/// The name of the zip and of the folder in it.
fn name() -> Result<String> {
    Ok(format!("what-changed-{}", version()?))
}

fn version() -> Result<String> {
    let manifest: toml::Table = text("Cargo.toml")?.parse().context("Cargo.toml is not TOML")?;
    let package = manifest.get("workspace").and_then(|workspace| workspace.get("package"));
    let version = package.and_then(|package| package.get("version")).and_then(toml::Value::as_str);
    version.map(str::to_owned).context("Cargo.toml has no version of the workspace")
}

/// Writes the zip. Its bytes depend on the content of its files alone.
fn pack(to: &Path) -> Result<PathBuf> {
    let name = name()?;
    let path = to.join(format!("{name}.zip"));
    let failed = || format!("could not write {}", path.display());
    let mut zip = ZipWriter::new(File::create(&path).with_context(failed)?);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o644);
    for (file, bytes) in files()? {
        zip.start_file(format!("{name}/{file}"), options).with_context(failed)?;
        zip.write_all(&bytes).with_context(failed)?;
    }
    zip.finish().with_context(failed)?;
    Ok(path)
}

/// The files of the zip.
fn files() -> Result<Vec<(&'static str, Vec<u8>)>> {
    let card = text(CARD)?;
    let script = integrity::hash(&bytes("pkg/what-changed.js")?);
    let mut files = vec![
        ("README.md", text("xtask/dist/README.md")?.replace("VERSION", &version()?).into_bytes()),
        ("index.html", text("xtask/dist/index.html")?.replace("CARD", card.trim_end()).into_bytes()),
        ("script-tag.html", text("xtask/dist/script-tag.html")?.replace("INTEGRITY", &script).into_bytes()),
        ("card.json", card.into_bytes()),
    ];
    for file in package::FILES.into_iter().chain(package::LICENCES).chain([SCHEMA, integrity::FILE]) {
        files.push((file, bytes(&format!("pkg/{file}"))?));
    }
    Ok(files)
}

/// The files that a page or the README names: in `src`, `href`, `data-card`, and in backticks.
fn linked(text: &str) -> Vec<&str> {
    let quoted = ["src=\"", "href=\"", "data-card=\"", "`"]
        .into_iter()
        .flat_map(|open| text.split(open).skip(1).filter_map(|rest| rest.split(['"', '`']).next()));
    quoted.filter(|name| name.contains('.') && !name.starts_with('.') && !name.contains([' ', '/'])).collect()
}

fn text(path: &str) -> Result<String> {
    fs::read_to_string(paths::root().join(path)).with_context(|| format!("could not read {path}"))
}

fn bytes(path: &str) -> Result<Vec<u8>> {
    fs::read(paths::root().join(path)).with_context(|| format!("could not read {path}"))
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn the_files_that_a_page_names_are_found() {
        let page = r#"<a href="b.html">b</a><script src="a.js" data-card="c.json">"#;
        assert_eq!(linked(page), ["a.js", "b.html", "c.json"]);
        assert_eq!(linked("Serve `a.js`, `.wasm` as `application/wasm`."), ["a.js"]);
    }
}
