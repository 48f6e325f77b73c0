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

  const save = (name, blob) => {
    const link = make('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const csv = table => [...table.rows].map(row => [...row.cells].map(cell => {
    const mark = cell.querySelector('data');
    const text = mark && cell.textContent.trim() === mark.textContent.trim() ? mark.value : cell.textContent.trim();
    return /[",\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }).join(',')).join('\n') + '\n';
  const looks = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'paint-order', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline'];
  const picture = svg => {
    const copy = svg.cloneNode(true);
    const from = svg.querySelectorAll('*'), to = copy.querySelectorAll('*');
    from.forEach((element, i) => {
      const style = getComputedStyle(element);
      looks.forEach(name => to[i].setAttribute(name, style.getPropertyValue(name)));
    });
    const box = svg.viewBox.baseVal;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', box.width);
    copy.setAttribute('height', box.height);
    const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    ground.setAttribute('x', box.x);
    ground.setAttribute('y', box.y);
    ground.setAttribute('width', box.width);
    ground.setAttribute('height', box.height);
    ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
    copy.prepend(ground);
    return { text: new XMLSerializer().serializeToString(copy), width: box.width, height: box.height };
  };

  const shown = figure => [...figure.querySelectorAll('svg')].find(svg => svg.getBoundingClientRect().width > 0);
  const tip = make('div', '', 'nb-tip nb-hidden');
  tip.setAttribute('role', 'status');
  const say = (mark, text) => {
    document.querySelectorAll('.nb-hot').forEach(hot => hot.classList.remove('nb-hot'));
    tip.classList.toggle('nb-hidden', !text);
    tip.textContent = text || '';
    if (!text) return;
    mark.classList.add('nb-hot');
    const at = mark.getBoundingClientRect(), size = tip.getBoundingClientRect();
    const left = Math.max(4, Math.min(innerWidth - size.width - 4, at.x + at.width / 2 - size.width / 2));
    tip.dataset.above = at.y > size.height + 12;
    tip.style.setProperty('left', left + 'px');
    tip.style.setProperty('top', (at.y > size.height + 12 ? at.y - size.height - 8 : at.bottom + 8) + 'px');
  };
  const textOf = mark => mark.getAttribute('data-tip') || mark.querySelector(':scope > title')?.textContent || '';
  const marksOf = svg => svg ? [...svg.querySelectorAll('[data-tip], :not(svg) > title')].map(e => e.localName === 'title' ? e.parentElement : e) : [];

  document.querySelectorAll('figure.pko-figure').forEach((figure, index) => {
    const drawing = figure.querySelector('.pko-drawing') || figure.querySelector('svg')?.parentElement;
    const data = figure.querySelector('details.pko-data');
    const table = data?.querySelector('table');
    if (!drawing || !shown(figure) && !drawing.querySelector('svg')) return;
    const name = figure.id || 'chart-' + (index + 1);
    const tools = make('div', '', 'nb-tools');
    tools.setAttribute('role', 'group');
    tools.setAttribute('aria-label', words.download);
    const tool = (text, action) => {
      const button = make('button', text);
      button.type = 'button';
      button.addEventListener('click', () => action(button));
      tools.append(button);
      return button;
    };
    if (table) {
      data.classList.add('nb-tooled');
      tool(words.asTable, button => {
        const asTable = !drawing.classList.contains('nb-hidden');
        drawing.classList.toggle('nb-hidden', asTable);
        data.open = asTable;
        button.textContent = asTable ? words.asChart : words.asTable;
      });
      tool(words.csv, () => save(name + '.csv', new Blob(['\ufeff', csv(table)], { type: 'text/csv;charset=utf-8' })));
    }
    const current = () => shown(figure) || drawing.querySelector('svg');
    tool(words.svg, () => save(name + '.svg', new Blob([picture(current()).text], { type: 'image/svg+xml' })));
    tool(words.png, () => {
      const drawn = picture(current()), image = new Image(), canvas = make('canvas');
      image.onload = () => {
        canvas.width = drawn.width * 2;
        canvas.height = drawn.height * 2;
        canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(blob => save(name + '.png', blob));
      };
      image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(drawn.text);
    });
    (data || drawing).after(tools);

    if (!marksOf(drawing).length) return;
    drawing.classList.add('nb-plot');
    drawing.tabIndex = 0;
    drawing.setAttribute('role', 'group');
    drawing.setAttribute('aria-label', words.points);
    let at = -1;
    drawing.addEventListener('keydown', event => {
      const marks = marksOf(current());
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) at = Math.max(0, Math.min(marks.length - 1, at + step));
      else if (event.key === 'Home') at = 0;
      else if (event.key === 'End') at = marks.length - 1;
      else if (event.key === 'Escape') { say(null, ''); return; }
      else return;
      event.preventDefault();
      say(marks[at], textOf(marks[at]));
    });
    drawing.addEventListener('blur', () => say(null, ''));
    drawing.addEventListener('pointermove', event => {
      const mark = event.target.closest?.('[data-tip]') || marksOf(current()).find(m => m.contains(event.target));
      if (mark) say(mark, textOf(mark)); else say(null, '');
    });
    drawing.addEventListener('pointerleave', () => say(null, ''));
    if (!tip.parentElement) document.querySelector('main').append(tip);
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
