import { onNode24 } from '../start/on-node-24.mjs';

// npm test: everything that can be checked, and one closing line that counts it.
if (await onNode24()) {
  const { runStages } = await import('./test-stages.mjs');
  process.exitCode = await runStages(process.argv.slice(2));
}
