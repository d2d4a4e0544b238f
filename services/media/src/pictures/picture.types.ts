import type { PictureType } from '../inspection/picture-type.ts';

export type FileName = 'original' | 'thumb' | 'small' | 'large';

/** What the service asks of the picture process. */
export interface PictureWork {
  /** The file as it was sent. */
  source: string;
  contentType: PictureType;
  animated: boolean;
  maxPixels: number;
  /** An empty folder for the results, one file for each name. */
  into: string;
}

/** One file that was made, `path` being inside `into`. */
export interface MadeFile {
  name: FileName;
  path: string;
  sha256: string;
  contentType: string;
  width: number;
  height: number;
  bytes: number;
}

export interface MadePicture {
  /** As it is seen, so after orientation. */
  width: number;
  height: number;
  /** ThumbHash, base64. */
  placeholder: string;
  files: MadeFile[];
}

/** What the process is at: what takes long is the picture's fault or the disk's. It begins at the disk. */
export type PictureStage = 'disk' | 'decoding';

/** Told at each change, before the answer. */
export interface PictureProgress {
  stage: PictureStage;
}

/** The process answers with one of these; one that dies answers nothing. */
export type PictureAnswer =
  | { outcome: 'made'; picture: MadePicture }
  /** The picture's fault. */
  | { outcome: 'undecodable'; detail: string }
  /** Not the picture's fault: a full disk, say. */
  | { outcome: 'failed'; detail: string };
