import { type DynamicModule, Module } from '@nestjs/common';
import type { EventDef } from '@odyssey/contracts';
import { ErasePerson, ErasePersonLast } from './erase-person.handler.ts';
import { ERASURE_COMPLETED, ErasureAnswer } from './erasure-answer.ts';
import { FoundUserData } from './found-user-data.ts';
import { PersonEraser } from './person-eraser.ts';
import { UserDataController } from './user-data.controller.ts';

/** When a service erases: as soon as it is asked to, or when it is the last that has not. */
export type ErasureTurn = 'when-requested' | 'last';

/** Gives a service its duties towards the people whose data it keeps; the service provides `USER_DATA`. */
@Module({})
export class UserDataModule {
  /** @param completed the service's own `<service>.erasure.completed` */
  static for(completed: EventDef, turn: ErasureTurn = 'when-requested'): DynamicModule {
    const handler = turn === 'last' ? ErasePersonLast : ErasePerson;
    return {
      ...UserDataModule.exportOnly(),
      controllers: [UserDataController, handler],
      providers: [
        FoundUserData,
        PersonEraser,
        ErasureAnswer,
        { provide: ERASURE_COMPLETED, useValue: completed },
      ],
    };
  }

  /** For archival, which leads every erasure and does its own part by itself, with `PersonEraser`. */
  static exportOnly(): DynamicModule {
    return {
      module: UserDataModule,
      controllers: [UserDataController],
      providers: [FoundUserData, PersonEraser],
      exports: [FoundUserData, PersonEraser],
    };
  }
}
