// After a backup was restored and the topics were read again: `npm run restore:numbers`. See decision 0091.
import { onNode24 } from '../start/on-node-24.mjs';
import { sentenceFor } from '../start/trouble.mjs';

if (await onNode24()) {
  const { numbersCommand } = await import('./numbers-command.mjs');
  try {
    await numbersCommand(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(process.env.DEBUG ? error : sentenceFor(error));
    process.exitCode = 1;
  }
}
