const card = {
  title: 'Example: parking in Market Street',
  terms: [
    {
      label: 'Time allowed',
      before: 'A car may stand for two hours.',
      after: 'A car may stand for one hour.',
    },
    {
      label: 'Residents',
      before: 'Residents need no permit after 6 pm.',
      after: 'Residents need a permit at all times.',
    },
  ],
};

await customElements.whenDefined('what-changed');
document.querySelector('#parking').card = card;
