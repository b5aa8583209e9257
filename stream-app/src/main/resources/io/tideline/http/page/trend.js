// Retention, churn and repeat purchases over time, a line for each segment, dashed where it is not settled.

import { byId, setText, table } from './dom.js';
import { draw, options } from './charts.js';
import { day, percent, words } from './format.js';
import { segmentColours } from './theme.js';
import { hasPeople } from './rows.js';

const NAMES = { retentionRate: 'Retention', churnRate: 'Churn', repeatPurchaseRate: 'Repeat purchase' };
const POINTS = ['circle', 'rect', 'triangle', 'rectRot', 'crossRot', 'star'];
const TABLE_ROWS = 31;
const DASH = [5, 4];

/**
 * @param lines by segment, its rows by day
 * @param isByMonth whether rows are calendar months
 */
export function showTrend(lines, measure, isByMonth, windowDays) {
  const shown = lines.filter(({ rows }) => rows.some(hasPeople));
  const dates = [...new Set(shown.flatMap(({ rows }) => rows.map((row) => dateOf(row, isByMonth))))].sort();
  const colours = segmentColours();
  const label = isByMonth ? (date) => day(date, 'month') : (date) => day(date, 'short');
  draw(byId('trend'), isByMonth ? 'months' : 'days', {
    type: 'line',
    data: {
      labels: dates.map(label),
      datasets: shown.map((line, i) => dataset(line, dates, measure, isByMonth, colours[i % colours.length], i)),
    },
    options: options((value) => (value === null ? percent(value) : percent(value, 0)), { tooltip: tips(measure, shown, dates, isByMonth) }),
  });
  byId('trend').querySelector('canvas').setAttribute('aria-label',
    `${NAMES[measure]} over time, ${shown.map((line) => `${line.name} ${percent(line.rows.at(-1)?.[measure])}`).join(', ')}`);
  setText(byId('trend-title'), 'Retention and churn over time');
  setText(byId('trend-note'), note(shown, isByMonth, windowDays));
  fillTable(shown, dates, measure, isByMonth);
}

function dataset({ name, rows }, dates, measure, isByMonth, colour, i) {
  const byDate = new Map(rows.map((row) => [dateOf(row, isByMonth), row]));
  const open = dates.map((date) => byDate.get(date)?.status === 'PROVISIONAL');
  return {
    label: name,
    data: dates.map((date) => byDate.get(date)?.[measure] ?? null),
    borderColor: colour, backgroundColor: colour, borderWidth: 2, tension: 0,
    pointStyle: POINTS[i % POINTS.length], pointRadius: isByMonth ? 3 : 0, pointHoverRadius: 4,
    segment: { borderDash: (piece) => (open[piece.p1DataIndex] ? DASH : undefined) },
  };
}

function tips(measure, lines, dates, isByMonth) {
  return {
    title: (items) => (isByMonth ? day(dates[items[0].dataIndex], 'month') : day(dates[items[0].dataIndex])),
    label: (item) => {
      const row = lines[item.datasetIndex].rows.find((one) => dateOf(one, isByMonth) === dates[item.dataIndex]);
      return ` ${item.dataset.label}: ${percent(row?.[measure])}${row?.status === 'PROVISIONAL' ? ', not settled' : ''}`;
    },
  };
}

function note(lines, isByMonth, windowDays) {
  if (lines.length === 0) return 'No orders yet.';
  return isByMonth
    ? 'Calendar months. The dashed end is the running month so far: its figures still move.'
    : `Each point looks back over the ${windowDays} days that end on it. The dashed end is not settled yet.`;
}

function fillTable(lines, dates, measure, isByMonth) {
  const rows = dates.slice(-TABLE_ROWS).reverse().map((date) => [
    isByMonth ? day(date, 'month') : day(date),
    ...lines.map((line) => {
      const row = line.rows.find((one) => dateOf(one, isByMonth) === date);
      return `${percent(row?.[measure])}${row?.status === 'PROVISIONAL' ? ' so far' : ''}`;
    }),
  ]);
  const heads = [isByMonth ? 'Month' : 'Day', ...lines.map((line) => line.name)];
  byId('trend-table').replaceChildren(table(`${NAMES[measure]} over time`, heads, rows));
}

function dateOf(row, isByMonth) {
  return isByMonth ? row.startDate : row.endDate;
}

/** How a segment is called on the page. */
export function segmentName(dimension, segment) {
  return dimension === 'all' ? 'All customers' : words(segment);
}
