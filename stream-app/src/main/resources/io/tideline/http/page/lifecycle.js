// Who was kept, won and won back in each month, and below the line who was lost.

import { byId, setText, table } from './dom.js';
import { draw, options } from './charts.js';
import { count, day } from './format.js';
import { colour } from './theme.js';
import { hasPeople } from './rows.js';

const MONTHS = 18;
const PARTS = [
  { field: 'retainedCustomers', label: 'Kept', colour: 'kept', sign: 1 },
  { field: 'newCustomersActive', label: 'New', colour: 'won', sign: 1 },
  { field: 'reactivatedCustomers', label: 'Won back', colour: 'back', sign: 1 },
  { field: 'churnedCustomers', label: 'Lost', colour: 'lost', sign: -1 },
];

/** Shows the rows of calendar months of one segment. */
export function showLifecycle(rows) {
  const months = rows.filter(hasPeople).slice(-MONTHS);
  const names = months.map((row) => `${day(row.startDate, 'month')}${row.status === 'PROVISIONAL' ? ' so far' : ''}`);
  draw(byId('lifecycle'), 'months', {
    type: 'bar',
    data: { labels: months.map((row) => day(row.startDate, 'month')), datasets: PARTS.map((part) => dataset(part, months)) },
    options: options((value) => count(Math.abs(value)), {
      stacked: true, beginAtZero: true, tooltip: { title: (items) => names[items[0].dataIndex] },
    }),
  });
  const last = months.at(-1);
  byId('lifecycle').querySelector('canvas').setAttribute('aria-label', last
    ? `Customers by month. ${names.at(-1)}: ${PARTS.map((part) => `${part.label} ${count(last[part.field])}`).join(', ')}`
    : 'Customers by month, none yet');
  setText(byId('lifecycle-note'), last?.status === 'PROVISIONAL'
    ? `The pale last bar is ${day(last.startDate, 'month')} so far: those it counts as lost may still order.`
    : last ? '' : 'No orders yet.');
  byId('lifecycle-table').replaceChildren(table('Customers by month', ['Month', ...PARTS.map((part) => part.label)],
    months.map((row, i) => [names[i], ...PARTS.map((part) => count(row[part.field]))]).reverse()));
}

function dataset(part, months) {
  const full = colour(part.colour);
  return {
    label: part.label,
    data: months.map((row) => part.sign * row[part.field]),
    backgroundColor: months.map((row) => (row.status === 'PROVISIONAL' ? `${full}80` : full)),
    pointStyle: 'rect', maxBarThickness: 34, borderWidth: 0, stack: 'people',
  };
}
