import { ProblemError } from '@waymark/platform';
import { say } from '../../language/say.js';
import { PageRefused } from '../page-refused.js';

const PAGE = 'layout/actions/not-done.page.njk';

/** What was done; or the page that says why it was not, and that nothing has changed. */
export async function orNotDone<Answer>(
  asked: Promise<Answer>,
  back: { readonly href: string; readonly text: string },
  section = say`Operations`,
): Promise<Answer> {
  try {
    return await asked;
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    const { status } = thrown;
    if (!isAnAnswer(status)) throw thrown;
    const errors = thrown.errors?.map(({ message }) => message) ?? [];
    const sentences = errors.length > 0 ? errors : [thrown.detail];
    const model = { title: say`That was not done`, section, sentences, back };
    throw new PageRefused(PAGE, model, status);
  }
}

const isAnAnswer = (status: number): status is 404 | 409 | 422 => [404, 409, 422].includes(status);
