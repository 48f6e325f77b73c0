(() => {
  'use strict';
  const words = JSON.parse(document.getElementById('nb-words')?.textContent || '{}');

  // Cards open by themselves; a mouse that rests on a number opens one too.
  let timer = 0, hovered = null;
  const card = button => document.getElementById(button.getAttribute('popovertarget'));
  const leave = () => { if (hovered) { hovered.hidePopover(); hovered = null; } };
  document.addEventListener('pointerover', event => {
    if (event.pointerType !== 'mouse' || !(event.target instanceof Element)) return;
    const button = event.target.closest('.nb-fact');
    clearTimeout(timer);
    if (button) {
      const target = card(button);
      if (target && !target.matches(':popover-open')) {
        timer = setTimeout(() => { leave(); target.showPopover({ source: button }); hovered = target; }, 220);
      }
    } else if (hovered && !event.target.closest('.nb-card:popover-open')) {
      timer = setTimeout(leave, 260);
    }
  });
  document.addEventListener('click', event => {
    const button = event.target instanceof Element && event.target.closest('.nb-fact');
    clearTimeout(timer);
    if (button && hovered === card(button)) { hovered = null; event.preventDefault(); }
  });

  // What is below the first screen is laid out once that is seen, part by part; at once where the reader goes there.
  const later = [...document.querySelectorAll('.nb-later')];
  const lay = part => part?.classList.remove('nb-later');
  const idle = window.requestIdleCallback || (run => setTimeout(run, 30));
  const next = () => { lay(later.shift()); if (later.length) idle(next); };
  addEventListener('load', () => requestAnimationFrame(() => setTimeout(next)));
  document.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('a[href^="#"]')) later.splice(0).forEach(lay);
  }, true);

  // A table that does not scroll needs no stop for the keyboard. Sizes are asked for when they are known: asking earlier would lay out the page twice.
  const sizes = new ResizeObserver(entries => entries.forEach(({ target }) => {
    const box = target.closest('.nb-scroll');
    if (!box.clientWidth || box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }));
  document.querySelectorAll('.nb-scroll').forEach(box => [box, ...box.children].forEach(part => sizes.observe(part)));

  // Beside the text the table of contents is always open; a browser that cannot do that by style gets it so.
  const contents = document.querySelector('.nb-contents details');
  const beside = matchMedia('(min-width:70rem)');
  const unfold = () => { if (contents && beside.matches && !CSS.supports('selector(::details-content)')) contents.open = true; };
  unfold();
  beside.addEventListener('change', unfold);

  const folds = [...document.querySelectorAll('.nb-report .nb-code')];
  const toggle = document.querySelector('.nb-toggle');
  toggle?.addEventListener('click', () => {
    const open = !folds.every(fold => fold.open);
    folds.forEach(fold => { fold.open = open; });
    toggle.textContent = open ? words.hideCode : words.showCode;
  });

  // A table may name its filter; without script every row is there.
  document.querySelectorAll('.nb-filter').forEach(filter => {
    const rows = [...document.querySelectorAll('#' + CSS.escape(filter.dataset.for || '') + ' tbody tr')];
    filter.querySelectorAll('input, select').forEach(control => control.addEventListener('input', () => {
      const wanted = [...filter.querySelectorAll('input, select')].map(c => [c.dataset.column, c.value.trim().toLowerCase()]);
      rows.forEach(row => {
        row.hidden = !wanted.every(([column, value]) => !value || (column ? row.cells[column]?.textContent : row.textContent)?.toLowerCase().includes(value));
      });
    }));
  });
})();
