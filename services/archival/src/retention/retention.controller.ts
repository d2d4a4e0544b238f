import { Controller, Get } from '@nestjs/common';
import { DATA_SERVICES } from '@odyssey/contracts';
import { Answers, Scope } from '@odyssey/platform';
import { z } from 'zod';
import { RETENTION_POLICIES, type RetentionPolicy } from './retention.policies.ts';

const RetentionPolicyView = z
  .object({
    id: z.string(),
    service: z.enum(DATA_SERVICES),
    kind: z.string(),
    days: z.int().positive(),
    action: z.enum(['archive', 'delete']),
    enforced: z.boolean().describe('False while nothing carries it out yet'),
    description: z.string(),
  })
  .meta({ id: 'RetentionPolicy' });
const RetentionPolicies = z.object({ items: z.array(RetentionPolicyView) }).meta({ id: 'RetentionPolicies' });

@Controller('v1/retention-policies')
export class RetentionController {
  @Get()
  @Scope('privacy:read')
  @Answers(200, RetentionPolicies)
  list(): { items: readonly RetentionPolicy[] } {
    return { items: RETENTION_POLICIES };
  }
}
