// Is the audit of every service as it was written? `npm run audit:verify`. See decision 0031.
import { onNode24 } from '../start/on-node-24.mjs';
import { sentenceFor } from '../start/trouble.mjs';

if (await onNode24()) {
  const { verifyCommand } = await import('./verify-command.mjs');
  try {
    process.exitCode = await verifyCommand(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(process.env.DEBUG ? error : sentenceFor(error));
    process.exitCode = 1;
  }
}
