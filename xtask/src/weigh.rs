//! Attributes the bytes of the wasm to parts of the project.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

use crate::parts::part;
use crate::wasm::{self, Toolchain};
use crate::{optimize, styles};

/// The bytes of each part. Their sum is the size of the wasm.
pub fn weigh(tools: &Toolchain) -> Result<BTreeMap<&'static str, usize>> {
    let path = name(tools)?;
    let wasm = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
    let mut weights = by_part(&wasm).with_context(|| format!("could not parse {}", path.display()))?;

    let styles = style(&wasm)?;
    *weights.entry("data").or_default() -= styles;
    weights.insert("styles", styles);
    Ok(weights)
}

/// Optimises the wasm of `pkg/` once more, and keeps the names of its functions.
fn name(tools: &Toolchain) -> Result<PathBuf> {
    let named = wasm::folder().join("named.wasm");
    optimize::with_names(tools, &wasm::bound(&wasm::folder()), &named)?;
    Ok(named)
}

/// Adds up the functions of each part. The data section is "data", everything else is "other".
fn by_part(wasm: &[u8]) -> Result<BTreeMap<&'static str, usize>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = HashMap::new();
    let mut data = 0;
    let mut custom = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(length(body.range())?),
            Payload::DataSection(section) => data = length(section.range())?,
            Payload::CustomSection(section) => {
                custom += length(section.range())?;
                if let KnownCustom::Name(section) = section.as_known() {
                    names = function_names(section)?;
                }
            }
            _ => {}
        }
    }
    ensure!(!names.is_empty(), "its functions have no names");

    let mut weights = BTreeMap::from([("data", data)]);
    for (index, size) in (imported..).zip(bodies) {
        let name = names.get(&index).copied().unwrap_or_default();
        *weights.entry(part(name)).or_default() += size;
    }
    let rest = wasm.len() - custom - weights.values().sum::<usize>();
    *weights.entry("other").or_default() += rest;
    Ok(weights)
}

fn length(range: Range<u64>) -> Result<usize> {
    Ok(usize::try_from(range.end - range.start)?)
}

fn function_names(section: NameSectionReader<'_>) -> Result<HashMap<u32, &str>> {
    let mut names = HashMap::new();
    for subsection in section {
        if let Name::Function(functions) = subsection? {
            for function in functions {
                let function = function?;
                names.insert(function.index, function.name);
            }
        }
    }
    Ok(names)
}

/// The length of the style in the data of the wasm.
fn style(wasm: &[u8]) -> Result<usize> {
    let style = styles::CARD.read()?;
    ensure!(wasm.windows(style.len()).any(|bytes| bytes == style.as_bytes()), "the wasm does not contain the style");
    Ok(style.len())
}
