import type { CompiledService } from './compile-service.js';
import type { CompiledRule } from './compiled-rule.js';
import { PATHWAY_WORDS, clip, sentenceCase } from './words.js';

const STRENGTH_WORDS = {
  required: '',
  recommended: ' (recommended, refuses nobody)',
  described: ' (described, not a rule)',
} as const;

/** What a service publishes, in sentences: what holds for everyone once, then each pathway's own. */
export function sentencesOf(service: CompiledService): readonly string[] {
  const pathways = [...service.pathways.values()].map(({ pathway, ...compiled }) => ({
    heading: sentenceCase(PATHWAY_WORDS[pathway]),
    said: [
      ...compiled.before,
      ...compiled.each,
      ...compiled.after,
      ...compiled.byOthers,
      compiled.bySelf,
    ].map(sentenceOf),
  }));
  const [first] = pathways;
  const everywhere = new Set(
    first?.said.filter((sentence) => pathways.every(({ said }) => said.includes(sentence))),
  );
  return [
    ...[...everywhere].map((sentence) => clip(`Everyone: ${sentence}.`)),
    ...pathways.flatMap(({ heading, said }) =>
      said
        .filter((sentence) => !everywhere.has(sentence))
        .map((sentence) => clip(`${heading}: ${sentence}.`)),
    ),
  ];
}

const sentenceOf = (rule: CompiledRule): string =>
  rule.kind === 'leaf' ? `${rule.rule}${STRENGTH_WORDS[rule.strength]}` : rule.rule;
