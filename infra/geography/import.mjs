// Loads an edition of postcodes or practices: `npm run geography:import -- NSPL_AUG_2026_UK.csv`. See docs/geography.md.
import { onNode24 } from '../start/on-node-24.mjs';
import { sentenceFor } from '../start/trouble.mjs';

if (await onNode24()) {
  const { importCommand } = await import('./import-command.mjs');
  try {
    process.exitCode = await importCommand(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(process.env.DEBUG ? error : sentenceFor(error));
    process.exitCode = 1;
  }
}
