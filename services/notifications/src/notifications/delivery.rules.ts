import type { Choices } from '../preferences/preference.rules.ts';
import { CHANNELS, type Channel, type Kind } from './kinds.ts';
import type { Deliveries, Delivery } from './notification.entity.ts';

/** What is known about sending mail to a person. */
export interface MailState {
  readonly serverConfigured: boolean;
  readonly address: string | null;
}

/** Decides for each channel whether the notification goes there, and says why. */
export function decideDeliveries(kind: Kind, choices: Choices, mail: MailState, now: Date): Deliveries {
  const at = now.toISOString();
  const inApp: Delivery = choices[kind].in_app
    ? { status: 'delivered', reason: 'It is shown in the app.', at }
    : {
        status: 'skipped',
        reason: `It is not shown in the app, because you switched ${words(kind)} off there.`,
        at,
      };
  return { in_app: inApp, email: { ...decideMail(kind, choices, mail), at } };
}

function decideMail(kind: Kind, choices: Choices, mail: MailState): Omit<Delivery, 'at'> {
  if (!choices[kind].email) return skipped(`e-mail is off for ${words(kind)} in your preferences`);
  if (!mail.serverConfigured) return skipped('this Odyssey has no mail server');
  if (!mail.address) return skipped('no e-mail address of yours is known');
  return { status: 'queued', reason: `An e-mail to ${mail.address} is on its way.` };
}

const skipped = (why: string) => ({
  status: 'skipped' as const,
  reason: `No e-mail was sent, because ${why}.`,
});

/** The whole answer to "why did I get this, and where?". */
export function reasonOf({ cause, deliveries }: { cause: string; deliveries: Deliveries }): string {
  return [cause, ...CHANNELS.map((channel: Channel) => deliveries[channel].reason)].join(' ');
}

const words = (kind: Kind): string => `${kind.replace('_', ' ')} notifications`;
