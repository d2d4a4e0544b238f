import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  Module,
  type NestInterceptor,
  type PipeTransform,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { type Received, TaskCompleted } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { defineService, newId, serviceConfig } from '@odyssey/platform';
import { tap } from 'rxjs';
import { reactor, type TestService } from '../src/index.ts';

const log: string[] = [];

@Injectable()
class OnlyWalks implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const [event] = context.switchToRpc().getContext().getArgs();
    return !event.data.title.startsWith('Run');
  }
}

@Injectable()
class Shout implements PipeTransform {
  transform(value: unknown): unknown {
    const event = value as Received<typeof TaskCompleted>;
    return event.data ? { ...event, data: { ...event.data, title: event.data.title.toUpperCase() } } : value;
  }
}

@Injectable()
class Around implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler) {
    log.push('before');
    return next.handle().pipe(tap(() => log.push('after')));
  }
}

class TooTired extends Error {}

@Catch(TooTired)
class Excuse implements ExceptionFilter {
  catch(error: TooTired, _host: ArgumentsHost): never {
    throw new Error(`excused: ${error.message}`);
  }
}

@Handler('walk', TaskCompleted)
class NoteWalks {
  @UseGuards(OnlyWalks)
  @UsePipes(Shout)
  @UseInterceptors(Around)
  @UseFilters(Excuse)
  async handle(event: Received<typeof TaskCompleted>, tx: Tx): Promise<void> {
    if (event.data.title === 'TIRED') throw new TooTired('no legs');
    await tx.query('select 1');
    log.push(event.data.title);
  }
}

@Module({ controllers: [NoteWalks] })
class WalksModule {}

const walks = defineService({
  name: 'notifications',
  module: WalksModule,
  entities: [],
  migrations: [],
  queues: [],
  config: serviceConfig(),
});

describe("Nest's pipeline around a handler", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await reactor(walks, NoteWalks, { env: { ODYSSEY_LOG_LEVEL: 'silent' } });
  });
  afterAll(() => service.close());
  const deliver = (title: string) => service.deliver(TaskCompleted.example({ title }, { subject: newId() }));

  it('lets a pipe transform the event and an interceptor see its run', async () => {
    expect(await deliver('Walk by the river')).toBe('handled');
    expect(log).toEqual(['before', 'WALK BY THE RIVER', 'after']);
  });

  it('parks what a guard refuses', async () => {
    await expect(deliver('Run')).rejects.toThrow('goals.task.completed.v1 is parked: Forbidden resource');
  });

  it('parks with the error that a filter makes of the original one', async () => {
    await expect(deliver('tired')).rejects.toThrow('is parked: excused: no legs');
  });
});
