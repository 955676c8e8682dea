// Light, dark, or as the device prefers: overrides the one style rule that depends on it.
const { media } = [...document.styleSheets[0].cssRules].find((rule) => rule.media?.mediaText.includes('prefers-color-scheme'));
const asThePhone = media.mediaText;
const read = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
const show = (theme) => { media.mediaText = { light: 'not all', dark: 'screen' }[theme] ?? asThePhone; };
show(read());

addEventListener('DOMContentLoaded', () => {
  const choice = document.getElementById('theme');
  choice.parentElement.hidden = false;
  choice.value = read() ?? '';
  choice.addEventListener('change', () => {
    // Without storage it applies to this page only.
    try { localStorage.setItem('theme', choice.value); } catch { }
    show(choice.value);
  });
});

addEventListener('load', () => {
  const trusted = window.trustedTypes?.createPolicy('offline', { createScriptURL: () => '/offline.js' });
  navigator.serviceWorker?.register(trusted?.createScriptURL('') ?? '/offline.js').catch(() => {});
});
