import { fitsAge, spanOf, wasBornAlive, type BabyDeath, type Day } from '@waymark/contracts';
import type { DeathTold } from './change.js';
import { refuse, type Refused } from './refusal.js';

/** What does not fit together in what is said of a death. */
export function deathRefused({ who, on, baby }: DeathTold, today: Day): Refused | undefined {
  if (on !== undefined && on > today) {
    return refuse('in-the-future', 'Name a day that is not after today, or none.', 'on');
  }
  if (who === 'woman') {
    return baby === undefined
      ? undefined
      : refuse('only-for-a-baby', 'This is said only where a baby has died: leave it out.', 'baby');
  }
  if (baby === undefined) {
    return refuse(
      'baby-required',
      'Say how the baby died, and whether the person is pregnant now.',
      'baby',
    );
  }
  return birthRefused(baby, on, today);
}

function birthRefused(
  { kind, bornOn }: BabyDeath,
  on: Day | undefined,
  today: Day,
): Refused | undefined {
  if (bornOn === undefined) return undefined;
  const field = 'baby.bornOn';
  if (!wasBornAlive(kind)) {
    const detail = 'A date of birth is given only for a baby who was born alive: leave it out.';
    return refuse('only-when-born-alive', detail, field);
  }
  const born = spanOf(bornOn);
  if (born.first > (on ?? today)) {
    return refuse('born-after-death', 'A baby is born before it dies: check both days.', field);
  }
  if (on === undefined || fitsAge(kind, born, on)) return undefined;
  const detail =
    'A neonatal death is at 0 to 27 days, an infant death later: check the days, or the kind.';
  return refuse('age-does-not-fit', detail, 'baby.kind');
}
