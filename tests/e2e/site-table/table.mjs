/**
 * the table of stand-ins × checks × browsers, from the last runs.
 *
 *   node e2e/site-table/table.mjs           prints it
 *   node e2e/site-table/table.mjs --write   puts it into e2e/README.md, between the markers
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { COLUMNS } from './checks.mjs';
import { readResults } from './results.mjs';

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const [BEGIN, END] = ['<!-- the table of checks: begin -->', '<!-- the table of checks: end -->'];
const BROWSERS = { chromium: 'Chromium', firefox: 'Firefox' };
const SIGN = { passed: '✓', failed: '✗' };

/** One sign for each browser; `·` where the check did not run. */
const signs = (row, column) => Object.keys(BROWSERS).map((browser) => SIGN[row.browsers[browser]?.outcomes[column]] ?? '·').join('');
const times = (row) => Object.keys(BROWSERS).map((browser) => row.browsers[browser]?.time?.replace(' ms', '') ?? '·').join(' / ');

/** @param {import('./results.mjs').Row[]} rows @returns {string[][]} the head first */
export const cellsOf = (rows) => [
  ['stand-in', 'compose box', 'editor', 'evidence', 'shown after, ms', ...Object.values(COLUMNS)],
  ...rows.map((row) => [row.name, row.composer, row.editor, row.evidence, times(row), ...Object.keys(COLUMNS).map((column) => signs(row, column))]),
];

const LEGEND = `Signs: first ${Object.values(BROWSERS).join(', then ')}; ✓ passed, ✗ failed, · not run (fast typing: once for each editor of a site). Evidence for the marks on the live site: H several recent independent sources or the site's own, M some, L weak. The stand-ins are ours: the table says nothing about the live sites.`;

/** The table for a terminal. */
export function plainTable(rows) {
  const cells = cellsOf(rows);
  const [head, ...body] = cells;
  const lines = body.map((row) => row.slice(0, 5));
  const widths = [0, 1, 2, 3, 4].map((index) => Math.max(...[head, ...lines].map((row) => row[index].length)));
  const columns = Object.values(COLUMNS);
  const line = (first, signsOf) => `  ${first.map((cell, index) => cell.padEnd(widths[index])).join('  ')}  ${signsOf.join(' ')}`;
  const numbers = columns.map((_, index) => String(index + 1).padStart(2));
  return [
    line(head.slice(0, 5), numbers),
    ...body.map((row) => line(row.slice(0, 5), row.slice(5))),
    '',
    ...columns.map((name, index) => `  ${numbers[index]} ${name}`),
    '',
    `  ${LEGEND}`,
  ].join('\n');
}

/** The table in Markdown. */
export function markdownTable(rows) {
  const [head, ...body] = cellsOf(rows);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line), '', LEGEND].join('\n');
}

async function writeIntoReadme(rows) {
  const text = await readFile(README, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${README} has no markers "${BEGIN}" and "${END}"`);
  await writeFile(README, `${text.slice(0, begin + BEGIN.length)}\n${markdownTable(rows)}\n${text.slice(end)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = await readResults();
  if (process.argv.includes('--write')) await writeIntoReadme(rows);
  else console.log(plainTable(rows));
}
