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

/** What is not on the stream is asked for again this often. */
const ASK_AGAIN_MILLIS = 10_000;

/** Series of rows are larger, and of a settled past. */
const ASKS_BETWEEN_SERIES = 6;

const pulse = new Pulse();
const rows = new Rows();
const asked = new Set();
const shop = { timeZone: 'UTC', currency: 'EUR', dimensions: [], paths: [] };
const choice = { dimension: EVERYBODY, segment: EVERYBODY, window: 'rolling-30d', measure: 'retentionRate', split: undefined, step: 'day', cell: 'boundedRetentionRate' };
let cohortCells = [];
let risk = { rows: [] };

/** Where each page of the list of customers at risk begins, up to the one shown. */
let riskPages = [undefined];

start();

async function start() {
  startHeadline();
  startTheme(() => show());
  pulse.start();
  listen();
  setInterval(() => askAgain(), ASK_AGAIN_MILLIS);
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
      else if (isLasting(problem)) throw problem;
      else await lost(attempt, problem);
    }
  }
}

/** A question that the server refuses is refused the next time, too. */
function isLasting({ status }) {
  return status >= 400 && status < 500;
}

/** A server that answers that it cannot tell at the moment is not gone. */
async function lost(attempt, problem) {
  if (problem.status === 0) pulse.lost();
  setText(byId('about'), problem.message);
  await wait(attempt);
}

function wait(attempt) {
  const millis = RETRY_MILLIS[Math.min(attempt, RETRY_MILLIS.length - 1)];
  return new Promise((resolve) => { setTimeout(resolve, millis); });
}

/** While everything is asked for anew there is nothing to show, and what is shown stays. */
let isLoading = false;

async function load() {
  isLoading = true;
  try {
    shop.paths = await api.paths();
    takeStatus(await api.status());
    asked.clear();
    rows.clear();
    await Promise.all([loadKpis(), loadCohorts(), loadRisk()]);
  } finally {
    isLoading = false;
  }
}

function takeStatus(status) {
  pulse.heard(status);
  Object.assign(shop, status);
  const days = (count) => (count ? `${count} ` : '');
  document.querySelectorAll('[data-activity-days]').forEach((node) => setText(node, days(shop.activityWindowDays)));
  document.querySelectorAll('[data-horizon-days]').forEach((node) => setText(node, days(shop.riskHorizonDays)));
  setText(byId('about'), `Days are those of ${shop.timeZone}, money is ${shop.currency}.`);
}

/** The rows that the choice needs and that were not asked for before; months of everything, to know what there is. */
async function loadKpis() {
  await askOnce({ window: 'month' });
  shop.dimensions = rows.dimensions('month');
  if (!choice.split) choice.split = shop.dimensions.includes('channel') ? 'channel' : EVERYBODY;
  await Promise.all([...new Set([choice.dimension, choice.split])].map((dimension) =>
    askOnce({ window: choice.window, dimension, from: firstDay(choice.window) })));
  showSegments();
}

async function askOnce(query) {
  const question = JSON.stringify(query);
  if (asked.has(question)) return;
  asked.add(question);
  try {
    rows.add(await api.kpis(query));
  } catch (problem) {
    asked.delete(question);
    throw problem;
  }
}

function firstDay(window) {
  const today = shop.clockDate ?? new Date().toISOString().slice(0, 10);
  return plusDays(today, -Math.max(TREND_DAYS, 2 * windowDays(window)));
}

async function loadCohorts() {
  if (!offers('/v1/cohorts', 'cohort-title')) return;
  const { dimension, segment } = choice;
  const cells = await api.cohorts({ kind: 'FIRST_ORDER', grain: 'month', dimension, segment });
  if (dimension === choice.dimension && segment === choice.segment) cohortCells = cells; // Or something else was chosen meanwhile.
}

async function loadRisk() {
  if (!offers('/v1/at-risk', 'risk')) return;
  const pages = riskPages;
  const page = await api.atRisk({ limit: PAGE_SIZE, after: pages.at(-1) });
  if (pages === riskPages) risk = page;
}

/** Whether the server answers a path; what it cannot say is not shown. */
function offers(path, id) {
  const isOffered = shop.paths.includes(path);
  byId(id).closest('[data-part]').hidden = !isOffered;
  return isOffered;
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

/** Comments of the stream have no data: they only say that the server is there. */
function take(name, data) {
  if (!data) pulse.heard();
  const status = name === 'snapshot' ? data.status : name === 'status' ? data : undefined;
  if (status) {
    if (status.state === 'LIVE' && shop.state === 'CATCHING_UP') askAgain(true);
    takeStatus(status);
  }
  if (data?.rows && rows.add(data.rows)) showSoon();
}

let asks = 0;

/**
 * The stream has the rows that stand for now. Those of the past grow while the pipeline catches up and are corrected at
 * times; cohorts and risks are not on it. That the server is gone is told by the stream, not by this.
 */
function askAgain(everything = false) {
  if (pulse.isPaused || shop.paths.length === 0) return;
  if (everything || shop.state !== 'LIVE' || asks++ % ASKS_BETWEEN_SERIES === 0) asked.clear();
  Promise.all([loadKpis(), loadCohorts(), loadRisk()]).then(showSoon, () => {});
}

let isDue = false;

/** Once in a frame, and not at all while the page is paused. */
function showSoon() {
  if (isDue || pulse.isPaused) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    if (!isLoading) show();
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
  showCohorts(cohortCells, choice.cell, shop.clockDate);
  showLifecycle(rows.of('month', choice.dimension, choice.segment));
  showRisk(risk, riskPages.length - 1, shop.timeZone, (id) => openCustomer(id, shop));
}

function windowDays(window) {
  return Number(/\d+/.exec(window)?.[0] ?? 30);
}

function showSegments() {
  if (byId('segment').matches(':focus') || byId('split').matches(':focus')) return;
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
  byId('risk-before').addEventListener('click', () => turn(riskPages.slice(0, -1)));
  byId('risk-after').addEventListener('click', () => turn([...riskPages, risk.next]));
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

async function turn(pages) {
  riskPages = pages;
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
