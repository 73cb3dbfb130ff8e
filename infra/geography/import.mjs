// Loads an edition of postcodes or practices: `npm run geography:import -- NSPL_AUG_2026_UK.csv`. See docs/geography.md.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onNode24 } from '../start/on-node-24.mjs';
import { sentenceFor } from '../start/trouble.mjs';

// An image has no sources, and the Node that it needs.
const isImage = !existsSync(join(fileURLToPath(new URL('../..', import.meta.url)), 'apps'));

if (isImage || (await onNode24())) {
  const { importCommand } = await import('./import-command.mjs');
  try {
    process.exitCode = await importCommand(process.argv.slice(2), { isImage });
  } catch (error) {
    console.error(process.env.DEBUG ? error : sentenceFor(error));
    process.exitCode = 1;
  }
}
