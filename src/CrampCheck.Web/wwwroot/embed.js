// For a page that frames this site: each frame gets the height that the page in it reports.
{
  const { origin } = new URL(document.currentScript.src);
  for (const frame of document.querySelectorAll(`iframe[src^="${origin}/"]`)) {
    const ask = () => frame.contentWindow.postMessage('height', '*');
    addEventListener('message', (message) => {
      if (message.source !== frame.contentWindow || message.origin !== origin || !Number.isInteger(message.data)) return;
      Object.assign(frame.style, { border: 0, height: `${message.data}px` });
    });
    frame.addEventListener('load', () => {
      // The next page starts at its top.
      if (frame.style.height && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
      ask();
    });
    ask();
  }
}
