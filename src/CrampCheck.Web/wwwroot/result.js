// Keeps the answers for this tab alone, so that a reload or a tab that the phone dropped comes back by itself.
const form = document.getElementById('answers');
const answers = new URLSearchParams(new FormData(form)).toString();
let isKept = false;
try {
  sessionStorage.setItem('answers', answers);
  sessionStorage.setItem('draft', answers);
  isKept = true;
  history.replaceState(null, '', '/result');
} catch {
  // Without storage the address stays as it is, and the browser asks before it sends again.
}

// After "Start again", the Back button may bring this page out of the browser's memory.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && isKept && !sessionStorage.getItem('answers')) location.replace('/');
});

for (const hidden of document.querySelectorAll('.scripted')) hidden.hidden = false;
document.getElementById('start-again').addEventListener('click', () => {
  if (!isKept) return;
  sessionStorage.setItem('answers', '');
  sessionStorage.setItem('draft', '');
});
document.getElementById('print').addEventListener('click', () => print());
document.getElementById('copy').addEventListener('click', async () => {
  const status = document.getElementById('copied');
  try {
    await navigator.clipboard.writeText(`${location.origin}/#${answers}`);
    status.textContent = 'Copied.';
  } catch {
    status.textContent = 'Your browser did not allow it.';
  }
});
