import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Load } from './load.mjs';
import { referrals } from './referrals.mjs';

const today = '2026-11-22';
const formsOf = (/** @type {readonly { body: string }[]} */ sent) =>
  sent.map(({ body }) => JSON.parse(body));
const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2];

test('the same seed and day give the same referrals, another seed others', () => {
  const [first, again, other] = [1, 1, 2].map((seed) => referrals({ seed, today }).many(200));
  assert.deepEqual(first, again);
  assert.notDeepEqual(first, other);
});

test('people are invented: test NHS numbers with a right check digit, reserved addresses', () => {
  for (const { person, referrer } of formsOf(referrals({ seed: 3, today }).many(2_000))) {
    assert.match(person.contact.email, /@people\.example$/);
    assert.match(referrer.email, /@referrers\.example$/);
    if (person.nhsNumber === undefined) continue;
    assert.match(person.nhsNumber, /^999\d{7}$/);
    const sum = weights.reduce((total, weight, at) => total + weight * person.nhsNumber[at], 0);
    assert.equal((11 - (sum % 11)) % 11, Number(person.nhsNumber[9]));
  }
});

test('a few are referred twice, a few are urgent, and every pathway of the mix occurs', () => {
  const sent = referrals({ seed: 4, today }).many(4_000);
  const forms = formsOf(sent);
  const again = forms.filter(({ referAnywayBecause }) => referAnywayBecause !== undefined);
  const urgent = sent.filter((referral) => referral.urgent);
  const pathways = new Set(forms.flatMap(({ need }) => need.pathways));
  assert.ok(again.length > 60 && again.length < 200, `${again.length} referred twice`);
  assert.ok(urgent.length > 20 && urgent.length < 120, `${urgent.length} urgent`);
  assert.ok(forms.every(({ safety }, nth) => sent[nth].urgent === (safety.urgency === 'call-now')));
  for (const pathway of ['birth-trauma', 'perinatal-loss', 'tokophobia', 'custody-loss']) {
    assert.ok(pathways.has(pathway), pathway);
  }
  assert.equal(new Set(sent.map(({ key }) => key)).size, sent.length);
});

test('a year is counted in women, and some of them are referred again', () => {
  const { sent, women } = referrals({ seed: 5, today }).untilSoMany(3_000);
  const again = formsOf(sent).filter(({ referAnywayBecause }) => referAnywayBecause !== undefined);
  assert.equal(women, 3_000);
  assert.equal(sent.length, women + again.length);
  assert.ok(again.length > 40, `${again.length} referred again`);
});

test('load goes to this machine only', () => {
  const target = (/** @type {string} */ url) => ({ url, token: () => '' });
  assert.throws(() => new Load(target('http://waymark.example/referrals'), 1), /this machine/);
  new Load(target('http://127.0.0.1:3001/referrals'), 1).close();
});
