import { onNode24 } from '../start/on-node-24.mjs';

// Property-based tests of every service's public interface against its own document; one closing line counts them.
if (await onNode24()) {
  const { runApiTests } = await import('./api-tests-run.mjs');
  process.exit(await runApiTests());
}
