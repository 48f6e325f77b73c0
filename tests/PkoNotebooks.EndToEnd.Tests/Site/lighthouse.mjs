// Lighthouse over every page of a folder, in one browser: node lighthouse.mjs CHROMIUM FOLDER SCHEME PAGE…
// Prints one JSON object a page: its scores, and the audits that keep them from the full mark.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import lighthouse from 'lighthouse';

const [chromium, folder, scheme, ...pages] = process.argv.slice(2);

// Loopback counts as secure; a page from disk would be marked down for its scheme alone.
const server = createServer(async (request, response) => {
  try {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname)).replace(/^(\.\.[/\\])+/, '');
    const content = await readFile(join(folder, path));
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(content);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  }
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}/`;

const profile = await mkdtemp(join(tmpdir(), 'pko-lighthouse-'));
const browser = spawn(chromium, [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--window-size=1200,800',
  ...(scheme === 'dark' ? ['--blink-settings=preferredColorScheme=0'] : []), 'about:blank',
]);
try {
  const port = await new Promise((resolve, reject) => {
    let said = '';
    browser.stderr.on('data', chunk => {
      said += chunk;
      const found = /ws:\/\/[^:]+:(\d+)\//.exec(said);
      if (found) resolve(Number(found[1]));
    });
    browser.on('exit', code => reject(new Error(`the browser ended with ${code}: ${said}`)));
    browser.on('error', reject);
  });
  const flags = {
    port, output: 'json', logLevel: 'error', onlyCategories: ['accessibility', 'best-practices'], disableFullPageScreenshot: true,
    formFactor: 'desktop', screenEmulation: { disabled: true }, throttlingMethod: 'simulate', maxWaitForLoad: 20000,
    // The pages are static and load nothing: there is nothing to wait for.
    pauseAfterFcpMs: 1, pauseAfterLoadMs: 1, networkQuietThresholdMs: 1, cpuQuietThresholdMs: 1, skipAboutBlank: true,
  };
  for (const page of pages) {
    const result = (await lighthouse(origin + page, flags))?.lhr;
    const scores = Object.fromEntries(Object.values(result.categories).map(c => [c.id, c.score]));
    const failing = Object.values(result.categories).flatMap(c => c.auditRefs)
      .filter(r => r.weight > 0).map(r => result.audits[r.id])
      .filter(a => a.score !== null && a.score < 1)
      .map(a => `${a.id}: ${a.title} ${(a.details?.items ?? []).slice(0, 3).map(i => i.node?.selector ?? i.description ?? i.url ?? '').join(' | ')}`);
    console.log(JSON.stringify({ page, scores, failing, error: result.runtimeError?.message ?? null }));
  }
} finally {
  browser.kill();
  server.close();
  await new Promise(resolve => setTimeout(resolve, 200));
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(0);
