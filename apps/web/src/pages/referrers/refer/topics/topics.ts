import { inLanguage } from '../../../../language/say.js';
import type { TopicSlug } from '../draft/draft.js';
import { aboutYou } from './about-you.topic.js';
import { anythingElse } from './anything-else.topic.js';
import { communication } from './communication.topic.js';
import { consent } from './consent.topic.js';
import { contact } from './contact.topic.js';
import { equality } from './equality.topic.js';
import { need } from './need.topic.js';
import { needMore } from './need-more.topic.js';
import { now } from './now.topic.js';
import { person } from './person.topic.js';
import { safety } from './safety.topic.js';
import { scores } from './scores.topic.js';
import { signs } from './signs.topic.js';
import type { Topic } from './topic.js';
import { treatment } from './treatment.topic.js';
import { where } from './where.topic.js';
import { whoseCare } from './whose-care.topic.js';

/** What happened is a list of its own and not here. */
export type QuestionTopic = Exclude<TopicSlug, 'what-happened'>;

export const topics: Readonly<Record<QuestionTopic, Topic>> = inLanguage(() => ({
  'whose-care': whoseCare,
  now,
  signs,
  where,
  need,
  'need-more': needMore,
  treatment,
  scores,
  safety,
  person,
  contact,
  communication,
  consent,
  'about-you': aboutYou,
  'anything-else': anythingElse,
  equality,
}));

export const isQuestionTopic = (slug: string): slug is QuestionTopic => Object.hasOwn(topics, slug);
