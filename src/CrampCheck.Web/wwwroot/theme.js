// Light, dark, or as the phone wants: overrides the one rule of the style sheet that asks it.
const dark = [...document.styleSheets[0].cssRules].find((rule) => rule.media?.mediaText.includes('prefers-color-scheme'));
const asThePhone = dark.media.mediaText;
const media = { light: 'not all', dark: 'screen' };
const read = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
const show = (theme) => { dark.media.mediaText = media[theme] ?? asThePhone; };
show(read());

addEventListener('DOMContentLoaded', () => {
  const choice = document.getElementById('theme');
  choice.parentElement.hidden = false;
  choice.value = read() ?? '';
  choice.addEventListener('change', () => {
    try { localStorage.setItem('theme', choice.value); } catch { /* For this page alone. */ }
    show(choice.value);
  });
});

addEventListener('load', () => {
  const trusted = window.trustedTypes?.createPolicy('offline', { createScriptURL: () => '/offline.js' });
  navigator.serviceWorker?.register(trusted?.createScriptURL('') ?? '/offline.js').catch(() => {});
});
