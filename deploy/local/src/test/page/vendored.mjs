// The vendored chart library is, byte for byte, that of the package: its file, its licence and the recorded sums.
// usage: node vendored.mjs <folder of vendored files>

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prove } from './claims.mjs';

const [folder] = process.argv.slice(2);
const chartJs = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', 'chart.js');
const { version } = JSON.parse(readFileSync(join(chartJs, 'package.json'), 'utf8'));
const recorded = new Map(readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n').map((line) => line.split('  ').reverse()));

const sum = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

await prove({
  'library is that of the package': () => {
    const name = `chart-${version}.umd.min.js`;
    assert.equal(sum(join(folder, name)), sum(join(chartJs, 'dist', 'chart.umd.min.js')));
    assert.equal(recorded.get(name), sum(join(folder, name)));
  },
  'licence is that of the package': () => {
    assert.equal(sum(join(folder, 'chart-LICENSE.md')), sum(join(chartJs, 'LICENSE.md')));
    assert.equal(recorded.get('chart-LICENSE.md'), sum(join(folder, 'chart-LICENSE.md')));
  },
});
