import type { MemoryMember } from './memory-member.ts';
import type { MemoryPartition } from './memory-partition.ts';

/** A consumer group: who has which partition, and up to where each is finished. */
export class MemoryGroup {
  private readonly members: MemoryMember[] = [];
  private readonly committed = new Map<string, bigint>();

  constructor(private readonly partitionsOf: (topic: string) => readonly MemoryPartition[]) {}

  join(member: MemoryMember): void {
    this.members.push(member);
    this.rebalance();
  }

  leave(member: MemoryMember): void {
    const index = this.members.indexOf(member);
    if (index < 0) return;
    this.members.splice(index, 1);
    this.rebalance();
  }

  commit(partition: MemoryPartition, offset: bigint): void {
    this.committed.set(partition.name, offset);
  }

  /** Where a new owner goes on: from the beginning when nothing was ever committed. */
  position(partition: MemoryPartition): bigint {
    return this.committed.get(partition.name) ?? 0n;
  }

  private rebalance(): void {
    for (const member of this.members) member.commit();
    const dealt = new Map<MemoryMember, MemoryPartition[]>(this.members.map((member) => [member, []]));
    const topics = new Set(this.members.flatMap((member) => member.topics));
    for (const topic of topics) {
      const members = this.members.filter((member) => member.topics.includes(topic));
      for (const [n, partition] of this.partitionsOf(topic).entries()) {
        const owner = members[n % members.length];
        if (owner) dealt.get(owner)?.push(partition);
      }
    }
    for (const [member, partitions] of dealt) member.assign(partitions);
  }
}
