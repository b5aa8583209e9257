// The page: asks for figures, hears what changes, and shows it.

import * as api from './api.js';
import { openCustomer } from './customer.js';
import { byId, el, setText } from './dom.js';
import { words } from './format.js';
import { showCohorts } from './cohorts.js';
import { showHeadline, startHeadline } from './headline.js';
import { showLifecycle } from './lifecycle.js';
import { Pulse } from './pulse.js';
import { PAGE_SIZE, showRisk } from './risk.js';
import { plusDays, Rows } from './rows.js';
import { startTheme } from './theme.js';
import { segmentName, showTrend } from './trend.js';

const EVERYBODY = 'all';
const TREND_DAYS = 180;
const RETRY_MILLIS = [500, 1_000, 2_000, 4_000];

/** Slower figures are asked for again at most this often. */
const ASK_AGAIN_MILLIS = 5_000;

const pulse = new Pulse();
const rows = new Rows();
const asked = new Set();
const shop = { timeZone: 'UTC', currency: 'EUR', activityWindowDays: 90, riskHorizonDays: 90, dimensions: [] };
const choice = { dimension: EVERYBODY, segment: EVERYBODY, window: 'rolling-30d', measure: 'retentionRate', split: EVERYBODY, step: 'day', cell: 'boundedRetentionRate' };
let cohortCells = [];
let risk = { rows: [] };
let riskOffset = 0;

start();

async function start() {
  startHeadline();
  startTheme(() => show());
  pulse.start();
  listen();
  for (let attempt = 0; ; attempt++) {
    const wasHeard = await hear();
    if (wasHeard) attempt = 0;
    await wait(attempt);
  }
}

/** Does something until it succeeds once, saying meanwhile that there is no answer. */
async function connected(action) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await action();
    } catch (problem) {
      if (problem.status === 401) await askForToken();
      else await lost(attempt, problem);
    }
  }
}

async function lost(attempt, problem) {
  pulse.lost();
  setText(byId('about'), problem.message);
  await wait(attempt);
}

function wait(attempt) {
  const millis = RETRY_MILLIS[Math.min(attempt, RETRY_MILLIS.length - 1)];
  return new Promise((resolve) => { setTimeout(resolve, millis); });
}

async function load() {
  await loadShop();
  asked.clear();
  rows.clear();
  await Promise.all([loadKpis(), loadCohorts(), loadRisk()]);
}

async function loadShop() {
  const status = await api.status();
  pulse.heard(status);
  Object.assign(shop, status);
  if (choice.split === EVERYBODY && shop.dimensions.includes('channel')) choice.split = 'channel';
  document.querySelectorAll('[data-activity-days]').forEach((node) => setText(node, String(shop.activityWindowDays)));
  document.querySelectorAll('[data-horizon-days]').forEach((node) => setText(node, String(shop.riskHorizonDays)));
  setText(byId('about'), `Days are those of ${shop.timeZone}, money is ${shop.currency}. Tideline ${shop.version ?? ''}`.trim());
}

/** The rows that the choice needs and that were not asked for before. */
async function loadKpis() {
  const dimensions = [EVERYBODY, ...shop.dimensions];
  const wanted = [[choice.window, choice.dimension], [choice.window, choice.split], ['month', choice.dimension],
    ...dimensions.map((dimension) => ['month', dimension])];
  const missing = [...new Set(wanted.map((pair) => pair.join('/')))].filter((pair) => !asked.has(pair));
  await Promise.all(missing.map(async (pair) => {
    const [window, dimension] = pair.split('/');
    asked.add(pair);
    try {
      rows.add(await api.kpis({ window, dimension, from: firstDay(window) }));
    } catch (problem) {
      asked.delete(pair);
      throw problem;
    }
  }));
  showSegments();
}

function firstDay(window) {
  if (!window.startsWith('rolling')) return undefined;
  const today = (shop.asOf ?? new Date().toISOString()).slice(0, 10);
  return plusDays(today, -Math.max(TREND_DAYS, 2 * windowDays(window)));
}

async function loadCohorts() {
  cohortCells = await api.cohorts({ kind: 'FIRST_ORDER', grain: 'month', dimension: choice.dimension, segment: choice.segment })
    .catch(absent([]));
}

async function loadRisk() {
  risk = await api.atRisk({ limit: PAGE_SIZE, offset: riskOffset }).catch(absent({ rows: [] }));
}

/** What a server does not have is no fault of the connection. */
function absent(otherwise) {
  return (problem) => {
    if (problem.status === 404 || problem.status === 501) return otherwise;
    throw problem;
  };
}

/**
 * Hears the stream until it ends. As soon as it is open everything is asked for: what was missed before is not known, and
 * nothing is missed after.
 *
 * @return whether it was open
 */
async function hear() {
  let wasHeard = false;
  try {
    await api.stream((name, data) => {
      if (name === 'open') {
        wasHeard = true;
        connected(load).then(show);
      } else {
        take(name, data);
      }
    });
  } catch (problem) {
    if (problem.status === 401) {
      await askForToken();
    } else {
      pulse.lost();
      setText(byId('about'), problem.message);
    }
  }
  return wasHeard;
}

function take(name, data) {
  pulse.heard(name === 'status' ? data : undefined);
  if (name === 'status') Object.assign(shop, data);
  if (name === 'kpis' && rows.add(data.rows)) showSoon();
  if (name === 'cohorts') again('cohorts', loadCohorts);
  if (name === 'risk') again('risk', loadRisk);
}

const waiting = new Set();

function again(name, ask) {
  if (waiting.has(name)) return;
  waiting.add(name);
  setTimeout(async () => {
    waiting.delete(name);
    await ask().then(showSoon, () => {});
  }, ASK_AGAIN_MILLIS);
}

let isDue = false;

/** Once in a frame, and not at all while the page is paused. */
function showSoon() {
  if (isDue || pulse.isPaused) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    show();
  });
}

function show() {
  if (pulse.isPaused && byId('tiles').dataset.shown) return;
  byId('tiles').dataset.shown = 'true';
  showHeadline(rows.of(choice.window, choice.dimension, choice.segment), windowDays(choice.window), shop.currency);
  const isByMonth = choice.step === 'month';
  const window = isByMonth ? 'month' : choice.window;
  const lines = rows.segments(window, choice.split).map((segment) => ({
    name: segmentName(choice.split, segment),
    rows: rows.of(window, choice.split, segment).slice(isByMonth ? 0 : -TREND_DAYS),
  }));
  showTrend(lines, choice.measure, isByMonth, windowDays(choice.window));
  showCohorts(cohortCells, choice.cell);
  showLifecycle(rows.of('month', choice.dimension, choice.segment));
  showRisk(risk, riskOffset, shop.timeZone, (id) => openCustomer(id, shop));
}

function windowDays(window) {
  return Number(/\d+/.exec(window)?.[0] ?? 30);
}

function showSegments() {
  const options = [el('option', { value: `${EVERYBODY}=${EVERYBODY}` }, 'All customers'),
    ...shop.dimensions.map((dimension) => el('optgroup', { label: words(dimension) },
      rows.segments('month', dimension).map((segment) => el('option', { value: `${dimension}=${segment}` }, words(segment)))))];
  byId('segment').replaceChildren(...options);
  byId('segment').value = `${choice.dimension}=${choice.segment}`;
  byId('split').replaceChildren(...[EVERYBODY, ...shop.dimensions].map((dimension) =>
    el('option', { value: dimension }, dimension === EVERYBODY ? 'nothing' : words(dimension).toLowerCase())));
  byId('split').value = choice.split;
}

function listen() {
  byId('controls').addEventListener('submit', (event) => event.preventDefault());
  byId('segment').addEventListener('change', ({ target }) => {
    const cut = target.value.indexOf('=');
    choose({ dimension: target.value.slice(0, cut), segment: target.value.slice(cut + 1) }, loadKpis, loadCohorts);
  });
  byId('split').addEventListener('change', ({ target }) => choose({ split: target.value }, loadKpis));
  byId('step').addEventListener('change', ({ target }) => choose({ step: target.value }, loadKpis));
  for (const name of ['window', 'measure', 'cell']) {
    document.querySelectorAll(`input[name=${name}]`).forEach((input) =>
      input.addEventListener('change', () => choose({ [name]: input.value }, loadKpis)));
  }
  byId('risk-before').addEventListener('click', () => turn(-PAGE_SIZE));
  byId('risk-after').addEventListener('click', () => turn(PAGE_SIZE));
  byId('search').addEventListener('submit', (event) => {
    event.preventDefault();
    const id = byId('customer-id').value.trim();
    if (id) openCustomer(id, shop);
  });
  document.addEventListener('tideline:pause', ({ detail }) => detail || connected(load).then(show));
  matchMedia('(max-width: 560px)').addEventListener('change', showSoon);
}

async function choose(change, ...loads) {
  Object.assign(choice, change);
  await connected(() => Promise.all(loads.map((load) => load())));
  delete byId('tiles').dataset.shown;
  show();
}

async function turn(by) {
  riskOffset = Math.max(0, riskOffset + by);
  await choose({}, loadRisk);
}

function askForToken() {
  const dialog = byId('token');
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      api.remember(byId('token-value').value);
      resolve();
    }, { once: true });
  });
}
