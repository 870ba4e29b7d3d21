// The renderer on a server, where there is no DOM.

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

// @ts-expect-error No form has this name.
render('{}', { format: 'pdf' });
