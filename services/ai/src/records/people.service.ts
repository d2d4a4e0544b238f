import { Injectable } from '@nestjs/common';
import type { UserId } from '@odyssey/events';
import { DataSource } from 'typeorm';
import { PersonEntity } from './person.entity.ts';

export interface Person {
  displayName?: string;
  timeZone: string;
  locale: string;
}

/** Whoever is not known yet is taken to live in UTC and to read English. */
const STRANGER: Person = { timeZone: 'UTC', locale: 'en' };

@Injectable()
export class PeopleService {
  constructor(private readonly dataSource: DataSource) {}

  async find(userId: UserId): Promise<Person> {
    const person = await this.dataSource.manager.findOneBy(PersonEntity, { id: userId });
    return person ?? STRANGER;
  }
}
