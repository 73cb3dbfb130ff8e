import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../start/ports.mjs';

const observability = join(import.meta.dirname, '../observability');

/** Whether it can be run here at all. */
export const hasPrometheus = () => spawnSync('prometheus', ['--version']).status === 0;

/** The expressions of all panels. @returns {readonly string[]} */
export function dashboardQueries() {
  const file = join(observability, 'grafana/dashboards/waymark.json');
  /** @type {{ panels: readonly { targets: readonly { expr: string }[] }[] }} */
  const { panels } = JSON.parse(readFileSync(file, 'utf8'));
  return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
}

/** The names of all figures that alerts look at. @returns {readonly string[]} */
export function alertFigures() {
  const text = readFileSync(join(observability, 'alerts.yml'), 'utf8');
  return [...new Set(text.match(/\b(?:waymark|process)_[a-z_]+/g))];
}

/**
 * Prometheus, reading the services every second, on a port and in a folder of its own.
 * @param {Readonly<Record<string, string>>} metricsUrls of each service
 */
export async function startPrometheus(metricsUrls) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-prometheus-'));
  const targets = Object.entries(metricsUrls).map(
    ([service, url]) => `{ targets: ['${new URL(url).host}'], labels: { service: ${service} } }`,
  );
  writeFileSync(
    join(folder, 'prometheus.yml'),
    `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: ['${join(observability, 'alerts.yml')}']
scrape_configs: [{ job_name: waymark, static_configs: [${targets.join(', ')}] }]
`,
  );
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const options = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=${address}`,
  ];
  const child = spawn('prometheus', options, { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    /** @param {string} query @returns {Promise<readonly { metric: Record<string, string>, value: [number, string] }[]>} */
    async ask(query) {
      const body = new URLSearchParams({ query });
      const answer = await fetch(`http://${address}/api/v1/query`, { method: 'POST', body });
      const { status, data, error } = await answer.json();
      if (status !== 'success') throw new Error(`${query}: ${error}`);
      return data.result;
    },
    async stop() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
