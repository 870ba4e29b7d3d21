// The renderer on a server without a DOM.

import { type Card, type CardError, check, type Problem, render } from 'what-changed-card/ssr';

export function page(card: Card | string): string {
  try {
    return render(card, { format: 'html', script: '/what-changed.js', lenient: false });
  } catch (error) {
    const { problems }: CardError = error as CardError;
    return problems.map(({ path, message }: Problem) => `${path}: ${message}`).join('\n');
  }
}

export const paths: string[] = check(JSON.parse('{}')).map(({ path }) => path);

// @ts-expect-error There is no such format.
render('{}', { format: 'pdf' });
