// A copied link carries the answers behind its #, a part that browsers never send. Fill the form and drop that part.
const given = new URLSearchParams(location.hash.slice(1));
if (given.has('Frequency')) {
  for (const [name, value] of given) {
    const fields = document.getElementsByName(name);
    for (const field of fields) {
      if (field.type === 'radio') field.checked = field.value === value;
      else field.value = value;
    }
  }
  history.replaceState(null, '', '/');
}

// The running total of the food list. The server works out the same when the form is sent.
const total = document.getElementById('total');
const foods = [...document.querySelectorAll('[data-mg]')];
const tablets = document.getElementById('TabletMilligrams');
const number = (box) => (/^ *\d{1,6}([.,]\d{1,2})? *$/.test(box.value) ? Number(box.value.replace(',', '.')) : 0);
const add = () => {
  const week = foods.reduce((sum, box) => sum + number(box) * box.dataset.mg, 0);
  total.children[0].textContent = Math.floor(week / 7) + number(tablets) + Number(total.dataset.other);
  total.hidden = false;
};
for (const box of [...foods, tablets]) box.addEventListener('input', add);
if (foods.some((box) => box.value)) add();
