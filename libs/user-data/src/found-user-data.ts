import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { USER_DATA, type UserData } from './user-data.ts';

/** Finds the service's own `UserData`, in whichever of its modules it is provided. */
@Injectable()
export class FoundUserData {
  constructor(private readonly modules: ModuleRef) {}

  /** @throws when the service provides none */
  get(): UserData {
    return this.modules.get<UserData>(USER_DATA, { strict: false });
  }
}
