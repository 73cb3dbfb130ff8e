import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { londonDay } from '@waymark/contracts';
import { aLine, eventually, testEnvironment, type TestLine } from '@waymark/testing';
import { Visitor } from '../../apps/web/src/testing/a-visitor.fixture.js';
import { dashboardQueries, hasPrometheus, startPrometheus } from '../health/prometheus.mjs';
import { machineToken } from '../start/machine-token.mjs';
import {
  answersOf,
  CLOSED_AND_WRITTEN_TO,
  idBeside,
  inLogs,
  inTables,
  onTopics,
  pressed,
  refer,
  referHer,
  signIn,
  tracesIn,
  UNREACHABLE,
  waysIn,
  WRONG_BODIES,
} from './canary.fixture.js';
import { toldApart } from './protected-fact.fixture.js';
import { aCollector, type Collector, type SeenSpan } from './collector.fixture.js';

const MINUTES = 60_000;
const WITHIN = { withinMs: MINUTES, everyMs: 500 };
const HUB = 'Hub clinician, Lotus, Norfolk and Waveney';
const ALL = ['eligibility', 'intake', 'notification', 'operations', 'routing', 'web'];
/** What has not happened yet has no series: a clock that is overdue, a request that failed, a reconciliation. */
const QUIET = /clock\.breached|status="5xx"|outcome="came again"|reconciliation_age/;
/** Its own, so that everything on these topics is hers. */
const prefix = `canary-${randomBytes(4).toString('hex')}`;

let collector: Collector;
let line: TestLine;
let midwife: Visitor;
let clinician: Visitor;
let reference: string;
let referralId: string;
const problems: string[] = [];

beforeAll(async () => {
  collector = await aCollector();
  line = await aLine({ TOPIC_PREFIX: prefix, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  midwife = new Visitor(line.urls.web);
  clinician = new Visitor(line.urls.web);
  await signIn(midwife, 'midwife');
  await signIn(clinician, 'hub-east', HUB);
}, 4 * MINUTES);
afterAll(async () => {
  await line.stop();
  await collector.close();
}, MINUTES);

describe('somebody is referred, by form, to a hub that accepts', () => {
  it(
    'reaches the hub',
    async () => {
      const sent = await referHer(midwife, londonDay(new Date()));
      reference = /WM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sent.text)?.[0] ?? '';
      expect(reference).not.toBe('');
      const worklist = await eventually(
        'the hub sees the referral',
        async () => {
          const page = await clinician.get('/worklist');
          return page.text.includes(reference) ? page : undefined;
        },
        WITHIN,
      );
      referralId = idBeside(worklist, reference);
      let page = await eventually(
        'the hub may read who she is',
        async () => {
          const read = await clinician.get(`/worklist/${referralId}`);
          return tracesIn(read.text).includes('vexlina') ? read : undefined;
        },
        WITHIN,
      );
      for (const move of ['acknowledgement', 'acceptance']) {
        expect((await pressed(clinician, page, `/${move}`)).status).toBe(303);
        page = await clinician.get(`/worklist/${referralId}`);
      }
    },
    MINUTES,
  );

  it(
    'has a protected fact, read by who told it alone, one at a time',
    async () => {
      const told = await toldApart(clinician, midwife, referralId);
      expect(told).toEqual({ listed: false, shown: true, others: false });
    },
    MINUTES,
  );

  it(
    'is written to, as she asked',
    async () => {
      await eventually(
        'both messages to her have gone',
        async () => {
          const answer = await fetch(`${line.urls.outbox}/mails.json?to=jxplover@canary.example`);
          return ((await answer.json()) as unknown[]).length === 2;
        },
        WITHIN,
      );
    },
    MINUTES,
  );

  it(
    'is seen by an operator as a timeline',
    async () => {
      const operator = new Visitor(line.urls.web);
      await signIn(operator, 'operator');
      await eventually(
        'the timeline tells that both messages have gone',
        async () => {
          const page = await operator.open(`/operations/find?reference=${reference}`);
          expect(tracesIn(page.text)).toEqual([]);
          return (
            page.text.includes('referral.accepted') &&
            page.text.split('message.delivered').length > 2
          );
        },
        WITHIN,
      );
    },
    MINUTES,
  );

  it(
    'is refused where something is wrong with what is said of her',
    async () => {
      const wrong = await midwife
        .get('/refer/before-you-start')
        .then(() => midwife.post('/refer/drafts'));
      const draft = wrong.location.replace(/\/whose-care$/, '');
      const fields = { fullName: 'Quillabyzz Featherstrop', nhsNumber: '999 638 2746' };
      expect((await midwife.post(`${draft}/person`, fields)).status).toBe(422);
      const token = await machineToken({
        tokenUrl: `${line.urls.identity}/token`,
        client: 'waymark-examples',
        service: 'intake',
        scopes: ['referrals:write'],
      });
      for (const body of WRONG_BODIES) {
        const answer = await fetch(`${line.urls.intake}/referrals`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body,
        });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        problems.push(await answer.text());
      }
      const unknown = await fetch(`${line.urls.intake}/referrals/Quillabyzz?name=Featherstrop`);
      problems.push(await unknown.text());
    },
    MINUTES,
  );
});

describe('somebody who cannot be written to', () => {
  it.each(UNREACHABLE)(
    '$who: is sent nothing, is one task of somebody, and no page says how to reach them',
    async (person) => {
      const today = londonDay(new Date());
      const sent = await refer(midwife, today, answersOf(person, today));
      const theirs = /WM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sent.text)?.[0] ?? '';
      const operator = new Visitor(line.urls.web);
      await signIn(operator, 'operator');
      const timelineWith = (words: string, times: number) =>
        eventually(
          `the timeline says ${words}`,
          async () => {
            const page = await operator.open(`/operations/find?reference=${theirs}`);
            return page.text.split(words).length > times ? page : undefined;
          },
          WITHIN,
        );
      await timelineWith('Reach them another way', 1);
      const id = idBeside(await clinician.get('/worklist'), theirs);
      const record = `/worklist/${id}`;
      if (!person.restricted) {
        for (const move of ['acknowledgement', 'acceptance'])
          await pressed(clinician, await clinician.get(record), `/${move}`);
        await timelineWith('message.failed.v1', 4);
      }
      const timeline = await timelineWith('message.delivered.v1', 4);
      const opened = person.restricted ? 403 : 200;
      const pages = await Promise.all([
        ...['', '/print'].map((rest) => clinician.get(`${record}${rest}`)),
        ...['', '/export.csv'].map((rest) => clinician.get(`/worklist${rest}`)),
        ...['', '/print'].map((rest) => midwife.get(`/referrals/${id}${rest}`)),
      ]);
      const mails = await fetch(`${line.urls.outbox}/mails.json`).then((answer) => answer.text());

      expect(pages.map(({ status }) => status)).toEqual([opened, opened, 200, 200, 200, 200]);
      expect(timeline.text.split('Reach them another way')).toHaveLength(2);
      expect(pages.map(({ text }) => waysIn(person, text))).toEqual([[], [], [], [], [], []]);
      expect(waysIn(person, timeline.text)).toEqual([]);
      expect(waysIn(person, mails)).toEqual([]);
    },
    2 * MINUTES,
  );
});

it(
  'somebody whose record is closed is written to as they said, by that way alone',
  async () => {
    const today = londonDay(new Date());
    const sent = await refer(midwife, today, answersOf(CLOSED_AND_WRITTEN_TO, today));
    const theirs = /WM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sent.text)?.[0] ?? '';
    const seen = async (): Promise<readonly string[] | undefined> => {
      const to = `${line.urls.outbox}/mails.json?to=${CLOSED_AND_WRITTEN_TO.email}`;
      const mails = (await fetch(to).then((answer) => answer.json())) as unknown[];
      const worklist = await clinician.get('/worklist');
      const id = idBeside(worklist, theirs);
      if (mails.length === 0 || id === '') return undefined;
      const record = await clinician.get(`/worklist/${id}`);
      expect({ mails: mails.length, record: record.status }).toEqual({ mails: 1, record: 403 });
      return [JSON.stringify(mails), worklist.text, record.text];
    };
    const [mails = '', ...pages] = await eventually('it has gone and is seen', seen, WITHIN);
    expect(tracesIn(mails)).toEqual([CLOSED_AND_WRITTEN_TO.email]);
    expect(pages.map((text) => waysIn(CLOSED_AND_WRITTEN_TO, text))).toEqual([[], []]);
  },
  2 * MINUTES,
);

describe('what is seen of a referral', () => {
  let spans: readonly SeenSpan[];
  const named = (service: string, name: string): SeenSpan => {
    const found = spans.find(
      (span) =>
        span.service === service &&
        span.name === name &&
        (span.fields['waymark.subject'] ?? referralId) === referralId,
    );
    if (found === undefined) throw new Error(`${service} has made no span ${name}`);
    return found;
  };
  const of = (trace: string): readonly SeenSpan[] => spans.filter((span) => span.trace === trace);
  /** From what began the trace to this. */
  const wayTo = (span: SeenSpan): readonly SeenSpan[] => {
    const above = spans.find(({ id }) => id === span.parent);
    return above === undefined ? [span] : [...wayTo(above), span];
  };

  beforeAll(async () => {
    await eventually(
      'the collector has the last effect',
      () => {
        spans = collector.spans();
        return spans.some(
          ({ service, name, fields }) =>
            service === 'operations' &&
            name === 'process referral.accepted.v1' &&
            fields['waymark.subject'] === referralId,
        );
      },
      WITHIN,
    );
  }, MINUTES);

  it('goes in one trace from the form to the timeline', () => {
    const way = wayTo(named('operations', 'process referral.offered.v1'));
    expect(
      way
        .filter(({ name }) => name !== 'transaction')
        .map(({ service, name }) => `${service}: ${name}`),
    ).toEqual([
      'web: POST /refer/:id/check-answers',
      'web: POST intake',
      'intake: POST /referrals',
      'intake: publish referral.received.v1',
      'eligibility: process referral.received.v1',
      'eligibility: publish referral.assessed.v1',
      'routing: process referral.assessed.v1',
      'routing: publish referral.offered.v1',
      'operations: process referral.offered.v1',
    ]);
    expect(new Set(way.map(({ trace }) => trace)).size).toBe(1);
  });

  it('is told to everybody in that trace: what is written, and what came of it', () => {
    const { trace } = named('operations', 'process referral.offered.v1');
    const there = of(trace);
    expect([...new Set(there.map(({ service }) => service))].sort()).toEqual(ALL);
    expect(there.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['send message', 'publish message.delivered.v1']),
    );
  });

  it('leaves nothing without what caused it', () => {
    const { trace } = named('operations', 'process referral.offered.v1');
    const there = of(trace);
    const ids = new Set(there.map(({ id }) => id));
    expect(there.filter(({ parent }) => parent !== '' && !ids.has(parent)).map(nameOf)).toEqual([]);
    expect(there.filter(({ parent }) => parent === '').map(nameOf)).toEqual([
      'web: POST /refer/:id/check-answers',
    ]);
  });

  it('links what the hub does later with what it waited after', () => {
    const received = named('intake', 'publish referral.received.v1');
    const acknowledged = named('routing', 'publish referral.acknowledged.v1');
    const accepted = named('routing', 'publish referral.accepted.v1');
    expect(new Set([received.trace, acknowledged.trace, accepted.trace]).size).toBe(3);
    expect(acknowledged.links).toEqual([received.trace]);
    expect(accepted.links).toEqual([acknowledged.trace]);
  });

  it('links each transaction in which events are heard with their traces', () => {
    const heard = spans.filter(({ name }) => name === 'hear events');
    const { trace } = named('operations', 'process referral.offered.v1');
    expect(heard.every(({ links, parent }) => links.length > 0 && parent === '')).toBe(true);
    expect(
      heard.filter(({ links }) => links.includes(trace)).map(({ service }) => service),
    ).toEqual(expect.arrayContaining(ALL.filter((service) => service !== 'web')));
  });
});

describe('the dashboard', () => {
  it(
    'shows it: each of its queries answers from a Prometheus that reads the line, where one is installed',
    async () => {
      if (!hasPrometheus()) return;
      const prometheus = await startPrometheus(
        Object.fromEntries(ALL.map((service) => [service, line.metricsUrls[service] ?? ''])),
      );
      const isSilent = async (query: string): Promise<boolean> =>
        (await prometheus.ask(query)).length === 0;
      try {
        await eventually(
          'Prometheus has read every service twice',
          async () => {
            const read = await prometheus
              .ask('count(sum_over_time(up{job="waymark"}[1m]) > 2)')
              .catch(() => []);
            return read[0]?.value[1] === String(ALL.length);
          },
          WITHIN,
        );
        const queries = dashboardQueries();
        const silent = await Promise.all(queries.map(isSilent));
        expect(queries.filter((query, nth) => silent[nth] && !QUIET.test(query))).toEqual([]);
      } finally {
        await prometheus.stop();
      }
    },
    2 * MINUTES,
  );
});

describe('who she is', () => {
  it('is in no log', () => {
    expect(inLogs(line)).toEqual([]);
  });

  it(
    'is on no topic',
    async () => {
      const said = await onTopics(testEnvironment().kafkaBrokers.split(','), prefix);
      expect(said.some((text) => text.includes(referralId))).toBe(true);
      expect(tracesIn(said.join('\n'))).toEqual([]);
    },
    MINUTES,
  );

  it(
    'can be read in no table',
    async () => {
      expect(await inTables(line)).toEqual([]);
    },
    MINUTES,
  );

  it('is in no figure', async () => {
    for (const url of Object.values(line.metricsUrls)) {
      const answer = await fetch(url).catch(() => undefined);
      expect(tracesIn((await answer?.text()) ?? '')).toEqual([]);
    }
  });

  it('is in no span', () => {
    expect(collector.text()).toContain(referralId);
    expect(tracesIn(collector.text())).toEqual([]);
  });

  it('is in no error that was answered', () => {
    expect(problems.every((problem) => problem.includes('"status"'))).toBe(true);
    expect(tracesIn(problems.join('\n'))).toEqual([]);
  });
});

const nameOf = ({ service, name }: SeenSpan): string => `${service}: ${name}`;
