import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventQuarantined,
  eventUnquarantined,
  messageDelivered,
  messageFailed,
  referralAssessed,
  referralOffered,
  referralQuestionAsked,
  taskDone,
  unmetNeedRecorded,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { LANDING } from '../domain/placement.fixture.js';
import { candidatesOf, factsOf, judgementOf, theDirectory } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const TEAM = 'norfolk-midwives';
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('route-referral');
});
afterAll(() => routing.close());

const types = async (referralId: string): Promise<string[]> =>
  (await routing.said(referralId)).map(({ type }) => type);

describe('a referral that is received', () => {
  it('is held by its sending team at once, and the triage desk owes the judgement within minutes', async () => {
    const id = await routing.referred();
    const { body } = await routing.page(id, TEAM, 'referrer');
    expect(body).toMatchObject({
      state: 'being-judged',
      holder: { organisation: TEAM, kind: 'sending-team' },
      nextStep: { what: 'judge', owner: LANDING, dueAt: '2026-11-23T09:15:00.000Z' },
      version: 1,
    });
    expect((await routing.worklist(LANDING, 'landing-coordinator')).items).toContainEqual(
      expect.objectContaining({ referralId: id, as: 'task' }),
    );
  });

  it('is held by the landing team when she refers herself', async () => {
    const id = await routing.referred({ self: true });
    const { body } = await routing.page(id, LANDING, 'landing-coordinator');
    expect(body).toMatchObject({ holder: { organisation: LANDING, kind: 'landing-team' } });
  });
});

describe('a referral that is judged', () => {
  it('is offered to its hub, and her team goes on holding her', async () => {
    const id = await routing.referred({ judged: eligible });
    const [offered] = ofType(await routing.said(id), referralOffered);
    expect(offered?.data).toMatchObject({
      serviceId: HUB,
      pathway: 'birth-trauma',
      as: 'lead',
      version: 2,
      holder: { organisation: TEAM },
      nextStep: { what: 'acknowledge', owner: HUB, dueAt: '2026-11-25T17:00:00.000Z' },
    });
    const { items } = await routing.worklist(HUB);
    expect(items).toContainEqual(
      expect.objectContaining({ referralId: id, as: 'lead', state: 'offered', overdue: false }),
    );
    const { body } = await routing.page(id, HUB);
    expect(body.considered).toContainEqual(
      expect.objectContaining({ rule: 'hub-pathway-met', serviceId: HUB, taken: true }),
    );
  });

  it('has one effect of one event, and none of another that says the same', async () => {
    const id = await routing.referred();
    const event = anEvent(referralAssessed, {
      subject: id,
      data: {
        referralId: id,
        factsVersion: 1,
        candidates: candidatesOf(theDirectory(), eligible),
        judgements: eligible.map(judgementOf),
      },
    });
    await routing.consumer.onAssessed(event);
    await routing.consumer.onAssessed(event);
    await routing.judged(id, eligible);
    expect(await types(id)).toEqual(['referral.offered.v1']);
    expect(await routing.versionOf(id)).toBe(2);
  });

  it('is not moved by a judgement of older facts', async () => {
    const id = await routing.referred();
    await routing.amended(id, factsOf({ need: { level: 'severe' } }), 2);
    await routing.judged(id, eligible, 1);
    expect(await types(id)).toEqual([]);
    await routing.judged(id, eligible, 2);
    expect(await types(id)).toEqual(['referral.offered.v1']);
  });

  it('is asked about, and goes on from the answer', async () => {
    const missing = { missing: [{ fact: 'need.level', question: 'How severe is it?' }] };
    const id = await routing.referred({
      judged: [['berks-birth-in-mind', 'birth-trauma', 'cannot-tell', missing]],
    });
    const [asked] = ofType(await routing.said(id), referralQuestionAsked);
    expect(asked?.data).toMatchObject({
      askedBy: 'waymark',
      asks: [{ fact: 'need.level' }],
      holder: { organisation: TEAM },
      nextStep: { what: 'answer-question', owner: TEAM },
    });
    const questionId = asked?.data.questionId ?? '';
    await routing.answered(id, { questionId, facts: factsOf(), factsVersion: 2 });
    expect((await routing.page(id, TEAM, 'referrer')).body.state).toBe('being-judged');
    await routing.judged(id, [['berks-birth-in-mind', 'birth-trauma', 'eligible']], 2);
    expect((await routing.page(id, TEAM, 'referrer')).body).toMatchObject({
      state: 'offered',
      serviceId: 'berks-birth-in-mind',
    });
  });

  it('goes to a person where nothing fits, and the need is counted once', async () => {
    const severe = { need: { level: 'severe' } } as const;
    const no = [[HUB, 'birth-trauma', 'not-eligible', { deciding: ['minimum-age'] }]] as const;
    const id = await routing.referred({ ...severe, judged: no });
    await routing.judged(id, no);
    expect(ofType(await routing.said(id), unmetNeedRecorded).map(({ data }) => data)).toEqual([
      expect.objectContaining({
        reason: 'under-age',
        pathway: 'birth-trauma',
        places: ['norfolk', 'england'],
      }),
    ]);
    const { items } = await routing.worklist(LANDING, 'landing-coordinator');
    expect(items).toContainEqual(
      expect.objectContaining({
        referralId: id,
        as: 'task',
        nextStep: expect.objectContaining({ what: 'find-a-place', owner: LANDING }),
      }),
    );
  });
});

describe('what is heard from elsewhere', () => {
  it('withdrawn closes it, ends sharing and settles what is beside', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.withdrawn(id);
    expect(await types(id)).toEqual(['referral.offered.v1', 'referral.closed.v1']);
    expect((await routing.page(id, TEAM, 'referrer')).body).toMatchObject({
      state: 'closed',
      moves: [],
    });
    const { body } = await routing.page(id, HUB);
    expect(body).toMatchObject({ state: 'closed', because: 'The part of your team has ended.' });
    expect(body).not.toHaveProperty('holder');
    expect((await routing.worklist(HUB)).items.map(({ referralId }) => referralId)).not.toContain(
      id,
    );
    await routing.judged(id, eligible);
    expect(await types(id)).toHaveLength(2);
  });

  it('a message that failed is a task for whoever can reach them', async () => {
    const id = await routing.referred({ judged: eligible });
    const failed = anEvent(messageFailed, {
      subject: id,
      data: { referralId: id, audience: 'receiving-service', reason: 'no-mailbox' },
    });
    await routing.consumer.onMessageFailed(failed);
    const { items } = await routing.worklist(LANDING, 'landing-coordinator');
    const task = items.find(({ referralId, as }) => referralId === id && as === 'task');
    expect(task).toMatchObject({ nextStep: { what: 'contact-by-another-way', owner: LANDING } });

    const done = await routing.move(
      id,
      'finished-task',
      { organisation: LANDING, role: 'landing-coordinator' },
      { taskId: task?.taskId },
    );
    expect(done.status).toBe(200);
    expect(await types(id)).toEqual(['referral.offered.v1', 'task.opened.v1', 'task.done.v1']);
  });

  it('a message that has arrived after all is nobody’s task any more, and the next one is', async () => {
    const id = await routing.referred({ judged: eligible });
    const about = (messageId: string) => ({
      referralId: id,
      messageId,
      audience: 'woman' as const,
    });
    const unsure = (data: object) =>
      routing.consumer.onMessageFailed(
        anEvent(messageFailed, {
          subject: id,
          data: { ...data, reason: 'provider-down', mayHaveArrived: true },
        }),
      );
    const delivered = (data: object) =>
      routing.consumer.onMessageDelivered(anEvent(messageDelivered, { subject: id, data }));
    const asked = async () => {
      const { body } = await routing.page(id, TEAM, 'referrer');
      const [newest] = body.history.toReversed();
      return [body.tasks.length, newest?.what];
    };
    const [one, other] = [randomUUID(), randomUUID()];
    await unsure(about(one));
    await unsure(about(other));
    expect(await asked()).toEqual([1, 'message-failed']);
    const version = await routing.versionOf(id);
    await delivered(about(one));
    expect(await asked()).toEqual([1, 'message-failed']);
    await delivered({ ...about(one), wasUnsure: true });
    expect(await asked()).toEqual([1, 'message-arrived']);
    expect(await routing.versionOf(id)).toBe(version);
    await delivered({ ...about(other), wasUnsure: true });
    expect(await asked()).toEqual([0, 'message-arrived']);
    const ended = ofType(await routing.said(id), taskDone);
    expect(ended.map(({ data }) => data.because)).toEqual([
      'A message to the person has arrived after all: whoever carried it has said so late. Nobody has to ask about it any more.',
    ]);
  });

  it('is acknowledged by a page that Waymark has only put a task beside since; not by one that somebody decided on', async () => {
    const theHub = { organisation: HUB, role: 'hub-clinician' } as const;
    const id = await routing.referred({ judged: eligible });
    const version = await routing.versionOf(id);
    await routing.consumer.onMessageFailed(
      anEvent(messageFailed, {
        subject: id,
        data: { referralId: id, audience: 'receiving-service', reason: 'no-mailbox' },
      }),
    );
    expect(await routing.versionOf(id)).toBe(version + 1);
    expect((await routing.move(id, 'acknowledgement', theHub, { version })).status).toBe(200);
    expect((await routing.move(id, 'acceptance', theHub, { version })).body).toMatchObject({
      code: 'moved-meanwhile',
      detail: expect.stringContaining(`acknowledge by ${HUB}`),
    });
    expect((await routing.move(id, 'acceptance', theHub, { version: version + 9 })).status).toBe(
      409,
    );
  });

  it('a failed event shows in the worklist until it is dealt with', async () => {
    const id = await routing.referred({ judged: eligible });
    const needsAttention = async (): Promise<boolean | undefined> =>
      (await routing.worklist(HUB)).items.find(({ referralId }) => referralId === id)
        ?.needsAttention;
    await routing.consumer.onQuarantined(
      anEvent(eventQuarantined, { subject: id, source: 'intake' }),
    );
    expect(await needsAttention()).toBe(true);
    await routing.consumer.onUnquarantined(
      anEvent(eventUnquarantined, { subject: id, source: 'intake' }),
    );
    expect(await needsAttention()).toBe(false);
    expect(await types(id)).toEqual(['referral.offered.v1']);
    const aboutNobody = anEvent(eventQuarantined, { subject: 'cw-loss', source: 'eligibility' });
    await expect(routing.consumer.onQuarantined(aboutNobody)).resolves.toBeUndefined();
  });

  it('a failed event that was discarded leaves a task with whoever holds the person, once', async () => {
    const id = await routing.referred({ judged: eligible });
    const discarded = (eventType: string) =>
      anEvent(eventUnquarantined, {
        subject: id,
        source: 'eligibility',
        data: { quarantineId: randomUUID(), end: 'discarded', eventType, producer: 'intake' },
      });
    await routing.consumer.onUnquarantined(discarded('referral.amended.v1'));
    await routing.consumer.onUnquarantined(discarded('referral.amended.v1'));
    expect(await types(id)).toEqual(['referral.offered.v1', 'task.opened.v1']);
    const { items } = await routing.worklist(TEAM, 'referrer');
    const task = items.find(({ referralId, as }) => referralId === id && as === 'task');
    expect(task).toMatchObject({
      needsAttention: false,
      nextStep: { what: 'look-into', owner: TEAM },
    });
    expect(task?.nextStep?.because).toContain(
      'a change of the facts is missing in the reading of the criteria',
    );
    const nobodys = anEvent(eventUnquarantined, {
      ...{ subject: randomUUID(), source: 'eligibility' },
      data: { quarantineId: randomUUID(), end: 'discarded' },
    });
    await expect(routing.consumer.onUnquarantined(nobodys)).resolves.toBeUndefined();
  });

  it('of a referral never received is refused, not waited for', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    await expect(routing.judged(nobody, eligible)).rejects.toThrow('never received');
  });
});
