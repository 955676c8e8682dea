// In a frame: tells the page around it, when asked, how high this page is, rounded up to 50 pixels.
if (parent !== window) {
  let asker;
  const tell = () => { if (asker) parent.postMessage(Math.ceil(document.documentElement.offsetHeight / 50) * 50, asker); };
  addEventListener('message', ({ source, origin }) => {
    if (source !== parent) return;
    asker = origin;
    tell();
  });
  new ResizeObserver(tell).observe(document.documentElement);

  // Browsers do not do that by themselves here.
  document.querySelector('[autofocus]')?.focus();

  // Only the questions and their result stay in the frame.
  for (const link of document.links) {
    const stays = link.host === location.host && ['/', '/result', location.pathname].includes(link.pathname);
    if (!stays && link.protocol.startsWith('http')) Object.assign(link, { target: '_blank', rel: 'noopener' });
  }
}
