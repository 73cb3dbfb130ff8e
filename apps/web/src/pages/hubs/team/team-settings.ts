import { Injectable } from '@nestjs/common';
import type { ServiceSettings } from '@waymark/contracts';
import { ProblemError, type Caller } from '@waymark/platform';
import { DirectoryClient } from '../../../clients/directory.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import { say } from '../../../language/say.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { savedWords } from './team.presenter.js';

const CONFLICT = 'pages/hubs/team/team-conflict.page.njk';
const VERSION = /^(0|[1-9]\d{0,8})$/;

/** Saves part of what a service says of itself; the rest stays as it was read. */
@Injectable()
export class TeamSettings {
  constructor(private readonly directory: DirectoryClient) {}

  read(caller: Caller): Promise<ServiceSettings> {
    return this.directory.settings(caller);
  }

  /** Parts that a form does not show were read just now: with another version they are a colleague's. */
  readAt(settings: ServiceSettings, posted: PostedForm): number {
    const version = versionIn(posted);
    if (version !== settings.version) throw savedMeanwhile(settings, version);
    return version;
  }

  async save(
    caller: Caller,
    settings: ServiceSettings,
    changed: Partial<
      Pick<ServiceSettings, 'openings' | 'capacity' | 'waits' | 'offers' | 'targets'>
    >,
    posted: PostedForm,
  ): Promise<void> {
    const version = this.readAt(settings, posted);
    const { openings, capacity, waits, offers, targets } = { ...settings, ...changed };
    const body = {
      version,
      byName: caller.name ?? say`A colleague`,
      openings,
      waits,
      offers,
      targets,
      ...(capacity !== undefined && { capacity }),
    };
    try {
      await this.directory.save(caller, { body, idempotencyKey: idempotencyKeyIn(posted) });
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || thrown.status !== 409) throw thrown;
      if (thrown.code !== SAVED_MEANWHILE) throw conflict([thrown.detail]);
      throw savedMeanwhile((await ifAnswered(this.read(caller))) ?? settings, version);
    }
  }
}

/** Routing's code of settings that were read at a version that stands no more. */
const SAVED_MEANWHILE = 'saved-meanwhile';

/** The version a form was read at; −1 where it says none. */
function versionIn(posted: PostedForm): number {
  const version = textIn(posted.version) ?? '';
  return VERSION.test(version) ? Number(version) : -1;
}

/** Who has saved what since that version, newest first; routing says it for programs. */
const savedMeanwhile = ({ history }: ServiceSettings, version: number): PageRefused =>
  conflict(
    [say`Somebody in your team has saved the settings since you opened them.`],
    history.filter((saved) => saved.version > version).map(savedWords),
  );

const conflict = (
  sentences: readonly string[],
  since: readonly { readonly when: string; readonly words: string }[] = [],
): PageRefused =>
  new PageRefused(
    CONFLICT,
    {
      title: say`The settings have changed since you opened them`,
      section: say`Team settings`,
      sentences,
      since,
      back: { href: '/team', text: say`Team settings` },
    },
    409,
  );
