// What people see of the live page, in Chromium, against a server that answers with fixed figures.
// usage: node live-page.mjs <folder of the page> <folder for screenshots> [part of a claim's name]

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DESKTOP, open, PHONE, withBrowser } from './browser.mjs';
import { prove } from './claims.mjs';
import { Fixture } from './fixture.mjs';

const [pageFolder, shotFolder, only] = process.argv.slice(2);
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SMALL_PHONE = { width: 320, height: 640 };
const SILENCE_MILLIS = 16_000;

mkdirSync(shotFolder, { recursive: true });

await withBrowser(async (browser) => {
  /** A fresh shop and a fresh page for each claim; no claim leaves complaints on the console. */
  const shown = (check, options = {}) => async () => {
    const fixture = new Fixture(pageFolder);
    Object.assign(fixture, options.fixture);
    const address = await fixture.start();
    const page = await open(browser, address, options.context);
    try {
      if (!options.fixture) await ready(page);
      await check(page, fixture);
      assert.deepEqual(page.complaints.filter((text) => !options.expected?.test(text)), [], 'complaints on the console');
    } finally {
      await page.context().close();
      await fixture.stop();
    }
  };

  await prove({
    'headline figures have a value, a change and a line': shown(async (page) => {
      assert.equal(await figure(page, 'retentionRate'), '85.8 %');
      assert.equal(await figure(page, 'revenue'), '€266,183');
      assert.equal(await page.locator('.tile').count(), 8);
      assert.match(await page.locator('[data-figure=churnRate] .change').textContent(), /^▲ \+2\.\d pts$/);
      assert.equal(await page.locator('[data-figure=churnRate] .change').getAttribute('data-mood'), 'bad');
      assert.equal(await page.locator('.tile polyline').count(), 8);
      assert.match(await page.locator('#headline-note').textContent(), /^27 Oct 2026 to 25 Nov 2026, the last day so far/);
    }),

    'cohort triangle is a table: a number in each cell, open cells say so, the average leaves them out': shown(async (page) => {
      assert.equal(await page.locator('.triangle tbody tr').count(), 19);
      assert.equal(await page.locator('.triangle tbody td.cell').count(), (19 * 20) / 2);
      assert.equal(await page.locator('.triangle .open:has-text("so far")').count(), 19);
      assert.ok((await page.locator('.triangle tbody td.cell .figure').allTextContents()).every((text) => /^\d+ %$/.test(text)));
      assert.equal(await page.locator('.triangle tfoot td').last().textContent(), '–');
      assert.match(await page.locator('.triangle .open').first().getAttribute('title'), /closes after 30 Nov 2026/);
      await page.getByText('Second order by then', { exact: true }).click();
      await page.waitForFunction(() => document.querySelector('#cohort-note').textContent.includes('second order'));
    }),

    'risk list has reasons, pages and a panel for each customer': shown(async (page) => {
      assert.match(await page.locator('#risk tbody tr').first().textContent(), /C-001042Critical€612.*Silence \(38 days, usually 19\)/);
      await page.getByRole('button', { name: 'Next' }).click();
      await page.waitForFunction(() => document.querySelector('#risk-page').textContent === 'Page 2');
      await page.locator('#customer-id').fill('C-001173');
      await page.getByRole('button', { name: 'Look up' }).click();
      await page.waitForSelector('#customer .facts');
      assert.match(await page.locator('#customer').textContent(), /Customer C-001173.*StateRepeat.*Signed upN\/A.*Mobile app.*Orders that count13.*Risk.*70.5 %/);
    }),

    'a customer whom nobody knows': shown(async (page) => {
      await page.locator('#customer-id').fill('nobody');
      await page.keyboard.press('Enter');
      await page.getByText('No such customer').waitFor();
    }, { expected: /404/ }),

    'each chart has its figures as a table': shown(async (page) => {
      for (const summary of await page.getByText('Show as a table').all()) await summary.click();
      assert.equal(await page.locator('#trend-table tbody tr').count(), 31);
      assert.match(await page.locator('#trend-table tbody tr').first().textContent(), /^25 Nov 2026.* % so far/);
      assert.match(await page.locator('#lifecycle-table tbody tr').first().textContent(), /^Nov 2026 so far/);
      assert.match(await page.locator('#trend canvas').getAttribute('aria-label'), /^Retention over time, Marketplace \d/);
    }),

    'an order moves the figures without a reload': shown(async (page, fixture) => {
      assert.equal(await figure(page, 'orders'), '5,686');
      fixture.order(14);
      await until(page, 'orders', '5,700');
      fixture.order(300);
      await until(page, 'orders', '6,000');
    }),

    'while paused nothing moves, and then everything is as it is': shown(async (page, fixture) => {
      await page.getByRole('button', { name: 'Pause' }).click();
      await state(page, 'PAUSED');
      fixture.order(14);
      await page.waitForTimeout(700);
      assert.equal(await figure(page, 'orders'), '5,686');
      await page.getByRole('button', { name: 'Resume' }).click();
      await until(page, 'orders', '5,700');
      await state(page, 'LIVE');
    }),

    'segment and period choose the figures': shown(async (page) => {
      await page.locator('#segment').selectOption('channel=MARKETPLACE');
      await until(page, 'orders', '589');
      await page.getByText('7 days').click();
      await page.waitForFunction(() => document.querySelector('#headline-note').textContent.startsWith('19 Nov 2026'));
    }),

    'what is undefined is N/A, never 0 %': shown(async (page) => {
      await page.locator('#segment').selectOption('channel=unknown');
      await until(page, 'retentionRate', 'N/A');
      assert.equal(await figure(page, 'orders'), '0');
      assert.equal(await page.locator('[data-figure=retentionRate] .change').textContent(), 'no period before');
    }),

    'an empty shop says so': shown(async (page) => {
      await page.getByText('No cohort has begun yet.').waitFor();
      await state(page, 'LIVE');
      assert.match(await page.locator('#risk-note').textContent(), /^Nobody is listed/);
    }, { fixture: { isEmpty: true } }),

    'what the server does not answer is not shown': shown(async (page) => {
      await page.waitForFunction(() => document.querySelector('[data-figure=orders] .value').textContent === '5,686');
      assert.ok(await page.locator('#lifecycle').isVisible());
      for (const id of ['cohorts', 'risk']) assert.ok(!await page.locator(`#${id}`).isVisible(), id);
    }, { fixture: { paths: ['/v1/kpis'] } }),

    'freshness ticks': shown(async (page, fixture) => {
      fixture.fallSilent();
      assert.equal(await page.locator('#as-of').textContent(), '25 Nov 2026, 11:42:07');
      await page.waitForFunction(() => document.querySelector('#age').textContent === 'updated 2 s ago');
      await page.waitForFunction(() => document.querySelector('#age').textContent === 'updated 3 s ago');
    }),

    'silence is STALE': shown(async (page, fixture) => {
      fixture.fallSilent();
      await page.clock.install();
      await page.reload();
      await ready(page);
      await page.clock.runFor(SILENCE_MILLIS);
      await state(page, 'STALE');
      fixture.speak();
      await page.clock.runFor(1_000);
      await state(page, 'LIVE');
    }),

    'a pipeline that lags is CATCHING UP': shown(async (page, fixture) => {
      fixture.speak({ state: 'CATCHING_UP', recordsBehind: 37_256 });
      await state(page, 'CATCHING UP');
      assert.equal(await page.locator('#state-note').textContent(), '37,256 events to go');
    }),

    'without a server it is DISCONNECTED, and comes back by itself': shown(async (page, fixture) => {
      const port = Number(new URL(page.url()).port);
      await fixture.stop();
      await state(page, 'DISCONNECTED');
      await fixture.start(port);
      await state(page, 'LIVE');
      fixture.order(14);
      await until(page, 'orders', '5,700');
    }, { expected: /ERR_|Failed to load/ }),

    'a server that wants a token gets it': shown(async (page) => {
      await page.locator('#token-value').fill('secret');
      await page.getByRole('button', { name: 'Continue' }).click();
      await ready(page);
    }, { fixture: { token: 'secret' }, expected: /401/ }),

    'no violation of accessibility rules, light': shown(accessible),
    'no violation of accessibility rules, dark': shown(accessible, { context: { colorScheme: 'dark' } }),
    'no violation of accessibility rules, on a phone': shown(accessible, { context: { viewport: PHONE } }),

    'colours follow the system until somebody chooses': shown(async (page) => {
      const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
      assert.equal(await theme(), 'light');
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
      await page.getByRole('button', { name: 'Use light colours' }).click();
      await page.reload();
      await ready(page);
      assert.equal(await theme(), 'light');
    }),

    'everything is reached and used with the keyboard': shown(async (page) => {
      const reached = [];
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        reached.push(await page.evaluate(() => document.activeElement.id || document.activeElement.name || document.activeElement.textContent));
      }
      for (const id of ['Skip to the figures', 'pause', 'theme', 'segment', 'window', 'measure', 'split', 'step', 'cell', 'cohorts', 'customer-id', 'C-001042']) {
        assert.ok(reached.includes(id), `${id} among ${reached}`);
      }
      await page.getByRole('button', { name: 'C-001042' }).focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('#customer[open] .facts');
      await page.keyboard.press('Escape');
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'C-001042');
    }),

    'only the state is announced': shown(async (page) => {
      const live = await page.locator('[aria-live], [role=status], [role=alert], [role=log]').allTextContents();
      assert.deepEqual(live, ['LIVE']);
    }),

    'nothing moves for those who asked for that': shown(async (page, fixture) => {
      fixture.order(14);
      await page.waitForSelector('.value.changed');
      assert.equal(await page.locator('.value.changed').first().evaluate((node) => getComputedStyle(node).animationName), 'none');
    }, { context: { reducedMotion: 'reduce' } }),

    'narrow screens need no scrolling sideways': shown(async (page) => {
      for (const viewport of [PHONE, SMALL_PHONE]) {
        await page.setViewportSize(viewport);
        await page.waitForFunction((width) => innerWidth === width && document.documentElement.scrollWidth <= width, viewport.width);
      }
    }),

    'screenshots are taken': async () => {
      await shot('desktop-light', { viewport: DESKTOP });
      await shot('desktop-dark', { viewport: DESKTOP, colorScheme: 'dark' });
      await shot('phone', { viewport: PHONE, deviceScaleFactor: 2 });
    },
  }, only);

  async function shot(name, context) {
    await shown(async (page) => {
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(shotFolder, `${name}.png`), fullPage: true });
    }, { context })();
  }
});

/** Everything has been asked for and drawn. */
async function ready(page) {
  await page.waitForSelector('.triangle tbody tr');
  await state(page, 'LIVE');
}

async function state(page, name) {
  await page.waitForFunction((expected) => document.querySelector('#state').textContent === expected, name, { timeout: 15_000 });
}

async function figure(page, field) {
  return page.locator(`[data-figure=${field}] .value`).textContent();
}

async function until(page, field, text) {
  await page.waitForFunction(([name, expected]) =>
    document.querySelector(`[data-figure=${name}] .value`).textContent === expected, [field, text], { timeout: 10_000 })
    .catch(async () => assert.equal(await figure(page, field), text));
}

/** As it opens, with everything unfolded, and with a customer's panel. */
async function accessible(page) {
  await axe(page, 'closed');
  for (const summary of await page.locator('.card summary').all()) await summary.click();
  await page.locator('.hint summary').first().click();
  await axe(page, 'unfolded');
  await page.getByRole('button', { name: 'C-001042' }).click();
  await page.waitForSelector('#customer .facts');
  await axe(page, 'panel');
}

async function axe(page, when) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run(document, {
    resultTypes: ['violations'], // Of what passes one example is enough, for finding a name for each takes a third of the time.
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  assert.ok(passes.length > 20, 'the rules were applied');
  assert.deepEqual(violations.map(({ id, nodes }) => `${when}: ${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`), []);
}
