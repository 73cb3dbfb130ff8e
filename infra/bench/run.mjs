import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { build } from '../start/build.mjs';
import { checkout, stateFolder } from '../start/places.mjs';
import { say, step } from '../start/progress.mjs';
import { measureFloor } from './floor/floor.mjs';
import { measureGrowth, measureHot } from './growth/growth.mjs';
import { Line } from './line/line.mjs';
import { referrals } from './load/referrals.mjs';
import { busy, machine } from './machine.mjs';
import { measureAssess } from './measures/assess.mjs';
import { measureBacklog } from './measures/backlog.mjs';
import { measureEngines } from './measures/engines.mjs';
import { measureGeography } from './measures/geography.mjs';
import { measureIdle } from './measures/idle.mjs';
import { measureLine } from './measures/saturated.mjs';
import { measureSteady } from './measures/steady.mjs';
import { measureWhatIf } from './measures/what-if.mjs';
import { measurePages } from './measures/pages.mjs';
import { measurePreCheck } from './measures/pre-check.mjs';
import { parts, readOptions } from './options.mjs';
import { plot } from './report/plot.mjs';
import { growthPlot, growthReport } from './report/growth.mjs';
import { hotReport } from './report/hot.mjs';
import { opening, report } from './report/report.mjs';
import { yearReport } from './report/year.mjs';
import { number, ms } from './report/words.mjs';
import { startBenchServers } from './servers.mjs';

/** For what was sent to come through. */
const longestWaitMs = 120_000;
const longestDrainMs = 600_000;
/** Women who are referred in a national year; some of them twice. */
const womenInAYear = 66_000;
const longestYearSeconds = 2_400;
const warmUpSeconds = 4;
const plotName = 'saturated.svg';

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** @param {readonly string[]} args */
export async function bench(args) {
  const options = readOptions(args);
  const loadBefore = busy();
  const today = londonDay.format(new Date());
  await step(
    'building',
    () => build(),
    (built) => (built ? 'sources built' : undefined),
  );
  const servers = await step(
    'starting PostgreSQL and Kafka for this run',
    () => startBenchServers(say),
    () => 'PostgreSQL and Kafka are ready',
  );
  const stopping = stopOnSignals(servers.stop);
  try {
    const surroundings = () => ({
      options,
      on: today,
      machine: machine(),
      load: /** @type {const} */ ([loadBefore, busy()]),
      settings: servers.settings,
    });
    if (options.growth) {
      const source = referrals({ seed: options.seed, today });
      const growth = await measureGrowth({ servers, source, options });
      const plotFile = 'growth.svg';
      await keep(
        'growth.md',
        growthReport({ growth, opening: opening(surroundings()), plotFile }),
        {
          [plotFile]: growthPlot(growth),
        },
      );
    } else if (options.hot > 0) {
      const source = referrals({ seed: options.seed, today });
      const found = await measureHot({ servers, source, options });
      await keep('hot-tables.md', hotReport({ ...found, opening: opening(surroundings()) }));
    } else if (options.year) {
      const year = await measureYear({ options, servers, today });
      await keep('year.md', yearReport({ ...year, opening: opening(surroundings()) }));
    } else {
      const found = await measureAll({ options, servers, today });
      await write({ ...surroundings(), ...found });
    }
  } finally {
    stopping.forget();
    await servers.stop();
  }
}

/** @param {{ options: import('./options.mjs').Options, servers: import('./servers.mjs').BenchServers, today: string }} what */
async function measureAll({ options, servers, today }) {
  const { only, n, senders, seed, profiles } = options;
  const wants = (/** @type {import('./options.mjs').Part} */ part) => only.includes(part);
  const source = referrals({ seed, today });
  const saturating = () => ({
    warmUp: source.many(options.warmUp),
    referrals: source.many(n),
    senders,
    sendingMs: options.longest * 1000,
    withinMs: longestWaitMs,
  });
  /** @type {import('./measures/saturated.mjs').Round[]} */
  const rounds = [];
  const floor = async () => {
    if (!wants('floor')) return;
    rounds.push(
      await step('the floor', () => measureFloor({ servers, ...saturating() }), rateOf('floor')),
    );
  };
  /** @type {Partial<import('./report/report.mjs').Results>} */
  const found = { rounds };

  await floor();
  if (wants('line')) {
    await withLine({ servers, profiles }, async (line) => {
      found.idle = await measureIdle(line);
      const { trouble, ...round } = await step(
        'the line, saturated',
        () => measureLine({ line, ...saturating() }),
        rateOf('line'),
      );
      rounds.push(round);
      found.trouble = trouble;
    });
    await floor();
  }
  if (wants('steady') || wants('backlog') || wants('pre-check') || wants('pages')) {
    await withLine({ servers, profiles }, async (line) => {
      if (wants('pre-check')) found.preCheck = await preChecks(line, source, options, today);
      if (wants('steady')) found.steady = await steadily(line, source, options);
      if (wants('pages')) found.pages = await pages(line);
      if (wants('backlog')) found.backlog = await piledUp(line, source, options);
    });
  }
  if (wants('assess')) {
    found.assess = await step(
      'judging on one core',
      () => measureAssess({ seed, today }),
      ({ judgementsPerSecond }) => `${number(judgementsPerSecond)} assessments a second`,
    );
  }
  if (wants('engines')) {
    found.engines = await step(
      'the same criteria by other engines',
      () => measureEngines({ seed, today }),
      ({ engines }) => engines.map(({ words }) => words).join('; '),
    );
  }
  if (wants('geography')) {
    found.geography = await step(
      `an edition of ${number(options.postcodes)} postcodes`,
      () => measureGeography({ servers, rows: options.postcodes }),
      ({ whole }) => `${number(whole.rowsPerSecond)} postcodes a second`,
    );
  }
  if (wants('what-if')) {
    found.whatIf = await step(
      `a draft on ${number(options.past)} past referrals`,
      () => measureWhatIf({ servers, seed, today, past: options.past }),
      ({ perSecond, seconds }) =>
        `a what-if: ${number(perSecond)} referrals a second, ${number(seconds, 1)} s`,
    );
  }
  return found;
}

const rateOf =
  (/** @type {string} */ what) =>
  (/** @type {{ perSecond: number }} */ { perSecond }) =>
    `${what}: ${number(perSecond)} referrals a second all the way`;

/** @param {Line} line @param {ReturnType<typeof referrals>} source @param {import('./options.mjs').Options} options */
function steadily(line, source, { perSecond, seconds, warmUp }) {
  return step(
    `${perSecond} referrals a second`,
    () =>
      measureSteady({
        line,
        saturating: source.many(warmUp),
        warmUp: source.many(perSecond * warmUpSeconds),
        referrals: source.many(perSecond * seconds),
        perSecond,
        withinMs: longestWaitMs,
      }),
    ({ toldMs }) => `steady: p50 ${ms(toldMs.p50)}, p99 ${ms(toldMs.p99)}`,
  );
}

/** @param {Line} line @param {ReturnType<typeof referrals>} source @param {import('./options.mjs').Options} options @param {string} today */
function preChecks(line, source, { seconds }, today) {
  return step(
    'pre-checks',
    () => measurePreCheck({ line, source, seconds, today }),
    ({ perSecond, answerMs }) => `${perSecond} pre-checks a second: p95 ${ms(answerMs.p95)}`,
  );
}

/** @param {Line} line @param {ReturnType<typeof referrals>} source @param {import('./options.mjs').Options} options */
function piledUp(line, source, { backlog: size, senders, fill }) {
  return step(
    `a backlog of ${number(size)} referrals`,
    () =>
      measureBacklog({
        line,
        source,
        size,
        senders,
        sendingMs: fill * 1000,
        withinMs: longestDrainMs,
      }),
    ({ perSecond }) => `backlog: ${number(perSecond)} a second`,
  );
}

/** @param {Line} line */
function pages(line) {
  return step(
    'pages',
    () => measurePages({ line }),
    (found) => found.map(({ name, answerMs }) => `${name} ${ms(answerMs.p95)}`).join('; '),
  );
}

/** A national year, as fast as it goes, after the floor. @param {{ options: import('./options.mjs').Options, servers: import('./servers.mjs').BenchServers, today: string }} what */
async function measureYear({ options, servers, today }) {
  const { n, warmUp: warmUpReferrals, seed, senders, longest } = options;
  const source = referrals({ seed, today });
  const warmUp = source.many(warmUpReferrals);
  const common = { servers, senders, withinMs: longestWaitMs };
  const floor = await step(
    'the floor',
    () => measureFloor({ ...common, warmUp, referrals: source.many(n), sendingMs: longest * 1000 }),
    rateOf('floor'),
  );
  const { sent, women } = source.untilSoMany(womenInAYear);
  const result = { floor, women, referrals: sent.length };
  await withLine({ servers }, async (line) => {
    const year = await step(
      `a year: ${number(sent.length)} referrals of ${number(women)} women`,
      () =>
        measureLine({
          line,
          warmUp: source.many(warmUpReferrals),
          referrals: sent,
          senders,
          sendingMs: longestYearSeconds * 1000,
          withinMs: longestDrainMs,
        }),
      rateOf('line'),
    );
    Object.assign(result, { year });
  });
  return /** @type {typeof result & { year: Awaited<ReturnType<typeof measureLine>> }} */ (result);
}

/** @param {import('./line/line.mjs').LineOptions} options @param {(line: Line) => Promise<void>} work */
async function withLine(options, work) {
  const line = new Line(options);
  try {
    await step(
      'starting the line',
      () => line.start(),
      () => 'the line is ready',
    );
    await work(line);
  } finally {
    await line.stop();
  }
}

/** @param {string} name @param {string} markdown @param {Readonly<Record<string, string>>} [plots] */
async function keep(name, markdown, plots = {}) {
  const folder = join(checkout, 'docs', 'benchmarks');
  mkdirSync(folder, { recursive: true });
  for (const [file, svg] of Object.entries(plots)) writeFileSync(join(folder, file), svg);
  const pretty = await format(markdown, { parser: 'markdown', singleQuote: true, printWidth: 100 });
  writeFileSync(join(folder, name), pretty);
  say(`\n${pretty}\nKept in ${folder}`);
}

/** A whole run is kept among the documents; anything less is not to be mistaken for one. @param {import('./report/report.mjs').Results} results */
async function write(results) {
  const whole = parts.every((part) => results.options.only.includes(part));
  const folder = whole ? join(checkout, 'docs', 'benchmarks') : join(stateFolder, 'bench');
  mkdirSync(folder, { recursive: true });
  const { rounds } = results;
  if (rounds.length > 0) writeFileSync(join(folder, plotName), plotOf(rounds));
  const markdown = report(results, rounds.length > 0 ? plotName : undefined);
  const pretty = await format(markdown, { parser: 'markdown', singleQuote: true, printWidth: 100 });
  writeFileSync(join(folder, 'README.md'), pretty);
  writeFileSync(join(stateFolder, 'bench.json'), JSON.stringify(results, undefined, 1));
  say(`\n${pretty}\nKept in ${folder}`);
}

/** @param {readonly import('./measures/saturated.mjs').Round[]} rounds */
function plotOf(rounds) {
  const colours = ['#005eb8', '#d4351c', '#00703c'];
  const names = rounds.map(({ of }, nth) =>
    of === 'line' ? 'the line' : `the floor, ${nth === 0 ? 'before' : 'after'}`,
  );
  return plot({
    title: 'Saturated: referrals accepted, and all the way',
    xTitle: 'seconds since the first was sent',
    yTitle: 'referrals',
    curves: [false, true].flatMap((isAccepted) =>
      rounds.map(({ progress }, nth) => ({
        name: `${names[nth]}, ${isAccepted ? 'accepted' : 'all the way'}`,
        colour: colours[nth],
        dashed: isAccepted,
        points: progress.map(({ seconds, accepted, through }) => ({
          x: seconds,
          y: isAccepted ? accepted : through,
        })),
      })),
    ),
  });
}

/** @param {() => Promise<void>} stop */
function stopOnSignals(stop) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const end = () => void stop().finally(() => process.exit(130));
  for (const signal of signals) process.once(signal, end);
  return {
    forget() {
      for (const signal of signals) process.off(signal, end);
    },
  };
}
