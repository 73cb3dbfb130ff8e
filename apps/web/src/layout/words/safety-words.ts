import type {
  CallTaker,
  NotUrgentReason,
  RiskLevel,
  SafetySign,
  SubstanceUse,
  Urgency,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

export const signWords: Readonly<Record<SafetySign, string>> = inLanguage(() => ({
  'psychosis-suspected': say`Psychosis suspected, or family say the person is not themselves`,
  'mania-suspected': say`Mania suspected: unusually high, driven, or hardly sleeping without being tired`,
  'new-confusion': say`New confusion or perplexity`,
  'recent-significant-change': say`A recent and significant change in mental state, or new symptoms`,
  'violent-self-harm': say`New thoughts or acts of violent self-harm`,
  estrangement: say`New and lasting feelings of failing as a parent, or of being cut off from the baby`,
  'rapidly-changing-state': say`A mental state that changes fast`,
  'pervasive-guilt-hopelessness': say`Guilt or hopelessness about everything`,
  'suicidal-plan': say`A plan or an intention to die by suicide`,
  'intent-to-harm-baby': say`An intention to harm a baby or child`,
  'immediate-danger': say`Immediate danger to the person, a child or anyone else`,
  'history-psychosis-bipolar': say`A history of psychosis, bipolar disorder or postpartum psychosis`,
  'family-history-postpartum-psychosis': say`A mother or sister who had postpartum psychosis, even if all is well now`,
  'severe-insomnia': say`Severe sleeplessness that goes on`,
  'unwanted-intrusive-thoughts': say`Unwanted, frightening thoughts of harm coming to the baby, without any wish to act on them`,
}));

/** What tells two signs apart that are often mistaken for each other. */
/** The same sign where no baby lives: nobody is asked about one. */
export const estrangementAfterLoss = (): string =>
  say`New and lasting feelings of having failed as a parent`;

export const signHints: Readonly<Partial<Record<SafetySign, string>>> = inLanguage(() => ({
  'intent-to-harm-baby': say`The person means to, plans to, or feels driven to do it.`,
  'unwanted-intrusive-thoughts': say`The person resists them and is distressed by them. Common after a birth, no intention, and no emergency by themselves.`,
}));

export const urgencyWords: Readonly<Record<Exclude<Urgency, 'not-asked'>, string>> = inLanguage(
  () => ({
    'call-now': say`Now: someone has to be called before this form goes on`,
    'within-48-hours': say`Within 48 hours`,
    'not-urgent': say`Not urgent`,
  }),
);

export const notUrgentWords: Readonly<Record<NotUrgentReason, string>> = inLanguage(() => ({
  'assessed-no-immediate-risk': say`Assessed today: no immediate risk`,
  'team-already-involved': say`A crisis or mental health team knows and is involved already`,
  'thoughts-without-intent': say`Thoughts only, without plan or intention`,
  'grief-after-loss': say`Grief or guilt after a loss, and nothing that needs somebody now`,
  'earlier-and-settled': say`It was earlier, and has settled`,
  other: say`Another reason, said below`,
}));

export const callTakerWords: Readonly<Record<CallTaker, string>> = inLanguage(() => ({
  'emergency-999': say`Ambulance (999)`,
  'crisis-4h': say`Crisis team, seen within 4 hours`,
  crisis: say`Crisis team`,
  'maternity-triage': say`Maternity triage`,
  'specialist-perinatal': say`Specialist perinatal mental health team`,
}));

export const riskWords: Readonly<Record<RiskLevel, string>> = inLanguage(() => ({
  none: say`None known after asking`,
  some: say`Some`,
  significant: say`Significant`,
  'not-known': say`Not known`,
}));

export const substanceWords: Readonly<Record<SubstanceUse, string>> = inLanguage(() => ({
  none: say`None`,
  present: say`Present, beside other needs`,
  primary: say`The main difficulty`,
  'not-known': say`Not known`,
}));
