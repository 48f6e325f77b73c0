// Looks at the labels of every drawing of the page, as first shown and in the other scale where there is one.
() => {
  const problems = [];
  let drawings = 0, labels = 0, pairs = 0, widest = 0, widestText = '';
  document.querySelectorAll('svg.shown').forEach(svg => { svg.style.display = 'block'; svg.style.width = svg.getAttribute('width') + 'px'; svg.style.maxWidth = 'none'; });
  const look = (svg, texts, state) => {
    drawings++;
    labels += texts.length;
    const width = svg.viewBox.baseVal.width, height = svg.viewBox.baseVal.height;
    const say = words => problems.push(svg.dataset.which + state + ': ' + words);
    const boxes = texts.map(text => {
      const box = text.getBBox(), baseline = Number(text.getAttribute('y')), size = parseFloat(getComputedStyle(text).fontSize);
      // A browser takes the box of a letter that reaches beyond its advance, as a bold A does, to the next whole unit.
      // A line's box is taller than its letters, by how much is each font's own: what counts is whether letters meet or are cut.
      return { words: text.textContent, width: box.width, left: box.x, right: box.x + box.width, top: baseline - 0.755 * size, bottom: baseline + 0.12 * size };
    });
    boxes.forEach((a, i) => {
      if (a.left < -1 || a.right > width + 1 || a.top < -0.6 || a.bottom > height + 0.6) say('"' + a.words + '" leaves the drawing');
      boxes.slice(i + 1).forEach(b => {
        pairs++;
        if (a.left + 0.6 < b.right && b.left + 0.6 < a.right && a.top + 0.6 < b.bottom && b.top + 0.6 < a.bottom) say('"' + a.words + '" meets "' + b.words + '"');
      });
    });
    return boxes;
  };
  document.querySelectorAll('svg.shown').forEach(svg => {
    const measured = svg.dataset.widths.split(' ').map(Number);
    look(svg, [...svg.querySelectorAll('text')].filter(t => !t.closest('.alt')), '').forEach((box, i) => {
      const share = box.width / measured[i];
      if (share > widest && box.width > 20) [widest, widestText] = [share, svg.dataset.which + ' "' + box.words + '"'];
    });
    if (!svg.querySelector('.alt')) return;
    svg.classList.add('pko-other');
    svg.querySelectorAll('text[data-o]').forEach(t => { const [x, y] = t.dataset.o.split(' '); t.setAttribute('x', x); t.setAttribute('y', y); });
    // The names at the ends of lines are placed by the page's script, which has a test of its own.
    look(svg, [...svg.querySelectorAll('text')].filter(t => !t.closest('.pri') && !t.closest('[data-at]')), ', other scale');
  });
  return { drawings, labels, pairs, problems, widest, widestText };
}
