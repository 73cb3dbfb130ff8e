// How fast the line is, beside the floor: one run, tables and a plot. `npm run bench -- --only floor,line --n 2000`
import { onNode24 } from '../start/on-node-24.mjs';
import { sentenceFor } from '../start/trouble.mjs';

if (await onNode24()) {
  const { bench } = await import('./run.mjs');
  try {
    await bench(process.argv.slice(2));
    process.exit(0);
  } catch (error) {
    console.error(process.env.DEBUG ? error : sentenceFor(error));
    process.exit(1);
  }
}
