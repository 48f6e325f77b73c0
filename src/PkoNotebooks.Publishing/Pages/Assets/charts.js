(() => {
  'use strict';
  const words = JSON.parse(document.getElementById('nb-words')?.textContent || '{}');
  const space = 'http://www.w3.org/2000/svg';
  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const draw = (name, attributes, text) => {
    const element = document.createElementNS(space, name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    if (text) element.textContent = text;
    return element;
  };
  const isShown = element => element.getClientRects().length > 0;
  const numbers = text => (text || '').split(' ').map(Number);
  const save = (name, blob) => {
    const link = make('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // What a spreadsheet would run as a formula gets an apostrophe before it.
  const csv = table => [...table.rows].map(row => [...row.cells].map(cell => {
    const mark = cell.querySelector('data');
    let text = mark && cell.textContent.trim() === mark.textContent.trim() ? mark.value : cell.textContent.trim();
    if (/^[=+@\t\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) || /^-/.test(text) && isNaN(text.replaceAll(',', ''))) text = "'" + text;
    return /[",\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }).join(',')).join('\n') + '\n';

  // A downloaded picture says on its own what it shows: title, unit, what is hidden, sources; each mark carries its look, as few editors know style sheets' variables.
  const looks = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'paint-order', 'font-family', 'font-size', 'font-weight', 'font-style', 'font-variant-numeric', 'text-anchor'];
  const dress = (from, to, above) => {
    const style = getComputedStyle(from), own = {};
    looks.forEach(name => {
      own[name] = style.getPropertyValue(name);
      if (!above || own[name] !== above[name]) to.setAttribute(name, own[name]);
    });
    if (style.opacity !== '1') to.setAttribute('opacity', style.opacity);
    [...from.children].forEach(child => {
      const isText = child.localName === 'title' || child.localName === 'desc';
      if (!isText && (getComputedStyle(child).display === 'none' || child.classList.contains('hit'))) return;
      const copy = child.cloneNode(isText || child.localName === 'text');
      [...copy.attributes].forEach(a => { if (a.name === 'class' || a.name.startsWith('data-')) copy.removeAttribute(a.name); });
      to.append(copy);
      if (!isText) dress(child, copy, own);
    });
  };
  const wrap = (text, font, width) => {
    const pen = make('canvas').getContext('2d'), lines = [];
    pen.font = font;
    let line = '';
    for (const part of text.trim().match(/[\u0000-\u2e7f]+?(?:\s+|$|(?=[\u2e80-\uffff]))|[^\u0000-\u2e7f][、。，．）」』：]*/g) || []) {
      if (line && pen.measureText((line + part).trimEnd()).width > width) { lines.push(line.trimEnd()); line = ''; }
      line += part;
    }
    return line ? [...lines, line.trimEnd()] : lines;
  };
  const picture = (figure, svg, state) => {
    const box = svg.viewBox.baseVal, margin = 16, width = box.width + 2 * margin;
    const style = getComputedStyle(svg), page = getComputedStyle(document.body);
    const copy = draw('svg', { xmlns: space, role: 'img', width, lang: document.documentElement.lang, 'font-family': style.fontFamily });
    const ground = draw('rect', { width, fill: page.backgroundColor }), plot = draw('g');
    copy.append(draw('title', {}, svg.querySelector('title')?.textContent), draw('desc', {}, svg.querySelector('desc')?.textContent), ground);
    let y = margin;
    const lines = (element, size, bold) => {
      if (!element || !element.textContent.trim()) return;
      const fill = getComputedStyle(element).color, text = element.innerText.replace(/\s+/g, ' ');
      wrap(text, (bold ? '700 ' : '') + size + 'px ' + style.fontFamily, box.width * 0.97).forEach(line => {
        y += size * 1.3;
        copy.append(draw('text', { x: margin, y: Math.round(y * 10) / 10, fill, 'font-size': size, 'font-weight': bold ? 700 : 400 }, line));
      });
      y += 4;
    };
    lines(figure.querySelector('.pko-title'), 19, true);
    lines(figure.querySelector('.pko-subtitle'), 14);
    plot.setAttribute('transform', 'translate(' + margin + ' ' + (y + 10) + ')');
    dress(svg, plot);
    plot.querySelectorAll(':scope > title, :scope > desc').forEach(element => element.remove());
    copy.append(plot);
    y += 14 + box.height;
    lines(state, 13);
    lines(figure.querySelector('.pko-figure-note'), 13);
    lines(figure.querySelector('.pko-source'), 13);
    const height = Math.ceil(y + margin);
    ground.setAttribute('height', height);
    copy.setAttribute('height', height);
    copy.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    return { text: new XMLSerializer().serializeToString(copy), width, height };
  };

  // The other scale stands in data-o of each mark, and as a whole in .alt: the two change places.
  const swap = mark => {
    const [first, second] = { path: ['d'], circle: ['cx', 'cy'], text: ['x', 'y'] }[mark.localName], to = mark.dataset.o;
    mark.dataset.o = mark.getAttribute(first) + (second ? ' ' + mark.getAttribute(second) : '');
    if (!second) mark.setAttribute('d', to);
    else [first, second].forEach((name, i) => mark.setAttribute(name, to.split(' ')[i]));
  };

  // Names at the ends of lines: those that would touch become one block around the mean of what they want.
  const restack = svg => {
    const labels = [...svg.querySelectorAll('g[data-at]:not(.pko-off)')].map((group, order) => {
      const [x, y, other] = numbers(group.dataset.at), [right, height, floor] = numbers(group.dataset.column);
      return { group, order, x, y: svg.classList.contains('pko-other') ? other : y, right, height, floor };
    }).sort((a, b) => a.y - b.y || a.order - b.order);
    const blocks = [], start = block => block.sum / block.count;
    labels.forEach((label, k) => {
      blocks.push({ sum: label.y - k * label.height, count: 1, first: k });
      while (blocks.length > 1 && start(blocks.at(-2)) > start(blocks.at(-1))) {
        const last = blocks.pop();
        blocks.at(-1).sum += last.sum;
        blocks.at(-1).count += last.count;
      }
    });
    blocks.forEach(block => labels.slice(block.first, block.first + block.count).forEach((label, i) => {
      const low = label.height / 2, high = Math.max(low, label.floor - low - (labels.length - 1) * label.height);
      const centre = Math.min(high, Math.max(low, start(block))) + (block.first + i) * label.height;
      const round = value => Math.round(value * 10) / 10, at = label.right + 10;
      label.group.querySelector('text').setAttribute('y', round(centre + 0.28 * label.height / 1.15));
      label.group.querySelector('path')?.remove();
      if (Math.abs(centre - label.y) > 5 || at - label.x > 16) {
        const line = [[label.x + 5, label.y], [Math.max(label.x + 5, label.right + 1), label.y], [at - 2, centre]];
        label.group.prepend(draw('path', { class: 'ld', d: 'M' + line.map(point => point.map(round).join(' ')).join('L') }));
      }
    }));
  };

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
  const textOf = (mark, hidden) => {
    const text = mark.getAttribute('data-tip') || mark.querySelector(':scope > title')?.textContent || '';
    const of = (mark.dataset.of || '').split(' '), head = text.split(': ', 1)[0], parts = text.slice(head.length + 2).split('; ');
    return hidden.size && of.length === parts.length ? head + ': ' + parts.filter((_, i) => !hidden.has(of[i])).join('; ') : text;
  };
  const marksOf = svg => svg ? [...svg.querySelectorAll('[data-tip], :not(svg) > title')].map(e => e.localName === 'title' ? e.parentElement : e).filter(isShown) : [];

  document.querySelectorAll('figure.pko-figure').forEach((figure, index) => {
    const drawing = figure.querySelector('.pko-drawing') || figure.querySelector('svg')?.parentElement;
    const data = figure.querySelector('details.pko-data');
    const svgs = drawing ? [...drawing.querySelectorAll('svg')] : [];
    if (!svgs.length) return;
    const name = figure.id || 'chart-' + (index + 1);
    const current = () => svgs.find(isShown) || svgs[0];
    const hidden = new Set(), switches = figure.querySelector('.nb-switches'), state = figure.querySelector('.nb-state');
    const series = [...figure.querySelectorAll('.nb-switches [data-s]')], scale = figure.querySelector('.nb-scale');
    const first = svgs.find(svg => svg.dataset.scale)?.dataset.scale;
    let other = false;
    // The points of a narrow drawing have their names in the wide one, in the same order.
    const named = svgs[0].querySelectorAll('g.ring > *');
    svgs.slice(1).forEach(svg => svg.querySelectorAll('g.ring > *').forEach((mark, i) => { if (!mark.firstChild && named[i]) mark.dataset.tip = named[i].textContent; }));
    const update = () => {
      say(null, '');
      svgs.forEach(svg => {
        svg.querySelectorAll('[data-s]').forEach(g => g.classList.toggle('pko-off', g.dataset.s.split(' ').some(s => hidden.has(s))));
        if (svg.classList.contains('pko-other') !== other) {
          svg.classList.toggle('pko-other', other);
          svg.querySelectorAll('[data-o]').forEach(swap);
        }
        restack(svg);
      });
      const left = series.filter(button => hidden.has(button.dataset.s)).map(button => button.textContent);
      state.textContent = [
        other ? first === 'log' ? words.linear : words.log : '',
        left.length ? (words.notShown || '').replace('{0}', left.join(words.separator)) : ''
      ].filter(Boolean).join(' · ');
    };
    series.forEach(button => button.addEventListener('click', () => {
      if (button.getAttribute('aria-disabled')) return;
      if (!hidden.delete(button.dataset.s)) hidden.add(button.dataset.s);
      button.setAttribute('aria-pressed', !hidden.has(button.dataset.s));
      series.forEach(b => {
        // One stays: a chart of nothing says nothing.
        if (hidden.size === series.length - 1 && b.getAttribute('aria-pressed') === 'true') b.setAttribute('aria-disabled', 'true');
        else b.removeAttribute('aria-disabled');
      });
      update();
    }));
    scale?.addEventListener('click', () => {
      other = !other;
      scale.setAttribute('aria-pressed', other !== (first === 'log'));
      update();
    });

    const tools = {
      table: button => {
        const asTable = !drawing.classList.contains('nb-hidden');
        [drawing, switches, state].forEach(part => part?.classList.toggle('nb-hidden', asTable));
        data.open = asTable;
        button.textContent = asTable ? words.asChart : words.asTable;
      },
      csv: () => save(name + '.csv', new Blob(['\ufeff', csv(data.querySelector('table'))], { type: 'text/csv;charset=utf-8' })),
      svg: () => save(name + '.svg', new Blob([picture(figure, current(), state).text], { type: 'image/svg+xml' })),
      png: () => {
        const drawn = picture(figure, current(), state), image = new Image(), canvas = make('canvas');
        image.onload = () => {
          canvas.width = drawn.width * 2;
          canvas.height = drawn.height * 2;
          canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
          canvas.toBlob(blob => save(name + '.png', blob));
        };
        image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(drawn.text);
      }
    };
    figure.querySelectorAll('[data-do]').forEach(button => button.addEventListener('click', () => tools[button.dataset.do](button)));

    if (!drawing.querySelector('[data-tip], :not(svg) > title')) return;
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
      say(marks[at], textOf(marks[at], hidden));
    });
    drawing.addEventListener('blur', () => say(null, ''));
    drawing.addEventListener('pointermove', event => {
      const mark = event.target.closest?.('[data-tip]') || marksOf(current()).find(m => m.contains(event.target));
      if (mark) say(mark, textOf(mark, hidden)); else say(null, '');
    });
    drawing.addEventListener('pointerleave', () => say(null, ''));
    if (!tip.parentElement) document.querySelector('main').append(tip);
  });
})();
