import type { FormAnswers } from '../layout/form/question.js';
import { TOPICS, type TopicSlug } from '../pages/referrers/refer/draft/draft.js';
import { CHECKED_FIRST } from '../pages/referrers/refer/form-flow.js';
import type { Fields, Visitor } from './a-visitor.fixture.js';
import { aDraft } from './drafts.fixture.js';

/** Answers as a browser posts them: dates in three boxes. */
export function fieldsOf(answers: FormAnswers = {}): Fields {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]): [string, string | readonly string[]][] => {
      if (typeof value !== 'string') return [[name, value ?? []]];
      const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value) ?? [];
      if (year === undefined || month === undefined) return [[name, value]];
      return [
        [`${name}-day`, day ?? ''],
        [`${name}-month`, month],
        [`${name}-year`, year],
      ];
    }),
  );
}

/** Begins a form and answers nothing yet: the address of the draft. */
export async function beginForm(visitor: Visitor): Promise<string> {
  await visitor.get('/refer/before-you-start');
  const { location } = await visitor.post('/refer/drafts');
  return location.replace(/\/whose-care$/, '');
}

/** Begins a form and answers everything: the address of the draft. */
export const fillForm = async (visitor: Visitor): Promise<string> =>
  answer(visitor, await beginForm(visitor), TOPICS);

/** Begins to check first, and answers what that asks: the address of the draft. */
export async function checkFirst(visitor: Visitor): Promise<string> {
  await visitor.get('/refer');
  const { location } = await visitor.post('/refer/checks');
  return answer(visitor, location.replace(/\/whose-care\?from=so-far$/, ''), CHECKED_FIRST);
}

async function answer(
  visitor: Visitor,
  draft: string,
  slugs: readonly TopicSlug[],
): Promise<string> {
  await visitor.get(`${draft}/whose-care`);
  for (const occurrence of aDraft.occurrences) {
    await visitor.post(
      `${draft}/what-happened/add/${String(occurrence.kind)}`,
      fieldsOf(occurrence),
    );
  }
  for (const slug of slugs) {
    const fields =
      slug === 'what-happened' ? { add: 'nothing-more' } : fieldsOf(aDraft.topics[slug]);
    const { status } = await visitor.post(`${draft}/${slug}`, fields);
    if (status !== 303)
      throw new Error(`${slug} of the filled form was answered ${String(status)}`);
  }
  return draft;
}
