import { ProblemError } from '@waymark/platform';
import { PageRefused } from '../../../layout/page-refused.js';

const PAGE = 'pages/operators/actions/not-done.page.njk';

/** What was done; or the page that says why it was not, and that nothing has changed. */
export async function orNotDone<Answer>(
  asked: Promise<Answer>,
  back: { readonly href: string; readonly text: string },
): Promise<Answer> {
  try {
    return await asked;
  } catch (thrown) {
    if (!(thrown instanceof ProblemError) || (thrown.status !== 409 && thrown.status !== 422))
      throw thrown;
    const errors = thrown.errors?.map(({ message }) => message) ?? [];
    const sentences = errors.length > 0 ? errors : [thrown.detail];
    const model = { title: 'That was not done', section: 'Operations', sentences, back };
    throw new PageRefused(PAGE, model, thrown.status);
  }
}
