import type { Day } from '@waymark/contracts';
import type { AreaCodes } from './area-codes.js';
import type { Board } from './geography-files.js';

type Of = Pick<AreaCodes, 'board' | 'district' | 'county'>;

/** Integrated care boards and what became of them: the board of an area on any day, or that it cannot be told. */
export class Boards {
  private readonly byCode: ReadonlyMap<string, Board>;

  constructor(private readonly boards: readonly Board[]) {
    this.byCode = new Map(
      boards.flatMap((board) => [board.ods, ...board.gss].map((code) => [code, board])),
    );
  }

  /** The ODS code for a GSS or ODS code. */
  odsOf(code: string): string | undefined {
    return this.byCode.get(code)?.ods;
  }

  knows(code: string): boolean {
    return this.byCode.has(code);
  }

  /**
   * ODS code of the board in force on the day. The code of a board that was split never tells alone: district or county
   * must. Absent = cannot be told. `dated` are boards that the list of places gives for the day: they tell which of
   * several was merged into the one of a later edition.
   */
  on(day: Day, area: Of, dated: readonly string[] = []): string | undefined {
    const board = area.board === undefined ? undefined : this.byCode.get(area.board);
    if (board === undefined) return undefined;
    return day < board.from
      ? this.before(day, board, area, dated)?.ods
      : this.inForce(day, board, area)?.ods;
  }

  private inForce(day: Day, board: Board, area: Of): Board | undefined {
    if (board.to === undefined || day <= board.to) {
      return this.mayHaveBeenAnother(day, board, area) ? undefined : board;
    }
    const next = only(board.successors.filter(({ where }) => lies(area, where)));
    const successor = next && this.byCode.get(next.ods);
    return successor && this.inForce(day, successor, area);
  }

  private before(day: Day, board: Board, area: Of, dated: readonly string[]): Board | undefined {
    const led = this.boards.filter(
      (earlier) => covers(day, earlier) && ledTo(earlier, board, area),
    );
    const whole = led.every(({ successors }) => successors.length === 1);
    return only(led) ?? (whole ? only(led.filter(({ ods }) => dated.includes(ods))) : undefined);
  }

  // A board that went on took in part of one that was split; its first code is of the time before.
  private mayHaveBeenAnother(day: Day, board: Board, area: Of): boolean {
    if (area.board === board.gss[0]) return false;
    return this.boards.some((earlier) => covers(day, earlier) && ledTo(earlier, board, area));
  }
}

const covers = (day: Day, { from, to }: Board): boolean =>
  from <= day && (to === undefined || day <= to);

const ledTo = (earlier: Board, later: Board, area: Of): boolean =>
  earlier.successors.some(({ ods, where }) => ods === later.ods && lies(area, where));

/** Not split, or the area is one that went there. */
const lies = ({ district, county }: Of, where: readonly string[] | undefined): boolean =>
  where === undefined ||
  (district !== undefined && where.includes(district)) ||
  (county !== undefined && where.includes(county));

const only = <Item>([first, ...others]: readonly Item[]): Item | undefined =>
  others.length === 0 ? first : undefined;
