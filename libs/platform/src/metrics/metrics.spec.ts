import { spawnSync } from 'node:child_process';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Metrics } from './metrics.js';

let metrics: Metrics;
beforeEach(() => {
  metrics = new Metrics();
});

const linesOf = async (name: string): Promise<string[]> =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith(name));

describe('a counter', () => {
  it('counts apart what has other labels', async () => {
    const events = metrics.counter({
      ...{ name: 'events_total', help: 'Events.' },
      labels: { lane: ['normal', 'urgent'] },
    });
    events.add({ lane: 'normal' });
    events.add({ lane: 'normal' }, 2);
    events.add({ lane: 'urgent' });
    expect(await linesOf('events_total')).toEqual([
      'events_total{lane="normal"} 3',
      'events_total{lane="urgent"} 1',
    ]);
  });
});

describe('a label', () => {
  it('has no value that was not said beforehand', async () => {
    const events = metrics.counter({
      ...{ name: 'events_total', help: 'Events.' },
      labels: { lane: ['normal', 'urgent'] },
    });
    events.add({ lane: 'Mrs Canary', name: 'Canary' });
    events.add();
    expect(await linesOf('events_total')).toEqual(['events_total{lane="other"} 2']);
  });

  it('that code makes up has no more values than may be', async () => {
    const requests = metrics.counter({
      ...{ name: 'requests_total', help: 'Requests.' },
      labels: { route: 3 },
    });
    for (let nth = 0; nth < 1_000; nth += 1) requests.add({ route: `/${nth}` });
    requests.add({ route: '/1' });
    expect(await linesOf('requests_total')).toEqual([
      'requests_total{route="/0"} 1',
      'requests_total{route="/1"} 2',
      'requests_total{route="/2"} 1',
      'requests_total{route="other"} 997',
    ]);
  });

  it('is written so that nothing in it ends it', async () => {
    metrics
      .counter({ name: 'odd_total', help: 'Odd.', labels: { what: 5 } })
      .add({ what: 'a"b\\c\nd' });
    expect(await linesOf('odd_total')).toEqual(['odd_total{what="a\\"b\\\\c\\nd"} 1']);
  });
});

describe('a histogram', () => {
  it('counts what took at most so long, and the sum', async () => {
    const took = metrics.histogram({ name: 'took_seconds', help: 'Took.' });
    for (const seconds of [0.004, 0.005, 0.3, 100]) took.observe(seconds);
    const lines = await linesOf('took_seconds');
    expect(lines).toContain('took_seconds_bucket{le="0.005"} 2');
    expect(lines).toContain('took_seconds_bucket{le="0.5"} 3');
    expect(lines).toContain('took_seconds_bucket{le="60"} 3');
    expect(lines).toContain('took_seconds_bucket{le="+Inf"} 4');
    expect(lines).toContain('took_seconds_sum 100.309');
    expect(lines).toContain('took_seconds_count 4');
  });
});

describe('a figure that is read when it is asked for', () => {
  it('is left out while it cannot be read, and stops no other', async () => {
    metrics.gauge({ name: 'lost', help: 'Lost.' }, () => Promise.reject(new Error('no database')));
    metrics.gauge({ name: 'odd', help: 'Odd.' }, () => [{ value: Number.NaN }]);
    metrics.gauge({ name: 'there', help: 'There.' }, () => [{ value: 7 }]);
    expect(await linesOf('lost')).toEqual([]);
    expect(await linesOf('odd')).toEqual([]);
    expect(await linesOf('there')).toEqual(['there 7']);
  });
});

describe('the figures', () => {
  it('have one name each', () => {
    metrics.counter({ name: 'events_total', help: 'Events.' });
    expect(() => metrics.histogram({ name: 'events_total', help: 'Again.' })).toThrow('already');
  });

  it('are what Prometheus reads, where its tool is installed', async () => {
    metrics.counter({ name: 'a_total', help: 'A.', labels: { lane: ['b'] } }).add({ lane: 'b' });
    metrics.histogram({ name: 'b_seconds', help: 'B.', labels: { c: 2 } }).observe(1, { c: '"' });
    metrics.gauge({ name: 'd_total', help: 'D.', onlyGrows: true }, () => [{ value: 1.5 }]);
    const input = await metrics.text();
    const { status, stdout, stderr, error } = spawnSync('promtool', ['check', 'metrics'], {
      input,
    });
    const said = `${String(stdout)}${String(stderr)}`;
    expect(error === undefined ? { status, said } : { status: 0, said: '' }).toEqual({
      status: 0,
      said: '',
    });
  });
});
