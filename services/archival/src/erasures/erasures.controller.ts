import { Controller, Delete, Get, Headers, Post } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Clock,
  type ExpectedVersion,
  Fails,
  IdParam,
  IfMatch,
  Input,
  MaybeCaller,
  newId,
  RecentLogin,
  Requests,
  Scope,
  ScopeOrHeader,
  ToldOnce,
} from '@odyssey/platform';
import { newReceipt } from '@odyssey/user-data';
import { ErasureRequest, ErasureView, ScheduledErasureView, toErasureView } from './erasure.dto.ts';
import { ErasuresReader } from './erasures.reader.ts';
import { ErasuresService } from './erasures.service.ts';

const RECEIPT = 'erasure-receipt';

@Controller('v1/privacy/erasures')
export class ErasuresController {
  constructor(
    private readonly requests: Requests,
    private readonly erasures: ErasuresService,
    private readonly reader: ErasuresReader,
    private readonly clock: Clock,
  ) {}

  /** Takes no Idempotency-Key: its answer would have to be kept, and with it the receipt. */
  @Post()
  @ToldOnce()
  @Scope('privacy:write')
  @RecentLogin()
  @Answers(202, ScheduledErasureView, { location: ({ id }) => `/v1/privacy/erasures/${id}` })
  @Fails('erasure_already_scheduled')
  schedule(
    @Caller() caller: CallerIdentity,
    @Input(ErasureRequest) { coolOffSeconds }: ErasureRequest,
  ): Promise<ScheduledErasureView> {
    const { receipt, receiptHash } = newReceipt();
    const runsAt = new Date(this.clock.now().getTime() + coolOffSeconds * 1000);
    return this.requests.withoutKey(caller, async (tx) => {
      const erasure = await this.erasures.schedule(tx, caller.userId, { id: newId(), receiptHash, runsAt });
      return { ...toErasureView(erasure), receipt };
    });
  }

  @Get(':id')
  @ScopeOrHeader('privacy:read', RECEIPT)
  @Answers(200, ErasureView)
  async read(
    @MaybeCaller() caller: CallerIdentity | undefined,
    @Headers(RECEIPT) receipt: string,
    @IdParam('id') id: string,
  ): Promise<ErasureView> {
    const found = caller ? this.reader.ofOwner(caller.userId, id) : this.reader.ofReceipt(receipt, id);
    return toErasureView(await found, id);
  }

  @Delete(':id')
  @Scope('privacy:write')
  @Answers(204, null)
  @Fails('erasure_not_cancellable')
  async cancel(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    await this.requests.forCaller(caller, async (tx) =>
      this.erasures.cancel(tx, await this.reader.ofOwner(caller.userId, id, tx.manager), expected),
    );
  }
}
