// Loaded into a service before anything else: its clock is off by as many milliseconds as a file says, from moment to moment.
import { readFileSync } from 'node:fs';

const file = process.env.FAULTS_CLOCK_FILE ?? '';
const RealDate = Date;
const lookMs = 50;
let offset = 0;
let lookedAt = -Infinity;

function offsetNow() {
  if (performance.now() - lookedAt < lookMs) return offset;
  lookedAt = performance.now();
  try {
    offset = Number(readFileSync(file, 'utf8'));
  } catch {
    // It is right, then.
  }
  return offset;
}

const now = () => RealDate.now() + offsetNow();

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
