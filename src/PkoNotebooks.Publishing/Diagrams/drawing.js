// Draws one Mermaid diagram as a static SVG: no style sheet, no style attribute, no identifier but those of markers and gradients.
// What a style sheet said stands in presentation attributes; what differs in the dark theme stands in classes, listed beside the drawing.
(async () => {
  const job = JSON.parse(document.getElementById('job').textContent);
  const inherited = ['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'stroke-opacity',
    'font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor', 'dominant-baseline', 'visibility'];
  const own = { opacity: '1', 'alignment-baseline': 'auto', 'stop-color': 'rgb(0, 0, 0)', 'stop-opacity': '1', 'text-decoration-line': 'none' };
  const coloured = ['fill', 'stroke', 'stop-color'];
  const space = 'http://www.w3.org/2000/svg';

  // A drawing is a function of its text: the day on which a Gantt chart is drawn and a sketched line's dice are not in it.
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts) { parts.length ? super(...parts) : super(0); }
    static now() { return 0; }
  };
  let seed = 1;
  Math.random = () => (seed = seed * 48271 % 2147483647) / 2147483647;

  function configure(theme) {
    mermaid.initialize({
      startOnLoad: false, securityLevel: 'strict', theme, darkMode: theme === 'dark', htmlLabels: false, flowchart: { htmlLabels: false }, class: { htmlLabels: false },
      deterministicIds: true, deterministicIDSeed: job.id, suppressErrorRendering: true, fontFamily: job.font, maxTextSize: 100000,
      gantt: { useWidth: 900 },
      secure: ['secure', 'securityLevel', 'startOnLoad', 'suppressErrorRendering', 'maxTextSize', 'maxEdges', 'htmlLabels', 'fontFamily', 'themeCSS', 'dompurifyConfig', 'deterministicIds', 'deterministicIDSeed'],
    });
  }

  // Labels that a diagram lays out as HTML become text: a page shows no HTML inside a drawing.
  function textOf(label) {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(n => parseFloat(label.getAttribute(n)) || 0);
    const look = getComputedStyle(label.firstElementChild ?? label);
    const size = parseFloat(look.fontSize) || 16;
    const lines = label.innerText.split('\n').map(l => l.trim()).filter(l => l);
    const text = document.createElementNS(space, 'text');
    text.setAttribute('text-anchor', 'middle');
    text.style.cssText = `fill:${look.color};stroke:none;font-size:${size}px;font-weight:${look.fontWeight};font-style:${look.fontStyle};text-anchor:middle`;
    lines.forEach((line, i) => {
      const span = document.createElementNS(space, 'tspan');
      span.setAttribute('x', x + width / 2);
      span.setAttribute('y', y + height / 2 + size * (0.35 + 1.2 * (i - (lines.length - 1) / 2)));
      span.textContent = line;
      text.append(span);
    });
    return text;
  }

  // Without HTML, state names start at the left edge of the space that was measured for them.
  function centre(picture) {
    for (const label of picture.querySelectorAll('.node > g.label')) {
      const place = /^translate\(\s*[-\d.]+[ ,]+([-\d.]+)/.exec(label.getAttribute('transform') ?? '');
      const text = label.querySelector('text');
      if (!place || !text) continue;
      label.setAttribute('transform', `translate(0, ${place[1]})`);
      text.style.textAnchor = 'middle';
    }
  }

  async function draw(theme, id) {
    seed = 1;
    configure(theme);
    const { svg, diagramType } = await mermaid.render(id, job.text);
    const holder = document.createElement('div');
    holder.style.width = '900px';
    holder.innerHTML = svg;
    document.body.append(holder);
    const picture = holder.querySelector('svg');
    for (const gone of picture.querySelectorAll('.today, script, image, animate, animateTransform, animateMotion, set')) gone.remove();
    for (const choice of [...picture.querySelectorAll('switch')]) choice.replaceWith(choice.querySelector('foreignObject') ?? choice.querySelector('text') ?? '');
    for (const label of [...picture.querySelectorAll('foreignObject')]) label.replaceWith(textOf(label));
    if (diagramType.startsWith('state')) centre(picture);
    return { picture, type: diagramType };
  }

  function looks(element) {
    const style = getComputedStyle(element);
    const found = {};
    for (const name of [...inherited, ...Object.keys(own)]) found[name] = style.getPropertyValue(name);
    return found;
  }

  // Themes add gradients and shadows of their own beside the drawing.
  const parts = element => [...element.children].filter(c => !['style', 'linearGradient', 'filter'].includes(c.localName));

  function sameShape(a, b) {
    const [mine, theirs] = [parts(a), parts(b)];
    return a.localName === b.localName && mine.length === theirs.length && mine.every((c, i) => sameShape(c, theirs[i]));
  }

  const words = new Set();
  const dark = new Map();

  function hex(colour) {
    const parts = colour.match(/^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/);
    if (!parts) return null;
    return '#' + parts.slice(1, 4).map(p => (+p).toString(16).padStart(2, '0')).join('') + (parts[4] === undefined ? '' : Math.round(parts[4] * 255).toString(16).padStart(2, '0'));
  }

  function flatten(from, other, parentLook, otherParentLook) {
    if (['style', 'title', 'desc', 'filter'].includes(from.localName)) return null;
    if (getComputedStyle(from).display === 'none') return null;
    const name = from.localName === 'a' ? 'g' : from.localName;
    const to = document.createElementNS(space, name);
    for (const { name: key, value } of from.attributes) {
      if (!key.startsWith('on') && !key.startsWith('data-') && !key.startsWith('aria-') && !key.startsWith('xlink') && !key.startsWith('xmlns')
        && !['style', 'class', 'id', 'role', 'tabindex', 'href', 'target', 'rel', 'name', 'requiredFeatures', 'filter', ...inherited, ...Object.keys(own)].includes(key)) to.setAttribute(key, value);
    }
    if (['marker', 'linearGradient', 'radialGradient', 'clipPath', 'mask', 'pattern', 'symbol'].includes(name) || from.closest('defs') && from.id) to.id = from.id;
    if (name === 'use' && from.getAttribute('href')?.startsWith('#')) to.setAttribute('href', from.getAttribute('href'));
    const look = looks(from);
    const otherLook = other ? looks(other) : look;
    const classes = [];
    for (const key of [...inherited, ...Object.keys(own)]) {
      const initial = key in own ? own[key] : parentLook?.[key];
      const initialDark = key in own ? own[key] : otherParentLook?.[key];
      let value = look[key];
      if (value === initial && otherLook[key] === initialDark) continue;
      value = value.replace(/url\("#/g, 'url(#').replace(/"\)/g, ')');
      to.setAttribute(key === 'text-decoration-line' ? 'text-decoration' : key, coloured.includes(key) ? hex(value) ?? value : value);
      // The dark theme paints some outlines with a gradient; on a drawing this small its lightest tone reads the same.
      const darker = coloured.includes(key) ? hex(otherLook[key]) ?? otherLook[key].replace(/^url.*/, '#cccccc') : null;
      if (darker && /^(#[0-9a-f]+|none)$/.test(darker) && (look[key] !== otherLook[key])) {
        const rule = `nb-night-${key}-${darker.replace('#', '')}`;
        dark.set(rule, `${key}:${darker}`);
        classes.push(rule);
      }
    }
    if (classes.length) to.setAttribute('class', classes.join(' '));
    const twins = other ? parts(other) : [];
    const mine = parts(from);
    for (const child of from.childNodes) {
      if (child.nodeType === 3) {
        if (child.data.trim() || name === 'text' || name === 'tspan') to.append(child.data);
      } else if (child.nodeType === 1) {
        const twin = twins[mine.indexOf(child)];
        const flat = flatten(child, twin, look, other ? otherLook : look);
        if (flat) to.append(flat);
      }
    }
    if (name === 'text' && to.textContent.trim()) words.add(to.textContent.trim().replace(/\s+/g, ' '));
    return to;
  }

  function dropUnused(picture) {
    for (;;) {
      const text = picture.outerHTML;
      const unused = [...picture.querySelectorAll('[id]')].filter(e => !text.includes(`#${e.id})`) && !text.includes(`"#${e.id}"`));
      unused.push(...[...picture.querySelectorAll('defs, g')].filter(e => !e.childElementCount && !e.textContent.trim()));
      if (!unused.length) return;
      for (const one of unused) one.remove();
    }
  }

  let result;
  try {
    const light = await draw('default', job.id);
    const night = job.ownColours ? null : await draw('dark', `${job.id}-dark`);
    const twin = night && sameShape(light.picture, night.picture) ? night.picture : null;
    const flat = flatten(light.picture, twin, null, null);
    dropUnused(flat);
    const box = light.picture.viewBox.baseVal;
    flat.setAttribute('viewBox', [box.x, box.y, box.width, box.height].map(n => Math.round(n * 100) / 100).join(' '));
    flat.setAttribute('width', Math.ceil(box.width));
    flat.setAttribute('height', Math.ceil(box.height));
    flat.removeAttribute('preserveAspectRatio');
    flat.setAttribute('class', ['nb-drawn', twin ? flat.getAttribute('class') : 'nb-paper'].filter(c => c).join(' '));
    result = {
      svg: flat.outerHTML, type: light.type, words: [...words], paper: !twin,
      title: light.picture.querySelector(':scope > title')?.textContent ?? '', description: light.picture.querySelector(':scope > desc')?.textContent ?? '',
      dark: [...dark].sort().map(([name, rule]) => `.${name}{${rule}}`).join(''),
    };
  } catch (e) {
    result = { error: String(e && e.message || e), line: e && e.hash && e.hash.loc ? e.hash.loc.first_line : null };
  }

  const bytes = new TextEncoder().encode(JSON.stringify(result));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  document.body.replaceChildren();
  const out = document.createElement('pre');
  out.id = 'drawn';
  out.textContent = btoa(binary);
  document.body.append(out);
})();
