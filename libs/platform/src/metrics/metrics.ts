/** Each label, and the values it may have; a number: whatever code gives it, up to so many different ones. */
export type LabelValues = Readonly<Record<string, readonly string[] | number>>;
export type Labels = Readonly<Record<string, string>>;

/** A figure that is read when it is asked for. */
export interface Reading {
  readonly labels?: Labels;
  readonly value: number;
}

interface Described {
  readonly name: string;
  /** One sentence; a unit is the end of the name. */
  readonly help: string;
}

interface Labelled extends Described {
  readonly labels?: LabelValues;
}

interface Family {
  lines(): readonly string[] | Promise<readonly string[]>;
}

const NAME = /^[a-z][a-z0-9_]*$/;
const READ_WITHIN_MS = 2_000;
const OTHER = 'other';
/** Seconds: from a statement to a fault that lasts. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

/**
 * The figures of this process, as Prometheus reads them. A label has the values that were said beforehand and no
 * others, so nothing about a person can become one and their number has an end.
 */
export class Metrics {
  private readonly families = new Map<string, Family>();

  counter(described: Labelled): Counter {
    return this.add(described, new Counter(described));
  }

  histogram(described: Labelled): Histogram {
    return this.add(described, new Histogram(described));
  }

  /** What cannot be read now is left out: no figure is better than a wrong one. */
  gauge(described: Read, read: () => readonly Reading[] | Promise<readonly Reading[]>): void {
    this.add(described, new Gauge(described, read));
  }

  async text(): Promise<string> {
    const families = [...this.families.values()];
    const lines = await Promise.all(families.map(async (family) => family.lines()));
    return `${lines.flat().join('\n')}\n`;
  }

  private add<F extends Family>({ name }: Described, family: F): F {
    if (!NAME.test(name)) throw new TypeError(`${name} is no name of a figure`);
    if (this.families.has(name)) throw new TypeError(`${name} is there already`);
    this.families.set(name, family);
    return family;
  }
}

/** What only grows. */
export class Counter implements Family {
  private readonly series: Series<{ value: number }>;

  constructor(private readonly described: Labelled) {
    this.series = new Series(described.labels, () => ({ value: 0 }));
  }

  add(labels: Labels = {}, by = 1): void {
    this.series.of(labels).value += by;
  }

  lines(): readonly string[] {
    const { name } = this.described;
    return [
      ...headOf(this.described, 'counter'),
      ...this.series.all().map(([labels, { value }]) => `${name}${braced(labels)} ${value}`),
    ];
  }
}

/** How often what took how long, in seconds. */
export class Histogram implements Family {
  private readonly series: Series<{ counts: number[]; sum: number }>;

  constructor(private readonly described: Labelled) {
    this.series = new Series(described.labels, () => ({ counts: SECONDS.map(() => 0), sum: 0 }));
  }

  observe(seconds: number, labels: Labels = {}): void {
    const one = this.series.of(labels);
    one.sum += seconds;
    const at = SECONDS.findIndex((bound) => seconds <= bound);
    const place = at < 0 ? SECONDS.length : at;
    one.counts[place] = (one.counts[place] ?? 0) + 1;
  }

  lines(): readonly string[] {
    const { name } = this.described;
    return [
      ...headOf(this.described, 'histogram'),
      ...this.series.all().flatMap(([labels, { counts, sum }]) => {
        let total = 0;
        const buckets = [...SECONDS.map(String), '+Inf'].map((bound, nth) => {
          total += counts[nth] ?? 0;
          return `${name}_bucket${braced([...labels, ['le', bound]])} ${total}`;
        });
        return [
          ...buckets,
          `${name}_sum${braced(labels)} ${sum}`,
          `${name}_count${braced(labels)} ${total}`,
        ];
      }),
    ];
  }
}

class Gauge implements Family {
  constructor(
    private readonly described: Read,
    private readonly read: () => readonly Reading[] | Promise<readonly Reading[]>,
  ) {}

  async lines(): Promise<readonly string[]> {
    const { name, labels, onlyGrows } = this.described;
    const series = new Series(labels, () => ({ value: 0 }));
    for (const reading of await this.readings()) {
      if (Number.isFinite(reading.value)) series.of(reading.labels ?? {}).value = reading.value;
    }
    return [
      ...headOf(this.described, onlyGrows === true ? 'counter' : 'gauge'),
      ...series.all().map(([of, { value }]) => `${name}${braced(of)} ${value}`),
    ];
  }

  private async readings(): Promise<readonly Reading[]> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<readonly Reading[]>((resolve) => {
      timer = setTimeout(resolve, READ_WITHIN_MS, []);
    });
    try {
      return await Promise.race([this.read(), tooLate]);
    } catch {
      return [];
    } finally {
      clearTimeout(timer);
    }
  }
}

interface Read extends Labelled {
  /** Since the process started. */
  readonly onlyGrows?: true;
}

type LabelPairs = readonly (readonly [name: string, value: string])[];

/** One thing counted for each set of label values there is. */
class Series<Of> {
  private readonly known = new Map<string, readonly [LabelPairs, Of]>();
  private readonly seen = new Map<string, Set<string>>();

  constructor(
    private readonly allowed: LabelValues = {},
    private readonly begin: () => Of,
  ) {}

  of(labels: Labels): Of {
    const pairs = Object.keys(this.allowed).map(
      (name) => [name, this.valueOf(name, labels[name] ?? OTHER)] as const,
    );
    const key = pairs.map(([, value]) => value).join('\0');
    const known = this.known.get(key);
    if (known !== undefined) return known[1];
    const one = this.begin();
    this.known.set(key, [pairs, one]);
    return one;
  }

  all(): readonly (readonly [LabelPairs, Of])[] {
    return [...this.known.values()];
  }

  private valueOf(name: string, value: string): string {
    const allowed = this.allowed[name] ?? [];
    if (typeof allowed !== 'number') return allowed.includes(value) ? value : OTHER;
    const seen = this.seen.get(name) ?? new Set<string>();
    this.seen.set(name, seen);
    if (seen.size < allowed) seen.add(value);
    return seen.has(value) ? value : OTHER;
  }
}

const headOf = ({ name, help }: Described, type: string): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

const braced = (labels: LabelPairs): string =>
  labels.length === 0
    ? ''
    : `{${labels.map(([name, value]) => `${name}="${escaped(value)}"`).join(',')}}`;

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
