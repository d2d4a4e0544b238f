/** The pictures we take. Everything else, SVG above all (it can carry scripts), is refused. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

const EXTENSIONS: Record<PictureType, readonly [string, ...string[]]> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/gif': ['gif'],
};

/** `image/jpg` is not registered, but some clients send it. */
const ALIASES: Record<string, PictureType> = { 'image/jpg': 'image/jpeg', 'image/pjpeg': 'image/jpeg' };

/** The usual file name extension, without the dot. */
export const extensionOf = (type: PictureType): string => EXTENSIONS[type][0];

/** What a content type claims to be, or undefined when it is none of ours. */
export function pictureType(contentType: string): PictureType | undefined {
  const plain = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return ALIASES[plain] ?? PICTURE_TYPES.find((type) => type === plain);
}

/** Whether a file of this name may hold this type. A name without an extension (`blob`) claims nothing. */
export function nameAgrees(fileName: string, type: PictureType): boolean {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension === undefined || EXTENSIONS[type].includes(extension);
}
