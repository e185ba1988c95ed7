'use strict';
// Adds search, filters, links and keys to a page that is complete without them.
(() => {
  const all = [...document.querySelectorAll('details.action')].map(element => ({ element, text: '' }));
  const groups = [...document.querySelectorAll('details.service, details.part')];
  const tools = document.getElementById('tools');
  const find = document.getElementById('find');
  const count = document.getElementById('count');
  const filters = [...tools.querySelectorAll('button[data-filter]')];
  let openBefore = null;

  const textOf = action => action.text ||= (action.element.dataset.words + ' ' + action.element.textContent).toLowerCase();

  function apply() {
    const words = find.value.toLowerCase().split(/\s+/).filter(word => word);
    const wanted = filters.filter(button => button.getAttribute('aria-pressed') === 'true').map(button => button.dataset.filter);
    const active = words.length > 0 || wanted.length > 0;
    if (active) openBefore ??= new Set(groups.filter(group => group.open));
    let shown = 0;
    for (const action of all) {
      const fits = wanted.every(name => action.element.classList.contains(name)) && words.every(word => textOf(action).includes(word));
      action.element.hidden = !fits;
      if (fits) shown++;
    }

    for (const group of groups) {
      const has = group.querySelector('details.action:not([hidden])') !== null;
      group.hidden = active && !has;
      if (active) group.open = has;
      else if (openBefore) group.open = openBefore.has(group);
    }

    if (!active) openBefore = null;
    count.textContent = !active ? '' : shown === 0 ? 'No action matches.' : shown + ' of ' + all.length + ' shown';
  }

  function clear() {
    find.value = '';
    for (const button of filters) button.setAttribute('aria-pressed', 'false');
    apply();
  }

  // #action=NAME, #entry=NAME&action=NAME, #program; #find=WORDS. Names are found without case.
  function targetOf(hash) {
    const known = document.getElementById(hash);
    if (known) return known;
    const lower = hash.toLowerCase();
    return [...document.querySelectorAll('details[id]')].find(one => one.id.toLowerCase() === lower) ?? null;
  }

  function follow() {
    const hash = location.hash.slice(1);
    if (hash === '') return;
    if (hash.startsWith('find=')) {
      let words = hash.slice(5);
      try { words = decodeURIComponent(words); } catch { /* Not encoded: taken as it is. */ }
      if (find.value !== words) {
        find.value = words;
        apply();
      }

      tools.scrollIntoView();
      return;
    }

    const target = targetOf(hash);
    if (!(target instanceof HTMLDetailsElement)) return;
    if (target.closest('[hidden]')) clear();
    for (let one = target; one; one = one.parentElement) {
      if (one instanceof HTMLDetailsElement) one.open = true;
    }

    const summary = target.querySelector('summary');
    summary.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'start' });
  }

  function remember() {
    const words = find.value.trim();
    try {
      history.replaceState(null, '', words ? '#find=' + encodeURIComponent(words) : location.pathname + location.search);
    } catch { /* A page that is not allowed to change its address keeps it. */ }
  }

  function setAll(open) {
    for (const one of document.querySelectorAll('#actions details')) one.open = open || one.classList.contains('part');
  }

  const summaries = () => [...document.querySelectorAll('#actions summary')].filter(one => one.checkVisibility());

  function move(from, step) {
    const visible = summaries();
    const next = visible[visible.indexOf(from) + step];
    if (next) next.focus();
    else if (step < 0) find.focus();
  }

  find.addEventListener('input', () => { apply(); remember(); });
  for (const button of filters) {
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      apply();
    });
  }

  document.getElementById('open-all').addEventListener('click', () => setAll(true));
  document.getElementById('close-all').addEventListener('click', () => setAll(false));
  tools.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      clear();
      remember();
    } else if (event.key === 'ArrowDown' && event.target === find) {
      event.preventDefault();
      const first = summaries().find(one => one.parentElement.matches('.action')) ?? summaries()[0];
      if (first) first.focus();
    }
  });
  document.getElementById('actions').addEventListener('keydown', event => {
    const summary = event.target;
    if (!(summary instanceof HTMLElement) || summary.tagName !== 'SUMMARY' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const details = summary.parentElement;
    switch (event.key) {
      case 'ArrowDown': move(summary, 1); break;
      case 'ArrowUp': move(summary, -1); break;
      case 'ArrowRight': if (details.open) move(summary, 1); else details.open = true; break;
      case 'ArrowLeft': if (details.open) details.open = false; else details.parentElement.closest('details')?.querySelector('summary').focus(); break;
      case 'Escape': find.focus(); break;
      default: return;
    }

    event.preventDefault();
  });

  // A printed page shows all; afterwards everything is as it was.
  let openOnScreen = null;
  addEventListener('beforeprint', () => {
    openOnScreen ??= [...document.querySelectorAll('details')].filter(one => !one.open);
    for (const one of openOnScreen) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of openOnScreen ?? []) one.open = false;
    openOnScreen = null;
  });
  addEventListener('hashchange', follow);

  tools.hidden = false;
  apply();
  follow();
})();
