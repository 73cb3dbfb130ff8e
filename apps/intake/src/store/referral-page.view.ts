import { Injectable } from '@nestjs/common';
import type { AttachmentView, ReferralView } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { formSeen, type FormReader } from '../domain/form-seen.js';
import { linkWorkSafety } from '../domain/link-work-safety.js';
import { PlaceList } from '../domain/place-list.js';
import { placeNames } from '../domain/place-names.js';
import type { FactReader } from '../domain/protected-facts.js';
import { openQuestionsOf, storyOf } from '../domain/referral-story.js';
import { standingOf, type Standing } from '../domain/standing.js';
import type { Viewer } from '../domain/viewer.js';
import { AttachmentStore } from './attachment.store.js';
import { IdentityCipher } from './identity-cipher.js';
import { maySee, viewerParams } from './may-see.js';
import { PlaceListsStore } from './place-lists.store.js';
import { ProtectedFactStore } from './protected-fact.store.js';
import { recordOf, SELECT_RECORD, type RecordRow, type ReferralRecord } from './referral-record.js';

/** What is the whole story of this referral, for those who may see it? */
@Injectable()
export class ReferralPageView {
  constructor(
    private readonly cipher: IdentityCipher,
    private readonly lists: PlaceListsStore,
    private readonly list: PlaceList,
    private readonly attachments: AttachmentStore,
    private readonly facts: ProtectedFactStore,
  ) {}

  /** How many the reader may read, for whoever has a part in them; nothing for anybody else. */
  async protectedFacts(
    tx: Transaction,
    id: string,
    reader: FactReader,
  ): Promise<Pick<ReferralView, 'protectedFacts'>> {
    const part = await this.facts.partOf(tx, id, reader);
    return part === undefined ? {} : { protectedFacts: part.standing };
  }

  async find(tx: Transaction, id: string, viewer: Viewer): Promise<ReferralView | undefined> {
    const [row] = await tx.query<RecordRow>(`${SELECT_RECORD} WHERE r.id = $1 AND ${maySee(2)}`, [
      id,
      ...viewerParams(viewer),
    ]);
    if (row === undefined) return undefined;
    const referral = recordOf(row, this.cipher);
    // Referrals from before the lists were kept were sent with today's.
    const revision = row.place_list ?? this.list.revision;
    const reader = readerOf(row, viewer);
    const sent = formSeen(referral.form, reader);
    const names = await this.lists.names(tx, revision);
    if (reader !== 'link-worker') {
      return pageOf({ ...referral, form: sent }, names, await this.attachments.of(tx, id));
    }
    const { urgencyCommentBefore: _forClinicians, ...seen } = referral;
    return {
      ...pageOf({ ...seen, form: sent }, names, []),
      // Tells why other places were chosen or said no.
      progress: [],
      linkWork: linkWorkSafety(referral.form),
    };
  }
}

function readerOf(row: RecordRow, viewer: Viewer): FormReader {
  if (isSender(row, viewer)) return 'sender';
  return viewer.clinical === true ? 'clinician' : 'link-worker';
}

const isSender = (
  { channel, sender, sent_by: sentBy }: RecordRow,
  { kinds, organisation, subject }: Viewer,
): boolean =>
  kinds.includes('sender') && (channel === 'self' ? sentBy === subject : sender === organisation);

const pageOf = (
  referral: ReferralRecord,
  names: ReadonlyMap<string, string>,
  attachments: readonly AttachmentView[],
): ReferralView => ({
  referralId: referral.id,
  reference: referral.reference,
  receivedAt: referral.receivedAt.toISOString(),
  fullName: referral.form.person.fullName,
  ...standing(referral),
  sent: referral.form,
  placeNames: placeNames(referral.form.where, referral.facts, names),
  factsVersion: referral.factsVersion,
  progress: storyOf(referral),
  questions: openQuestionsOf(referral),
  ...(attachments.length > 0 && { attachments }),
  ...(referral.agreements.length > 0 && { agreements: referral.agreements }),
  contactVersion: referral.contactVersion,
  ...(referral.contactChanges.length > 0 && { contactChanges: referral.contactChanges }),
  ...(referral.urgencyCommentBefore !== undefined && {
    urgencyCommentBefore: referral.urgencyCommentBefore,
  }),
});

function standing(referral: ReferralRecord): Standing {
  const newest = referral.progress.at(-1);
  const lastMove = referral.progress.findLast(({ state }) => state !== null);
  return standingOf({
    ...referral,
    ...(newest && {
      newest: {
        ...(newest.holder !== null && { holder: newest.holder }),
        ...(newest.next_step !== null && { nextStep: newest.next_step }),
      },
    }),
    ...(lastMove && { lastMove: { what: lastMove.what, state: lastMove.state ?? '' } }),
    hasOpenQuestion: openQuestionsOf(referral).length > 0,
  });
}
