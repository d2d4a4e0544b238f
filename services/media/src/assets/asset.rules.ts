import { AssetDeleted, AssetProcessed, AssetRejected, AssetUpdated, AssetUploaded } from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import type { MadeFile, MadePicture } from '../pictures/picture.types.ts';
import { type AssetEntity, type Attachment, attachmentOf } from './asset.entity.ts';

export interface Rejection {
  code: string;
  /** A sentence for the person who sent the file. */
  detail: string;
}

/** What others learn of a file. */
type Variants = readonly Pick<MadeFile, 'name' | 'contentType' | 'width' | 'height' | 'bytes'>[];

/** A file was accepted and waits to be made into pictures. */
export function uploadAsset(asset: AssetEntity): Change<AssetEntity> {
  const { id: mediaId, kind, contentType, bytes } = asset;
  return changed(
    asset,
    AssetUploaded.of({ mediaId, kind, contentType, bytes, attachedTo: attachmentOf(asset) }),
  );
}

/** The pictures are made. An asset that is not waiting for them any more stays as it is. */
export function processAsset(asset: AssetEntity, picture: MadePicture): Change<AssetEntity> {
  if (asset.status !== 'processing') return unchanged(asset);
  const original = picture.files.find((file) => file.name === 'original');
  const ready: AssetEntity = {
    ...asset,
    status: 'ready',
    width: picture.width,
    height: picture.height,
    placeholder: picture.placeholder,
    bytes: original?.bytes ?? asset.bytes,
  };
  return changed(ready, AssetProcessed.of(assetState(ready, picture.files)));
}

/** The file turned out to be unusable. */
export function rejectAsset(asset: AssetEntity, { code, detail }: Rejection): Change<AssetEntity> {
  if (asset.status !== 'processing') return unchanged(asset);
  return changed(
    { ...asset, status: 'rejected', rejectionCode: code, rejectionDetail: detail },
    AssetRejected.of({ mediaId: asset.id, code, detail }),
  );
}

export interface AssetPatch {
  caption?: string | null;
  attachedTo?: Attachment | null;
}

/** Others learn where a picture belongs, and its caption, once it is ready; until then `processed` will tell them. */
export function patchAsset(asset: AssetEntity, patch: AssetPatch, files: Variants): Change<AssetEntity> {
  const attachedTo = patch.attachedTo === undefined ? attachmentOf(asset) : (patch.attachedTo ?? undefined);
  const caption = patch.caption === undefined ? asset.caption : patch.caption;
  const moved =
    asset.attachedId !== (attachedTo?.id ?? null) || asset.attachedType !== (attachedTo?.type ?? null);
  if (!moved && caption === asset.caption) return unchanged(asset);
  const next: AssetEntity = {
    ...asset,
    caption,
    attachedType: attachedTo?.type ?? null,
    attachedId: attachedTo?.id ?? null,
  };
  return next.status === 'ready' ? changed(next, AssetUpdated.of(assetState(next, files))) : changed(next);
}

export const assetDeleted = (asset: AssetEntity) =>
  AssetDeleted.of({ mediaId: asset.id, attachedTo: attachmentOf(asset) });

/** The public state, as events carry it. */
export function assetState(asset: AssetEntity, files: Variants) {
  return {
    mediaId: asset.id,
    kind: asset.kind,
    contentType: asset.contentType,
    bytes: asset.bytes,
    width: asset.width,
    height: asset.height,
    attachedTo: attachmentOf(asset),
    caption: asset.caption ?? undefined,
    placeholder: asset.placeholder ?? undefined,
    variants: files.flatMap(({ name, contentType, width, height, bytes }) =>
      name === 'original' ? [] : { name, contentType, width, height, bytes },
    ),
  };
}
