import type { Role } from '@waymark/contracts';
import { beginForm } from './a-filled-form.fixture.js';
import type { Visitor } from './a-visitor.fixture.js';
import { problem, type StandIns } from './stand-in-services.fixture.js';

/** One page in one state, as somebody sees it: every page is looked at in each state that it can be in. */
export interface PageCase {
  /** As it is declared, `/worklist/:id`. */
  readonly route: string;
  readonly state: 'default' | 'empty' | 'error' | 'long' | 'filtered';
  /** `nobody` has not signed in. */
  readonly as: Role | 'nobody';
  /** Puts the services into the state and gives the address. */
  readonly path: (visitor: Visitor, services: StandIns) => Promise<string> | string;
  /** The form of the page is sent as it is, or after what stands in it was cleared; what is looked at is the answer. */
  readonly sent?: true | 'emptied';
  /** 200 where nothing is said, 422 where the form was sent. */
  readonly status?: number;
}

export const LONG = Array.from({ length: 50 }, (_, at) => at);
export const silent = { status: 503, body: problem(503, 'unavailable') };
/** What a service says of answers that contradict each other. */
export const contradicted = {
  status: 422,
  body: problem(422, 'unprocessable', {
    errors: [{ field: 'facts.ageMonths', rule: 'x', message: 'Give the age in years.' }],
  }),
};
export const longWords =
  'Offered because the person lives in the area, the loss is of a kind that the service takes, and nothing that the page names stands against it. '.repeat(
    4,
  );

export const withDraft =
  (rest: string, begin: (visitor: Visitor) => Promise<string> = beginForm): PageCase['path'] =>
  async (visitor) =>
    `${await begin(visitor)}${rest}`;

export const answered =
  (...[service, call, answer]: Parameters<StandIns['answer']>) =>
  (path: string): PageCase['path'] =>
  (_visitor, services) => {
    services.answer(service, call, answer);
    return path;
  };
