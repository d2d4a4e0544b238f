import { Transactions, type Tx } from '@odyssey/events';
import { type JobData, JobWorker } from '@odyssey/platform';
import { MediaDisk } from '../storage/media-disk.ts';
import { DeleteFiles, DeletePersonFiles } from './delete-files.job.ts';

@JobWorker(DeleteFiles)
export class DeleteFilesWorker {
  constructor(
    private readonly transactions: Transactions,
    private readonly disk: MediaDisk,
  ) {}

  /** Looks and removes under the person's lock: the same picture may be on its way in again. */
  async run({ userId, mediaIds, hashes }: JobData<typeof DeleteFiles>): Promise<void> {
    for (const id of mediaIds) await this.disk.removeSent(userId, id);
    await this.transactions.forPerson(userId, async (tx) => {
      for (const sha256 of await unreferenced(tx, userId, hashes)) await this.disk.remove(userId, sha256);
    });
  }
}

@JobWorker(DeletePersonFiles)
export class DeletePersonFilesWorker {
  constructor(private readonly disk: MediaDisk) {}

  async run({ folderOf }: JobData<typeof DeletePersonFiles>): Promise<void> {
    await this.disk.removePerson(folderOf);
  }
}

async function unreferenced(tx: Tx, owner: string, hashes: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ sha256: string }>(
    `select sha256 from unnest($2::text[]) as candidate(sha256)
     where not exists (select from asset_files file where file.owner_id = $1 and file.sha256 = candidate.sha256)`,
    [owner, hashes],
  );
  return rows.map((row) => row.sha256);
}
