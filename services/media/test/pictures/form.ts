import { randomBytes } from 'node:crypto';

export type FormPart =
  | { name: string; value: string }
  | { name: string; fileName: string; contentType: string; content: Buffer };

/** A multipart/form-data body with its parts in this order. */
export function aForm(parts: readonly FormPart[]): { body: Buffer; contentType: string } {
  const boundary = `form-${randomBytes(8).toString('hex')}`;
  const pieces = parts.flatMap((part) => {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${part.name}"`;
    if ('value' in part) return [Buffer.from(`${head}\r\n\r\n${part.value}\r\n`)];
    return [
      Buffer.from(`${head}; filename="${part.fileName}"\r\ncontent-type: ${part.contentType}\r\n\r\n`),
      part.content,
      Buffer.from('\r\n'),
    ];
  });
  return {
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
