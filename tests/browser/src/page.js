// Runs first in every page under test: records console messages, errors and events, and defines helpers for the tests.
// In each helper, `at` is the index of the card.

window.log = { errors: [], warnings: [], uncaught: [], events: [], violations: [] };

for (const [level, list] of [
  ['error', log.errors],
  ['warn', log.warnings],
]) {
  console[level] = (...messages) => list.push(messages.join(' '));
}
addEventListener('error', (event) => log.uncaught.push(event.message ?? `${event.target} does not load`));
addEventListener('unhandledrejection', (event) => log.uncaught.push(`${event.reason}`));
addEventListener('securitypolicyviolation', (event) =>
  log.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
);
for (const type of ['ready', 'change', 'changed', 'error']) {
  addEventListener(`what-changed-${type}`, (event) => {
    const {
      detail,
      bubbles,
      composed,
      cancelable,
      target: { id },
    } = event;
    log.events.push({ type, detail, bubbles, composed, cancelable, id });
  });
}

// Returns the recorded events of a type.
window.events = (type) => log.events.filter((event) => event.type === type);

// Uses the prototype, since some pages under test have an element named `querySelectorAll`.
window.cards = () => [...Document.prototype.querySelectorAll.call(document, 'what-changed')];

// Finds one element, or all, in the shadow root of a card.
window.one = (selector, at = 0) => cards()[at]?.shadowRoot?.querySelector(selector);
window.all = (selector, at = 0) => [...cards()[at].shadowRoot.querySelectorAll(selector)];
window.focused = (at = 0) => cards()[at].shadowRoot.activeElement;

// Returns the ids of the terms, the summaries of all panels, and the key of the open panel.
window.termIds = (at = 0) => all('.term:not(.section)', at).map((term) => term.dataset.key);
window.summaries = (at = 0) => all('.term > summary', at);
window.openPanel = (at = 0) =>
  all('.term[open]', at)
    .map((term) => term.dataset.key)
    .join();

window.summary = (id, at = 0) => one(`[data-key="${id}"] > summary`, at);
window.radio = (view, at = 0) => one(`.term[open] input[value="${view}"]`, at);
window.step = (action, at = 0) => one(`.term[open] [data-act="${action}"]`, at);

// Returns the texts of all elements that a selector finds.
window.texts = (selector, at = 0) => all(selector, at).map((element) => element.textContent.trim());

// Returns the ids of the terms that no filter or search hides.
window.visibleTerms = (at = 0) => all('.term:not(.section, [hidden])', at).map((term) => term.dataset.key);

// Returns the kind of change of each term, by its id.
window.changeKinds = (at = 0) =>
  Object.fromEntries(termIds(at).map((id) => [id, summary(id, at).querySelector('.sign').dataset.kind]));

// Returns the button of a version or an event in the timeline.
window.moment = (act, place, at = 0) => one(`.moments [data-act="${act}"][data-on="${place}"]`, at);

// Returns what the last action announced to screen readers.
window.announcement = (at = 0) => one('[role=status]', at).textContent;

// Returns a tool, selects an option by its text, and types a search, as a reader does.
window.tool = (act, at = 0) => one(`.tools [data-act="${act}"]`, at);
window.choose = (act, name, at = 0) => {
  const select = tool(act, at);
  select.value = [...select.options].find(({ text }) => text === name).value;
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
};
window.search = (words, at = 0) => {
  tool('search', at).value = words;
  tool('search', at).dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};

// Returns the open popover.
window.popover = (at = 0) => one(':popover-open', at);

// True if an element has a size and is not inside a closed panel.
window.hasBox = (element) => {
  const { width, height } = element?.getBoundingClientRect() ?? {};
  return width > 0 && height > 0 && element.checkVisibility();
};

// True if a reader can see an element: it has a size and is neither hidden nor transparent.
window.isVisible = (element) =>
  hasBox(element) &&
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });

// True for a text that is hidden on purpose: in a closed panel, for screen readers only, in another view, in the claims
// with or without marks, repeated further down, or useless without a script.
const isHiddenOnPurpose = (node, view) => {
  const inside = (selector) => node.closest(selector);
  const closed = inside('details:not([open])');
  const summary = inside('summary');
  const views = {
    redline: '.before, .after',
    split: '.redline',
    before: '.redline, .after, .of-after',
    after: '.redline, .before, .of-before',
  };
  return (
    (closed && summary?.parentNode !== closed) ||
    closed?.parentNode.closest('details:not([open])') ||
    inside('[popover]:not(:popover-open), [hidden], .sr, select, [aria-hidden]') ||
    inside(`.term[open] :is(${views[view]})`) ||
    inside(
      inside('.claims')?.querySelector(':scope > .tick input')?.checked ? '.claim-list .plain' : '.claim-list .against',
    ) ||
    inside('.figure[open] > summary .figure-standing, .alternatives thead') ||
    (inside('.steps') && !cards()[0].matches(':state(live)'))
  );
};

// Returns the texts of a card that a reader should see in a view but cannot.
window.invisibleTexts = (view, within = '.card', at = 0) => {
  const lost = [];
  for (const root of all(within, at)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!data.trim() || isHiddenOnPurpose(parentElement, view) || isVisible(parentElement)) continue;
      lost.push(`${parentElement.localName}.${parentElement.className}: ${data.trim().slice(0, 60)}`);
    }
  }
  return lost;
};

// Returns the rectangle of an element in the open panel.
window.rect = (selector, at = 0) => one(`.term[open] ${selector}`, at).getBoundingClientRect();

// Returns which of the three texts of the open term are shown.
window.shownTexts = (at = 0) =>
  ['redline', 'before', 'after'].filter((name) => hasBox(one(`.term[open] .${name}`, at))).join();

// True if the top left corner of an element is in the viewport.
window.inViewport = (element) => {
  const { top, left } = element.getBoundingClientRect();
  return hasBox(element) && top >= 0 && top < innerHeight && left >= 0 && left < innerWidth;
};

// Sets the `card` property with objects of the page. A script of the driver would create objects of another realm.
window.setCard = (text, at = 0) => {
  cards()[at].card = JSON.parse(text);
};

// Resolves when all pending work is done and drawn.
window.settled = async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await new Promise((done) => setTimeout(done));
};

// Resolves when the browser has reported to intersection observers whether an element is near the viewport.
window.intersectionReported = async (element) => {
  await new Promise((done) => new IntersectionObserver(done, { rootMargin: '400px' }).observe(element));
  await settled();
};
