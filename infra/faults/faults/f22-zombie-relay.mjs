import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaApi } from '../ground/readers.mjs';

/** Longer than the lease of a relay. */
const stoppedMs = 13_000;
const unpublished = 'SELECT count(*) AS n FROM outbox WHERE published_at IS NULL';
const saidSince = 'SELECT event_id::text AS id FROM outbox WHERE id > $1';
let saidBefore = 0;
/** Not published where the relay stood still: no more of them can have been in its hands. */
let onTheirWay = 0;

/** @type {import('../trial.mjs').Fault} */
export const f22 = {
  id: 'F22',
  is: 'a relay stands still (SIGSTOP) with a batch on its way, another takes over, the first goes on (SIGCONT)',
  protectedBy: 'leases by the clock of the database; the inbox',
  mutation: ['done-again', 'no-lease'],

  async make(trial) {
    const { line, servers, books } = trial.ground;
    saidBefore = await books.number('intake', 'SELECT coalesce(max(id), 0) AS n FROM outbox');
    onTheirWay = 0;
    const other = await line.addInstance('intake');
    const { link } = servers.kafka;
    await trial.underLoad(8, async () => {
      for (let round = 0; round < (trial.isFull ? 4 : 1); round += 1) {
        let goOn = () => {};
        const goesOn = new Promise((resolve) => (goOn = () => resolve(undefined)));
        /** @type {import('../ground/link.mjs').Wire | undefined} */
        let held;
        link.rule = async ({ what, api, who, wire }) => {
          if (what !== 'request' || api !== kafkaApi.produce || who !== 'intake.normal')
            return 'pass';
          if (held !== undefined && held !== wire) return 'pass';
          if (held === undefined) {
            held = wire;
            line.signal('intake', 'SIGSTOP');
            trial.injected += 1;
            onTheirWay += await books.number('intake', unpublished);
          }
          await goesOn;
          return 'pass';
        };
        await sleep(stoppedMs);
        line.signal('intake', 'SIGCONT');
        goOn();
        await sleep(2_000);
        link.rule = undefined;
      }
    });
    await line.removeInstance(other);
  },

  async after(trial, { redelivered, records }) {
    trial.mustBite(redelivered > 0, 'nothing is in a topic twice');
    const said = await trial.ground.books.rows('intake', saidSince, [saidBefore]);
    const ids = new Set(said.map(({ id }) => id));
    const sent = records.filter(({ id }) => id !== undefined && ids.has(id));
    const twice = sent.length - new Set(sent.map(({ id }) => id)).size;
    trial.expect(
      twice <= onTheirWay,
      `${twice} events of intake are sent twice that were not on their way (${onTheirWay} were)`,
    );
  },
};
