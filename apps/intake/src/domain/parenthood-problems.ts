import type { FieldProblem, SendReferral } from '@waymark/contracts';

/** What cannot be, of how somebody is or becomes a parent. */
export function* parenthoodProblems({
  about,
  parenthood,
  current,
}: Pick<SendReferral, 'about' | 'parenthood' | 'current'>): Generator<FieldProblem> {
  if (parenthood === undefined) return;
  if (about === 'partner') {
    yield {
      field: 'parenthood',
      rule: 'parenthood-of-partner',
      message: 'A partner is referred as a partner: take this out, or say whom it is about.',
    };
  } else if (parenthood !== 'surrogate' && current.state === 'pregnant') {
    yield {
      field: 'parenthood',
      rule: 'parenthood-not-pregnant',
      message:
        'Adoptive and intended parents are not pregnant with this child: check both answers.',
    };
  }
}
