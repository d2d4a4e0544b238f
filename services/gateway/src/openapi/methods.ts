import { OdysseyError } from '@odyssey/contracts';
import { DocumentedRoutes } from './documented-routes.ts';
import type { OpenApiDocument } from './merge.rules.ts';

/** Passed on to the services, which say themselves which of them an address takes. */
const PASSED = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];
const OF_SERVICES = /^\/(v1|\.well-known)(?=[/?#]|$)/;

/** Answers for the services what asks by another method, as their documents have it. */
export class DocumentedMethods {
  private readonly routes: DocumentedRoutes;

  constructor(documents: readonly OpenApiDocument[]) {
    this.routes = new DocumentedRoutes(documents, () => true);
  }

  /**
   * @param url path and query as they arrived
   * @throws method_not_allowed with Allow, not_found where no method is taken
   */
  refuseOthers(method: string, url: string): void {
    if (PASSED.includes(method) || !OF_SERVICES.test(url)) return;
    const path = url.split('?')[0] ?? url;
    const allow = this.allowed(url).join(', ');
    if (!allow) throw new OdysseyError('not_found', `There is no route ${method} ${path}.`);
    throw new OdysseyError('method_not_allowed', `${path} takes ${allow}, not ${method}.`, {
      headers: { allow },
    });
  }

  /** HEAD is taken where GET is, and not described. */
  private allowed(url: string): string[] {
    return PASSED.filter((method) => this.routes.has(method === 'HEAD' ? 'GET' : method, url));
  }
}
