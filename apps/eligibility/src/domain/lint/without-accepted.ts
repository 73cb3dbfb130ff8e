import { IsIn, Matches } from 'class-validator';
import { filled, problemsIn } from '../criterion.js';
import { LINT_KINDS, type LintFinding, type LintKind } from './lint-finding.js';

/** A finding that stands although it is true, and why: an entry of `accepted` in a file of criteria. */
class AcceptedFinding {
  @IsIn(LINT_KINDS) readonly finding!: LintKind;
  @Matches(/^[a-zA-Z]+(\.[a-zA-Z0-9]+)*$/) readonly path!: string;
  @Matches(/^[^\p{Cc}]{20,500}$/u) readonly because!: string;
}

/** Takes out what the file accepts with a reason; a reason that nothing needs is a finding of its own. */
export function withoutAccepted(
  findings: readonly LintFinding[],
  json: unknown,
): readonly LintFinding[] {
  const listed = (json as { readonly accepted?: unknown } | null)?.accepted ?? [];
  if (!Array.isArray(listed)) return [...findings, wrong('accepted', 'must be a list')];
  const accepted = listed.map((one: object) => filled(AcceptedFinding, one));
  const fits = ({ finding, path }: AcceptedFinding, found: LintFinding) =>
    found.kind === finding && found.path === path;
  return [
    ...findings.filter((found) => !accepted.some((one) => fits(one, found))),
    ...accepted.flatMap((one, index): readonly LintFinding[] => {
      const path = `accepted.${String(index)}`;
      const problems = problemsIn(one);
      if (problems.length > 0) {
        return problems.map(({ field, reason }) => wrong(`${path}.${field}`, reason));
      }
      return findings.some((found) => fits(one, found)) ? [] : [needless(path, one)];
    }),
  ];
}

const wrong = (path: string, reason: string): LintFinding => ({
  kind: 'out-of-range',
  path,
  words: `${path}: ${reason}.`,
});

const needless = (path: string, { finding, path: at }: AcceptedFinding): LintFinding => ({
  kind: 'needless-exception',
  path,
  words: `Nothing needs this exception: there is no ${finding} at ${at}.`,
});
