// Comfort for writing: tools and shortcuts, a preview while typing, drafts saved automatically, and a copy in this browser.
import { written } from './desk.js';
import { toMarkdown } from './markdown.js';
import { underline } from './problems.js';

const form = document.getElementById('text');
const body = form.elements.Body;
const key = `draft:${form.dataset.key}`;
const fields = ['Title', 'Body', 'Source', 'Reviewed'];
const typed = () => JSON.stringify(fields.map((name) => form.elements[name].value.trim()));
const note = document.getElementById('unsaved');
const policy = window.trustedTypes?.createPolicy('preview', { createHTML: (html) => html });
const remember = (work) => { try { return work(localStorage); } catch { return null; } };
const make = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
let saved = form.dataset.unsaved === 'yes' ? null : typed();
let isLeaving = false;

document.getElementById('Preview').parentElement.hidden = true;

// Copies. Every open page has its own; the newest comes first.
let mine = Math.random();
const copies = () => remember((store) => JSON.parse(store.getItem(key))) ?? [];
const others = () => copies().filter((copy) => copy.id !== mine);
const put = (all) => remember((store) => {
  if (all.length > 0) store.setItem(key, JSON.stringify(all.slice(0, 5)));
  else store.removeItem(key);
  return true;
});
const keep = () => put([{ id: mine, at: Date.now(), typed: typed(), basedOn: form.elements.BasedOn.value }, ...others()]);
const say = (words) => { note.textContent = words; };

// Sends the form to the server. Null without a network, or if the response is no longer wanted.
const ask = (handler, { signal, sent = new URLSearchParams(new FormData(form)) } = {}) =>
  fetch(`${location.pathname}?handler=${handler}`, { method: 'POST', body: sent, signal }).catch(() => null);
const withWords = (words, basedOn) => {
  const sent = new URLSearchParams(new FormData(form));
  JSON.parse(words).forEach((value, i) => sent.set(fields[i], value));
  sent.set('BasedOn', basedOn);
  return sent;
};

// Preview and problems.
let asking;
const preview = async () => {
  // An older response must not replace a newer one.
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const answer = await ask('Live', { signal });
  const html = await answer?.text().catch(() => null);
  if (html && answer.ok && !answer.redirected && !signal.aborted) {
    // Rendered and sanitised by the server, like every page.
    const parts = new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
    for (const part of parts.querySelectorAll('[data-part]')) document.getElementById(part.dataset.part).replaceChildren(...part.childNodes);
    pointOut();
    for (const name of fields) form.elements[name].ariaInvalid = document.querySelector(`#problems-${name} .to-fix`) && 'true';
  } else if (answer?.status === 401) {
    say('Your session has ended. Press Save draft: you can sign in there, and nothing is lost.');
  }
};

// Each problem leads to its words, and its fix applies at once.
const select = (field, start, length) => {
  // A box that gets the focus scrolls to its caret.
  field.setSelectionRange(start, start);
  field.blur();
  field.focus();
  field.setSelectionRange(start, start + length);
};
const draw = underline(body, () => document.querySelectorAll('#problems-Body li'));
const pointOut = () => {
  draw();
  for (const problem of document.querySelectorAll('[id^=problems-] li[data-start]')) {
    if (problem.dataset.start === '' || problem.querySelector('.show')) continue;
    problem.append(make('button', {
      type: 'button', className: 'link show', textContent: 'Show',
      onclick: () => select(form.elements[problem.dataset.field], Number(problem.dataset.start), Number(problem.dataset.length)),
    }));
  }
};
document.getElementById('to-fix').addEventListener('click', (event) => {
  const first = document.querySelector('li.to-fix');
  const show = first?.querySelector('.show');
  if (!show || !event.target.closest('a')) return;
  event.preventDefault();
  show.click();
});
document.addEventListener('click', (event) => {
  const fix = event.target.closest?.('button[name=fix]');
  if (!fix) return;
  const field = form.elements[fix.closest('li').dataset.field];
  const { start, length, old, words } = fix.dataset;
  // The text has changed since: the server finds the place.
  if (field.value.substr(Number(start), Number(length)) !== old) return;
  event.preventDefault();
  write(field, Number(start), Number(start) + Number(length), words);
});

// Writes as if typed, so that the browser's own undo works.
const write = (field, start, end, text) => {
  field.focus();
  field.setSelectionRange(start, end);
  if (!document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) {
    field.setRangeText(text, start, end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
};

// Drafts are saved automatically, and at Ctrl or ⌘ and S, while writing goes on.
let saving = Promise.resolve();
const autosave = (how = 'Saved automatically') => {
  saving = saving.then(async () => {
    const words = typed();
    if (words === saved || isLeaving) return;
    const answer = await ask('Autosave');
    const result = answer?.ok || answer?.status === 409 ? await answer.json().catch(() => null) : null;
    if (answer?.ok && result) {
      form.elements.BasedOn.value = result.newest;
      saved = words;
      if (typed() === words) {
        put(others());
        say(`${how}, ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}.`);
      }
    } else if (result) {
      say(`${result.savedBy} saved version ${result.number} meanwhile. Press Save draft to merge both.`);
    } else if (!answer) {
      say(keep() ? 'No network. A copy is kept here, and is saved when the network is back.' : 'No network, and this browser cannot keep a copy. Leave this page open.');
    }
  });
  return saving;
};

let toPreview, toSave, sinceSave = Date.now();
const changed = () => {
  clearTimeout(toPreview);
  toPreview = setTimeout(preview, 400);
  clearTimeout(toSave);
  if (typed() === saved) {
    say('');
    put(others());
    return;
  }

  // After a pause, and from time to time while typing without one.
  toSave = setTimeout(() => { sinceSave = Date.now(); autosave(); }, Date.now() - sinceSave > 30_000 ? 0 : 5_000);
  say(keep() ? 'Not saved yet. A copy is kept.' : 'Not saved yet. This browser cannot keep a copy: save soon.');
};
form.addEventListener('input', changed);
form.addEventListener('submit', (event) => {
  // If the anti-forgery cookie is gone, a preview's response would set a different one than the page that is loading.
  clearTimeout(toPreview);
  clearTimeout(toSave);
  asking?.abort();
  if (event.submitter?.formTarget === '_blank') return;
  isLeaving = true;
  if (typed() !== saved) keep();
});
addEventListener('beforeunload', (event) => { if (!isLeaving && typed() !== saved) event.preventDefault(); });
addEventListener('online', () => autosave());
addEventListener('pageshow', () => { isLeaving = false; });

// Who else is here, and what they saved.
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(`${location.pathname}?handler=Open`).catch(() => null);
  const now = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!now) return;
  document.getElementById('others').textContent = [
    now.others.length > 0 ? `Also open now: ${now.others.join(', ')}.` : '',
    now.newest !== form.elements.BasedOn.value ? `${now.savedBy} saved version ${now.number} meanwhile.` : '',
  ].join(' ').trim();
}, 30_000);

// Tools.
const selection = () => [body.selectionStart, body.selectionEnd, body.value.slice(body.selectionStart, body.selectionEnd)];
const mark = (sign) => {
  const [start, end, text] = selection();
  const isMarked = text.length > 2 * sign.length && text.startsWith(sign) && text.endsWith(sign);
  const marked = isMarked ? text.slice(sign.length, -sign.length) : `${sign}${text || 'words'}${sign}`;
  write(body, start, end, marked);
  if (text) body.setSelectionRange(start, start + marked.length);
  else body.setSelectionRange(start + sign.length, start + sign.length + 'words'.length);
};
const atLines = (sign) => {
  const [from, to] = selection();
  const start = body.value.lastIndexOf('\n', from - 1) + 1;
  const found = body.value.indexOf('\n', to);
  const end = found < 0 ? body.value.length : found;
  const text = body.value.slice(start, end).split('\n');
  const all = text.every((one) => one.startsWith(sign));
  const marked = text.map((one) => (all ? one.slice(sign.length) : sign + one)).join('\n');
  write(body, start, end, marked);
  body.setSelectionRange(start, start + marked.length);
};
const link = (address = 'https://') => {
  const [start, end, text] = selection();
  const words = text || 'words';
  write(body, start, end, `[${words}](${address})`);
  if (!text) body.setSelectionRange(start + 1, start + 1 + words.length);
  else if (address === 'https://') body.setSelectionRange(start + words.length + 3, start + words.length + 3 + address.length);
};

// The article's sentences, to pick those to quote.
const sentences = [...document.querySelectorAll('#passages p')].flatMap((passage) => passage.textContent.split(/(?<=[.?!])\s+/)
  .map((words, i) => ({ words, isFirst: i === 0, box: make('input', { type: 'checkbox' }) })));
const quote = () => {
  const quoted = sentences.reduce((all, { words, isFirst, box }, i) => {
    if (!box.checked) return all;
    if (!all) return words;
    if (!sentences[i - 1].box.checked) return `${all} […] ${words}`;
    return `${all}${isFirst ? '\n\n> ' : ' '}${words}`;
  }, '');
  picker.close();
  if (!quoted) return;
  const at = body.selectionEnd;
  const before = body.value.slice(0, at).replace(/\n*$/, '');
  write(body, before.length, at, `${before ? '\n\n' : ''}> ${quoted}\n\n`);
};
const picker = make('dialog', { className: 'picker' }, make('h2', { textContent: 'Quote the article' }),
  make('div', {}, ...sentences.map(({ words, box }) => make('label', {}, box, ` ${words}`))),
  make('div', { className: 'buttons' }, make('button', { type: 'button', className: 'button', textContent: 'Quote these', onclick: quote }),
    make('button', { type: 'button', className: 'button calm', textContent: 'Close', onclick: () => picker.close() })));
document.body.append(picker);
const pick = () => {
  for (const { box } of sentences) box.checked = false;
  picker.showModal();
};

const tools = [
  ['Bold', 'b', () => mark('**')], ['Emphasis', 'i', () => mark('*')], ['Heading', '', () => atLines('## ')],
  ['List', '', () => atLines('- ')], ['Quote…', '', pick], ['Link', 'k', () => link()],
];
body.parentElement.before(make('div', { className: 'tools', role: 'group', ariaLabel: 'Tools for the text' }, ...tools.map(([name, letter, work]) => make('button', {
  type: 'button', textContent: name, title: letter ? `${name} (Ctrl or ⌘ and ${letter.toUpperCase()})` : name, onclick: work,
}))));
document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const letter = event.key.toLowerCase();
  const tool = tools.find(([, shortcut]) => shortcut === letter);
  if (letter === 's') {
    event.preventDefault();
    autosave('Saved');
  } else if (tool && event.target === body) {
    event.preventDefault();
    tool[2]();
  }
});
body.addEventListener('paste', (event) => {
  const plain = event.clipboardData.getData('text/plain').trim();
  const html = event.clipboardData.getData('text/html');
  const [start, end, text] = selection();
  const address = /^https?:\/\/\S+$/.test(plain) ? plain : /^www\.\S+$/.test(plain) ? `https://${plain}` : /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain) ? `mailto:${plain}` : '';
  if (address && text && !/^https?:/.test(text)) {
    event.preventDefault();
    link(address);
  } else if (/<(p|h[1-6]|[uo]l|li|b|strong|i|em|a|blockquote|span|div|table)\b/i.test(html)) {
    event.preventDefault();
    const markdown = toMarkdown(html, policy) || plain;
    const isMidLine = start > 0 && body.value[start - 1] !== '\n';
    write(body, start, end, isMidLine && /^(#+|>|-|\d+\.) /.test(markdown) ? `\n\n${markdown}` : markdown);
  }
});

// What was typed here before a crash or in another tab. Saved words, wherever they were saved, need no copy.
put(copies().filter((copy) => copy.typed !== typed()));
const offer = (kept) => {
  const forget = () => {
    put(copies().filter((copy) => copy.id === mine || copy.typed !== kept.typed));
    offered.remove();
  };
  const button = (textContent, onclick) => make('button', { type: 'button', className: 'link', textContent, onclick });
  const offered = make('div', { className: 'buttons' },
    button(`Bring back what you typed here and did not save (${written(kept.at)})`, () => {
      // What was typed in the meantime stays as its own copy.
      mine = Math.random();
      forget();
      JSON.parse(kept.typed).forEach((value, i) => { form.elements[fields[i]].value = value; });
      form.elements.BasedOn.value = kept.basedOn;
      saved = null;
      changed();
    }),
    button('Discard it', forget));
  return offered;
};
const toOffer = await Promise.all(copies().filter((kept, i, all) => all.findIndex((copy) => copy.typed === kept.typed) === i).map(async (kept) => {
  const answer = await ask('Known', { sent: withWords(kept.typed, kept.basedOn) });
  const isSaved = answer?.ok && await answer.json().catch(() => false) === true;
  if (isSaved) put(copies().filter((copy) => copy.typed !== kept.typed));
  return isSaved ? null : offer(kept);
}));
form.prepend(...toOffer.filter((offered) => offered));
pointOut();
if (saved === null) changed();
