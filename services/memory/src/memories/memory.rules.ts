import { type Fact, MemoryStored, MemoryUpdated } from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import { claimOf } from '../claims/claim.rules.ts';
import type { MemoryEntity, MemoryKind, SourceType } from './memory.entity.ts';
import { InvalidValidity, MemoryWordsFixed } from './memory.errors.ts';

export type Memory = MemoryEntity;

export interface NewMemory {
  readonly id: string;
  readonly ownerId: string;
  readonly kind: MemoryKind;
  readonly content: string;
  readonly source: { readonly type: SourceType; readonly id: string; readonly version?: number };
  readonly pinned?: boolean;
  readonly validFrom?: Date | null;
  readonly validTo?: Date | null;
}

export interface MemoryEdit {
  readonly content?: string;
  readonly pinned?: boolean;
  readonly validFrom?: Date | null;
  readonly validTo?: Date | null;
}

/** The kinds whose words are the person's own to change, and which can contradict each other. */
const CLAIMING: readonly MemoryKind[] = ['fact', 'note'];

/** @throws InvalidValidity */
export function remember(given: NewMemory, now: Date): Change<Memory> {
  const { source, ...rest } = given;
  const memory = {
    ...rest,
    ...claimColumns(given.kind, given.content),
    pinned: given.pinned ?? false,
    validFrom: given.validFrom ?? null,
    validTo: given.validTo ?? null,
    sourceType: source.type,
    sourceId: source.id,
    sourceVersion: source.version ?? 1,
    createdAt: now,
    updatedAt: now,
  } as Memory;
  return changed(checked(memory), told(MemoryStored, memory));
}

/** @throws MemoryWordsFixed when new words are given to a turn, task or story; InvalidValidity */
export function edit(memory: Memory, change: MemoryEdit, now: Date): Change<Memory> {
  const rewords = change.content !== undefined && change.content !== memory.content;
  if (rewords && !CLAIMING.includes(memory.kind)) throw new MemoryWordsFixed(memory.kind);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const edited = checked({ ...memory, ...given } as Memory);
  return saved(memory, { ...edited, ...claimColumns(edited.kind, edited.content) } as Memory, now);
}

/** It is not so any more since `at`; what has ended earlier stays as it is. */
export function end(memory: Memory, at: Date, now: Date): Change<Memory> {
  if (memory.validTo && memory.validTo <= at) return unchanged(memory);
  // Told at the same moment as it was contradicted: it held for no time, which is still a valid span.
  const validTo = memory.validFrom && memory.validFrom > at ? memory.validFrom : at;
  return saved(memory, { ...memory, validTo } as Memory, now);
}

/** The same source has been told anew: the memory follows, unless it holds this state or a later one. */
export function retell(
  memory: Memory,
  told: Pick<NewMemory, 'content' | 'source' | 'validFrom'>,
  now: Date,
): Change<Memory> {
  const version = told.source.version ?? 1;
  if (version <= memory.sourceVersion) return unchanged(memory);
  const next = {
    ...memory,
    content: told.content,
    validFrom: told.validFrom ?? null,
    sourceVersion: version,
  };
  return saved(memory, next as Memory, now);
}

/** Whether it is so at this moment: not ended, and begun. */
export const holdsAt = (memory: Pick<Memory, 'validFrom' | 'validTo'>, at: Date): boolean =>
  (!memory.validFrom || memory.validFrom <= at) && (!memory.validTo || memory.validTo > at);

/** A turn's key tells whether the same was said before; it contradicts nothing, since it is kept as it was said. */
function claimColumns(kind: MemoryKind, content: string) {
  const read = kind === 'turn' || CLAIMING.includes(kind) ? claimOf(content) : null;
  const claim = read && kind === 'turn' ? { key: read.key, denied: read.denied } : read;
  return {
    claimKey: claim?.key ?? null,
    claimDenied: claim?.denied ?? null,
    claimAttribute: claim?.attribute ?? null,
    claimValue: claim?.value ?? null,
  };
}

function saved(before: Memory, after: Memory, now: Date): Change<Memory> {
  const differs = (['content', 'pinned', 'validFrom', 'validTo', 'sourceVersion'] as const).some(
    (field) => String(before[field]) !== String(after[field]),
  );
  if (!differs) return unchanged(before);
  const memory = { ...after, updatedAt: now } as Memory;
  return changed(memory, told(MemoryUpdated, memory));
}

function checked(memory: Memory): Memory {
  if (memory.validFrom && memory.validTo && memory.validTo < memory.validFrom) throw new InvalidValidity();
  return memory;
}

const told = (event: typeof MemoryStored | typeof MemoryUpdated, memory: Memory): Fact =>
  event.of(memoryState(memory));

/** The public state, as events carry it. */
export const memoryState = (memory: Memory) => ({
  memoryId: memory.id,
  kind: memory.kind,
  content: memory.content,
  source: { type: memory.sourceType, id: memory.sourceId },
  pinned: memory.pinned,
  ...(memory.validFrom && { validFrom: memory.validFrom.toISOString() }),
  ...(memory.validTo && { validTo: memory.validTo.toISOString() }),
  createdAt: memory.createdAt.toISOString(),
  updatedAt: memory.updatedAt.toISOString(),
});
