// Keeps the answers for this tab only, so that the result comes back after a reload or when the phone has dropped the tab.
const part = (id) => document.getElementById(id);
const answers = new URLSearchParams(new FormData(part('answers'))).toString();
let isKept = false;
try {
  sessionStorage.setItem('answers', answers);
  sessionStorage.setItem('draft', answers);

  // Each entry of the history comes back as it was, with what it tried.
  const tried = document.querySelector('[data-trying]')?.dataset.trying;
  const entry = `${performance.timeOrigin}`;
  sessionStorage.setItem(entry, tried ? `${answers}&Try=${encodeURIComponent(tried)}` : answers);
  isKept = true;
  history.replaceState(entry, '', '/result');
} catch {
  // Without storage the browser asks before it sends again; in a frame it would show an empty page instead, so Back leads to the questions.
  if (parent !== window) history.replaceState(null, '', '/');
}

// After "Start again", the Back button may restore this page from the browser's memory.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && isKept && !sessionStorage.getItem('answers')) location.replace('/');
});

for (const hidden of document.querySelectorAll('.scripted')) hidden.hidden = false;
part('start-again').addEventListener('click', () => {
  if (!isKept) return;
  sessionStorage.clear();
  sessionStorage.setItem('draft', '');
});
part('print').addEventListener('click', () => print());
part('copy').addEventListener('click', async () => {
  const status = part('copied');
  try {
    await navigator.clipboard.writeText(`${location.origin}/#${answers}`);
    status.textContent = 'Copied.';
  } catch {
    status.textContent = 'Your browser did not allow it.';
  }
});
