import { count, say } from '../../../language/say.js';
import { textIn } from '../../../layout/form/read-answers.js';

/** What was done just now, said once at the top of the list; whatever else stands in the address says nothing. */
export function saidOf(query: Readonly<Record<string, unknown>>): string | undefined {
  switch (textIn(query.said) ?? '') {
    case 'none-selected':
      return say`Nothing was selected, and nothing was changed. Select referrals first.`;
    case 'nobody-chosen':
      return say`Nothing was changed: choose a colleague first, or nobody.`;
    case 'too-many':
      return say`More than 20 were selected to print. Nothing was opened: select fewer.`;
    case 'left-the-team':
      return say`The person you chose is no longer in your team. Nothing was changed: choose somebody else.`;
    case 'assigned':
      return assigned(numberIn(query.n), numberIn(query.gone));
    case 'end':
      return say`That was the last one in this list.`;
    default:
      return undefined;
  }
}

function assigned(done: number, gone: number): string {
  const left = say`${count(gone, 'referral')} had left your list meanwhile and ${gone === 1 ? 'was' : 'were'} not changed.`;
  return [say`Assigned: ${count(done, 'referral')}.`, ...(gone > 0 ? [left] : [])].join(' ');
}

const numberIn = (given: unknown): number => {
  const text = textIn(given) ?? '';
  return /^\d{1,2}$/.test(text) ? Number(text) : 0;
};
