// The cohort triangle: a table, with the number in each cell, the colour beside it, and what is not over marked.

import { byId, el, setText, spoken } from './dom.js';
import { count, day, percent } from './format.js';

/** Shades with a text colour each; kept apart so that text is never of the same depth as its ground. */
const SHADES = 7;

/** Of fewer members a percentage says little. */
const FEW = 30;

const NAMES = {
  boundedRetentionRate: { title: 'ordered in the month', count: 'boundedRetained' },
  unboundedRetentionRate: { title: 'ordered in the month or later', count: 'unboundedRetained' },
  repeatRate: { title: 'had a second order by the end of the month', count: 'repeatCustomers' },
};

/** @param clockDate cells whose period ends on it or later are not over */
export function showCohorts(cells, measure, clockDate) {
  const cohorts = byCohort(cells);
  if (cohorts.length === 0) {
    byId('cohorts').replaceChildren();
    setText(byId('cohort-note'), 'No cohort has begun yet.');
    return;
  }
  const columns = Math.max(...cells.map((cell) => cell.index)) + 1;
  const deepest = Math.max(0.01, ...cells.filter((cell) => !isFull(cell, measure)).map((cell) => cell[measure] ?? 0));
  const view = { measure, columns, deepest, isOpen: (cell) => cell.periodEnd >= clockDate };
  byId('cohorts').replaceChildren(el('table', { className: 'triangle' },
    el('caption', { className: 'quiet' }, `Customers by the month of their first order: share that ${NAMES[measure].title}`),
    el('thead', {}, head(columns)),
    el('tbody', {}, cohorts.map((cohort) => line(cohort, view))),
    el('tfoot', {}, average(cohorts, view))));
  setText(byId('cohort-note'), `Share of each month’s new customers that ${NAMES[measure].title}. Hatched: not over, so far.`
    + ` Italic: fewer than ${FEW} customers.`);
}

function byCohort(cells) {
  const rows = new Map();
  for (const cell of cells) {
    if (!rows.has(cell.cohortStart)) rows.set(cell.cohortStart, []);
    rows.get(cell.cohortStart)[cell.index] = cell;
  }
  return [...rows.entries()].sort().map(([start, row]) => ({ start, row, size: row.find(Boolean).size }));
}

function head(columns) {
  return el('tr', {}, el('th', { scope: 'col' }, 'First order'), el('th', { scope: 'col', className: 'number' }, 'Customers'),
    Array.from({ length: columns }, (_, k) => el('th', { scope: 'col', className: 'number' }, spoken('Month '), String(k))));
}

function line({ start, row, size }, view) {
  return el('tr', {}, el('th', { scope: 'row' }, day(start, 'month')), el('td', { className: 'number size' }, count(size)),
    Array.from({ length: view.columns }, (_, k) => (row[k] ? cellOf(row[k], view) : el('td', { className: 'none' }))));
}

function cellOf(cell, view) {
  const ratio = cell[view.measure];
  const isOpen = view.isOpen(cell);
  const classes = ['number', 'cell', isFull(cell, view.measure) ? 'own' : `shade-${shade(ratio, view.deepest)}`];
  if (isOpen) classes.push('open');
  if (cell.size < FEW) classes.push('few');
  const counted = `${count(cell[NAMES[view.measure].count])} of ${count(cell.size)}, ${day(cell.periodStart)} to ${day(cell.periodEnd)}`;
  return el('td', { className: classes.join(' '), title: isOpen ? `${counted}; closes after ${day(cell.periodEnd)}` : counted },
    el('span', { className: 'figure' }, percent(ratio, 0)), isOpen ? el('span', { className: 'open-mark' }, 'so far') : undefined);
}

/** The first column is the cohort itself and would drown all others. */
function isFull(cell, measure) {
  return cell.index === 0 && measure !== 'repeatRate';
}

function shade(ratio, deepest) {
  return ratio === null || ratio === undefined ? 0 : Math.min(SHADES - 1, Math.floor((ratio / deepest) * SHADES));
}

function average(cohorts, view) {
  const complete = (k) => cohorts.map(({ row }) => row[k]).filter((cell) => cell && !view.isOpen(cell));
  const total = cohorts.reduce((sum, { size }) => sum + size, 0);
  return el('tr', {}, el('th', { scope: 'row' }, 'Average', spoken(' of complete cells, weighted by size')),
    el('td', { className: 'number size' }, count(total)),
    Array.from({ length: view.columns }, (_, k) => {
      const cells = complete(k);
      const size = cells.reduce((sum, cell) => sum + cell.size, 0);
      const kept = cells.reduce((sum, cell) => sum + cell[NAMES[view.measure].count], 0);
      return el('td', { className: 'number' }, size === 0 ? '–' : percent(kept / size, 0));
    }));
}
