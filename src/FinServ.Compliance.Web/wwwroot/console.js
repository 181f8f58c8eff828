// Keys and theme; every page reads and works without it.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const applyTheme = () => { if (!root.dataset.theme) root.dataset.theme = dark.matches ? 'dark' : 'light'; };
  applyTheme();
  dark.addEventListener('change', () => { if (!document.cookie.includes('theme=')) root.dataset.theme = dark.matches ? 'dark' : 'light'; });

  const one = selector => document.querySelector(selector);
  const rows = () => [...document.querySelectorAll('[data-row]')].filter(row => row.offsetParent !== null);
  const selected = () => one('[data-row][aria-current], [data-row][aria-selected="true"]');

  function move(step) {
    const all = rows();
    if (!all.length) { one(step > 0 ? '[data-key-next]' : '[data-key-previous]')?.click(); return; }
    const at = all.indexOf(selected());
    const row = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))];
    if (row.dataset.select) { row.querySelector(row.dataset.select)?.click(); return; }
    all.forEach(other => other.removeAttribute('aria-current'));
    row.setAttribute('aria-current', 'true');
    row.scrollIntoView({ block: 'nearest' });
  }

  const press = key => { const target = one(`[data-key="${key}"]`); if (target) { target.click(); if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) target.focus(); } return !!target; };
  const pages = { o: '/', v: '/violations', n: '/notices', s: '/search', d: '/digests', r: '/rules', j: '/jobs' };
  let going = false;

  addEventListener('keydown', event => {
    if (event.ctrlKey && event.key.toLowerCase() === 'k') { one('.jump input[name=q]')?.focus(); event.preventDefault(); return; }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target.closest?.('input:not([type=checkbox]):not([type=radio]), textarea, select');
    if (event.key === 'Escape') {
      if (location.hash === '#keys' || location.hash === '#rail') { location.hash = '#main'; return; }
      const open = one('details[open].closes, .chip[open]');
      if (open) { open.open = false; return; }
      if (typing) { typing.blur(); return; }
      const back = one('[data-key="Escape"]');
      if (back && document.referrer && new URL(document.referrer).pathname === new URL(back.href).pathname) history.back(); // The same row is still selected.
      else back?.click();
      return;
    }
    if (typing) return;
    const key = event.key.toLowerCase();
    if (going) { going = false; if (pages[key]) { location.href = pages[key]; event.preventDefault(); } return; }
    switch (key) {
      case 'j': move(1); break;
      case 'k': move(-1); break;
      case 'g': going = true; setTimeout(() => { going = false; }, 1500); break;
      case '?': location.hash = '#keys'; break;
      case 'p': if (!press('p')) return; break;
      case 'enter':
        if (event.target.closest?.('a, button, summary, label')) return;
        (selected()?.querySelector('[data-open]') ?? one('[data-key="enter"]'))?.click(); break;
      default: if (!press(key)) return;
    }
    event.preventDefault();
  });

  addEventListener('click', event => {
    const print = event.target.closest('[data-print]');
    if (print) { window.print(); event.preventDefault(); return; }
    const copy = event.target.closest('[data-copy]');
    if (copy) { navigator.clipboard?.writeText(one(copy.dataset.copy)?.innerText ?? ''); event.preventDefault(); return; }
    const theme = event.target.closest('.theme-switch');
    if (theme) {
      const next = root.dataset.theme === 'dark' ? 'light' : 'dark';
      document.cookie = `theme=${next};path=/;max-age=31536000;samesite=lax`;
      root.dataset.theme = next;
      event.preventDefault();
      return;
    }
    document.querySelectorAll('.chip[open]').forEach(chip => { if (!chip.contains(event.target)) chip.open = false; });
  });

  // Moving through a list swaps the main part only, so that nothing flashes; the address stays the view.
  async function show(address, push) {
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) { location.href = address; return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = one('main'), next = fresh.querySelector('main');
    if (!main || !next) { location.href = address; return; }
    main.replaceWith(next);
    document.title = fresh.title;
    if (push) history.pushState(null, '', address);
    selected()?.scrollIntoView({ block: 'nearest' });
  }
  addEventListener('click', event => {
    const link = event.target.closest('a[data-soft]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || matchMedia('(max-width: 719px)').matches) return;
    event.preventDefault();
    show(link.href, true);
  });
  addEventListener('popstate', () => { if (!location.hash) show(location.href, false); });

})();
