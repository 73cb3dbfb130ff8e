// Seals everything anew with the current keys, so that old ones can be retired: `npm run reseal`. See decision 0102.
import { onNode24 } from '../start/on-node-24.mjs';
import { sentenceFor } from '../start/trouble.mjs';

if (await onNode24()) {
  const { resealCommand } = await import('./reseal-command.mjs');
  try {
    process.exitCode = await resealCommand(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(process.env.DEBUG ? error : sentenceFor(error));
    process.exitCode = 1;
  }
}
