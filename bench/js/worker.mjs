// A worker process that runs one engine, as src/worker.rs does: each request is a line of JSON on standard input, each
// answer a line of JSON on standard output.
//
//     node worker.mjs ENGINE [GLUE]
//
// GLUE is the JavaScript that wasm-bindgen made for bench/wasm. Only "what-changed, wasm" needs it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const [, , name, glue] = process.argv;

const engines = {
  'what-changed, wasm': () => require(glue).count_edits,

  'jsdiff diffWords': () => {
    const { diffWords } = require('diff');
    return (old, now) => pieces(diffWords(old, now));
  },

  'jsdiff lines, words': () => {
    const { diffLines, diffWords } = require('diff');
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

  // Word mode as the wiki of diff-match-patch describes line mode. Without a time limit, so that each run gives the same
  // result.
  'diff-match-patch': () => {
    const DiffMatchPatch = require('diff-match-patch');
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

  'fast-diff': () => {
    const diff = require('fast-diff');
    return (old, now) => diff(old, now).map(([op, text]) => ({ op: OPS[op + 1], text }));
  },
};

const OPS = ['-', '=', '+'];

function pieces(parts) {
  return parts.map(({ added, removed, value }) => ({ op: added ? '+' : removed ? '-' : '=', text: value }));
}

/** Encodes each word as one character. Returns the encoded texts and the words by character code. */
function wordsToChars(...texts) {
  const words = [''];
  const codes = new Map();
  const encoded = texts.map((text) => {
    const chars = text.match(/[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu) ?? [];
    return chars
      .map((word) => {
        if (!codes.has(word)) {
          codes.set(word, words.push(word) - 1);
        }
        return String.fromCharCode(codes.get(word));
      })
      .join('');
  });
  return [...encoded, words];
}

/** Returns the median time of a run in milliseconds, and the result of the last run. */
function measure(run, warm) {
  const times = [];
  let result;
  const began = performance.now();
  let warmedUp = began;
  do {
    const start = performance.now();
    result = run();
    const end = performance.now();
    // Warm up for the first third of the time. A slow engine is not warmed up: its first run counts.
    if (warm && end - began < 400 && times.length === 0) {
      warmedUp = end;
      continue;
    }
    times.push(end - start);
    if (times.length > 200) {
      break;
    }
  } while (warm && performance.now() - warmedUp < 800);
  times.sort((a, b) => a - b);
  return [times[Math.floor((times.length - 1) / 2)], result];
}

const engine = engines[name]();
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const old = readFileSync(request.old, 'utf8');
  const now = readFileSync(request.new, 'utf8');
  const [milliseconds, result] = measure(() => engine(old, now), request.warm);
  const answer = Array.isArray(result) ? { milliseconds, pieces: result } : { milliseconds, edits: result };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
