import type { DirectoryEntry } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import type { Option } from '../../../layout/form/question.js';
import type { MoveContext } from './move-form.js';

const CONSIDERED = (): string => say`Considered for this person`;
const ELSEWHERE = (): string => say`Elsewhere`;

/** Services to choose from: those that were considered for the person, in the order of the decision, then those of the team's own area. */
export function serviceOptions(
  { services, placement }: Pick<MoveContext, 'services' | 'placement'>,
  shown: readonly DirectoryEntry[] = services,
): readonly Option[] {
  const { considered, serviceId: own } = placement;
  const order = considered.flatMap(({ serviceId }) => serviceId ?? []);
  const area = services.find(({ serviceId }) => serviceId === own)?.area;
  const isConsidered = ({ serviceId }: DirectoryEntry): boolean => order.includes(serviceId);
  const isNear = (one: DirectoryEntry): boolean => !isConsidered(one) && one.area === area;
  const isFar = (one: DirectoryEntry): boolean => !isConsidered(one) && one.area !== area;
  const optionsOf = (all: readonly DirectoryEntry[], group: string): readonly Option[] =>
    all.map((one) => ({ value: one.serviceId, text: `${one.name}, ${one.area}`, group }));
  return [
    ...optionsOf(
      shown
        .filter(isConsidered)
        .toSorted((a, b) => order.indexOf(a.serviceId) - order.indexOf(b.serviceId)),
      CONSIDERED(),
    ),
    ...optionsOf(shown.filter(isNear), say`In the same area: ${area ?? ''}`),
    ...optionsOf(shown.filter(isFar), ELSEWHERE()),
  ];
}
