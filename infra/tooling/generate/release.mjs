// Keeps today's event schemas and examples as released: new types are added, released ones are never edited.
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONTRACTS = fileURLToPath(new URL('../../../libs/contracts/', import.meta.url));
const released = join(CONTRACTS, 'released');
mkdirSync(released, { recursive: true });
let added = 0;
for (const name of readdirSync(join(CONTRACTS, 'generated/events'))) {
  const type = name.replace('.schema.json', '');
  if (existsSync(join(released, name))) continue;
  copyFileSync(join(CONTRACTS, 'generated/events', name), join(released, name));
  copyFileSync(
    join(CONTRACTS, 'src/examples', `${type}.json`),
    join(released, `${type}.example.json`),
  );
  added += 1;
}
console.log(`${String(added)} event types released; those released before are as they were.`);
