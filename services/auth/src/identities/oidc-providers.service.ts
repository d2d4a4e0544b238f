import { Inject, Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import { CONFIG } from '@odyssey/platform';
import type { AuthConfig } from '../config.ts';
import { OidcProvider } from './oidc-provider.ts';

/** The providers that the operator names. Each fails alone. */
@Injectable()
export class OidcProviders {
  private readonly providers: ReadonlyMap<string, OidcProvider>;

  constructor(@Inject(CONFIG) { oidc }: AuthConfig) {
    this.providers = new Map(
      oidc.providers.map((settings) => [settings.name, new OidcProvider(settings, oidc.deadline)]),
    );
  }

  list(): { name: string; label: string }[] {
    return [...this.providers.values()].map(({ settings: { name, label } }) => ({ name, label }));
  }

  has(name: string): boolean {
    return this.providers.has(name);
  }

  /** @throws OdysseyError not_found */
  get(name: string): OidcProvider {
    const provider = this.providers.get(name);
    if (!provider)
      throw new OdysseyError('not_found', `There is no provider ${name} here: see /v1/auth/oidc/providers.`);
    return provider;
  }
}
