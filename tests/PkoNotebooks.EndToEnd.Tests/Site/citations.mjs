// Reads a citation in each format with a reference manager's own parser: JSON array of {page, format, text} on standard input, CSL items on standard output.
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';

let input = '';
for await (const chunk of process.stdin) input += chunk;
const types = { BibTeX: '@bibtex/text', RIS: '@ris/file', 'CSL-JSON': '@else/json' };
console.log(JSON.stringify(JSON.parse(input).map(({ page, format, text }) => ({ page, format, items: new Cite(text, { forceType: types[format] }).data }))));
