import type { AttachmentKind } from '@waymark/contracts';

/** How files of each kind begin; what a file calls itself counts for nothing. */
const BEGINNINGS: Readonly<Record<AttachmentKind, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** Undefined where it is none that is taken. */
export function kindOfFile(content: Uint8Array): AttachmentKind | undefined {
  const known = Object.entries(BEGINNINGS) as [AttachmentKind, readonly number[]][];
  return known.find(([, bytes]) => bytes.every((byte, at) => content[at] === byte))?.[0];
}
