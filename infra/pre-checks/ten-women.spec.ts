import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { OccurrenceFact, PreCheckAnswer, ReferralFacts } from '@waymark/contracts';
import { compileService } from '../../apps/eligibility/src/domain/compile-service.js';
import { readCriteriaFile } from '../../apps/eligibility/src/domain/criteria-file.js';
import {
  aBirth,
  aLoss,
  aSeparation,
  livesIn,
  theFacts,
  type Different,
} from '../../apps/eligibility/src/domain/facts.fixture.js';
import { readPlaces } from '../../apps/eligibility/src/domain/read-places.js';
import { CriteriaInForce } from '../../apps/eligibility/src/use-cases/criteria-in-force.js';
import { PreCheckReferral } from '../../apps/eligibility/src/use-cases/pre-check-referral.js';
import { ServiceFacts } from '../../apps/eligibility/src/use-cases/service-facts.js';
import { preview } from '../../apps/routing/src/domain/preview.js';
import { theDirectory } from '../../apps/routing/src/domain/situation.fixture.js';

const TODAY = '2026-11-22';
const folder = fileURLToPath(new URL('../criteria/', import.meta.url));
const json = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, 'utf8'));
const places = readPlaces(json('places.json'), 'places.json');
const inForce = new CriteriaInForce();
inForce.replace(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'places.json')
    .map((name) => {
      const file = readCriteriaFile(json(name), name, places);
      const service = compileService(file, { revision: 1, standing: 'demonstration', places });
      return { effectiveFrom: '2022-07-01', service };
    }),
);
const directory = theDirectory();
const preCheck = new PreCheckReferral(inForce, new ServiceFacts(inForce), {
  preview: (question) => Promise.resolve(preview(question, directory)),
});

const at = (home: string, gp?: string) => ({
  residence: livesIn(home),
  ...(gp !== undefined && { gpPractice: livesIn(gp) }),
});
const pregnant = (dueOn: string) => ({ state: 'pregnant', dueOn, dueCertainty: 'exact' }) as const;
const things = (...occurrences: readonly OccurrenceFact[]) => ({ occurrences });
const tried = { priorTherapy: 'no' } as const;

interface Woman {
  readonly who: string;
  readonly told: Different;
  readonly goes: string;
  /** Each service on each pathway, and its answer in words. */
  readonly hears: readonly string[];
  /** Questions that are still open. */
  readonly asked?: readonly string[];
  /** What routing says. */
  readonly because: string;
}

const women: readonly Woman[] = [
  {
    who: 'Amara, Norfolk: a traumatic birth five months ago',
    told: {
      places: at('norfolk'),
      ...things(aBirth('2026-06-20')),
      need: { ...tried, pathways: ['birth-trauma'], traumaKinds: ['birth'], conditions: ['ptsd'] },
    },
    goes: 'mmhs-hub norfolk-waveney-lotus',
    hears: [
      'norfolk-waveney-lotus birth-trauma: eligible: Every published criterion for birth trauma is met.',
    ],
    because:
      'Lotus Maternal Therapeutic Outreach Team (Norfolk and Waveney): Every published criterion for birth trauma is met.',
  },
  {
    who: 'Beth, Norfolk: pregnant for the first time and afraid of birth, half of it not asked',
    told: {
      places: at('norfolk'),
      current: pregnant('2027-03-28'),
      need: { ...tried, pathways: ['tokophobia'], tokophobiaKind: 'primary', level: 'not-known' },
    },
    goes: 'mmhs-hub norfolk-waveney-lotus',
    hears: [
      'norfolk-waveney-lotus tokophobia: eligible: Every published criterion for fear of pregnancy or birth is met.',
    ],
    because:
      'Lotus Maternal Therapeutic Outreach Team (Norfolk and Waveney): Every published criterion for fear of pregnancy or birth is met.',
  },
  {
    who: 'Chidinma, Coventry: a stillbirth ten weeks ago',
    told: {
      places: at('coventry', 'coventry'),
      ...things(aLoss('stillbirth', '2026-09-13', { gestationWeeks: 30 })),
      need: { ...tried, pathways: ['perinatal-loss'], scores: [{ measure: 'CORE-10', total: 22 }] },
    },
    goes: 'mmhs-hub cw-loss',
    hears: [
      'cw-loss perinatal-loss: eligible: Every published criterion for loss in pregnancy or of a baby is met.',
    ],
    because:
      'Perinatal Loss Pathway (Coventry and Warwickshire): Every published criterion for loss in pregnancy or of a baby is met.',
  },
  {
    who: 'Dana, Coventry: her baby was taken into care at birth, eight months ago',
    told: {
      places: at('coventry', 'coventry'),
      primaryCarer: 'no',
      ...things(
        aBirth('2026-03-20'),
        aSeparation('social-care-proceedings', 'birth', '2026-03-20'),
      ),
      need: { ...tried, pathways: ['custody-loss'] },
    },
    goes: 'person-task',
    hears: [
      'cw-loss custody-loss: not-eligible: Perinatal Loss Pathway does not take separation from a baby. There is 1 other reason.',
    ],
    because:
      'No place could be found by the published rules: Perinatal Loss Pathway does not take separation from a baby. There is 1 other reason. The landing team of the area finds a place.',
  },
  {
    who: 'Esther, East Kent: a miscarriage three weeks ago, mild',
    told: {
      places: at('east-kent', 'east-kent'),
      ...things(aLoss('miscarriage', '2026-11-01', { gestationWeeks: 9 })),
      need: { ...tried, pathways: ['perinatal-loss'], level: 'mild', impact: 'some' },
    },
    goes: 'person-task',
    hears: [
      'km-thrive perinatal-loss: not-eligible: The need is mild. Taken: moderate or severe need. There is 1 other reason.',
    ],
    because:
      'No place could be found by the published rules: The need is mild. Taken: moderate or severe need. There is 1 other reason. The landing team of the area finds a place.',
  },
  {
    who: 'Farah, North West Kent: 17, a traumatic birth four months ago',
    told: {
      places: at('north-west-kent', 'north-west-kent'),
      ageYears: 17,
      ...things(aBirth('2026-07-20')),
      need: { ...tried, pathways: ['birth-trauma'], traumaKinds: ['birth'] },
    },
    goes: 'link-work homestart-nw-kent',
    hears: [
      'homestart-nw-kent family-support: eligible: Every published criterion for family support is met.',
    ],
    because: 'Home-Start (North West Kent): Every published criterion for family support is met.',
  },
  {
    who: 'Grace, Berkshire: 30 weeks, severe fear after a traumatic first birth',
    told: {
      places: at('berkshire'),
      current: pregnant('2027-01-31'),
      ...things(aBirth('2023-02-01', { pregnancy: 1 })),
      need: {
        ...tried,
        pathways: ['tokophobia', 'birth-trauma'],
        tokophobiaKind: 'secondary',
        traumaKinds: ['birth'],
        level: 'severe',
      },
    },
    goes: 'mmhs-hub berks-birth-in-mind',
    hears: [
      'berks-birth-in-mind tokophobia: eligible: Every published criterion for fear of pregnancy or birth is met.',
      'berks-birth-in-mind birth-trauma: cannot-tell: No difficulty was named. Taken: post-traumatic stress after birth, miscarriage, ectopic pregnancy, stillbirth, termination of pregnancy or neonatal death.',
    ],
    asked: ['Which difficulties are there (post-traumatic stress)?'],
    because:
      'Birth in Mind (Berkshire): Every published criterion for fear of pregnancy or birth is met.',
  },
  {
    who: 'Hana, Berkshire: psychosis suspected, three weeks after a birth',
    told: {
      places: at('berkshire'),
      ...things(aBirth('2026-11-01')),
      need: {
        ...tried,
        pathways: ['birth-trauma'],
        conditions: ['psychosis'],
        psychiatricNeedNow: 'yes',
        level: 'severe',
      },
      safety: { signs: ['psychosis-suspected'] },
    },
    goes: 'crisis-4h',
    hears: [
      'berks-birth-in-mind birth-trauma: not-eligible: Psychosis. Taken: post-traumatic stress after birth, miscarriage, ectopic pregnancy, stillbirth, termination of pregnancy or neonatal death.',
      'mbu-england perinatal-illness: eligible: Every published criterion for mental illness in pregnancy or after birth is met.',
    ],
    because:
      'A sign that needs a call was seen: telephone now, and record who took the call. Nothing waits for this form.',
  },
  {
    who: 'Ines, Cornwall, refers herself: a neonatal death eighteen months ago',
    told: {
      places: at('cornwall'),
      ...things(aLoss('neonatal-death', '2025-05-10', { gestationWeeks: 38 })),
      need: { ...tried, pathways: ['perinatal-loss'] },
      referrer: { role: 'self', currentlyInvolved: 'not-known' },
    },
    goes: 'person-task',
    hears: [
      'cornwall-pltt perinatal-loss: not-eligible: Neonatal death on 10 May 2025. Taken: miscarriage, recurrent miscarriage or stillbirth.',
    ],
    because:
      'No place could be found by the published rules: Neonatal death on 10 May 2025. Taken: miscarriage, recurrent miscarriage or stillbirth. The landing team of the area finds a place.',
  },
  {
    who: 'Joy, Cornwall: a traumatic birth three years ago, pregnant again',
    told: {
      places: at('cornwall'),
      current: pregnant('2027-06-06'),
      ...things(aBirth('2023-10-02', { pregnancy: 1 })),
      need: { ...tried, pathways: ['birth-trauma'], traumaKinds: ['birth'] },
      referrer: { role: 'gp' },
    },
    goes: 'mmhs-hub cornwall-pltt',
    hears: [
      'cornwall-pltt birth-trauma: eligible: Every published criterion for birth trauma is met.',
    ],
    because:
      'Perinatal Loss and Trauma Team (PLTT) (Cornwall and the Isles of Scilly): Every published criterion for birth trauma is met.',
  },
];

const answerTo = (told: Different): Promise<PreCheckAnswer> =>
  preCheck.execute({ facts: theFacts({ ...told }) satisfies ReferralFacts }, TODAY);

const heard = ({ judgements }: PreCheckAnswer): readonly string[] =>
  judgements.map(
    ({ serviceId, pathway, outcome, because }) => `${serviceId} ${pathway}: ${outcome}: ${because}`,
  );

describe('ten women in five areas are pre-checked', () => {
  it.each(women)('$who: $goes', async ({ told, goes, hears, asked = [], because }) => {
    const answer = await answerTo(told);
    const { destination, serviceId, words } = answer.routing ?? {};
    expect({
      goes: [destination, serviceId].filter(Boolean).join(' '),
      hears: heard(answer),
      asked: answer.missing.map(({ question }) => question),
      because: words,
    }).toEqual({ goes, hears, asked, because });
  });

  it('nobody reads she or her, what is below, or an answer about nothing', async () => {
    for (const { told } of women) {
      const answer = await answerTo(told);
      const read = JSON.stringify(answer, (key, value: unknown) =>
        key === 'published' || key === 'source' ? undefined : value,
      );
      expect(read).not.toMatch(/\b(she|her|hers|herself)\b|lines below|undefined|\bnull\b/i);
    }
  });

  it('a mother and baby unit is named to nobody but Hana', async () => {
    const told = await Promise.all(
      women.map(async ({ who, told: facts }) => [who, heard(await answerTo(facts))] as const),
    );
    const named = told.filter(([, lines]) => lines.some((line) => line.startsWith('mbu-england')));
    expect(named.map(([who]) => who.slice(0, 4))).toEqual(['Hana']);
  });
});
