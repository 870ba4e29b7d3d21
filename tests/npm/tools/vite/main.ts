import 'what-changed-card/define';
import type { Card, Failure, Selection, WhatChanged } from 'what-changed-card';

const said = document.querySelector<HTMLParagraphElement>('#said')!;

const first: WhatChanged = document.querySelector('what-changed')!;
first.addEventListener('what-changed-ready', (event) => {
  const selection: Selection = event.detail;
  said.textContent = `ready: ${selection.term}`;
});
document.addEventListener('what-changed-change', (event) => {
  if (event.detail.view === 'split') event.preventDefault();
});
addEventListener('what-changed-error', ({ detail }: CustomEvent<Failure>) => {
  said.textContent = detail.code === 'card-slow' ? 'slow' : detail.message;
});

const card: Card = {
  title: 'Fares',
  terms: [{ label: 'Single', before: '£2', after: { text: '£3', standing: 'reported' } }],
};
const second = document.createElement('what-changed');
second.card = card;
document.body.append(second);
