// Comfort for writing: a preview while typing, and a copy in this browser until the text is saved.
const form = document.getElementById('text');
const key = `draft:${form.dataset.key}`;
const fields = ['Title', 'Body', 'Source', 'Reviewed'];
const typed = () => JSON.stringify(fields.map((name) => form.elements[name].value));
const note = document.getElementById('unsaved');
const atFirst = typed();
const policy = window.trustedTypes?.createPolicy('preview', { createHTML: (html) => html });
const remember = (work) => { try { return work(localStorage); } catch { return null; } };

const preview = async () => {
  const sent = new URLSearchParams(new FormData(form));
  sent.set('Do', 'Live');
  const answer = await fetch(form.action, { method: 'POST', body: sent }).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    // Made and made safe by the server, like every page.
    const html = await answer.text();
    document.getElementById('live').innerHTML = policy?.createHTML(html) ?? html;
  } else if (answer?.status === 401) {
    note.textContent = 'Your session has ended. Press Save: you can sign in there, and nothing is lost.';
  }
};

let wait;
form.addEventListener('input', () => {
  clearTimeout(wait);
  wait = setTimeout(preview, 400);
  const isChanged = typed() !== atFirst;
  note.textContent = isChanged ? 'Not saved yet. This browser keeps a copy.' : '';
  remember((store) => isChanged ? store.setItem(key, typed()) : store.removeItem(key));
});

// What was typed here before a crash. A text that was saved is no longer needed.
const kept = remember((store) => store.getItem(key));
if (kept === atFirst || document.querySelector('[role=status].card')) {
  remember((store) => store.removeItem(key));
} else if (kept) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: 'Bring back what you typed here before, and did not save' });
  button.addEventListener('click', () => {
    JSON.parse(kept).forEach((value, i) => { form.elements[fields[i]].value = value; });
    form.dispatchEvent(new Event('input'));
    button.remove();
  });
  form.prepend(button);
}
