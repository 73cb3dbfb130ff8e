import { describe, expect, it } from '@jest/globals';
import { GroupMembersAsked } from './group-members.kafkajs.adapter.js';

type Made = ConstructorParameters<typeof GroupMembersAsked>[0];

/** A broker whose group has one member, and the connections that were opened to it. */
function aBroker() {
  const broker = { isDown: false, opened: 0, closed: 0 };
  const answer = (groups: readonly string[]) =>
    broker.isDown
      ? Promise.reject(new Error('down'))
      : Promise.resolve({ groups: groups.map((groupId) => ({ groupId, members: [{}] })) });
  const admin = () => {
    broker.opened += 1;
    return {
      connect: () => (broker.isDown ? Promise.reject(new Error('down')) : Promise.resolve()),
      describeGroups: answer,
    };
  };
  const asked = new GroupMembersAsked(admin as unknown as Made, () => {
    broker.closed += 1;
    return Promise.resolve();
  });
  return { broker, asked };
}

describe('asking the broker who hears', () => {
  it('is done over one connection, however often', async () => {
    const { broker, asked } = aBroker();
    await Promise.all([asked.of(['a']), asked.of(['a'])]);
    expect(await asked.of(['a'])).toEqual(new Map([['a', 1]]));
    expect(broker).toMatchObject({ opened: 1, closed: 0 });
    await asked.close();
    expect(broker.closed).toBe(1);
  });

  it('has no answer while it is down, and opens a connection anew', async () => {
    const { broker, asked } = aBroker();
    await asked.of(['a']);
    broker.isDown = true;
    expect(await asked.of(['a'])).toBeUndefined();
    expect(await asked.of(['a'])).toBeUndefined();
    broker.isDown = false;
    expect(await asked.of(['a'])).toEqual(new Map([['a', 1]]));
    expect(broker).toMatchObject({ opened: 3, closed: 2 });
    await asked.close();
  });
});
