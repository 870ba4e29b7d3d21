// Runs first in every page under test: remembers what is said and told there, and gives the tests
// short words for what they look at.

window.log = { errors: [], warnings: [], uncaught: [], events: [], violations: [] };

for (const [level, list] of [['error', log.errors], ['warn', log.warnings]]) {
  console[level] = (...said) => list.push(said.join(' '));
}
addEventListener('error', (event) => log.uncaught.push(event.message ?? `${event.target} does not load`));
addEventListener('unhandledrejection', (event) => log.uncaught.push(`${event.reason}`));
addEventListener('securitypolicyviolation', (event) => log.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
for (const type of ['ready', 'change', 'changed', 'error']) {
  addEventListener(`what-changed-${type}`, (event) => {
    const { detail, bubbles, composed, cancelable, target: { id } } = event;
    log.events.push({ type, detail, bubbles, composed, cancelable, id });
  });
}

// The events of one type.
window.events = (type) => log.events.filter((event) => event.type === type);

// From the prototype: some pages under test have an element of that name.
window.cards = () => [...Document.prototype.querySelectorAll.call(document, 'what-changed')];

// In the shadow root of a card, the first by itself: one element, or all.
window.one = (selector, at = 0) => cards()[at]?.shadowRoot?.querySelector(selector);
window.all = (selector, at = 0) => [...cards()[at].shadowRoot.querySelectorAll(selector)];
window.focused = (at = 0) => cards()[at].shadowRoot.activeElement;

// The ids of the terms, and of those that are open.
window.termIds = (at = 0) => all('.term:not(.section)', at).map((term) => term.dataset.key);
window.summaries = (at = 0) => all('.term > summary', at);
window.openPanel = (at = 0) => all('.term[open]', at).map((term) => term.dataset.key).join();

window.summary = (id, at = 0) => one(`[data-key="${id}"] > summary`, at);
window.radio = (view, at = 0) => one(`.term[open] input[value="${view}"]`, at);
window.step = (action, at = 0) => one(`.term[open] [data-act="${action}"]`, at);

// The texts of all that a selector finds.
window.texts = (selector, at = 0) => all(selector, at).map((found) => found.textContent.trim());

// The ids of the terms that are not left out.
window.visibleTerms = (at = 0) => all('.term:not(.section, [hidden])', at).map((term) => term.dataset.key);

// What became of each term, by its id.
window.changeKinds = (at = 0) =>
  Object.fromEntries(termIds(at).map((id) => [id, summary(id, at).querySelector('.sign').dataset.kind]));

// A version or an event in the row of them.
window.moment = (act, place, at = 0) => one(`.moments [data-act="${act}"][data-on="${place}"]`, at);

// What the last act announced.
window.announcement = (at = 0) => one('[role=status]', at).textContent;

// A tool, chosen in and typed into as a reader does.
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

// The open popover.
window.popover = (at = 0) => one(':popover-open', at);

// Whether an element takes room, and is not in something closed.
window.hasBox = (element) => {
  const { width, height } = element?.getBoundingClientRect() ?? {};
  return width > 0 && height > 0 && element.checkVisibility();
};

// Whether a reader can see an element: it takes room and is neither hidden nor transparent.
window.isVisible = (element) =>
  hasBox(element) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });

// True for a text that is hidden for a reason: in something closed, for screen readers alone, in another view, in the
// claims that are marked or not, said again further down, or useless without a script.
const hiddenForAReason = (node, view) => {
  const inside = (selector) => node.closest(selector);
  const closed = inside('details:not([open])');
  const summary = inside('summary');
  const views = { redline: '.before, .after', split: '.redline', before: '.redline, .after, .of-after', after: '.redline, .before, .of-before' };
  return (closed && summary?.parentNode !== closed) || closed?.parentNode.closest('details:not([open])') ||
    inside('[popover]:not(:popover-open), [hidden], .sr, select, [aria-hidden]') ||
    inside(`.term[open] :is(${views[view]})`) ||
    inside(inside('.claims')?.querySelector(':scope > .tick input')?.checked ? '.claim-list .plain' : '.claim-list .against') ||
    inside('.figure[open] > summary .figure-standing, .alternatives thead') || (inside('.steps') && !cards()[0].matches(':state(live)'));
};

// The texts of a card that a reader should see and cannot, in a view.
window.invisibleTexts = (view, within = '.card', at = 0) => {
  const lost = [];
  for (const root of all(within, at)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!data.trim() || hiddenForAReason(parentElement, view) || isVisible(parentElement)) continue;
      lost.push(`${parentElement.localName}.${parentElement.className}: ${data.trim().slice(0, 60)}`);
    }
  }
  return lost;
};

// Where something in the open term is.
window.rect = (selector, at = 0) => one(`.term[open] ${selector}`, at).getBoundingClientRect();

// What the card shows of the open term's texts, of the three that it can show.
window.shownTexts = (at = 0) => ['redline', 'before', 'after'].filter((name) => hasBox(one(`.term[open] .${name}`, at))).join();

// Whether an element is within what the reader sees of the page.
window.inViewport = (element) => {
  const { top, left } = element.getBoundingClientRect();
  return hasBox(element) && top >= 0 && top < innerHeight && left >= 0 && left < innerWidth;
};

// Sets the property as a script of the page does: one of a driver's makes objects of another realm.
window.setCard = (text, at = 0) => {
  cards()[at].card = JSON.parse(text);
};

// When all that has been set off so far has been done and drawn.
window.settled = async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await new Promise((done) => setTimeout(done));
};

// When the browser has told of an element whether it is near the viewport.
window.intersectionReported = async (element) => {
  await new Promise((done) => new IntersectionObserver(done, { rootMargin: '400px' }).observe(element));
  await settled();
};
