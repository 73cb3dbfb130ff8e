// Breaks the line in every way we know, and proves that nothing is lost or doubled. `npm run faults -- --only F9`
import { onNode24 } from '../start/on-node-24.mjs';
import { sentenceFor } from '../start/trouble.mjs';

if (await onNode24()) {
  const { run } = await import('./run.mjs');
  try {
    process.exit(await run(process.argv.slice(2)));
  } catch (error) {
    console.error(process.env.DEBUG ? error : sentenceFor(error));
    process.exit(1);
  }
}
