// Do all services keep the same referrals? `npm run reconcile`. See decision 0039.
import { onNode24 } from '../start/on-node-24.mjs';
import { sentenceFor } from '../start/trouble.mjs';

if (await onNode24()) {
  const { notCompared, reconcileCommand } = await import('./reconcile-command.mjs');
  try {
    process.exitCode = await reconcileCommand(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(process.env.DEBUG ? error : sentenceFor(error));
    process.exitCode = notCompared;
  }
}
