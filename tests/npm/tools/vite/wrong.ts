// Code that the types refuse.

import { type Card, define, type WhatChanged } from 'what-changed-card';

// @ts-expect-error A card has a title.
export const untitled: Card = { terms: [] };
// @ts-expect-error No field has this name.
export const misspelt: Card = { title: 'T', terms: [{ label: 'L', befor: 'x' }] };
// @ts-expect-error There is no such standing.
export const unsure: Card = { title: 'T', terms: [{ label: 'L', before: { text: 'x', standing: 'rumoured' } }] };

export function refused(element: WhatChanged): void {
  // @ts-expect-error The detail has no such field.
  element.addEventListener('what-changed-ready', (event) => event.detail.message);
  // @ts-expect-error The address of the wasm is missing.
  define();
}
