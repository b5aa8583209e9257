// The page of a running demo in Chromium: what it shows is what the API says, and it moves.
// usage: node demo-page.mjs <address> <folder for screenshots>

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DESKTOP, open, PHONE, withBrowser } from './browser.mjs';
import { prove } from './claims.mjs';
import { status } from './fixture.mjs';

const [address, shotFolder] = process.argv.slice(2);
const PATIENCE = { timeout: 40_000 };
const WRITE = {
  retentionRate: percent, churnRate: percent, repeatPurchaseRate: percent, reorderRate60: percent,
  customersAtEnd: count, newCustomers: count, orders: count,
  revenue: (value) => new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(value),
};

mkdirSync(shotFolder, { recursive: true });

await withBrowser(async (browser) => {
  const page = await open(browser, address, { viewport: DESKTOP });

  await prove({
    'page goes live': async () => {
      await page.waitForFunction(() => document.querySelector('#state').textContent === 'LIVE', undefined, PATIENCE);
      await page.waitForFunction(() => /\d/.test(document.querySelector('[data-figure=orders] .value').textContent), undefined, PATIENCE);
    },

    'every headline figure is that of the row': async () => {
      const end = Date.now() + PATIENCE.timeout;
      let expected;
      let shown;
      do { // the row may change between the two looks
        [expected, shown] = [await figuresOfTheRow(), await figuresOfThePage(page)];
      } while (Date.now() < end && JSON.stringify(expected) !== JSON.stringify(shown));
      assert.deepEqual(shown, expected);
    },

    'figures move by themselves': async () => {
      const { orders } = await figuresOfThePage(page);
      await page.waitForFunction((before) => document.querySelector('[data-figure=orders] .value').textContent !== before, orders, PATIENCE);
    },

    'segments of all channels are drawn': async () => {
      const label = await page.locator('#trend canvas').getAttribute('aria-label');
      for (const channel of ['Web', 'Mobile app', 'Store', 'Marketplace']) assert.ok(label.includes(`${channel} `), label);
    },

    'a customer is found': async () => {
      await page.locator('#customer-id').fill('C-000001');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#customer .facts', PATIENCE);
      await page.keyboard.press('Escape');
    },

    'status of the fixture, by which the page is tested, has the fields of this one': async () => {
      const answer = await fetch(`${address}v1/status`);
      assert.deepEqual(Object.keys(await answer.json()).sort(), Object.keys(status()).sort());
    },

    'nothing complains': async () => {
      assert.deepEqual(page.complaints, []);
    },
  });

  for (const [name, context] of Object.entries({
    'demo-light': { viewport: DESKTOP }, 'demo-dark': { viewport: DESKTOP, colorScheme: 'dark' }, 'demo-phone': { viewport: PHONE, deviceScaleFactor: 2 },
  })) {
    const shot = await open(browser, address, context);
    await shot.waitForSelector('.spark polyline', PATIENCE);
    await shot.screenshot({ path: join(shotFolder, `${name}.png`), fullPage: true });
  }
});

async function figuresOfTheRow() {
  const answer = await fetch(`${address}v1/kpis?window=rolling-30d&dimension=all&last=1`);
  const [row] = (await answer.json()).rows;
  return Object.fromEntries(Object.entries(WRITE).map(([field, write]) => [field, row[field] === null ? 'N/A' : write(row[field])]));
}

async function figuresOfThePage(page) {
  return page.evaluate((fields) => Object.fromEntries(fields.map((field) =>
    [field, document.querySelector(`[data-figure=${field}] .value`).textContent])), Object.keys(WRITE));
}

function percent(ratio) {
  return `${(100 * ratio).toFixed(1)} %`;
}

function count(value) {
  return new Intl.NumberFormat('en-GB').format(value);
}
