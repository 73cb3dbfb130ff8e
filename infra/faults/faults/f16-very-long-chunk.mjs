import { setTimeout as sleep } from 'node:timers/promises';
import { leaveGroup } from '../../kafka/wire.mjs';
import { committerIn, kafkaApi } from '../ground/readers.mjs';

/** @type {import('../trial.mjs').Fault} */
export const f16 = {
  id: 'F16',
  is: 'a chunk takes so long that another worker is given the same events meanwhile',
  protectedBy: 'two who claim the same event: one waits for the other',
  mutation: 'done-again',

  async make(trial) {
    const { line, servers } = trial.ground;
    const other = await line.addInstance('eligibility');
    /** @type {Map<string, string>} group → the member that committed last on the first instance's behalf */
    const members = new Map();
    servers.kafka.link.onMoment = ({ what, api, who, bytes }) => {
      if (what !== 'request' || api !== kafkaApi.offsetCommit || !who.startsWith('eligibility.'))
        return;
      const { group, member } = committerIn(bytes);
      members.set(member, group);
    };
    await trial.underLoad(10, async () => {
      const heldMs = trial.lasts({ short: 12, full: 90 });
      const release = Date.now() + heldMs;
      let held = 0;
      line.postgresLinks.eligibility.rule = async ({ what }) => {
        if (what !== 'commit') return 'pass';
        held += 1;
        await sleep(Math.max(0, release - Date.now()));
        return 'pass';
      };
      await sleep(2_500);
      // The group cannot know that it only takes long: it lets all members go and shares the partitions out anew.
      for (const [member, group] of members) {
        await leaveGroup(servers.kafka.address, { group, member }).catch(() => undefined);
      }
      await sleep(Math.max(0, release - Date.now()) + 500);
      trial.injected += held;
      trial.remarks.push(
        `It was held for ${heldMs / 1000} s${trial.isFull ? '' : ', with `--full` 90 s'}`,
      );
      line.postgresLinks.eligibility.restore();
      await trial.ground.redeliveries.look('eligibility');
      await sleep(1_000);
    });
    servers.kafka.link.onMoment = () => undefined;
    await line.removeInstance(other);
  },

  after(trial) {
    trial.mustBite(trial.injected > 0, 'no chunk was held');
  },
};
