// What the types refuse.

import { type Card, type WhatChanged, define } from 'what-changed-card';

// @ts-expect-error A card has a title.
export const untitled: Card = { terms: [] };
// @ts-expect-error No field has this name.
export const misspelt: Card = { title: 'T', terms: [{ label: 'L', befor: 'x' }] };
// @ts-expect-error Nothing is sure in this way.
export const unsure: Card = { title: 'T', terms: [{ label: 'L', before: { text: 'x', standing: 'rumoured' } }] };

export function refused(element: WhatChanged): void {
  // @ts-expect-error This event has no such detail.
  element.addEventListener('what-changed-ready', (event) => event.detail.message);
  // @ts-expect-error The wasm has an address.
  define();
}
