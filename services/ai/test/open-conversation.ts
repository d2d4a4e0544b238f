import type { TestService, TestUser } from '@odyssey/testing';

/** Opens a conversation of this person. @returns its id */
export const open = async (service: TestService, user: TestUser): Promise<string> =>
  (await service.http(user).post('/v1/conversations', {})).body.id;
