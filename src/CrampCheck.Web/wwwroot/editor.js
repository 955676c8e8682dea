// Comfort for writing: a preview while typing, and a copy in this browser until the text is saved.
const form = document.getElementById('text');
const key = `draft:${form.dataset.key}`;
const fields = ['Title', 'Body', 'Source', 'Reviewed'];
const typed = () => JSON.stringify(fields.map((name) => form.elements[name].value.trim()));
const note = document.getElementById('unsaved');
const atFirst = typed();
const isUnsaved = form.dataset.unsaved === 'yes';
const policy = window.trustedTypes?.createPolicy('preview', { createHTML: (html) => html });
const remember = (work) => { try { return work(localStorage); } catch { return null; } };

// Each opening of this page has a copy of its own; the newest stand first.
let mine = Math.random();
const copies = () => remember((store) => JSON.parse(store.getItem(key))) ?? [];
const others = () => copies().filter((copy) => copy.id !== mine);
const put = (all) => remember((store) => {
  if (all.length > 0) store.setItem(key, JSON.stringify(all.slice(0, 5)));
  else store.removeItem(key);
  return true;
});
const keep = (isSent) => put([{ id: mine, at: Date.now(), typed: typed(), basedOn: form.elements.BasedOn.value, isSent }, ...others()]);
const keepAndSay = () => {
  note.textContent = keep(false) ? 'Not saved yet. This browser keeps a copy.' : 'Not saved yet. This browser cannot keep a copy: save soon.';
};

let asking;
const preview = async () => {
  // An older answer must not come after a newer one.
  asking?.abort();
  asking = new AbortController();
  const sent = new URLSearchParams(new FormData(form));
  sent.set('Do', 'Live');
  // Without a network, or no longer wanted, the preview stays as it was.
  const answer = await fetch(form.action, { method: 'POST', body: sent, signal: asking.signal })
    .then(async (response) => ({ response, html: await response.text() }))
    .catch(() => null);
  if (answer?.response.ok && !answer.response.redirected) {
    // Made and made safe by the server, like every page.
    document.getElementById('live').innerHTML = policy?.createHTML(answer.html) ?? answer.html;
  } else if (answer?.response.status === 401) {
    note.textContent = 'Your session has ended. Press Save: you can sign in there, and nothing is lost.';
  }
};

let wait;
form.addEventListener('input', () => {
  clearTimeout(wait);
  wait = setTimeout(preview, 400);
  const isChanged = isUnsaved || typed() !== atFirst;
  if (isChanged) return keepAndSay();
  note.textContent = '';
  put(others());
});
form.addEventListener('submit', (event) => {
  // Where the cookie of forms is gone, a preview's answer would bring another one than the page that is coming now.
  clearTimeout(wait);
  asking?.abort();
  if (/^Save/.test(event.submitter?.value)) keep(true);
});

// What was typed here before a crash or in another tab, or sent while the site was away. Only the same words on the page prove that it arrived.
put(copies().filter((copy) => copy.typed !== atFirst));
const button = (words, work) => {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: words });
  made.addEventListener('click', work);
  return made;
};
form.prepend(...copies().filter((kept, i, all) => all.findIndex((copy) => copy.typed === kept.typed) === i).map((kept) => {
  const offer = Object.assign(document.createElement('div'), { className: 'buttons' });
  const forget = () => {
    put(copies().filter((copy) => copy.id === mine || copy.typed !== kept.typed));
    offer.remove();
  };
  offer.append(
    button(`Bring back what you typed here before${kept.isSent ? '. It may be in the history already' : ', and did not save'} (${new Date(kept.at).toLocaleString()})`, () => {
      // What was typed meanwhile stays a copy of its own.
      mine = Math.random();
      forget();
      JSON.parse(kept.typed).forEach((value, i) => { form.elements[fields[i]].value = value; });
      form.elements.BasedOn.value = kept.basedOn;
      form.dispatchEvent(new Event('input'));
    }),
    button('Forget it', forget));
  return offer;
}));
if (isUnsaved) keepAndSay();
