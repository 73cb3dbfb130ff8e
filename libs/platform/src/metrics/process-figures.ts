import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metrics } from './metrics.js';

const NANOSECONDS = 1e9;

/** What this process uses of its machine. Answers how to stop measuring. */
export function registerProcessFigures(metrics: Metrics): () => void {
  // As coarse as the figure is needed; finer would wake an idle process more often.
  const delay = monitorEventLoopDelay({ resolution: 100 });
  delay.enable();
  metrics.gauge(
    { name: 'process_resident_memory_bytes', help: 'Memory that the process holds.' },
    () => [{ value: process.memoryUsage.rss() }],
  );
  metrics.gauge(
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time that was used since the start.',
      onlyGrows: true,
    },
    () => {
      const { user, system } = process.cpuUsage();
      return [{ value: (user + system) / 1e6 }];
    },
  );
  const started = Date.now() / 1_000 - process.uptime();
  metrics.gauge(
    { name: 'process_start_time_seconds', help: 'When the process started, in Unix time.' },
    () => [{ value: started }],
  );
  metrics.gauge(
    {
      name: 'waymark_event_loop_delay_seconds',
      help: 'How late timers were since the last look, 99 of 100 of them at most.',
    },
    () => {
      const value = delay.percentile(99) / NANOSECONDS;
      delay.reset();
      return [{ value }];
    },
  );
  return () => {
    delay.disable();
  };
}
