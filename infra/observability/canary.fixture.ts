import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addMonths, type Day } from '@waymark/contracts';
import { addressesOf, type TestLine } from '@waymark/testing';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import type { FormAnswers } from '../../apps/web/src/layout/form/question.js';
import { TOPICS, type TopicSlug } from '../../apps/web/src/pages/referrers/refer/draft/draft.js';
import { beginForm, fieldsOf } from '../../apps/web/src/testing/a-filled-form.fixture.js';
import type { Page, Visitor } from '../../apps/web/src/testing/a-visitor.fixture.js';
import { aDraft } from '../../apps/web/src/testing/drafts.fixture.js';

const NAME = 'Quillabyzz';
const BORN = '1991-02-03';
const EMAIL = 'jxplover@canary.example';

/** Told apart from the form by the team that has her. */
export const PROTECTED = 'With the Smeltwhistles, at 4 Yorrickvane Close.';

/** What she says of herself, none of which is said of anybody else. */
const answers = (today: Day): Readonly<Partial<Record<TopicSlug, FormAnswers>>> => ({
  ...aDraft.topics,
  'whose-care': { loss: 'no', about: 'pregnant-person' },
  now: { state: 'not-pregnant', primaryCarer: 'yes' },
  signs: { signs: ['none'] },
  where: {
    residence: 'known',
    area: 'norfolk',
    gpPractice: 'not-known',
    bookedUnit: 'none',
  },
  need: { pathways: ['birth-trauma'], level: 'moderate', impact: 'marked' },
  'need-more': { traumaKinds: ['birth'] },
  scores: { 'core-10': '19', on: today },
  person: {
    fullName: `${NAME} Featherstrop`,
    nameToUse: 'Vexlina',
    birthDate: BORN,
    nhsNumber: '999 638 2745',
    address: '77 Zanthippe Mews\nGrimblethorpe',
  },
  contact: {
    ...aDraft.topics.contact,
    phone: '07700 900 731',
    email: EMAIL,
    safeEmail: 'yes',
    ...{ seenBy: ['nobody'], knowingly: undefined, partnerKnows: 'no' },
    ...{ times: 'Plinthursdays', askFor: 'Quorvelline', codeWord: 'Zibberwhin' },
    sayYouAre: 'the Drobblemere choir',
    instructions: 'Say it is the Wobblegrass club.',
  },
  'anything-else': { note: 'Collects thrumbletock clocks.' },
});

/** What another system could send of her, and is refused. */
export const WRONG_BODIES = [
  JSON.stringify({
    person: { fullName: ['Quillabyzz'], nhsNumber: '999 638 2745' },
    favourite: 'Vexlina',
  }),
  '{"person": {"fullName": "Quillabyzz',
];

/** Somebody else than her, and how others could reach them. */
interface SomebodyElse {
  readonly who: string;
  /** What was answered about every way; of `email` that it alone is safe, and nobody else reads it. */
  readonly safe: 'no' | 'not-known' | 'email';
  /** Only people who are named on the record open it. */
  readonly restricted: boolean;
  readonly fullName: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
}

/** Who are not written to. */
export const UNREACHABLE: readonly SomebodyElse[] = [
  {
    ...{ who: 'of whom nobody knows what is safe', safe: 'not-known', restricted: false },
    ...{ fullName: 'Orrinquist Dwaylebourne', phone: '07700900642' },
    ...{ email: 'kwimber@canary.example', address: '5 Yarrowquill Row' },
  },
  {
    ...{ who: 'who may be reached in no way and is known to the service', safe: 'no' },
    ...{ restricted: true, fullName: 'Ysoldine Brackwhistle', phone: '07700900517' },
    ...{ email: 'fennimoth@canary.example', address: '8 Tanglewyck Yard' },
  },
];

/** Works for the service and may be written to: what closes a record says who reads it, and not whether they hear. */
export const CLOSED_AND_WRITTEN_TO: SomebodyElse = {
  ...{ who: 'who is known to the service and reads e-mail alone', safe: 'email', restricted: true },
  ...{ fullName: 'Perrindale Vossickthorn', phone: '07700900463' },
  ...{ email: 'ollibrune@canary.example', address: '3 Drayfennel Court' },
};

export const answersOf = (
  { safe, restricted, fullName, phone, email, address }: SomebodyElse,
  today: Day,
): ReturnType<typeof answers> => {
  const hers = answers(today);
  const ways = ['safePhone', 'safeVoicemail', 'safeSms', 'safeEmail', 'safeLetter'];
  return {
    ...hers,
    person: { fullName, birthDate: '1990-05-06', noNhsNumberBecause: 'not-known', address },
    contact: {
      ...{ phone, email, seenBy: [safe === 'email' ? 'nobody' : 'family'], through: 'directly' },
      ...Object.fromEntries(
        ways.map((way) => {
          if (safe !== 'email') return [way, safe];
          return [way, way === 'safeEmail' ? 'yes' : 'no'];
        }),
      ),
    },
    consent: { ...hers.consent, knownToService: restricted ? 'yes' : 'no' },
  };
};

/** How they could be reached, wherever it stands in a text: a number is another with blanks or a country. */
export const waysIn = ({ phone, email, address }: SomebodyElse, text: string): readonly string[] =>
  [phone.slice(1), email, address].filter((way) =>
    text.replaceAll(' ', '').includes(way.replaceAll(' ', '')),
  );

/** Any of these, anywhere but in an encrypted column, is a leak. */
const TRACES_OF_HER = [
  ...[NAME, 'Featherstrop', 'Vexlina', 'Zanthippe', 'Grimblethorpe', 'Wobblegrass'],
  ...['thrumbletock', BORN, '9996382745', '999 638 2745', '07700900731', '07700 900 731'],
  ...['Smeltwhistle', 'Yorrickvane'],
  ...['Plinthursdays', 'Quorvelline', 'Zibberwhin', 'Drobblemere'],
  ...['447700900731', EMAIL, 'jxplover'],
  ...[...UNREACHABLE, CLOSED_AND_WRITTEN_TO].flatMap(({ fullName, phone, email, address }) => [
    ...fullName.split(' '),
    ...[phone, email, address],
  ]),
].map((trace) => trace.toLowerCase());

/** What of her is in a text. */
export function tracesIn(text: string): readonly string[] {
  const small = text.toLowerCase();
  return TRACES_OF_HER.filter((trace) => small.includes(trace));
}

/** Signs somebody in, as the role that is named where there are several. */
export async function signIn(visitor: Visitor, subject: string, role?: string): Promise<void> {
  const choosing = await followed(visitor, '/sign-in', (path) => visitor.get(path));
  const post = (path: string): Promise<Page> => visitor.postAs(path, { person: subject });
  const { page } = await followed(visitor, choosing.path, post);
  if (role === undefined) return;
  const label = new RegExp(`value="([^"]+)"[^>]*>\\s*<label[^>]*>\\s*${role}`);
  const membership = label.exec(page.text)?.[1];
  if (membership === undefined) throw new Error(`Nobody can be ${role} here: ${page.text}`);
  await visitor.post('/choose-role', { membership });
}

/** Goes where it is sent, on whichever site; answers where that is. */
async function followed(
  visitor: Visitor,
  from: string,
  begin: (path: string) => Promise<Page>,
): Promise<{ readonly path: string; readonly page: Page }> {
  let [path, page] = [from, await begin(from)];
  for (let hops = 0; page.status === 303 && hops < 8; hops += 1) {
    path = path.startsWith('http') ? new URL(page.location, path).href : page.location;
    page = await visitor.get(path);
  }
  return { path, page };
}

/** Fills in the whole form and sends it; answers the page that says so. */
export const referHer = (midwife: Visitor, today: Day): Promise<Page> =>
  refer(midwife, today, answers(today));

/** The same for whoever is told of. */
export async function refer(
  midwife: Visitor,
  today: Day,
  told: ReturnType<typeof answers>,
): Promise<Page> {
  const draft = await beginForm(midwife);
  await midwife.get(`${draft}/whose-care`);
  const born = { kind: 'birth', on: addMonths(today, -5), certainty: 'exact' };
  for (const slug of TOPICS) {
    if (slug === 'what-happened') {
      await answered(midwife, `${draft}/what-happened/add/birth`, fieldsOf(born));
      await answered(midwife, `${draft}/what-happened`, { add: 'nothing-more' });
    } else await answered(midwife, `${draft}/${slug}`, fieldsOf(told[slug]));
  }
  await midwife.get(`${draft}/criteria`);
  await midwife.get(`${draft}/check-answers`);
  await answered(midwife, `${draft}/check-answers`, {});
  return midwife.get(`${draft}/sent`);
}

async function answered(
  visitor: Visitor,
  path: string,
  fields: Parameters<Visitor['post']>[1],
): Promise<void> {
  const { status, text } = await visitor.post(path, fields);
  if (status !== 303) throw new Error(`${path} was answered ${String(status)}: ${text}`);
}

/** The id in the link of a row. */
export const idBeside = ({ text }: Page, words: string): string =>
  new RegExp(`/worklist/([0-9a-f-]{36})[^"]*"[^>]*>\\s*${words}`).exec(text)?.[1] ?? '';

/** Presses the button of a form of a page, as it stands there. */
export function pressed(visitor: Visitor, { text }: Page, actionEnd: string): Promise<Page> {
  const form = new RegExp(`<form[^>]*action="([^"]*${actionEnd})"[^>]*>([\\s\\S]*?)</form>`);
  const [, action = '', inside = ''] = form.exec(text) ?? [];
  const hidden = [...inside.matchAll(/name="([^"]+)" value="([^"]*)"/g)];
  return visitor.postAs(
    action,
    Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
  );
}

/** Log file → what of her is in it. */
export const inLogs = ({ logs }: TestLine): readonly string[] =>
  readdirSync(logs)
    .filter((name) => name.endsWith('.log'))
    .flatMap((name) =>
      tracesIn(readFileSync(join(logs, name), 'utf8')).map((trace) => `${name}: ${trace}`),
    );

/** Tables that hold anything of her that can be read; what is encrypted cannot. */
export async function inTables({ databaseUrls }: TestLine): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [service, url] of Object.entries(databaseUrls)) {
    const client = new pg.Client({ connectionString: addressesOf(url).adminUrl });
    await client.connect();
    try {
      const tables = await client.query<{ name: string }>(
        `SELECT quote_ident(relname) AS name FROM pg_class
          WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
      );
      for (const { name } of tables.rows) {
        const { rowCount } = await client.query(
          `SELECT 1 FROM ${name} AS whole WHERE lower(whole::text) LIKE ANY ($1) LIMIT 1`,
          [TRACES_OF_HER.map((trace) => `%${trace}%`)],
        );
        if (rowCount !== 0) found.push(`${service}.${name}`);
      }
    } finally {
      await client.end();
    }
  }
  return found;
}

/** Everything that was said on the topics of a line: headers, key and value. */
export async function onTopics(brokers: readonly string[], prefix: string): Promise<string[]> {
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${prefix}.`));
  const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
  await admin.disconnect();
  const there = ends.flat().reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);

  const texts: string[] = [];
  const consumer = kafka.consumer({ groupId: `${prefix}-search` });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        eachMessage: ({ message: { key, value, headers } }) => {
          const said = Object.entries(headers ?? {}).map(
            ([name, text]) => `${name}: ${String(text)}`,
          );
          texts.push([...said, String(key), String(value)].join('\n'));
          if (texts.length >= there) resolve();
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return texts;
}
