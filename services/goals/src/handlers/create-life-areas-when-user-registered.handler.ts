import { type Received, UserRegistered } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { LifeAreasService } from '../life-areas/life-areas.service.ts';

@Handler('create-life-areas', UserRegistered)
export class CreateLifeAreasWhenUserRegistered {
  constructor(private readonly lifeAreas: LifeAreasService) {}

  handle(event: Received<typeof UserRegistered>, tx: Tx): Promise<void> {
    return this.lifeAreas.createStartingSet(tx, event.subject);
  }
}
