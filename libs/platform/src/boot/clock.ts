import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';

/** The time, injectable so that tests can set it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/** A fresh uuid version 7: ids sort by the time they were made. */
export const newId = (): string => v7();
