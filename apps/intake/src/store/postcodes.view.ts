import { Injectable } from '@nestjs/common';
import { Database } from '@waymark/platform';
import { isPseudoCode, nationOfCode, type PostcodeAnswer } from '../domain/area-codes.js';

interface Row {
  readonly ended_in: number | null;
  readonly district: string | null;
  readonly county: string | null;
  readonly board: string | null;
  readonly sub_board: string | null;
  readonly decile: number | null;
}

/** Where does a postcode lie, by the edition that is loaded? */
@Injectable()
export class PostcodesView {
  constructor(private readonly database: Database) {}

  async answer(postcode: string): Promise<PostcodeAnswer> {
    const [row] = await this.database.query<Row>(
      `SELECT ended_in, district, county, board, sub_board, decile FROM postcode WHERE postcode = $1`,
      [postcode],
    );
    return row === undefined ? { is: 'unknown' } : answerFrom(row);
  }
}

function answerFrom(row: Row): PostcodeAnswer {
  const ended = row.ended_in === null ? {} : { endedIn: monthOf(row.ended_in) };
  const { district } = row;
  if (district === null) return { is: 'known', ...ended };
  const outside = nationOfCode(district);
  const area =
    outside === undefined
      ? {
          ...(!isPseudoCode(district) && { district }),
          ...given('county', row.county),
          ...given('board', row.board),
          ...given('subBoard', row.sub_board),
          ...(row.decile !== null && { decile: row.decile }),
        }
      : { outside };
  return { is: 'known', area, ...ended };
}

const given = <Field extends string>(
  field: Field,
  code: string | null,
): Partial<Record<Field, string>> =>
  code === null || isPseudoCode(code) ? {} : ({ [field]: code } as Partial<Record<Field, string>>);

/** `201903` → `2019-03`. */
const monthOf = (month: number): string =>
  `${String(Math.floor(month / 100))}-${String(month % 100).padStart(2, '0')}`;
