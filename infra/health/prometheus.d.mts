/** Whether it can be run here at all. */
export function hasPrometheus(): boolean;
/** The expressions of all panels. */
export function dashboardQueries(): readonly string[];
/** The names of all figures that alerts look at. */
export function alertFigures(): readonly string[];
/** Prometheus, reading the services every second. */
export function startPrometheus(metricsUrls: Readonly<Record<string, string>>): Promise<{
  ask(query: string): Promise<
    readonly {
      readonly metric: Readonly<Record<string, string>>;
      readonly value: readonly [number, string];
    }[]
  >;
  stop(): Promise<void>;
}>;
