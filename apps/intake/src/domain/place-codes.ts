import type { Day } from '@waymark/contracts';
import type { AreaCodes } from './area-codes.js';
import type { Boards } from './boards.js';
import type { AreaOfCodes, PlaceCode } from './geography-files.js';
import type { Place, PlaceList } from './place-list.js';

/** "In an area not in this list": what is known of a district that no place is made of. */
const ELSEWHERE = 'england';

interface Rule {
  readonly place: string;
  readonly code: PlaceCode;
}

/** Turns codes of areas into places of the list. */
export class PlaceCodes {
  /** By the district or county that a rule speaks of. */
  private readonly byCode: ReadonlyMap<string | undefined, readonly Rule[]>;
  private readonly coded: ReadonlySet<string>;

  constructor(
    places: readonly Place[],
    areas: readonly AreaOfCodes[],
    private readonly list: PlaceList,
    private readonly boards: Boards,
  ) {
    const rules: readonly Rule[] = [
      ...places.flatMap(({ key, code }) => (code === undefined ? [] : ownRule(key, code))),
      ...areas.flatMap(({ place, codes }) => codes.map((code) => ({ place, code }))),
    ];
    this.byCode = Map.groupBy(rules, ({ code }) => code.district ?? code.county);
    this.coded = new Set(rules.map(({ place }) => place));
  }

  /** The narrowest places that hold the area on the day; of an English district no place is made of, "elsewhere". */
  placesOf(area: AreaCodes, day: Day): readonly string[] {
    if (area.outside !== undefined || area.district === undefined) return [];
    const board = area.board === undefined ? undefined : this.boards.odsOf(area.board);
    const found = new Set(
      this.rulesAt(area)
        .filter(({ code }) => holds(code, area, board, day))
        .map(({ place }) => place),
    );
    if (found.size === 0) return this.list.kindOf(ELSEWHERE) === undefined ? [] : [ELSEWHERE];
    return this.list.narrowestOf([...found]);
  }

  /**
   * Can somebody who belongs to the chosen places have an address in the area? What no code makes up can lie across
   * others, so it contradicts nothing but what the coded place around it does.
   */
  agree(chosen: readonly string[], area: AreaCodes, day: Day): boolean {
    const board = area.board === undefined ? undefined : this.boards.odsOf(area.board);
    const around = new Set(this.list.withAllAround(this.placesOf(area, day)));
    return chosen.every((key) => {
      const coded = this.list.withAllAround([key]).find((place) => this.coded.has(place));
      return (
        coded === undefined ||
        around.has(coded) ||
        this.rulesAt(area).some(({ place, code }) => place === coded && mayHold(code, area, board))
      );
    });
  }

  private rulesAt({ district, county }: AreaCodes): readonly Rule[] {
    return [district, county].flatMap((code) =>
      code === undefined ? [] : (this.byCode.get(code) ?? []),
    );
  }
}

const COUNTY = 'E10';

function ownRule(place: string, code: string): readonly Rule[] {
  if (code.startsWith(COUNTY)) return [{ place, code: { county: code } }];
  return /^E0[6789]/.test(code) ? [{ place, code: { district: code } }] : [];
}

const holds = (code: PlaceCode, area: AreaCodes, board: string | undefined, day: Day): boolean =>
  (code.district === undefined || code.district === area.district) &&
  (code.county === undefined || code.county === area.county) &&
  (code.subBoard === undefined || code.subBoard === area.subBoard) &&
  (code.board === undefined || code.board === board) &&
  (code.from === undefined || code.from <= day) &&
  (code.to === undefined || day <= code.to);

// Only where the edition leaves out what the rule asks for.
const mayHold = (code: PlaceCode, area: AreaCodes, board: string | undefined): boolean =>
  (code.board ?? code.subBoard) !== undefined &&
  (code.district === undefined || code.district === area.district) &&
  (code.county === undefined || code.county === area.county) &&
  (code.subBoard === undefined || area.subBoard === undefined) &&
  (code.board === undefined || board === undefined || code.board === board);
