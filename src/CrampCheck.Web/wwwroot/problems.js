// Underlines the words that problems are about, and shows a problem beneath its words when the caret is in them.
const make = (tag, className) => Object.assign(document.createElement(tag), { className });

export function underline(field, listed) {
  // Behind the transparent box, with the same words in the same places.
  const mirror = make('div', 'mirror');
  const note = make('div', 'at-words');
  mirror.ariaHidden = 'true';
  mirror.dir = field.dir;
  note.role = 'status';
  field.before(mirror);
  field.after(note);
  let marks = [];

  const atCaret = () => {
    const caret = field.selectionStart;
    const found = document.activeElement === field && marks.find(({ start, end }) => start <= caret && caret <= end);
    note.hidden = !found;
    if (!found || note.dataset.start === found.problem.dataset.start) return;
    note.dataset.start = found.problem.dataset.start;
    const shown = found.problem.cloneNode(true);
    shown.querySelectorAll('q, .show').forEach((part) => part.remove());
    const list = make('ul', 'problems');
    list.append(shown);
    note.replaceChildren(list);
    place();
    note.scrollIntoView({ block: 'nearest' });
  };
  const place = () => {
    mirror.scrollTop = field.scrollTop;
    const words = marks.find(({ problem }) => problem.dataset.start === note.dataset.start)?.mark;
    if (words) note.style.top = `${words.offsetTop + words.offsetHeight - field.scrollTop}px`;
  };
  const clear = () => {
    marks = [];
    mirror.replaceChildren();
    note.hidden = true;
    note.dataset.start = '';
  };
  const draw = () => {
    clear();
    let at = 0;
    for (const problem of listed()) {
      if (problem.dataset.start === '') continue;
      const start = Number(problem.dataset.start);
      const end = start + Number(problem.dataset.length);
      if (start < at) continue;
      const mark = make('mark', problem.className);
      mark.textContent = field.value.slice(start, end);
      mirror.append(field.value.slice(at, start), mark);
      marks.push({ problem, mark, start, end });
      at = end;
    }

    // A last empty line has its height only with something after it.
    mirror.append(`${field.value.slice(at)}\n`);
    place();
    atCaret();
  };

  field.addEventListener('input', clear);
  field.addEventListener('scroll', place);
  document.addEventListener('selectionchange', atCaret);
  return draw;
}
