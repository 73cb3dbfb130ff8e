import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Postcodes, GP practices and the lists of places: public reference data, no word of who she is. */
export class Geography1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [editions, postcodes, practices, lists]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE referral DROP COLUMN place_list');
    await runner.query(
      'DROP TABLE place_list, practice, postcode, geography_import, geography_edition',
    );
  }
}

const editions = `
CREATE TABLE geography_edition (
  kind text PRIMARY KEY CHECK (kind IN ('postcodes', 'practices')),
  product text NOT NULL,
  edition text NOT NULL,
  deprivation_index int,
  file_name text NOT NULL,
  file_bytes bigint NOT NULL,
  file_sha256 text NOT NULL,
  row_count int NOT NULL,
  loaded_at timestamptz NOT NULL
);
COMMENT ON TABLE geography_edition IS 'What is in force; without a row the table of that kind is empty';
CREATE TABLE geography_import (
  kind text PRIMARY KEY CHECK (kind IN ('postcodes', 'practices')),
  product text NOT NULL,
  edition text NOT NULL,
  file_name text NOT NULL,
  file_bytes bigint NOT NULL,
  read_bytes bigint NOT NULL,
  read_lines int NOT NULL,
  read_sha256 text NOT NULL,
  row_count int NOT NULL,
  started_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE geography_import IS 'How far an import has come that is not finished; its rows stand in <kind>_incoming';
COMMENT ON COLUMN geography_import.read_sha256 IS 'Of the first read_bytes of the file: the same file goes on there';
`;

const postcodes = `
CREATE TABLE postcode (
  postcode text COLLATE "C" NOT NULL,
  introduced_in int,
  ended_in int,
  district text,
  county text,
  board text,
  sub_board text,
  decile smallint,
  CONSTRAINT postcode_pkey PRIMARY KEY (postcode)
);
COMMENT ON TABLE postcode IS 'ONS NSPL or ONSPD, one edition; never joined to a referral. An import replaces the whole table.';
COMMENT ON COLUMN postcode.ended_in IS 'Month, 201903';
`;

const practices = `
CREATE TABLE practice (
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  postcode text,
  board text,
  sub_board text,
  nation text,
  opened_on date,
  closed_on date,
  is_open boolean NOT NULL,
  is_gp boolean NOT NULL,
  search text NOT NULL,
  CONSTRAINT practice_pkey PRIMARY KEY (code)
);
COMMENT ON TABLE practice IS 'ODS epraccur; an import replaces the whole table';
`;

const lists = `
CREATE TABLE place_list (
  revision text PRIMARY KEY,
  places jsonb NOT NULL,
  first_read_at timestamptz NOT NULL
);
COMMENT ON TABLE place_list IS 'Each list of places that was ever read, so that a referral keeps the names it was sent with';
ALTER TABLE referral ADD COLUMN place_list text;
`;
