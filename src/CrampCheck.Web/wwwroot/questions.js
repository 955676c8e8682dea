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
