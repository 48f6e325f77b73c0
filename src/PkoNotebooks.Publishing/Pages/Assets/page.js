(() => {
  'use strict';
  const words = JSON.parse(document.getElementById('nb-words')?.textContent || '{}');
  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

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

  // A table that does not scroll needs no stop for the keyboard.
  const fit = () => document.querySelectorAll('.nb-scroll').forEach(box => {
    if (box.closest('details:not([open])') || box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  });
  fit();
  addEventListener('resize', fit);
  document.addEventListener('toggle', fit, true);

  // Beside the text the table of contents is always open; a browser that cannot do that by style gets it so.
  const contents = document.querySelector('.nb-contents details');
  const beside = matchMedia('(min-width:70rem)');
  const unfold = () => { if (contents && beside.matches) contents.open = true; };
  unfold();
  beside.addEventListener('change', unfold);

  const folds = [...document.querySelectorAll('.nb-report .nb-code')];
  if (folds.length > 1) {
    const toggle = make('button', words.showCode, 'nb-toggle');
    toggle.type = 'button';
    toggle.addEventListener('click', () => {
      const open = !folds.every(fold => fold.open);
      folds.forEach(fold => { fold.open = open; });
      toggle.textContent = open ? words.hideCode : words.showCode;
    });
    (contents || document.querySelector('.nb-contents'))?.append(toggle);
  }

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
