/** What a scope lets a token do, in the words that a person reads when they give it to one. */
interface ScopeDef {
  readonly allows: string;
  /**
   * Whether a personal access token may have it. Not what decides who gets in (log-ins, second factors, other tokens) nor what ends
   * everything: who finds a token in a script must not be able to keep its owner out.
   */
  readonly personal: boolean;
}

const personal = (allows: string): ScopeDef => ({ allows, personal: true });
const sessionOnly = (allows: string): ScopeDef => ({ allows, personal: false });

/** Every scope that a route asks for. A test compares it with the API documents, so that none is missing and none left over. */
export const SCOPES = {
  'profile:read': personal('Read your name, address, time zone and language'),
  'profile:write': sessionOnly('Change your profile'),
  'security:read': personal('Read what happened to your account'),
  'sessions:read': sessionOnly('See where you are logged in'),
  'sessions:write': sessionOnly('Name and end sessions'),
  'tokens:read': sessionOnly('See your personal access tokens'),
  'tokens:write': sessionOnly('Make and end personal access tokens'),
  'password:write': sessionOnly('Change your password'),
  'email:write': sessionOnly('Change your e-mail address'),
  'mfa:read': sessionOnly('See whether a second factor is on'),
  'mfa:write': sessionOnly('Switch the second factor on and off'),
  'passkeys:read': sessionOnly('See your passkeys'),
  'passkeys:write': sessionOnly('Add and remove passkeys'),
  'identities:read': sessionOnly('See which other accounts log you in'),
  'identities:write': sessionOnly('Link and unlink accounts that log you in'),
  'privacy:read': personal('Read exports, erasures and how long what is kept'),
  'privacy:write': sessionOnly('Ask for exports, and for the erasure of everything'),
  'life-areas:read': personal('Read life areas'),
  'life-areas:write': personal('Create, change and delete life areas'),
  'projects:read': personal('Read projects'),
  'projects:write': personal('Create, change and delete projects'),
  'goals:read': personal('Read goals, plans, progress and achievements'),
  'goals:write': personal('Create, change and delete goals, and ask for plans'),
  'tasks:read': personal('Read tasks and the trash'),
  'tasks:write': personal('Create, change, complete and delete tasks'),
  'ai:read': personal('See the use and the state of model providers'),
  'conversations:read': personal('Read conversations'),
  'conversations:write': personal('Begin and continue conversations'),
  'stories:read': personal('Read stories'),
  'stories:write': personal('Ask for stories and delete them'),
  'memories:read': personal('Read and search memories'),
  'memories:write': personal('Create, change and delete memories'),
  'media:read': personal('See pictures'),
  'media:write': personal('Add, change and delete pictures'),
  'notifications:read': personal('Read notifications and how you get them'),
  'notifications:write': personal('Mark notifications as read and choose how you get them'),
} as const satisfies Record<string, ScopeDef>;

export type ScopeName = keyof typeof SCOPES;
