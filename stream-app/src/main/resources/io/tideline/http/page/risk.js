// Customers at risk, the largest value first, with the reasons in words.

import { byId, el, setText } from './dom.js';
import { count, instant, isMissing, money, percent, words } from './format.js';

export const PAGE_SIZE = 15;
const REASONS_SHOWN = 2;

/**
 * @param answer a page of the list
 * @param page its number, from 0
 * @param open is called with the id of the customer to look at
 */
export function showRisk(answer, page, timeZone, open) {
  const { rows } = answer;
  setText(byId('risk-note'), rows.length === 0
    ? 'Nobody is listed. Customers appear here once a model of their buying is fitted.'
    : 'Customers who are cooling, at risk or critical. The value at risk is that of when the level began; risk and reasons are current.');
  byId('risk').hidden = rows.length === 0;
  byId('risk').replaceChildren(el('table', { className: 'risk', role: 'table' },
    el('caption', { className: 'quiet' }, 'Customers at risk, the largest value at risk first'),
    el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ['Customer', 'Level', 'Value at risk', 'Risk', 'Last order', 'Why', 'What to do']
      .map((head, i) => el('th', { scope: 'col', role: 'columnheader', className: i === 2 || i === 3 ? 'number' : '' }, head)))),
    el('tbody', { role: 'rowgroup' }, rows.map((row) => line(row, timeZone, open)))));
  showPages(answer, page);
}

function line(row, timeZone, open) {
  // On narrow screens rows are laid out as cards, which would take the meaning from a table without roles.
  return el('tr', { role: 'row' },
    el('th', { scope: 'row', role: 'rowheader' }, el('button', { type: 'button', className: 'link', onclick: () => open(row.customerId) }, row.customerId)),
    cell('stands', levelMark(row.level)),
    cell('number value-at-risk', money(row.valueAtRisk, row.currency)),
    cell('number chance', percent(row.risk, 0)),
    cell('date', instant(row.lastOrderAt, timeZone, false)),
    cell('why', why(row)),
    cell('action', row.suggestedAction === 'NONE' ? '–' : words(row.suggestedAction)));
}

function cell(className, ...content) {
  return el('td', { className, role: 'cell' }, ...content);
}

export function levelMark(level) {
  return el('span', { className: 'level', 'data-level': level }, words(level));
}

function why(row) {
  const reasons = (row.reasons ?? []).slice(0, REASONS_SHOWN).map((reason) => reasonText(reason, row.currency));
  return reasons.length ? reasons.join('; ') : '–';
}

/** A reason with its numbers, as a sentence. */
export function reasonText(reason, currency) {
  const numbers = [];
  if (!isMissing(reason.observedDays)) {
    numbers.push(`${count(reason.observedDays)} days${isMissing(reason.typicalDays) ? '' : `, usually ${count(reason.typicalDays)}`}`);
  }
  if (!isMissing(reason.observedAmount)) {
    numbers.push(`${money(reason.observedAmount, currency)}${isMissing(reason.typicalAmount) ? '' : `, usually ${money(reason.typicalAmount, currency)}`}`);
  }
  if (!isMissing(reason.occurrences) && reason.occurrences > 1) numbers.push(`${reason.occurrences} times`);
  return numbers.length ? `${words(reason.type)} (${numbers.join('; ')})` : words(reason.type);
}

function showPages({ next }, page) {
  byId('risk-before').disabled = page === 0;
  byId('risk-after').disabled = !next;
  byId('risk-before').parentElement.hidden = page === 0 && !next;
  setText(byId('risk-page'), `Page ${page + 1}`);
}
