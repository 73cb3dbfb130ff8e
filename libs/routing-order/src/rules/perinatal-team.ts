import type { Advice } from '@waymark/contracts';
import { adviceToRefer, byKind, concernAdvice } from '../advice.js';
import type { Verdict } from '../decision.js';
import { bestFirst } from '../preference.js';
import { needsPerinatalTeam } from '../safety.js';
import { agreedOptions, optionsOf, reading, type Option, type Situation } from '../situation.js';
import { sentence } from '../words.js';
import { leadTo, placeOf } from './offer.js';

/** The perinatal teams that may take her; an empty list where none is known, so the kind is advised. */
export function perinatalTeams(situation: Situation): readonly Option[] | undefined {
  if (situation.facts.person === 'partner' || !needsPerinatalTeam(situation.facts)) {
    return undefined;
  }
  const all = optionsOf(situation, 'perinatal').filter(({ hasDeclined }) => !hasDeclined);
  const possible = reading(all, 'met', 'open-point', 'answer-missing', 'not-yet');
  return all.length > 0 && possible.length === 0 ? undefined : bestFirst(possible, situation);
}

export function perinatalLeads(teams: readonly Option[], situation: Situation): Verdict {
  const [team] = teams;
  const hub = bestHubFit(situation);
  const first =
    'Psychosis, bipolar disorder, severe depression or OCD, or a psychiatric need now: the specialist perinatal team comes first.';
  const then =
    team?.service?.joined === true
      ? ''
      : ' The person’s team refers there, and keeps the person until who took them is recorded.';
  const beside = hub === undefined ? '' : ' The hub works alongside.';
  return {
    lead: team === undefined ? { go: 'task', what: 'record-receipt' } : leadTo(team),
    because: sentence(`${first}${then}${beside}`),
    alongside: hub === undefined ? [] : [placeOf(hub)],
    advice: [perinatalAdvice(situation), ...concernAdvice(situation)],
  };
}

/** Her area's team by name where it is known, else how one is found. */
export function perinatalAdvice(situation: Situation): Advice {
  const [team] = perinatalTeams(situation) ?? [];
  return team?.service === undefined
    ? byKind(situation, 'specialist-perinatal')
    : adviceToRefer('specialist-perinatal', team.service);
}

function bestHubFit(situation: Situation): Option | undefined {
  const hubs = reading(agreedOptions(situation, 'hub'), 'met', 'open-point');
  return bestFirst(hubs, situation).find(({ service }) => service?.joined === true);
}
