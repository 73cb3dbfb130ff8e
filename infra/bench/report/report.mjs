import { preCheck } from './pre-check.mjs';
import { reached } from './reached.mjs';
import { engines } from './engines.mjs';
import { geography } from './geography.mjs';
import { pages } from './pages.mjs';
import { whatIf } from './what-if.mjs';
import { megabytes, ms, number, percent, table, times } from './words.mjs';

/**
 * @typedef {import('../measures/saturated.mjs').Round} Round
 *
 * @typedef {object} Results
 * @property {import('../options.mjs').Options} options
 * @property {string} on the day
 * @property {ReturnType<typeof import('../machine.mjs').machine>} machine
 * @property {readonly [number, number]} load other processes' and ours, at the start and at the end
 * @property {Readonly<Record<string, string>>} settings
 * @property {readonly Round[]} rounds
 * @property {{ parked: number, quarantined: number, unsaid: number }} [trouble]
 * @property {Awaited<ReturnType<typeof import('../measures/idle.mjs').measureIdle>>} [idle]
 * @property {Awaited<ReturnType<typeof import('../measures/steady.mjs').measureSteady>>} [steady]
 * @property {Awaited<ReturnType<typeof import('../measures/backlog.mjs').measureBacklog>>} [backlog]
 * @property {Awaited<ReturnType<typeof import('../measures/pre-check.mjs').measurePreCheck>>} [preCheck]
 * @property {Awaited<ReturnType<typeof import('../measures/pages.mjs').measurePages>>} [pages]
 * @property {Awaited<ReturnType<typeof import('../measures/assess.mjs').measureAssess>>} [assess]
 * @property {Awaited<ReturnType<typeof import('../measures/engines.mjs').measureEngines>>} [engines]
 * @property {Awaited<ReturnType<typeof import('../measures/geography.mjs').measureGeography>>} [geography]
 * @property {Awaited<ReturnType<typeof import('../measures/what-if.mjs').measureWhatIf>>} [whatIf]
 */

/** @param {Results} results @param {string | undefined} plotFile @returns {string} Markdown */
export function report(results, plotFile) {
  return [
    '# How fast the line is',
    opening(results),
    against(results),
    ...saturated(results, plotFile),
    ...costs(results),
    ...steady(results),
    ...backlog(results),
    ...preCheck(results),
    ...pages(results),
    ...assess(results),
    ...engines(results),
    ...geography(results),
    ...whatIf(results),
    ...idle(results),
    closing,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** The line's rate in those of the floor before and after it. @param {readonly Round[]} rounds */
export function ratioToFloor(rounds) {
  const mean = (/** @type {Round['of']} */ of, /** @type {(round: Round) => number} */ what) => {
    const values = rounds.filter((round) => round.of === of).map(what);
    return values.reduce((sum, one) => sum + one, 0) / values.length;
  };
  return {
    rate: mean('line', ({ perSecond }) => perSecond) / mean('floor', ({ perSecond }) => perSecond),
    cpu: mean('line', ({ cpuMsEach }) => cpuMsEach) / mean('floor', ({ cpuMsEach }) => cpuMsEach),
    floorPerSecond: mean('floor', ({ perSecond }) => perSecond),
    linePerSecond: mean('line', ({ perSecond }) => perSecond),
  };
}

/** When, on what, beside whom. @param {Pick<Results, 'options' | 'on' | 'machine' | 'load' | 'settings'>} results */
export function opening({ options, on, machine, load, settings }) {
  const kept = Object.entries(settings).map(([name, value]) => `\`${name} = ${value}\``);
  return [
    `Measured on ${on} by \`npm run bench\` (seed ${options.seed}, ${options.senders} senders): ${machine.cores} cores (${machine.cpu}), ${machine.memoryGib} GiB of memory, Node ${machine.node}; load, services, PostgreSQL and Kafka all on this machine. PostgreSQL: ${kept.join(', ')}. Kafka: one broker, \`acks = all\`.`,
    `The load average was ${number(load[0], 1)} before and ${number(load[1], 1)} after: where others were at work on the machine, only ratios within this run say something.`,
  ].join(' ');
}

/** @param {Results} results */
function against(results) {
  const rows = reached(results);
  if (rows.length === 0) return '';
  return table(
    ['To reach', 'Wanted', 'Measured', 'Reached'],
    rows.map(({ what, wanted, measured, is }) => [what, wanted, measured, is ? 'yes' : '**no**']),
  );
}

const rowNames = { floor: 'floor', line: '**the line**' };

/** @param {Results} results @param {string | undefined} plotFile */
function saturated({ rounds, trouble }, plotFile) {
  if (rounds.length === 0) return [];
  const { rate, cpu } = ratioToFloor(rounds);
  const rows = rounds.map((round) => [
    rowNames[round.of],
    number(round.referrals),
    number(round.perSecond),
    number(round.acceptedPerSecond),
    ms(round.acceptMs.p50),
    ms(round.acceptMs.p99),
    ms(round.throughMs.p50),
    number(round.cpuMsEach, 2),
  ]);
  return [
    '## Saturated',
    table(
      [
        'Round',
        'Referrals',
        'All the way, a second',
        'Accepted, a second',
        'Accepted p50',
        'p99',
        'All the way p50',
        'CPU ms a referral',
      ],
      rows,
    ),
    Number.isFinite(rate)
      ? `**The line does ${times(rate)} the rate of the floor**, and spends ${times(cpu)} its CPU on a referral.`
      : '',
    trouble
      ? `After the line's round ${trouble.parked} events were parked, ${trouble.quarantined} in quarantine, ${trouble.unsaid} not yet said; every referral was routed and told of once.`
      : '',
    plotFile ? `![Referrals accepted and all the way, over seconds](${plotFile})` : '',
  ];
}

/** @param {Results} results */
function costs({ rounds }) {
  const line = rounds.find(({ of }) => of === 'line');
  const floor = rounds.find(({ of }) => of === 'floor');
  const one = line ?? floor;
  if (!one) return [];
  const cell = (/** @type {Round | undefined} */ round, /** @type {string} */ name) => {
    const cost = round?.costs[name];
    return cost === undefined || round === undefined
      ? ['', '']
      : [number((cost.cpuSeconds * 1000) / round.referrals, 2), megabytes(cost.peakMb)];
  };
  return [
    '### What a referral costs, process by process',
    table(
      [
        'Process',
        'Line: CPU ms a referral',
        'Peak memory',
        'Floor: CPU ms a referral',
        'Peak memory',
      ],
      Object.keys(one.costs).map((name) => [name, ...cell(line, name), ...cell(floor, name)]),
    ),
  ];
}

/** @param {Results} results */
function steady({ steady: found }) {
  if (!found) return [];
  const rows = /** @type {const} */ ([
    ['accepted (201)', found.acceptMs],
    ['judged', found.judgedMs],
    ['on the worklist', found.routedMs],
    ['on the worklist and messages planned', found.toldMs],
  ]);
  return [
    `## At ${found.perSecond} referrals a second`,
    `${number(found.referrals)} referrals; times from sending until the commit that made it visible.`,
    table(
      ['Until', 'p50', 'p95', 'p99', 'Longest'],
      rows.map(([name, { p50, p95, p99, most }]) => [name, ms(p50), ms(p95), ms(p99), ms(most)]),
    ),
  ];
}

/** @param {Results} results */
function backlog({ backlog: found }) {
  if (!found) return [];
  const urgent = found.urgentRoutedMs.map((one) => ms(one)).join(', ');
  return [
    '## A backlog',
    `Eligibility was stopped while ${number(found.referrals)} referrals (${number(found.events)} events) came in, and started again: ready after ${ms(found.startedInMs)}, all judged, routed and told of in ${number(found.drainSeconds, 1)} s, **${number(found.perSecond)} a second**. Urgent referrals sent meanwhile were routed in ${urgent}.`,
  ];
}

/** @param {Results} results */
function assess({ assess: found }) {
  if (!found) return [];
  return [
    '## Judging, on one core',
    table(
      ['With every reason', 'A CPU second', 'A referral'],
      [
        [
          `referrals against ${number(found.services)} services`,
          number(found.referralsPerSecond),
          '1',
        ],
        [
          'assessments (a service, a pathway)',
          number(found.judgementsPerSecond),
          number(found.judgementsPerReferral, 1),
        ],
        [
          'assessments, in the tenth of the laps least disturbed by others',
          number(found.undisturbedPerSecond),
          number(found.judgementsPerReferral, 1),
        ],
        ['criteria judged', number(found.linesPerSecond), number(found.linesPerReferral, 1)],
      ],
    ),
  ];
}

/** @param {Results} results */
function idle({ idle: found }) {
  if (!found) return [];
  return [
    '## Idle, and starting',
    table(
      ['Process', 'Memory', 'CPU of one core', 'Ready after'],
      Object.keys(found.memoryMb).map((name) => [
        name,
        megabytes(found.memoryMb[name]),
        percent(found.cpuShare[name]),
        found.startMs[name] === undefined ? '' : ms(found.startMs[name]),
      ]),
    ),
  ];
}

const closing = `## What is measured

The floor is four bare stages with the line's guarantees (a commit reaches the disk before the 201; an outbox and an inbox; whole batches; \`acks = all\` with one request in flight; offsets after the commit) and nothing else: nothing is checked, judged, decided or audited (\`infra/bench/floor\`). It runs before and after the line, on the same servers, with the same kind of referrals. Before a round is timed, as many as \`--warm-up\` says (4,000 if nothing else is said) have gone all the way, of the floor as of the line: a broker and services that have just started spend a third more, on compiling. "All the way" is from the first request until the last referral is routed and notification has planned the messages about it, by the commit times of PostgreSQL. Referrals are invented, with test NHS numbers, in a realistic mix of areas, pathways and states (\`infra/bench/load\`).`;
