import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { Poke } from './poke.js';
import { LANES } from './topics.js';
import { Transactions } from './transactions.js';
import { nextWalk, someone, Walker } from './walk.fixture.js';

let database: TestDatabase;
let walker: Walker;

beforeAll(async () => {
  database = await aDatabase('poke');
  walker = await Walker.on(database.url);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

describe('the relays that a transaction wakes', () => {
  const lanes = async (...says: { she: string; urgent: boolean }[]): Promise<readonly string[]> => {
    const woken: string[] = [];
    const poke = new Poke();
    for (const lane of LANES) poke.onPoke(lane, () => woken.push(lane));
    const { connections, ground } = walker.parts;
    const transactions = new Transactions(connections, ground.settings, ground.clock, poke);
    await transactions.run((tx) => {
      for (const { she, urgent } of says) tx.publish(nextWalk(she, 1, urgent));
      return Promise.resolve();
    });
    return woken;
  };

  it('are those of the lanes on which it says something; what follows on something urgent is urgent', async () => {
    const [she, another] = [someone(), someone()];
    expect(await lanes()).toEqual([]);
    expect(await lanes({ she, urgent: false })).toEqual(['normal']);
    expect(await lanes({ she, urgent: true })).toEqual(['urgent']);
    expect(await lanes({ she, urgent: false })).toEqual(['urgent']);
    expect(await lanes({ she, urgent: false }, { she: another, urgent: false })).toEqual([
      'normal',
      'urgent',
    ]);
  });
});
