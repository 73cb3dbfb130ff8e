import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const read = (/** @type {string} */ file) => readFileSync(new URL(file, import.meta.url), 'utf8');
const alerts = read('./alerts.yml');
const names = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
const promtool = (/** @type {string[]} */ ...args) =>
  spawnSync('promtool', args, { cwd: import.meta.dirname, encoding: 'utf8' });
const isThere = promtool('--version').status === 0;

describe('every alert', () => {
  it('is at least there', () => assert.ok(names.length >= 10));

  for (const name of names) {
    it(`${name} has a line in the runbook, and is proven to fire`, () => {
      const anchor = name.toLowerCase();
      assert.match(alerts, new RegExp(`docs/runbook\\.md#${anchor}\\n`));
      assert.match(read('../../docs/runbook.md'), new RegExp(`^## ${name}$`, 'm'));
      assert.match(
        read('./alerts.test.yml'),
        new RegExp(`alertname: ${name}\\n +exp_alerts:\\n +- `),
      );
    });
  }
});

/** What is measured to be looked at; nothing that is promised shows in it alone. */
const LOOKED_AT = new Set([
  ...['waymark_clocks_overdue', 'waymark_messages_waiting', 'waymark_event_loop_delay_seconds'],
  ...['waymark_event_batch_seconds', 'waymark_events_total', 'waymark_events_published_total'],
  ...['waymark_consumer_behind_records'],
]);

const root = join(import.meta.dirname, '../..');
const figures = globSync('{apps,libs}/*/src/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.spec.ts'))
  .flatMap(
    (file) => readFileSync(join(root, file), 'utf8').match(/(?<=name: ')waymark_\w+/g) ?? [],
  );

describe('every figure', () => {
  it('is at least there', () => assert.ok(figures.length >= 20));

  for (const figure of figures) {
    const named = new RegExp(`\\b${figure}(?:_bucket|_sum|_count)?\\b`);
    it(`${figure} has a panel`, () => {
      assert.match(read('./grafana/dashboards/waymark.json'), named);
    });
    it(`${figure} ${LOOKED_AT.has(figure) ? 'is only looked at' : 'has an alert'}`, () => {
      assert.equal(named.test(alerts), !LOOKED_AT.has(figure));
    });
  }
});

// Without Prometheus's tool on the machine these prove nothing, and say so by their names.
describe(isThere ? 'by promtool' : 'by promtool, which is not installed here', () => {
  for (const args of [
    ['check', 'config', 'prometheus.yml'],
    ['check', 'rules', 'alerts.yml'],
    ['test', 'rules', 'alerts.test.yml'],
  ]) {
    it(args.join(' '), () => {
      if (!isThere) return;
      const { status, stdout, stderr } = promtool(...args);
      assert.equal(status, 0, stdout + stderr);
    });
  }
});
