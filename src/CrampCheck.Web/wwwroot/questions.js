// The running total of the foods; the server works out the same.
const form = document.querySelector('main form');
const total = document.getElementById('total');
const foods = [...form.querySelectorAll('[data-mg]')];
const tablets = form.elements.TabletMilligrams;
const hundredths = (box) => (/^ *\d{1,6}([.,]\d{1,2})? *$/.test(box.value) ? Math.round(box.value.replace(',', '.') * 100) : 0);
const add = () => {
  const week = foods.reduce((sum, box) => sum + hundredths(box) * box.dataset.mg, 0);
  total.children[0].textContent = Math.floor(week / 700) + Math.floor(hundredths(tablets) / 100) + Number(total.dataset.other);
  total.hidden = ![...foods, tablets].some((box) => box.value);
};
add();

// Fills in answers anew.
const fill = (answers) => {
  const values = new URLSearchParams(answers);
  for (const field of form.querySelectorAll('input, select')) {
    const value = values.get(field.name);
    if (field.type !== 'radio') field.value = value ?? '';
    else field.checked = value ? field.value === value : field.id === 'RoomUnit';
  }
  add();
};

// A copied link carries the answers behind its #, which browsers never send.
const open = () => {
  if (!location.hash.startsWith('#Frequency=')) return;
  fill(location.hash.slice(1));
  history.replaceState(null, '', '/');
};
addEventListener('hashchange', open);
open();

// Back brings what this tab sent, and after "Start again" nothing, also into a page that the browser held.
let tab;
try { tab = sessionStorage; } catch { /* None is kept. */ }
form.addEventListener('input', add);
form.addEventListener('submit', () => {
  history.replaceState('sent', '');
  tab?.removeItem('answers');
});
addEventListener('pageshow', ({ persisted }) => {
  const answers = tab?.getItem('answers');
  if (history.state && (persisted ? answers === '' : answers)) fill(answers);
  if (answers === '') history.replaceState(null, '');
});
