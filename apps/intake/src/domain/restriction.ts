/** How a referral stands to one reader. */
export interface Door {
  /** Only those who are named open it. */
  readonly restricted: boolean;
  readonly isNamed: boolean;
  /** Somebody of the reader's own organisation is named. */
  readonly hasNamedColleague: boolean;
  /** Opened by this reader with a reason, until then. */
  readonly openUntil?: Date;
}

export const isOpenTo = ({ restricted, isNamed, openUntil }: Door): boolean =>
  !restricted || isNamed || openUntil !== undefined;

/** Whoever has it may restrict it; to lift that takes somebody who is named. */
export const mayRestrict = ({ restricted, isNamed }: Door): boolean => !restricted || isNamed;

/** Somebody who is named; where nobody of the team is, whoever has opened it with a reason: it must not be without anybody. */
export const mayName = ({ restricted, isNamed, hasNamedColleague, openUntil }: Door): boolean =>
  restricted && (isNamed || (openUntil !== undefined && !hasNamedColleague));
