// Compares two pictures as an eye would: both are brought to the same small size, softened a little, and set side by side
// in the OKLab colour space (Ottosson 2020), tile by tile, so that one moved label on a long page is not averaged away.
// Two measures a tile: how far its pixels differ one by one, and how far its mean colour does. Other hinting shifts the edges of
// letters and leaves the ink as much as it was; another colour, or a label gone elsewhere, changes the mean.
async ({ expected, actual, scale, quality, mostEdges, mostColour }) => {
  const tile = 16;
  const load = async (type, data) => {
    const image = new Image();
    image.src = 'data:image/' + type + ';base64,' + data;
    await image.decode();
    return image;
  };
  const canvas = (width, height) => {
    const made = document.createElement('canvas');
    [made.width, made.height] = [width, height];
    const pen = made.getContext('2d', { willReadFrequently: true });
    pen.fillStyle = '#808080';
    pen.fillRect(0, 0, width, height);
    pen.imageSmoothingQuality = 'high';
    return [made, pen];
  };
  const encode = (made, type, grade) => made.toDataURL('image/' + type, grade).split(',')[1];
  const shot = await load('png', actual);
  const width = Math.max(1, Math.round(shot.naturalWidth * scale)), height = Math.max(1, Math.round(shot.naturalHeight * scale));
  const [small, pen] = canvas(width, height);
  pen.drawImage(shot, 0, 0, width, height);
  const webp = encode(small, 'webp', quality);
  if (!expected) return { width, height, webp };

  // The same bytes are the same picture: the usual case on a machine like that on which it was accepted, and then nothing is left to measure.
  if (webp === expected) return { width, height, webp, beforeWidth: width, beforeHeight: height, worst: 0, edges: 0, colour: 0, x: 0, y: 0 };

  const before = await load('webp', expected);
  const [w, h] = [Math.max(width, before.naturalWidth), Math.max(height, before.naturalHeight)];
  const pixels = image => {
    const [, p] = canvas(w, h);
    p.drawImage(image, 0, 0);
    return p.getImageData(0, 0, w, h).data;
  };
  // The accepted picture went through a lossy format once; so does the new one, and the same loss cancels out.
  const [a, b] = [pixels(before), pixels(await load('webp', webp))];
  const linear = Array.from({ length: 256 }, (_, i) => i <= 10 ? i / 3294.6 : ((i / 255 + 0.055) / 1.055) ** 2.4);
  const lab = data => {
    const out = new Float32Array(w * h * 3);
    for (let i = 0; i < w * h; i++) {
      const [r, g, bl] = [linear[data[4 * i]], linear[data[4 * i + 1]], linear[data[4 * i + 2]]];
      const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * bl);
      const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * bl);
      const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * bl);
      out[3 * i] = 100 * (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s);
      out[3 * i + 1] = 100 * (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s);
      out[3 * i + 2] = 100 * (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s);
    }
    return out;
  };
  // The mean of a pixel and its eight neighbours: a letter's edge drawn half a pixel further is no difference.
  const soft = data => {
    const out = new Float32Array(data.length);
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        for (let c = 0; c < 3; c++) {
          let sum = 0, n = 0;
          for (let v = Math.max(0, y - 1); v <= Math.min(h - 1, y + 1); v++) {
            for (let u = Math.max(0, x - 1); u <= Math.min(w - 1, x + 1); u++) { sum += data[3 * (v * w + u) + c]; n++; }
          }
          out[3 * (y * w + x) + c] = sum / n;
        }
      }
    }
    return out;
  };
  const [p, q] = [soft(lab(a)), soft(lab(b))];
  const tilesX = Math.ceil(w / tile), tilesY = Math.ceil(h / tile), sums = new Float32Array(tilesX * tilesY), counts = new Uint32Array(tilesX * tilesY), means = new Float32Array(3 * tilesX * tilesY);
  const [difference, d] = canvas(w, h);
  const shown = d.getImageData(0, 0, w, h);
  let total = 0;
  for (let i = 0; i < w * h; i++) {
    const e = Math.hypot(p[3 * i] - q[3 * i], p[3 * i + 1] - q[3 * i + 1], p[3 * i + 2] - q[3 * i + 2]);
    const t = Math.floor(Math.floor(i / w) / tile) * tilesX + Math.floor((i % w) / tile);
    sums[t] += e;
    for (let c = 0; c < 3; c++) means[3 * t + c] += p[3 * i + c] - q[3 * i + c];
    counts[t]++;
    total += e;
    const grey = 225 + q[3 * i] * 0.3 - Math.min(225, e * 12);
    shown.data.set([Math.min(255, grey + e * 12), grey, grey, 255], 4 * i);
  }
  let worst = 0, at = 0, edges = 0, colour = 0;
  sums.forEach((sum, t) => {
    const apart = sum / counts[t], ink = Math.hypot(means[3 * t], means[3 * t + 1], means[3 * t + 2]) / counts[t];
    [edges, colour] = [Math.max(edges, apart), Math.max(colour, ink)];
    const share = Math.max(apart / mostEdges, ink / mostColour);
    if (share > worst) [worst, at] = [share, t];
  });
  const found = {
    width, height, webp, beforeWidth: before.naturalWidth, beforeHeight: before.naturalHeight, worst, edges, colour, mean: total / (w * h),
    x: Math.round((at % tilesX) * tile / scale), y: Math.round(Math.floor(at / tilesX) * tile / scale)
  };
  // Pictures to look at are made only where there is something to see.
  if (worst <= 1 && width === before.naturalWidth && height === before.naturalHeight) return found;
  d.putImageData(shown, 0, 0);
  const [was, wasPen] = canvas(before.naturalWidth, before.naturalHeight);
  wasPen.drawImage(before, 0, 0);
  return { ...found, expectedPng: encode(was, 'png'), actualPng: encode(small, 'png'), differencePng: encode(difference, 'png') };
}
