import type { Type } from '@nestjs/common';
import type { ServiceDefinition } from '@odyssey/platform';
import { type TestService, type TestServiceOptions, testService } from './test-service.ts';

/**
 * A service with its job workers at rest, for tests of one handler: `deliver(event)` runs the real pipeline, then
 * look at `rows`, `jobs` and `published`. Close it in `afterAll`.
 * @throws when the handler is not listed in the service: it would never run in production either.
 */
export async function reactor(
  definition: ServiceDefinition,
  handler: Type,
  options: TestServiceOptions = {},
): Promise<TestService> {
  const service = await testService(definition, { workers: false, ...options });
  try {
    service.get(handler);
    return service;
  } catch {
    await service.close();
    throw new Error(
      `${handler.name} is not in ${definition.name}: add it to handlers/index.ts and its module`,
    );
  }
}
