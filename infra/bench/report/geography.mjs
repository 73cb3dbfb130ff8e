import { megabytes, number, table } from './words.mjs';

/** @param {import('./report.mjs').Results} results */
export function geography({ geography: found }) {
  if (!found) return [];
  const { rows, fileMb, whole, resumed } = found;
  return [
    '## Loading an edition of postcodes',
    table(
      ['`npm run geography:import`', 'Rows', 'Time', 'Rows a second', 'Memory at most'],
      [
        [
          'in one go',
          number(rows),
          `${number(whole.seconds)} s`,
          number(whole.rowsPerSecond),
          megabytes(whole.peakMb),
        ],
        [
          'killed at half, the rest',
          number(rows / 2),
          `${number(resumed.seconds)} s`,
          '',
          megabytes(resumed.peakMb),
        ],
      ],
    ),
    `A generated file of the form of an NSPL (${megabytes(fileMb)}), from the start of the command to the new edition in force, verified and indexed; the table takes ${megabytes(found.found.tableMb)}. After the kill (SIGKILL) the same command compared what was read, went on, and all ${number(found.found.rows)} rows were there once.`,
  ];
}
