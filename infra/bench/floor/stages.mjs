/** What one after the other does with a referral; each has a database schema and, but the last, a topic of its own. */
export const stages = ['intake', 'eligibility', 'routing', 'notification'];

/** @param {string} run @param {string} stage */
export const topicOf = (run, stage) => `${run}.${stage}`;

/** @param {string} stage */
export const tablesOf = (stage) => `
  CREATE SCHEMA ${stage};
  CREATE TABLE ${stage}.referral (
    id uuid PRIMARY KEY, area text, body jsonb NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
  CREATE TABLE ${stage}.inbox (id uuid PRIMARY KEY);
  CREATE TABLE ${stage}.outbox (n bigserial PRIMARY KEY, id uuid NOT NULL, body jsonb NOT NULL);`;
