import { eventually } from '@waymark/testing';
import {
  hiddenField,
  type Page,
  type Visitor,
} from '../../apps/web/src/testing/a-visitor.fixture.js';
import { PROTECTED } from './canary.fixture.js';

const saysProtected = ({ text }: Pick<Page, 'text'>): boolean =>
  /smeltwhistle|yorrickvane/i.test(text);

/** The list, the fact as it is shown with a reason, and pages that others read, once the hub has told one. */
export async function toldApart(
  clinician: Visitor,
  midwife: Visitor,
  referralId: string,
): Promise<Readonly<Record<'listed' | 'shown' | 'others', boolean>>> {
  const list = `/restricted/${referralId}/protected-facts`;
  const page = await eventually(
    'intake knows that the hub holds her',
    async () => {
      const read = await clinician.get(list);
      return read.status === 200 ? read : undefined;
    },
    { withinMs: 60_000, everyMs: 500 },
  );
  const fact = { kind: 'baby', details: PROTECTED, neededFor: 'keep-a-child-safe' };
  const idempotencyKey = hiddenField(page, 'idempotencyKey');
  const { status } = await clinician.post(list, { ...fact, idempotencyKey });
  if (status !== 303) throw new Error(`not added: ${String(status)}`);
  const listed = await clinician.get(list);
  const one = new RegExp(`${list}/[0-9a-f-]{36}(?=")`).exec(listed.text)?.[0] ?? '';
  const shown = await clinician.post(one, { because: 'safeguarding' });
  const others = await Promise.all([
    midwife.get(list),
    midwife.get(`/referrals/${referralId}`),
    ...['', '/print'].map((rest) => clinician.get(`/worklist/${referralId}${rest}`)),
  ]);
  return {
    listed: saysProtected(listed),
    shown: saysProtected(shown),
    others: others.some(saysProtected),
  };
}
