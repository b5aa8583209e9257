// A shop for the page to show, in the shape of docs/http.md: a server that answers with figures from formulas, the same
// ones every time, and can be told to move, to fall silent and to go away.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

export const TODAY = '2026-11-25';
const FIRST_MONTH = '2025-05-01';
const DAYS = 430;
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** How each segment differs from all: share of customers, retention and second orders. */
const SEGMENTS = {
  all: { all: [1, 0, 0] },
  channel: { WEB: [0.36, -0.01, -0.02], MOBILE_APP: [0.32, 0.03, 0.08], STORE: [0.22, 0.02, 0.03], MARKETPLACE: [0.1, -0.09, -0.2], unknown: [0, 0, 0] },
  discount: { 'full-price': [0.84, 0.01, 0.02], discounted: [0.16, -0.04, -0.08] },
};
const MOST_ROWS = 300;
const MOST_COHORTS = 7;
const CUSTOMERS = 43;
const LEVELS = ['CRITICAL', 'AT_RISK', 'AT_RISK', 'COOLING'];

export class Fixture {
  #pageFolder;
  #server;
  #streams = new Set();
  #heartbeat;
  #extraOrders = 0;
  #revision = 1;
  /** Whether nothing was ever ordered. */
  isEmpty = false;
  /** What is answered beside the rest. */
  paths = ['/v1/kpis', '/v1/cohorts', '/v1/at-risk'];
  /** What a request has to bring along, if anything. */
  token;

  constructor(pageFolder) {
    this.#pageFolder = pageFolder;
  }

  /** Starts on a port, 0 for any free one, and gives the address of the page. */
  async start(port = 0) {
    this.#server = createServer((request, response) => this.#answer(request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    }));
    await new Promise((resolve) => { this.#server.listen(port, '127.0.0.1', resolve); });
    this.speak();
    return `http://127.0.0.1:${this.#server.address().port}/`;
  }

  /** Ends all connections; the page is on its own. */
  async stop() {
    this.fallSilent();
    this.#streams.forEach((response) => response.destroy());
    this.#server.closeAllConnections();
    await new Promise((resolve) => { this.#server.close(resolve); });
  }

  fallSilent() {
    clearInterval(this.#heartbeat);
  }

  speak(more = {}) {
    clearInterval(this.#heartbeat);
    const tell = () => this.#tell('status', { ...this.#status(), ...more });
    this.#heartbeat = setInterval(tell, 500);
    tell();
  }

  /** Orders arrive: the last row of every window changes. */
  order(orders) {
    this.#extraOrders += orders;
    this.#revision++;
    this.#tell('kpis', { rows: this.#current(), gone: [] });
  }

  #current() {
    const rows = this.isEmpty ? [] : ['rolling-30d', 'month'].map((window) => this.#kpis(new URLSearchParams({ window, dimension: 'all' })).at(-1));
    return rows.map((row) => ({ ...row, period: 'running' }));
  }

  #status() {
    const nothing = { asOf: null, clockDate: null, latestEventAt: null };
    return { ...status(), ...(this.isEmpty ? nothing : {}) };
  }

  #tell(name, data) {
    this.#streams.forEach((response) => response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
  }

  async #answer(request, response) {
    const url = new URL(request.url, 'http://127.0.0.1');
    const [, version, resource, id] = url.pathname.split('/');
    if (version === 'v1' && this.token && request.headers.authorization !== `Bearer ${this.token}`) {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"a token is needed"}');
    } else if (version !== 'v1') {
      await this.#file(url.pathname, response);
    } else if (resource === 'stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
      response.write(`retry: 3000\n\nevent: snapshot\nid: 1\ndata: ${JSON.stringify({ rows: this.#current(), status: this.#status() })}\n\n: ping\n\n`);
      this.#streams.add(response);
      request.on('close', () => this.#streams.delete(response));
    } else {
      const [code, body] = this.#json(resource, id && decodeURIComponent(id), url.searchParams);
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }
  }

  async #file(path, response) {
    const name = normalize(path === '/' ? '/index.html' : path);
    try {
      const body = await readFile(join(this.#pageFolder, name));
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/plain', 'content-security-policy': POLICY }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  #json(resource, id, query) {
    switch (resource) {
      case 'openapi.json': return [200, { paths: Object.fromEntries(this.paths.map((path) => [path, {}])) }];
      case 'status': return [200, this.#status()];
      case 'kpis': return [200, paged(this.isEmpty ? [] : this.#kpis(query), query)];
      case 'cohorts': return [200, byCohort(this.isEmpty ? [] : cohorts(), query)];
      case 'at-risk': return [200, paged(this.isEmpty ? [] : atRisk(), query)];
      case 'customers': return customerOf(id);
      default: return [404, { message: `there is nothing at ${resource}` }];
    }
  }

  #kpis(query) {
    const dimensions = query.has('dimension') ? [query.get('dimension')] : Object.keys(SEGMENTS);
    const from = query.get('from') ?? FIRST_MONTH;
    const ends = query.get('window') === 'month' ? months().map(({ end }) => end) : days();
    return dimensions.flatMap((dimension) => Object.keys(SEGMENTS[dimension]).flatMap((segment) =>
      ends.filter((end) => end >= from).map((end) => this.#row(query.get('window'), dimension, segment, end))));
  }

  #row(window, dimension, segment, end) {
    const [share, retention, repeat] = SEGMENTS[dimension][segment];
    const isMonth = window === 'month';
    const length = isMonth ? Number(end.slice(8)) : Number(/\d+/.exec(window)[0]);
    const t = dayNumber(end) - dayNumber(FIRST_MONTH);
    const season = Math.sin(t / 58) * 0.025 + Math.sin(t / 11 + share * 9) * 0.006;
    const isLast = end === TODAY;
    const atStart = Math.round(share * (900 + t * 11));
    const retained = Math.round(atStart * (0.82 + retention + season));
    const back = Math.round(atStart * 0.055);
    const won = Math.round(share * length * (22 + t / 14));
    const orders = Math.round(share * length * (60 + t / 4) * (1 + season * 4)) + (isLast ? this.#extraOrders : 0);
    const noneBefore = t < length || share === 0;
    return {
      window, dimension, segment,
      startDate: isMonth ? `${end.slice(0, 8)}01` : plusDays(end, 1 - length), endDate: end,
      timeZone: 'Europe/Berlin', currency: 'EUR', asOf: `${TODAY}T10:42:07Z`,
      status: end >= '2026-11-24' ? 'PROVISIONAL' : 'FINAL', revision: isLast ? this.#revision : 1, causes: [],
      customersAtStart: noneBefore ? 0 : atStart, customersAtEnd: retained + back + won,
      retainedCustomers: retained, newCustomersActive: won, reactivatedCustomers: back, churnedCustomers: atStart - retained,
      newCustomers: won, purchasers: Math.round(orders * 0.8), orders, revenue: Number((orders * 46.8137).toFixed(4)),
      retentionRate: noneBefore ? null : (retained + back) / atStart, churnRate: noneBefore ? null : 1 - retained / atStart,
      repeatPurchaseRate: share === 0 ? null : 0.27 + repeat + season, reorderRate60: noneBefore ? null : 0.31 + repeat - season / 2,
    };
  }
}

export function status() {
  return {
    state: 'LIVE', pipeline: 'RUNNING', recordsBehind: 0, now: `${TODAY}T10:42:09Z`, asOf: `${TODAY}T10:42:08Z`,
    clockDate: TODAY, finalThrough: '2026-11-23', latestEventAt: `${TODAY}T10:42:07Z`, eventTimeLagSeconds: 2, publishedAt: `${TODAY}T10:42:09Z`,
    timeZone: 'Europe/Berlin', currency: 'EUR', clockMode: 'live', activityWindowDays: 90, riskHorizonDays: 90,
  };
}

function cohorts() {
  const all = months();
  return all.flatMap(({ start }, i) => all.slice(i).map(({ start: periodStart, end, last }, index) => {
    const size = i === 0 ? 24 : Math.round(640 + i * 38 + 40 * Math.sin(i * 2.1));
    const bounded = index === 0 ? 1 : (0.235 / (1 + index * 0.09)) * (1 + 0.12 * Math.sin(i + index * 1.7));
    const later = index === 0 ? 1 : Math.max(bounded, (0.44 - 0.012 * index) * ((all.length - i - index) / (all.length - i)) ** 0.5);
    const repeat = 0.46 * (1 - Math.exp(-(index + 0.35) / 2.2));
    return {
      kind: 'FIRST_ORDER', grain: 'month', dimension: 'all', segment: 'all', cohortStart: start, index, periodStart, periodEnd: last,
      status: end === TODAY ? 'PROVISIONAL' : 'FINAL', size,
      boundedRetained: Math.round(bounded * size), unboundedRetained: Math.round(later * size), repeatCustomers: Math.round(repeat * size),
      boundedRetentionRate: bounded, unboundedRetentionRate: later, repeatRate: repeat,
    };
  }));
}

function atRisk() {
  return Array.from({ length: CUSTOMERS }, (_, i) => {
    const { customerId, ...risk } = riskOf(i);
    return { customerId, level: risk.level, valueAtRisk: risk.valueAtRisk, risk };
  });
}

/** A few cohorts at a time. */
function byCohort(cells, query) {
  const starts = [...new Set(cells.map(({ cohortStart }) => cohortStart))].filter((start) => start >= (query.get('from') ?? ''));
  const end = starts[MOST_COHORTS];
  return { rows: cells.filter(({ cohortStart }) => cohortStart >= starts[0] && (!end || cohortStart < end)), nextFrom: end ?? null };
}

/** Pages of at most so many rows as are asked for, and never more than the server likes. */
function paged(rows, query) {
  const first = Number(query.get('after') ?? 0);
  const end = first + Math.min(MOST_ROWS, Number(query.get('limit')));
  return { rows: rows.slice(first, end), next: end < rows.length ? String(end) : null };
}

function riskOf(i) {
  const silence = 38 + ((i * 17) % 61);
  return {
    customerId: `C-${String(1042 + i * 131).padStart(6, '0')}`, asOf: `${TODAY}T10:42:07Z`, level: LEVELS[i % LEVELS.length],
    previousLevel: 'COOLING', effectiveAt: '2026-11-14T08:00:00Z', riskHorizonDays: 90, probabilityAlive: 0.62 - i * 0.004,
    risk: 0.71 - i * 0.005, valueAtRisk: Number((612.4 / (1 + i * 0.13)).toFixed(4)), currency: 'EUR',
    expectedNextOrderAt: '2026-12-09T00:00:00Z', lastOrderAt: `${plusDays(TODAY, -silence)}T17:21:00Z`, occasions: 12 - (i % 9), revenue: 812.5,
    reasons: [
      { type: 'SILENCE', weight: 0.8, observedDays: silence, typicalDays: 19 + (i % 12), observedAmount: null, typicalAmount: null, occurrences: null },
      ...(i % 3 === 0 ? [{ type: 'FALLING_SPEND', weight: 0.4, observedDays: null, typicalDays: null, observedAmount: 31.2, typicalAmount: 58.9, occurrences: null }] : []),
    ],
    suggestedAction: i % 4 === 0 ? 'WIN_BACK' : 'REMINDER', model: 'MBG_NBD', modelVersion: 3,
  };
}

function customerOf(id) {
  const i = (Number(id.slice(2)) - 1042) / 131;
  if (!Number.isInteger(i) || i < 0 || i >= CUSTOMERS) return [404, { message: `no customer ${id}` }];
  return [200, {
    customerId: id, currency: 'EUR', signup: null, segments: { channel: 'MOBILE_APP', discount: 'full-price' }, occasions: 12, validOrders: 13,
    revenue: 812.5, refunds: 24.9, firstOrderDate: '2025-08-02', lastOrderDate: riskOf(i).lastOrderAt.slice(0, 10), state: 'REPEAT',
    lifecycle: [{ state: 'NEW', previousState: null, effectiveAt: '2025-08-02T18:00:00Z' },
      { state: 'REPEAT', previousState: 'NEW', effectiveAt: '2025-08-29T18:00:00Z' }],
    orders: [], adjustments: [], risk: riskOf(i),
  }];
}

function months() {
  const result = [];
  for (let date = new Date(`${FIRST_MONTH}T00:00:00Z`); date.toISOString().slice(0, 10) <= TODAY; date.setUTCMonth(date.getUTCMonth() + 1)) {
    const start = date.toISOString().slice(0, 10);
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
    result.push({ start, last, end: last < TODAY ? last : TODAY });
  }
  return result;
}

function days() {
  return Array.from({ length: DAYS }, (_, i) => plusDays(TODAY, i - DAYS + 1));
}

function dayNumber(date) {
  return Date.parse(date) / 86_400_000;
}

function plusDays(date, count) {
  return new Date((dayNumber(date) + count) * 86_400_000).toISOString().slice(0, 10);
}
