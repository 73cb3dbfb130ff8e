import { number, table, times } from './words.mjs';

/** @param {import('./report.mjs').Results} results */
export function engines({ engines: found }) {
  if (!found) return [];
  const { services, pathways, questions, lines, oursPerSecond } = found;
  return [
    '### The same criteria by other engines',
    table(
      ['Engine', 'Judgements a CPU second', 'Ours is'],
      [
        ['**ours**, with every sentence, date, question and source', number(oursPerSecond), ''],
        ...found.engines.map(({ name, perSecond, slower, words }) =>
          perSecond === undefined ? [words, '', ''] : [name, number(perSecond), times(slower)],
        ),
      ],
    ),
    `${number(pathways)} pathways of ${number(services)} services, translated by code from the same files into conditions on flat facts, one condition a line; ${number(questions)} judgements of ${number(lines, 1)} lines each. Before anything was timed, each engine answered all of them, and every line (met or not) and every verdict (eligible or not) was the same as ours. The engines are spared: their facts are made flat and their windows turned into day numbers beforehand, what is always so is left out, only people with one birth, loss or separation are asked about, and they answer yes or no where ours says which of five answers, since when, until when, what to ask whom, and in which words. Left out are services with a rule of a kind that was not translated.`,
  ];
}
