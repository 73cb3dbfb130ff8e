import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { PlaceFact, PlaceFacts, PreCheckAnswer } from '@waymark/contracts';
import { compileService } from '../../apps/eligibility/src/domain/compile-service.js';
import { readCriteriaFile } from '../../apps/eligibility/src/domain/criteria-file.js';
import { livesIn } from '../../apps/eligibility/src/domain/facts.fixture.js';
import { readPlaces } from '../../apps/eligibility/src/domain/read-places.js';
import { CriteriaInForce } from '../../apps/eligibility/src/use-cases/criteria-in-force.js';
import { PreCheckReferral } from '../../apps/eligibility/src/use-cases/pre-check-referral.js';
import { ServiceFacts } from '../../apps/eligibility/src/use-cases/service-facts.js';
import { preview } from '../../apps/routing/src/domain/preview.js';
import { theDirectory } from '../../apps/routing/src/domain/situation.fixture.js';
import { factsTold, heard, tenWomen, whereTold, type Woman } from './ten-women.fixture.js';

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

const women = tenWomen(TODAY);
const PRACTICE_NOT_KNOWN: PlaceFact = { known: 'not-known', places: [] };

function placesOf(woman: Woman): PlaceFacts {
  const { residencePlaces, gpPlaces } = whereTold(woman);
  return {
    residence: livesIn(...residencePlaces),
    gpPractice: gpPlaces.length > 0 ? livesIn(...gpPlaces) : PRACTICE_NOT_KNOWN,
    bookedUnit: { known: 'none', places: [] },
    asOf: TODAY,
  };
}
const answerTo = (woman: Woman): Promise<PreCheckAnswer> =>
  preCheck.execute({ facts: factsTold(woman, placesOf(woman), TODAY) }, TODAY);

describe('ten women in seven areas are pre-checked', () => {
  it.each(women)('$who: $goes', async (woman) => {
    const { goes, hears, asked = [], because } = woman;
    const answer = await answerTo(woman);
    const { destination, serviceId, words } = answer.routing ?? {};
    expect({
      goes: [destination, serviceId].filter(Boolean).join(' '),
      hears: heard(answer),
      asked: answer.missing.map(({ question }) => question),
      because: words,
    }).toEqual({ goes, hears, asked, because });
  });

  it('nobody reads she or her, what is below, or an answer about nothing', async () => {
    for (const woman of women) {
      const answer = await answerTo(woman);
      const read = JSON.stringify(answer, (key, value: unknown) =>
        key === 'published' || key === 'source' ? undefined : value,
      );
      expect(read).not.toMatch(/\b(she|her|hers|herself)\b|lines below|undefined|\bnull\b/i);
    }
  });

  it('a mother and baby unit is named to nobody but Hana', async () => {
    const told = await Promise.all(
      women.map(async (woman) => [woman.who, heard(await answerTo(woman))] as const),
    );
    const named = told.filter(([, lines]) => lines.some((line) => line.startsWith('mbu-england')));
    expect(named.map(([who]) => who.slice(0, 4))).toEqual(['Hana']);
  });
});
