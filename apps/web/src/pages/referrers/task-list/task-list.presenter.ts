import { say } from '../../../language/say.js';
import { firstOpen, isDone, topicsOf } from '../refer/form-flow.js';
import type { TopicSlug } from '../refer/draft/draft.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { topics } from '../refer/topics/topics.js';

interface Task {
  readonly text: string;
  readonly href: string;
  readonly done: boolean;
}

export interface TaskListPage {
  readonly title: string;
  readonly section: string;
  readonly summary: string;
  readonly tasks: readonly Task[];
  readonly onward: { readonly href: string; readonly text: string };
  readonly back: { readonly href: string; readonly text: string };
}

export function taskListPage(id: string, context: TopicContext): TaskListPage {
  const tasks = topicsOf(context.answers).map((slug) => ({
    text: titleOf(slug, context),
    href: `/refer/${id}/${slug}`,
    done: isDone(slug, context),
  }));
  const open = firstOpen(context);
  return {
    title: say`Your referral`,
    section: say`Make a referral`,
    summary: say`${String(tasks.filter(({ done }) => done).length)} of ${String(tasks.length)} pages are done.`,
    tasks,
    onward:
      open === undefined
        ? { href: `/refer/${id}/criteria`, text: say`See what the local criteria say` }
        : { href: `/refer/${id}/${open}`, text: say`Go on` },
    back: { href: '/refer', text: say`Back` },
  };
}

export const titleOf = (slug: TopicSlug, context: TopicContext): string =>
  slug === 'what-happened' ? say`What happened` : topics[slug].title(context);
