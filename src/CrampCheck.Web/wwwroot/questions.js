// The running total of the food list; the server works out the same.
const form = document.querySelector('main form');
const total = document.getElementById('total');
const foods = [...document.querySelectorAll('[data-mg]')];
const tablets = document.getElementById('TabletMilligrams');
const hundredths = (box) => (/^ *\d{1,6}([.,]\d{1,2})? *$/.test(box.value) ? Math.round(box.value.replace(',', '.') * 100) : 0);
const add = () => {
  const week = foods.reduce((sum, box) => sum + hundredths(box) * box.dataset.mg, 0);
  total.children[0].textContent = Math.floor(week / 700) + Math.floor(hundredths(tablets) / 100) + Number(total.dataset.other);
  total.hidden = false;
};
const begin = () => { if (foods.some((box) => box.value)) add(); else total.hidden = true; };
for (const box of [...foods, tablets]) box.addEventListener('input', add);
begin();

// Puts answers in place of what stands there.
const fill = (answers) => {
  for (const field of form.querySelectorAll('input, select')) {
    if (field.type !== 'radio') field.value = '';
    else field.checked = field.id === 'RoomUnit';
  }
  for (const [name, value] of new URLSearchParams(answers)) {
    for (const field of document.getElementsByName(name)) {
      if (field.type === 'radio') field.checked = field.value === value;
      else field.value = value;
    }
  }
  begin();
};

// A copied link carries the answers behind its #, which browsers never send.
const open = () => {
  if (!location.hash.startsWith('#Frequency=')) return;
  fill(location.hash.slice(1));
  history.replaceState(null, '', '/');
};
addEventListener('hashchange', open);
open();

// The Back button brings this tab's answers back.
if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward') {
  try {
    const kept = sessionStorage.getItem('answers');
    if (kept) fill(kept);
  } catch { /* None are kept. */ }
}
