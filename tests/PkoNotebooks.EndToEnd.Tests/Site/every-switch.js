// Puts every chart of a page into every state that its buttons reach, and looks for labels that touch or leave the drawing.
() => {
  const problems = [];
  let states = 0;
  const look = (figure, state) => {
    states++;
    const svg = [...figure.querySelectorAll('.pko-drawing svg')].find(s => s.getClientRects().length);
    const box = svg.viewBox.baseVal;
    const texts = [...svg.querySelectorAll('text')].filter(t => t.getClientRects().length).map(t => ({
      words: t.textContent, box: t.getBBox(), baseline: Number(t.getAttribute('y')), size: parseFloat(getComputedStyle(t).fontSize),
    }));
    const say = words => problems.push(figure.id + ' [' + state + ']: ' + words);
    texts.forEach((a, i) => {
      if (a.box.x < -1 || a.baseline - 0.93 * a.size < -2 || a.box.x + a.box.width > box.width + 1 || a.baseline + 0.24 * a.size > box.height + 2) say(a.words + ' leaves the drawing');
      // A line's box is taller than its letters, by how much is each font's own: what counts is whether letters meet.
      const inset = t => ({ left: t.box.x + 0.5, right: t.box.x + t.box.width - 0.5, top: t.baseline - 0.695 * t.size, bottom: t.baseline + 0.1 * t.size });
      const p = inset(a);
      texts.slice(i + 1).forEach(b => {
        const q = inset(b);
        if (p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom) say(a.words + ' meets ' + b.words);
      });
    });
    if (svg.querySelectorAll('path[d*="NaN"], text[y="NaN"], circle[cx="NaN"]').length) say('NaN in the drawing');
  };
  document.querySelectorAll('figure.pko-figure').forEach(figure => {
    if (![...figure.querySelectorAll('.pko-drawing svg')].some(s => s.getClientRects().length)) return;
    const series = [...figure.querySelectorAll('.nb-switches button:not(.nb-scale)')], scale = figure.querySelector('.nb-scale');
    (scale ? [0, 1] : [0]).forEach(turn => {
      if (turn) scale.click();
      for (let mask = 0; mask < (1 << series.length); mask++) {
        if (series.length && mask === (1 << series.length) - 1) continue;
        // Shown first, then hidden: the last one shown cannot be hidden.
        series.forEach((b, i) => { if (!(mask >> i & 1) && b.getAttribute('aria-pressed') === 'false') b.click(); });
        series.forEach((b, i) => { if (mask >> i & 1 && b.getAttribute('aria-pressed') === 'true') b.click(); });
        look(figure, (scale ? 'scale ' + turn + ', ' : '') + 'hidden ' + series.filter((_, i) => mask >> i & 1).map(b => b.textContent).join(', '));
      }
    });
  });
  return { states, problems };
}
