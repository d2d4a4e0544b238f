import { Controller, Delete } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Fails,
  QueryOf,
  RecentLogin,
  Requests,
  Scope,
} from '@odyssey/platform';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { ErasureOptions, RequestedErasure } from './erasure.dto.ts';
import { ErasureService } from './erasure.service.ts';

@Controller('v1/auth/me')
export class ErasureController {
  constructor(
    private readonly erasure: ErasureService,
    private readonly requests: Requests,
  ) {}

  /**
   * Asks for the erasure of everything. Not the removal of a row, so there is no If-Match: what it erases is whatever is there when it
   * runs. Archival runs it and answers at the Location; it may take a moment to appear there.
   */
  @Delete()
  @Scope('privacy:write')
  @RecentLogin()
  @Answers(202, RequestedErasure, { location: ({ id }) => `/v1/privacy/erasures/${id}` })
  @Fails('erasure_already_scheduled')
  request(
    @Caller() caller: CallerIdentity,
    @QueryOf(ErasureOptions) options: ErasureOptions,
    @Place() place: RequestPlace,
  ): Promise<RequestedErasure> {
    return this.requests.forCaller(caller, (tx) => this.erasure.request(tx, caller, options, place));
  }
}
