import { OdysseyError } from '@odyssey/contracts';

export class UnknownKindOfFile extends OdysseyError {
  constructor(contentType: string) {
    const named = /^[\w.+/-]{1,60}$/.test(contentType) ? contentType : 'this content type';
    super(
      'media_type_unknown',
      `A file of ${named} is not accepted; send a JPEG, PNG, WebP, AVIF or GIF picture.`,
    );
  }
}

export class FileIsNotWhatItSays extends OdysseyError {
  constructor(how: string) {
    super('media_type_mismatch', `The file is not what it says. ${how}`);
  }
}

export class FileIsBroken extends OdysseyError {
  constructor(how: string) {
    super('media_undecodable', `The picture cannot be read: ${how}.`);
  }
}

export class TooManyPixels extends OdysseyError {
  constructor(width: number, height: number, limit: number) {
    super(
      'media_too_many_pixels',
      `The picture has ${width} × ${height} pixels; at most ${limit} are accepted.`,
    );
  }
}

export class TooManyFrames extends OdysseyError {
  constructor(frames: number, limit: number, totalPixels: number) {
    super(
      'media_too_many_frames',
      `The animation has ${frames} frames; at most ${limit}, and ${totalPixels} pixels in all of them, are accepted.`,
    );
  }
}
