import { cpus, loadavg, totalmem } from 'node:os';

const gib = 2 ** 30;

/** What figures were measured on: enough to compare, nothing that names a machine. */
export function machine() {
  const [cpu] = cpus();
  return {
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / gib),
    cpu: cpu?.model.trim().replace(/\s+/g, ' ') ?? 'unknown',
    node: process.versions.node,
  };
}

/** How much else ran on it. */
export const busy = () => loadavg()[0];
