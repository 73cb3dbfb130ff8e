import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { catalogue } from './catalogue.js';
import type { Cause, EventDefinition } from './define-event.js';

const example = (type: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`./examples/${type}.json`, import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >;

const problems = (definition: EventDefinition, data: object): readonly ValidationError[] =>
  validateSync(plainToInstance(definition.data, data), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });

const cause: Cause = {
  id: 'a1b2c3d4-0000-4000-8000-000000000001',
  subject: '0b8f6f0e-0000-4000-8000-000000000001',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  urgent: true,
  source: 'intake',
  sequence: 3,
};

const MAY_BE_ABSENT = new Set([
  'holder',
  'nextStep',
  'deprivationDecile',
  'fromServiceId',
  'expectedBy',
  'toServiceId',
  'firstHelpOn',
  'nextReviewOn',
  'byOrganisation',
  'eventId',
  'eventType',
  'producer',
  'sequence',
  'openTo',
]);

describe.each(catalogue.map((definition) => ({ type: definition.type, definition })))(
  '$type',
  ({ type, definition }) => {
    it('has a valid example', () => {
      expect(problems(definition, example(type))).toEqual([]);
    });

    it('refuses a field it does not know, such as a name', () => {
      expect(problems(definition, { ...example(type), fullName: 'Somebody' })).toHaveLength(1);
    });

    it.each(Object.keys(example(type)).filter((field) => !MAY_BE_ABSENT.has(field)))(
      'refuses to go without %s',
      (field) => {
        const { [field]: _left, ...rest } = example(type);

        expect(problems(definition, rest).map((problem) => problem.property)).toEqual([field]);
      },
    );

    it('keeps the chain: subject, trace, urgency and cause come from what it follows', () => {
      expect(definition.following(cause, new definition.data())).toMatchObject({
        subject: cause.subject,
        traceparent: cause.traceparent,
        urgent: true,
        causationid: cause.id,
        causesource: 'intake',
        causesequence: 3,
      });
    });
  },
);

describe('the catalogue', () => {
  it('names every type once', () => {
    expect(new Set(catalogue.map((definition) => definition.type)).size).toBe(catalogue.length);
  });
});
