// The headline figures: each with its change against the period before, and its last sixty days.

import { byId, el, setText, spoken, svg } from './dom.js';
import { change, count, day, money, percent } from './format.js';
import { plusDays } from './rows.js';

const SPARK_DAYS = 60;
const SPARK = { width: 120, height: 30, inset: 3 };

/** `good` tells which direction is welcome: 1 up, -1 down, 0 neither. */
const FIGURES = [
  { field: 'retentionRate', label: 'Retention', kind: 'ratio', good: 1,
    meaning: 'Customers active at the end, less those new in the period, divided by those active before it. Win-backs count.' },
  { field: 'churnRate', label: 'Churn', kind: 'ratio', good: -1,
    meaning: 'Customers active before the period and no longer at its end, divided by those active before.' },
  { field: 'repeatPurchaseRate', label: 'Repeat purchase', kind: 'ratio', good: 1,
    meaning: 'Of those who ordered in the period, the share that ordered on at least two days in it.' },
  { field: 'reorderRate60', label: 'Second order in 60 days', kind: 'ratio', good: 1,
    meaning: 'Of customers whose 60 days since the first order ended in the period, the share that came back within them.' },
  { field: 'customersAtEnd', label: 'Active customers', kind: 'count', good: 1,
    meaning: 'Customers with an order within the activity window, on the last day of the period.' },
  { field: 'newCustomers', label: 'New customers', kind: 'count', good: 1,
    meaning: 'Customers whose first order fell into the period.' },
  { field: 'orders', label: 'Orders', kind: 'count', good: 1,
    meaning: 'Orders of the period that were not cancelled, not refunded in full, and no tests.' },
  { field: 'revenue', label: 'Revenue', kind: 'money', good: 1,
    meaning: 'Money of these orders without tax and shipping, less refunds, on the day of the order.' },
];

const tiles = new Map();

export function startHeadline() {
  byId('tiles').append(...FIGURES.map(tile));
  document.addEventListener('click', ({ target }) => closeHints(target));
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && closeHints());
}

/** One hint is open at a time. */
function closeHints(clicked) {
  document.querySelectorAll('details.hint[open]').forEach((hint) => hint.contains(clicked) || hint.removeAttribute('open'));
}

function tile(figure) {
  const parts = {
    value: el('p', { className: 'value' }, '–'),
    change: el('p', { className: 'change' }),
    spark: svg('svg', { viewBox: `0 0 ${SPARK.width} ${SPARK.height}`, className: 'spark', 'aria-hidden': 'true', preserveAspectRatio: 'none' }),
  };
  tiles.set(figure.field, parts);
  return el('li', { className: 'tile', 'data-figure': figure.field },
    el('h3', {}, figure.label),
    parts.value, parts.change, parts.spark,
    el('details', { className: 'hint' },
      el('summary', {}, spoken(`What ${figure.label} counts`), el('span', { 'aria-hidden': 'true' }, '?')), el('p', {}, figure.meaning)));
}

/** Shows the last row of a window; `days` is its length. */
export function showHeadline(rows, days, currency) {
  const now = rows.at(-1);
  const before = now && rows.find((row) => row.endDate === plusDays(now.endDate, -days));
  for (const figure of FIGURES) {
    const parts = tiles.get(figure.field);
    showValue(parts.value, now ? valueText(figure, now[figure.field], currency) : '–');
    showChange(parts.change, figure, now, before);
    drawSpark(parts.spark, rows.slice(-SPARK_DAYS).map((row) => row[figure.field]));
  }
  setText(byId('headline-note'), now ? noteOf(now, before) : 'No orders yet.');
}

function noteOf(now, before) {
  const period = `${day(now.startDate)} to ${day(now.endDate)}`;
  const soFar = now.status === 'PROVISIONAL' ? ', the last day so far' : '';
  return before ? `${period}${soFar}. Changes are against ${day(before.startDate)} to ${day(before.endDate)}.` : `${period}${soFar}.`;
}

function showValue(node, text) {
  if (node.textContent === text) return;
  const isChange = node.textContent !== '–';
  setText(node, text);
  if (isChange) {
    node.classList.remove('changed');
    void node.offsetWidth; // so that the same animation starts anew
    node.classList.add('changed');
  }
}

function valueText(figure, value, currency) {
  if (figure.kind === 'ratio') return percent(value);
  return figure.kind === 'money' ? money(value, currency) : count(value);
}

function showChange(node, figure, now, before) {
  const moved = now && before && change(now[figure.field], before[figure.field], figure.kind === 'ratio');
  if (!moved) {
    node.dataset.mood = 'none';
    setText(node, now ? 'no period before' : '');
    return;
  }
  const arrow = moved.direction > 0 ? '▲' : moved.direction < 0 ? '▼' : '■';
  node.dataset.mood = moved.direction === 0 ? 'none' : moved.direction === figure.good ? 'good' : 'bad';
  setText(node, `${arrow} ${moved.text}`);
  node.title = `Against ${day(before.startDate)} to ${day(before.endDate)}: ${valueText(figure, before[figure.field], now.currency)}`;
}

function drawSpark(node, values) {
  const numbers = values.map((value) => (value === null || value === undefined ? NaN : Number(value)));
  const known = numbers.filter((value) => !Number.isNaN(value));
  if (known.length < 2) {
    node.replaceChildren();
    return;
  }
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const step = (SPARK.width - 2 * SPARK.inset) / (numbers.length - 1);
  const points = numbers
    .map((value, i) => [SPARK.inset + i * step, SPARK.height - SPARK.inset - ((value - low) / span) * (SPARK.height - 2 * SPARK.inset)])
    .filter(([, y]) => !Number.isNaN(y))
    .map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`);
  const last = points.at(-1).split(',');
  node.replaceChildren(
    svg('polyline', { points: points.join(' '), 'vector-effect': 'non-scaling-stroke' }),
    svg('line', { x1: last[0], x2: last[0], y1: last[1], y2: last[1], 'vector-effect': 'non-scaling-stroke' }));
}
