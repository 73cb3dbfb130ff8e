import { IsInt, Max, Min } from 'class-validator';
import { MayBeAbsent } from '@waymark/contracts';
import { spokenDay } from '../calendar.js';
import { defineCriterion, type Judge } from '../criterion.js';
import { check, met, notKnown, notMet, notYet } from '../verdict.js';
import { STATE_WORDS, counted, sentenceCase } from '../words.js';
import { ASK_DUE, ASK_STATE } from './asked.js';
import { reachesWeeks, weeksOn } from './gestation.js';

class GestationNowSettings {
  @MayBeAbsent() @IsInt() @Min(1) @Max(42) readonly atLeastWeeks?: number;
  /** The last whole week that is taken. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(42) readonly atMostWeeks?: number;
}

function ruleOf({ atLeastWeeks, atMostWeeks }: GestationNowSettings): string {
  const parts = [
    ...(atLeastWeeks === undefined ? [] : [`from ${atLeastWeeks} weeks`]),
    ...(atMostWeeks === undefined ? [] : [`up to ${atMostWeeks} weeks`]),
  ];
  return `in pregnancy, ${parts.join(' and ')}`;
}

/** How far is the pregnancy? It counts only in pregnancy. */
export const gestationNow = defineCriterion({
  code: 'gestation-now',
  question: 'How many weeks is the pregnancy now?',
  settings: GestationNowSettings,
  trouble({ atLeastWeeks: least, atMostWeeks: most }) {
    if (least === undefined && most === undefined) {
      return { field: 'atLeastWeeks', reason: 'atLeastWeeks or atMostWeeks must be given' };
    }
    return least !== undefined && most !== undefined && least > most
      ? { field: 'atMostWeeks', reason: 'the span ends before it begins: nobody can meet this' }
      : undefined;
  },
  rule: ruleOf,
  judgeBy(settings): Judge {
    const { atLeastWeeks: least = 0, atMostWeeks: most } = settings;
    const rule = ruleOf(settings);

    return ({ facts, due, today, fairDay }) => {
      const { state } = facts.current;
      if (state === 'not-known') {
        return notKnown(ASK_STATE, `Whether there is a pregnancy was not said. Taken: ${rule}.`);
      }
      if (state !== 'pregnant') {
        const seen = STATE_WORDS[state];
        return met(seen, `${sentenceCase(seen)}: it counts only in pregnancy. Taken: ${rule}.`);
      }
      if (due === undefined) {
        return notKnown(ASK_DUE, `Pregnant, due date not said. Taken: ${rule}.`, 'pregnant');
      }
      const seen = counted(weeksOn(due, today), 'week');
      const said = `${sentenceCase(seen)} of pregnancy. Taken: ${rule}`;
      const opens = reachesWeeks(due, least);
      const closes = most === undefined ? undefined : reachesWeeks(due, most + 1);
      if (closes !== undefined && fairDay >= closes.last) return notMet(seen, `${said}.`);
      if (today < opens.last) {
        const early = `${said}, reached on ${spokenDay(opens.last)}.`;
        return today < opens.first
          ? notYet(opens.last, seen, early)
          : notKnown(ASK_DUE, early, seen, opens.last);
      }
      return closes !== undefined && fairDay >= closes.first
        ? notKnown(ASK_DUE, `${said}; the exact due date decides.`, seen)
        : met(seen, `${said}.`);
    };
  },
  changesBy:
    () =>
    ({ due }) =>
      due === undefined
        ? []
        : [check(ASK_DUE.fact, `Due on ${spokenDay(due.last)}. Is the due date right?`)],
});
