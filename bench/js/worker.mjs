// One engine in a process of its own, as src/worker.rs: a line of JSON asks for a pair, a line of
// JSON answers.
//
//     node worker.mjs ENGINE [GLUE]
//
// GLUE is what wasm-pack made of bench/wasm; only "ours, wasm" needs it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
const [, , name, glue] = process.argv;

const engines = {
  "ours, wasm": () => require(glue).count_edits,

  "jsdiff diffWords": () => {
    const { diffWords } = require("diff");
    return (old, now) => pieces(diffWords(old, now));
  },

  "jsdiff lines, words": () => {
    const { diffLines, diffWords } = require("diff");
    return (old, now) => {
      const lines = diffLines(old, now);
      const parts = [];
      for (let at = 0; at < lines.length; at++) {
        if (lines[at].removed && lines[at + 1]?.added) {
          parts.push(...diffWords(lines[at].value, lines[at + 1].value));
          at++;
        } else {
          parts.push(lines[at]);
        }
      }
      return pieces(parts);
    };
  },

  // As its wiki tells for lines, but with words; and with no time limit, which would make the result
  // another at every run.
  "diff-match-patch": () => {
    const DiffMatchPatch = require("diff-match-patch");
    const engine = new DiffMatchPatch();
    engine.Diff_Timeout = 0;
    return (old, now) => {
      const [oldChars, newChars, words] = wordsToChars(old, now);
      const edits = engine.diff_main(oldChars, newChars, false);
      engine.diff_charsToLines_(edits, words);
      engine.diff_cleanupSemantic(edits);
      return edits.map(([op, text]) => ({ op: OPS[op + 1], text }));
    };
  },

  "fast-diff": () => {
    const diff = require("fast-diff");
    return (old, now) => diff(old, now).map(([op, text]) => ({ op: OPS[op + 1], text }));
  },
};

const OPS = ["-", "=", "+"];

function pieces(parts) {
  return parts.map(({ added, removed, value }) => ({ op: added ? "+" : removed ? "-" : "=", text: value }));
}

/** The texts with a character for each word; the words by their characters. */
function wordsToChars(...texts) {
  const words = [""];
  const numbers = new Map();
  const encoded = texts.map((text) => {
    const chars = text.match(/[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu) ?? [];
    return chars
      .map((word) => {
        if (!numbers.has(word)) {
          numbers.set(word, words.push(word) - 1);
        }
        return String.fromCharCode(numbers.get(word));
      })
      .join("");
  });
  return [...encoded, words];
}

/** The median time of a run in milliseconds, and what the last run gave. */
function timed(run, warm) {
  const times = [];
  let result;
  const begun = performance.now();
  let measured = begun;
  do {
    const start = performance.now();
    result = run();
    const end = performance.now();
    // A third of the time is for getting warm, unless one run is all there is time for.
    if (warm && end - begun < 400 && times.length === 0) {
      measured = end;
      continue;
    }
    times.push(end - start);
    if (times.length > 200) {
      break;
    }
  } while (warm && performance.now() - measured < 800);
  times.sort((a, b) => a - b);
  return [times[Math.floor((times.length - 1) / 2)], result];
}

const engine = engines[name]();
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const old = readFileSync(request.old, "utf8");
  const now = readFileSync(request.new, "utf8");
  const [milliseconds, result] = timed(() => engine(old, now), request.warm);
  const answer = Array.isArray(result) ? { milliseconds, pieces: result } : { milliseconds, edits: result };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
