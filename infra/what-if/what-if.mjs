// Whom would a draft of criteria take, of those who were referred? `npm run what-if -- DRAFT.json --since 2026-01-01`.
import { onNode24 } from '../start/on-node-24.mjs';
import { sentenceFor } from '../start/trouble.mjs';

if (await onNode24()) {
  const { whatIfCommand } = await import('./what-if-command.mjs');
  try {
    process.exitCode = await whatIfCommand(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(process.env.DEBUG ? error : sentenceFor(error));
    process.exitCode = 1;
  }
}
