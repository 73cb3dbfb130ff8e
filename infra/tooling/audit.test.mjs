import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verdictOf } from './audit.mjs';

const report = (/** @type {readonly string[]} */ severities) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      severities.map((severity) => [
        severity,
        { name: `a-${severity}`, severity, range: '<1.0.1' },
      ]),
    ),
  });

describe('the audit of packages', () => {
  it('names what is dangerous', () => {
    assert.deepEqual(verdictOf(report(['critical', 'high', 'moderate', 'low'])), {
      asked: true,
      critical: ['a-critical <1.0.1: critical'],
      high: ['a-high <1.0.1: high'],
    });
    assert.deepEqual(verdictOf(report([])), { asked: true, critical: [], high: [] });
  });

  it('has not looked where the registry does not answer', () => {
    for (const answer of ['', 'no', '{"message":"405 Method Not Allowed"}'])
      assert.deepEqual(verdictOf(answer), { asked: false, critical: [], high: [] });
  });
});
