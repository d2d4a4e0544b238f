import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, CONFIG, KeySeal, newId } from '@odyssey/platform';
import { DataSource, IsNull, LessThan } from 'typeorm';
import type { AuthConfig } from '../config.ts';
import { InvalidOidcFlow, InvalidRedirectUri } from './identity.errors.ts';
import type { VouchedPerson } from './identity.rules.ts';
import { type FlowPurpose, OidcFlowEntity } from './oidc-flow.entity.ts';
import type { OidcProvider, Question } from './oidc-provider.ts';

/** To log in at the provider, in seconds. */
const FLOW_SECONDS = 600;
/** To find the device with the second factor, in milliseconds. */
const SECOND_FACTOR_MS = 300_000;

/** What the page that begins gets: the state goes through the provider, the binding stays with the page. */
export interface BegunFlow {
  readonly authorizationUrl: string;
  readonly state: string;
  readonly binding: string;
  readonly expiresIn: number;
}

/** What the page that finishes brings. */
export interface FlowAnswer {
  readonly code: string;
  readonly state: string;
  readonly binding: string;
  readonly iss?: string | undefined;
}

/** What a flow is for; who finishes it must want the same. */
export interface FlowAim {
  readonly purpose: FlowPurpose;
  readonly ownerId: UserId | null;
}

/** A flow whose provider has vouched for somebody. It is not finished: `consume` it in the transaction that makes use of it. */
export interface VouchedFlow {
  readonly id: string;
  readonly provider: string;
  readonly person: VouchedPerson;
}

interface Secrets {
  nonce: string;
  verifier: string;
}

const secret = () => randomBytes(32).toString('base64url');
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const equal = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The ways to a provider and back. */
@Injectable()
export class OidcFlows {
  private readonly seal: KeySeal;

  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.seal = new KeySeal(config.secret, 'odyssey oidc flow seal');
  }

  /** @throws InvalidRedirectUri, ProviderUnavailable */
  async begin(
    provider: OidcProvider,
    { purpose, ownerId }: FlowAim,
    redirectUri: string,
  ): Promise<BegunFlow> {
    if (!this.config.oidc.redirectUris.includes(redirectUri)) throw new InvalidRedirectUri();
    const [state, binding] = [secret(), secret()];
    const secrets: Secrets = { nonce: secret(), verifier: secret() };
    const createdAt = this.clock.now();
    const freshSince = purpose === 'reauthenticate' ? createdAt : null;
    const authorizationUrl = await provider.authorizationUrl({ redirectUri, state, ...secrets, freshSince });
    const id = newId();
    await this.dataSource.manager.insert(OidcFlowEntity, {
      id,
      stateHash: hash(state),
      bindingHash: hash(binding),
      provider: provider.settings.name,
      purpose,
      ownerId,
      redirectUri,
      sealedSecrets: this.seal.seal(id, JSON.stringify(secrets)),
      sealedPerson: null,
      createdAt,
      claimedAt: null,
      expiresAt: new Date(createdAt.getTime() + FLOW_SECONDS * 1000),
    });
    return { authorizationUrl, state, binding, expiresIn: FLOW_SECONDS };
  }

  /**
   * Whom the provider vouches for. It is asked once: who comes again with a second factor is remembered for five minutes.
   * @throws InvalidOidcFlow, ProviderUnavailable, IdentityRefused
   */
  async vouched(provider: OidcProvider, aim: FlowAim, answer: FlowAnswer): Promise<VouchedFlow> {
    const { name } = provider.settings;
    const flow = await this.dataSource.manager.findOneBy(OidcFlowEntity, { stateHash: hash(answer.state) });
    if (!flow || !equal(flow.bindingHash, hash(answer.binding)) || flow.expiresAt <= this.clock.now())
      throw new InvalidOidcFlow();
    // A code of one provider, brought as if another had given it (mix-up), is not even shown to that other.
    if (flow.provider !== name || flow.purpose !== aim.purpose || flow.ownerId !== aim.ownerId)
      throw new InvalidOidcFlow();
    const person = flow.sealedPerson
      ? this.opened<VouchedPerson>(flow.id, flow.sealedPerson)
      : await this.ask(provider, flow, answer);
    return { id: flow.id, provider: name, person };
  }

  /** As `take`, where nothing was used up before. @throws InvalidOidcFlow */
  async consume(tx: Tx, flow: VouchedFlow): Promise<void> {
    if (!(await this.take(tx, flow))) throw new InvalidOidcFlow();
  }

  /** Ends the flow: it is good for one answer, however many come at once; false for all but the first. */
  async take(tx: Tx, { id }: VouchedFlow): Promise<boolean> {
    const { affected } = await tx.manager.delete(OidcFlowEntity, { id });
    return affected === 1;
  }

  async purge(): Promise<void> {
    await this.dataSource.manager.delete(OidcFlowEntity, { expiresAt: LessThan(this.clock.now()) });
  }

  private async ask(
    provider: OidcProvider,
    flow: OidcFlowEntity,
    answer: FlowAnswer,
  ): Promise<VouchedPerson> {
    const { id, redirectUri, purpose, createdAt } = flow;
    const question: Question = {
      redirectUri,
      state: answer.state,
      ...this.opened<Secrets>(id, flow.sealedSecrets),
      freshSince: purpose === 'reauthenticate' ? createdAt : null,
    };
    await provider.ready();
    await this.claim(id);
    const person = await provider.exchange(question, { code: answer.code, iss: answer.iss });
    await this.dataSource.manager.update(
      OidcFlowEntity,
      { id },
      {
        sealedPerson: this.seal.seal(id, JSON.stringify(person)),
        expiresAt: new Date(this.clock.now().getTime() + SECOND_FACTOR_MS),
      },
    );
    return person;
  }

  /** A code must not be sent twice (RFC 6749, 4.1.3), so of all who come at once one goes on. */
  private async claim(id: string): Promise<void> {
    const unclaimed = { id, claimedAt: IsNull() };
    const { affected } = await this.dataSource.manager.update(OidcFlowEntity, unclaimed, {
      claimedAt: this.clock.now(),
    });
    if (affected !== 1) throw new InvalidOidcFlow();
  }

  /** @throws InvalidOidcFlow when ODYSSEY_AUTH_SECRET is another one by now. */
  private opened<T>(id: string, sealed: string): T {
    const text = this.seal.open(id, sealed);
    if (text === undefined) throw new InvalidOidcFlow();
    return JSON.parse(text) as T;
  }
}
