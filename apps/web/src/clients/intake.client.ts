import { Injectable } from '@nestjs/common';
import type {
  AddAttachment,
  AmendReferral,
  AnswerQuestion,
  AttachmentContent,
  AttachmentView,
  AskedAnswer,
  AskForCues,
  ChangeContact,
  ClearConcern,
  ContactChanged,
  DuplicatesFound,
  FindDuplicates,
  FindPlaces,
  LinkReferral,
  PlaceChoices,
  PlacesFound,
  PracticesFound,
  RaiseConcern,
  RecordAgreement,
  ReferralChanged,
  ReferralCues,
  ReferralIds,
  ReferralList,
  ReferralSent,
  ReferralView,
  SamePerson,
  SayMoved,
  SendReferral,
  UnlinkReferral,
  WithdrawReferral,
} from '@waymark/contracts';
import { Clock, type Caller } from '@waymark/platform';
import { Calls } from './calls.js';
import { isSilence } from './silence.js';

/** A file of 10 MB, and a scanner that takes its time. */
const FILE_TIMEOUT_MS = 25_000;
const CHOICES_KEPT_MS = 10 * 60 * 1000;

/** Areas and maternity units to choose from, and what can be looked up. */
export type PlaceLists = Pick<PlaceChoices, 'choices' | 'lookups'>;

const NOTHING: PlaceLists = { choices: [], lookups: { postcodes: false, practices: false } };

/** Intake: who she is, what was sent, what became of it. */
@Injectable()
export class IntakeClient {
  private kept: (PlaceLists & { readonly until: number }) | undefined;

  constructor(
    private readonly calls: Calls,
    private readonly clock: Clock,
  ) {}

  /** What is kept of that list at this moment, without asking for it. */
  get listsKept(): PlaceLists {
    return this.kept ?? NOTHING;
  }

  /** Seldom changed and so kept for a while; empty while intake is silent. */
  async placeLists(caller: Caller): Promise<PlaceLists> {
    const now = this.clock.now().getTime();
    if (this.kept !== undefined && this.kept.until > now) return this.kept;
    try {
      const { choices, lookups } = await this.calls.get<PlaceChoices>('intake', '/places', caller);
      this.kept = { choices, lookups, until: now + CHOICES_KEPT_MS };
    } catch (cause) {
      if (!isSilence(cause)) throw cause;
    }
    return this.listsKept;
  }

  /** Open practices by name, place or code. */
  practices(caller: Caller, q: string): Promise<PracticesFound> {
    return this.calls.get('intake', '/practices', caller, { query: { q } });
  }

  /** Open referrals of the same person, without saying where. */
  duplicates(caller: Caller, body: FindDuplicates): Promise<DuplicatesFound> {
    return this.calls.post('intake', '/referrals/duplicates', caller, { body, onlyAsks: true });
  }

  findPlaces(caller: Caller, body: FindPlaces): Promise<PlacesFound> {
    return this.calls.post('intake', '/places', caller, { body, onlyAsks: true });
  }

  send(caller: Caller, body: SendReferral, idempotencyKey: string): Promise<ReferralSent> {
    return this.calls.post('intake', '/referrals', caller, { body, idempotencyKey });
  }

  /** A self-referral, by somebody who is not signed in. */
  sendOwn(caller: Caller, body: SendReferral, idempotencyKey: string): Promise<ReferralSent> {
    return this.calls.post('intake', '/self-referrals', caller, { body, idempotencyKey });
  }

  /** Other referrals that are, or may be, about the same person. */
  samePerson(caller: Caller, id: string): Promise<SamePerson> {
    return this.calls.get('intake', `/referrals/${id}/same-person`, caller);
  }

  link(
    caller: Caller,
    id: string,
    body: LinkReferral,
    idempotencyKey: string,
  ): Promise<SamePerson> {
    return this.calls.post('intake', `/referrals/${id}/links`, caller, { body, idempotencyKey });
  }

  unlink(
    caller: Caller,
    id: string,
    body: UnlinkReferral,
    idempotencyKey: string,
  ): Promise<SamePerson> {
    const path = `/referrals/${id}/links/removal`;
    return this.calls.post('intake', path, caller, { body, idempotencyKey });
  }

  raiseConcern(caller: Caller, body: RaiseConcern): Promise<unknown> {
    return this.calls.post('intake', '/safety-concerns', caller, { body });
  }

  clearConcern(caller: Caller, id: string, body: ClearConcern): Promise<unknown> {
    return this.calls.post('intake', `/safety-concerns/${id}/clearing`, caller, { body });
  }

  mine(caller: Caller, page: number): Promise<ReferralList> {
    return this.calls.get('intake', '/referrals', caller, { query: { page } });
  }

  /** What is read of people before a list is worked. */
  cues(caller: Caller, body: AskForCues): Promise<ReferralCues> {
    return this.calls.post('intake', '/referrals/cues', caller, { body, onlyAsks: true });
  }

  byInterpreter(caller: Caller, needed: AskedAnswer): Promise<ReferralIds> {
    return this.calls.get('intake', '/referrals/by-interpreter', caller, { query: { needed } });
  }

  changeContact(
    caller: Caller,
    id: string,
    body: ChangeContact,
    idempotencyKey: string,
  ): Promise<ContactChanged> {
    return this.calls.post('intake', `/referrals/${id}/contact`, caller, { body, idempotencyKey });
  }

  referral(caller: Caller, id: string): Promise<ReferralView> {
    return this.calls.get('intake', `/referrals/${id}`, caller);
  }

  addAttachment(
    caller: Caller,
    id: string,
    body: AddAttachment,
    idempotencyKey: string,
  ): Promise<AttachmentView> {
    const sent = { body, idempotencyKey, timeoutMs: FILE_TIMEOUT_MS };
    return this.calls.post('intake', `/referrals/${id}/attachments`, caller, sent);
  }

  /** Audited there before it comes; 409 unless it is known to be clean. */
  attachment(caller: Caller, id: string, attachmentId: string): Promise<AttachmentContent> {
    const path = `/referrals/${id}/attachments/${attachmentId}`;
    return this.calls.get('intake', path, caller, { timeoutMs: FILE_TIMEOUT_MS });
  }

  /** What nobody asked for: added or corrected by who sent it. */
  amend(
    caller: Caller,
    id: string,
    body: AmendReferral,
    idempotencyKey: string,
  ): Promise<ReferralChanged> {
    const path = `/referrals/${id}/amendments`;
    return this.calls.post('intake', path, caller, { body, idempotencyKey });
  }

  answer(
    caller: Caller,
    id: string,
    body: AnswerQuestion,
    idempotencyKey: string,
  ): Promise<ReferralChanged> {
    return this.calls.post('intake', `/referrals/${id}/answers`, caller, { body, idempotencyKey });
  }

  recordAgreement(
    caller: Caller,
    id: string,
    body: RecordAgreement,
    idempotencyKey: string,
  ): Promise<ReferralChanged> {
    return this.calls.post('intake', `/referrals/${id}/agreement`, caller, {
      body,
      idempotencyKey,
    });
  }

  moved(
    caller: Caller,
    id: string,
    body: SayMoved,
    idempotencyKey: string,
  ): Promise<ReferralChanged> {
    return this.calls.post('intake', `/referrals/${id}/move`, caller, { body, idempotencyKey });
  }

  withdraw(
    caller: Caller,
    id: string,
    body: WithdrawReferral,
    idempotencyKey: string,
  ): Promise<unknown> {
    const path = `/referrals/${id}/withdrawal`;
    return this.calls.post('intake', path, caller, { body, idempotencyKey });
  }
}
