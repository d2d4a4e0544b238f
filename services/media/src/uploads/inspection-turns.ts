import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@odyssey/platform';
import type { MediaConfig } from '../config.ts';
import { type Claim, type Inspected, inspect } from '../inspection/inspect.rules.ts';

/** Looks at sent files one after the other: each is held in memory while it is looked at. */
@Injectable()
export class InspectionTurns {
  private last: Promise<unknown> = Promise.resolve();

  constructor(@Inject(CONFIG) private readonly config: MediaConfig) {}

  /** @throws what `inspect` throws */
  inspect(path: string, claim: Claim): Promise<Inspected> {
    const run = async () => inspect(await readFile(path), claim, this.config.ceilings);
    const turn = this.last.then(run, run);
    this.last = turn;
    return turn;
  }
}
