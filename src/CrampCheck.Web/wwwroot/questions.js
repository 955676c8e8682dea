// The running total of the foods; the server calculates the same.
const form = document.querySelector('main form');
const total = document.getElementById('total');
const foods = [...form.querySelectorAll('[data-mg]:not([data-mg=""])')];
const { TabletMilligrams: tablet, TabletsPerDay: tablets, Confirmed: confirmed } = form.elements;
const hundredths = (text) => (/^ *\d{1,6}([.,]\d{1,2})?(?!\d)/.test(text) ? Math.round(parseFloat(text.replace(',', '.')) * 100) : 0);
const add = () => {
  const days = form.elements.ServingsPer.value === 'day' ? 1 : 7;
  const eaten = foods.reduce((sum, box) => sum + hundredths(box.value) * box.dataset.mg, 0);
  const taken = Math.floor(hundredths(tablet.value) / 100) * hundredths(tablets.value || '1') * days;
  total.children[0].textContent = Math.floor((eaten + taken) / (100 * days)) + Number(total.dataset.other);
  total.hidden = ![...foods, tablet].some((box) => box.value);
};

// Counts to tap, for touch only: the keyboard and screen readers have the box.
for (const box of foods) {
  const counts = document.createElement('div');
  counts.className = 'counts';
  counts.ariaHidden = 'true';
  for (const count of [0, 1, 2, 3]) {
    const button = Object.assign(document.createElement('button'), { type: 'button', tabIndex: -1, textContent: count });
    button.addEventListener('click', () => {
      box.value = count;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    counts.append(button);
  }
  box.before(counts);
}

// Fills in answers again. Servings are per week unless stated otherwise.
const fill = (answers) => {
  const values = new URLSearchParams(answers);
  if (!values.has('ServingsPer')) values.set('ServingsPer', values.get('Calcium') === 'estimate' ? 'week' : 'day');
  for (const field of form.querySelectorAll('input, select')) {
    const value = values.get(field.name) ?? '';
    if (field.type === 'radio') field.checked = field.value === value;
    else field.value = value;
    if (value) field.closest('details')?.setAttribute('open', '');
  }
  add();
};

// The style sheet of the result is fetched with the first answer, so that the result need not wait for it.
form.addEventListener('input', () => fetch(form.dataset.styles).catch(() => {}), { once: true });

// What is typed is kept for this tab only, until "Start again".
let tab;
try { tab = sessionStorage; } catch { /* None is kept. */ }
const keep = () => tab?.setItem('draft', new URLSearchParams(new FormData(form)));
form.addEventListener('input', ({ target }) => {
  // A changed amount needs confirming again.
  if (target.type === 'text') confirmed.value = '';
  add();
  keep();
});
addEventListener('pageshow', ({ persisted }) => {
  const draft = tab?.getItem('draft');
  if (persisted ? draft === '' : draft && !form.dataset.filled) fill(draft);
  else if (form.dataset.filled) keep();
  add();
  open();
});

// A copied link carries the answers after its #, which browsers never send.
const open = () => {
  if (!location.hash.startsWith('#Frequency=')) return;
  fill(location.hash.slice(1));
  keep();
  history.replaceState(null, '', '/');
};
addEventListener('hashchange', open);
