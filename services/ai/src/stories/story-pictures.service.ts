import { Inject, Injectable } from '@nestjs/common';
import type { UserId } from '@odyssey/events';
import { Clock, CONFIG, signMediaUrl } from '@odyssey/platform';
import { DataSource, In } from 'typeorm';
import type { AiConfig } from '../config.ts';
import { PictureRecord } from '../records/picture-record.entity.ts';
import type { StoryPicture } from './story.dto.ts';

/** How long a link to a picture can be used, in milliseconds. */
const LINK_MS = 15 * 60_000;
/** A story of a year shows no more. */
const MOST_PICTURES = 100;

/**
 * Joins pictures to stories when they are read. A picture may become ready before or after the story is written, and
 * may be deleted at any time: nothing of it is baked into the story.
 */
@Injectable()
export class StoryPicturesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AiConfig,
  ) {}

  /** The pictures attached to each of the things, oldest first. */
  async attachedTo(owner: UserId, things: readonly string[]): Promise<ReadonlyMap<string, StoryPicture[]>> {
    if (things.length === 0) return new Map();
    const pictures = await this.dataSource.getRepository(PictureRecord).find({
      where: { ownerId: owner, attachedId: In([...new Set(things)]), kind: 'image', gone: false },
      order: { id: 'ASC' },
    });
    const shown = new Map<string, StoryPicture[]>();
    for (const picture of pictures) {
      if (picture.attachedId === null) continue;
      shown.set(picture.attachedId, [...(shown.get(picture.attachedId) ?? []), this.show(picture)]);
    }
    return shown;
  }

  /** What is attached to the story itself comes first, then what is attached to its sources in their order. */
  of(
    story: string,
    sources: readonly { id: string }[],
    attached: ReadonlyMap<string, StoryPicture[]>,
  ): StoryPicture[] {
    return [story, ...sources.map(({ id }) => id)]
      .flatMap((thing) => attached.get(thing) ?? [])
      .slice(0, MOST_PICTURES);
  }

  private show({ id, width, height, placeholder, variants }: PictureRecord): StoryPicture {
    return {
      id,
      url: this.link(id, variants.at(-1) ?? 'original'),
      thumbUrl: this.link(id, variants.at(0) ?? 'original'),
      ...(width === null ? {} : { width }),
      ...(height === null ? {} : { height }),
      ...(placeholder === null ? {} : { placeholder }),
    };
  }

  private link(mediaId: string, variant: string): string {
    const expiresAt = new Date(this.clock.now().getTime() + LINK_MS);
    return signMediaUrl({ mediaId, variant, expiresAt, secret: this.config.mediaUrlSecret });
  }
}
