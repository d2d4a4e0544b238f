import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, METRICS } from '@odyssey/platform';
import { Gauge, type Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import type { ArchivalConfig } from '../config.ts';

/** For the operator's alarm: more than 0 means that some service does not erase. */
@Injectable()
export class OverdueErasures {
  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(CONFIG) { erasureDeadlineMs }: ArchivalConfig,
    dataSource: DataSource,
  ) {
    new Gauge({
      name: 'odyssey_erasures_overdue',
      help: 'Erasures that some service has not answered within the deadline',
      registers: [registry],
      async collect() {
        const rows: { overdue: number }[] = await dataSource.query(
          `select count(*)::int as overdue from erasures
           where status = 'running' and started_at < now() - $1 * interval '1 millisecond'`,
          [erasureDeadlineMs],
        );
        this.set(rows[0]?.overdue ?? 0);
      },
    });
  }
}
