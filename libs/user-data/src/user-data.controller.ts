import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Logger, Res } from '@nestjs/common';
import { Transactions, type UserId } from '@odyssey/events';
import { Answers, IdParam, Internal } from '@odyssey/platform';
import type { FastifyReply } from 'fastify';
import { FoundUserData } from './found-user-data.ts';
import { NDJSON, writeUserData } from './ndjson.ts';

/** A service's part of a person's export. Only archival may ask for it. */
@Controller('internal/user-data')
export class UserDataController {
  private readonly logger = new Logger('UserData');

  constructor(
    private readonly transactions: Transactions,
    private readonly userData: FoundUserData,
  ) {}

  @Get(':userId')
  @Internal('archival')
  @Answers(200, null, {
    contentType: NDJSON,
    description: 'One record a line, then a trailer with counts and hash',
  })
  read(@IdParam('userId') userId: UserId, @Res() reply: FastifyReply): void {
    const body = new PassThrough();
    // An error after the first line ends the answer in mid-air; the reader misses the trailer and asks again.
    this.write(userId, body).catch((error: Error) => {
      this.logger.warn(`the export of a person broke off: ${error.message}`);
      body.destroy(error);
    });
    void reply.header('cache-control', 'no-store').type(NDJSON).send(body);
  }

  private write(userId: UserId, body: PassThrough): Promise<void> {
    return this.transactions.reading((tx) =>
      pipeline(Readable.from(writeUserData(this.userData.get().export(tx, userId))), body),
    );
  }
}
