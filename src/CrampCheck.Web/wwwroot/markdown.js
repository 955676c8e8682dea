// Turns what is pasted from a word processor or a web page into Markdown, and an address pasted over words into a link.
const blocks = /^(P|DIV|H[1-6]|UL|OL|LI|BLOCKQUOTE|TABLE|THEAD|TBODY|TR|TD|TH|PRE|SECTION|ARTICLE|HR)$/;
const words = (text) => text.replace(/[\s\u00a0]+/g, ' ');
const around = (mark, text) => text.replace(/^(\s*)(.*?)(\s*)$/s, (_, before, inner, after) => (inner ? `${before}${mark}${inner}${mark}${after}` : before + after));

function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) return words(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || /^(STYLE|SCRIPT|META|LINK|TITLE|IMG|SVG|HEAD)$/i.test(node.tagName)) return '';
  // Word pastes the bullet as text.
  const style = node.dataset?.style ?? '';
  if (/mso-list:\s*ignore/i.test(style)) return '';
  if (node.tagName === 'BR') return '\n';
  const text = [...node.childNodes].map(inline).join('');
  if (node.tagName === 'A' && /^(https?:|mailto:|tel:)/.test(node.getAttribute('href') ?? '') && text.trim()) {
    return `[${text.trim()}](${node.getAttribute('href').replace(/^http:/, 'https:')})`;
  }

  const isBold = (/^(B|STRONG)$/.test(node.tagName) && !/font-weight:\s*(normal|[1-4]00)/i.test(style)) || (node.tagName === 'SPAN' && /font-weight:\s*(bold|[6-9]00)/i.test(style));
  const isItalic = /^(I|EM)$/.test(node.tagName) || (node.tagName === 'SPAN' && /font-style:\s*italic/i.test(style));
  return around(isItalic ? '*' : '', around(isBold ? '**' : '', text));
}

function lines(node, indent = '') {
  const done = [];
  let line = '';
  const flush = () => { if (line.trim()) done.push(line.trim()); line = ''; };
  for (const child of node.childNodes) {
    if (!blocks.test(child.tagName ?? '')) {
      // A wrapper around paragraphs, such as Google Docs' <b>, is not bold text.
      if (child.querySelector?.('p, ul, ol, h1, h2, h3, li')) { flush(); done.push(...lines(child, indent)); } else line += inline(child);
      continue;
    }

    flush();
    if ([...child.rows ?? []].some((row) => row.cells.length > 1)) {
      // A table becomes a list.
      done.push([...child.rows].map((row) => `- ${[...row.cells].map((cell) => lines(cell).join(' ')).filter(Boolean).join(', ')}`).join('\n'));
    } else if (/^H[1-6]$/.test(child.tagName)) {
      done.push(`${'#'.repeat(Math.max(2, Math.min(4, Number(child.tagName[1]))))} ${inline(child).replace(/\*\*/g, '').trim()}`);
    } else if (/^[UO]L$/.test(child.tagName)) {
      const items = [...child.children].flatMap((item, i) => {
        // Google Docs puts a list within a list beside its items.
        if (/^[UO]L$/.test(item.tagName)) return lines({ childNodes: [item] }).flatMap((more) => more.split('\n').map((one) => `  ${one}`));
        const [first = '', ...rest] = lines(item);
        return [`${child.tagName === 'OL' ? `${i + 1}.` : '-'} ${first}`, ...rest.flatMap((more) => more.split('\n').map((one) => `  ${one}`))];
      });
      done.push(items.join('\n'));
    } else if (/MsoListParagraph/.test(child.className)) {
      const number = /^\d+(?=[.)])/.exec(child.querySelector('[data-style*="ignore" i]')?.textContent.trim())?.[0];
      const item = `${number ? `${number}.` : '-'} ${inline(child).trim()}`;
      if (/^(-|\d+\.) /.test(done.at(-1) ?? '')) done.push(`${done.pop()}\n${item}`);
      else done.push(item);
    } else if (child.tagName === 'BLOCKQUOTE') {
      done.push(lines(child).join('\n\n').replace(/^/gm, '> '));
    } else {
      done.push(...lines(child));
    }
  }

  flush();
  return done.filter((part) => part.trim());
}

// The site's policy allows no foreign style, not even in an invisible document.
export const toMarkdown = (pasted, policy) => {
  const html = pasted.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/\sstyle=/gi, ' data-style=');
  return lines(new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html').body).join('\n\n');
};
