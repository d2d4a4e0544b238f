import { Controller, Get, Post, Sse } from '@nestjs/common';
import { BehaviorSubject } from 'rxjs';
import { z } from 'zod';
import {
  Answers,
  BeforeSecondFactor,
  Caller,
  type CallerIdentity,
  CallingService,
  Internal,
  isSecondFactorPending,
  OnBehalfOf,
  Public,
  RateLimit,
  RecentLogin,
  Scope,
  Streams,
} from '../../src/index.ts';

/** Each kind of route that a resource does not have. */
@Controller()
export class OddsController {
  static readonly ticks = new BehaviorSubject({ id: '1', type: 'tick', data: { n: 1 } });

  constructor(private readonly streams: Streams) {}

  @Get('v1/open')
  @Public()
  @Answers(200, z.object({ open: z.literal(true) }))
  open() {
    return { open: true };
  }

  @Post('v1/open')
  @Public()
  @RateLimit('auth')
  @Answers(200, z.object({ open: z.literal(true) }))
  openWrite() {
    return { open: true };
  }

  @Post('v1/sensitive')
  @Scope('notes:write')
  @RecentLogin()
  @Answers(204, null)
  sensitive() {}

  @Get('v1/before')
  @Scope('notes:read')
  @BeforeSecondFactor()
  @Answers(200, z.object({ version: z.int(), pending: z.boolean() }), {
    withoutETag: ({ pending }) => pending,
  })
  before(@Caller() caller: CallerIdentity) {
    return { version: 1, pending: isSecondFactorPending(caller) };
  }

  @Get('internal/whoami')
  @Internal('ai')
  @Answers(200, z.object({ service: z.string(), userId: z.string() }))
  internal(@CallingService() service: string, @OnBehalfOf() userId: string) {
    return { service, userId };
  }

  @Get('v1/broken')
  @Scope('notes:read')
  @Answers(200, z.object({ secret: z.string() }))
  broken(): never {
    throw new Error('select * from secrets where password = 42');
  }

  @Get('v1/lying')
  @Scope('notes:read')
  @Answers(200, z.object({ id: z.string() }))
  lying() {
    return { id: 7, extra: true };
  }

  @Sse('v1/ticks')
  @Scope('notes:read')
  @Answers(200, z.string(), { contentType: 'text/event-stream' })
  ticks(@Caller() caller: CallerIdentity) {
    return this.streams.open(caller, OddsController.ticks);
  }
}
