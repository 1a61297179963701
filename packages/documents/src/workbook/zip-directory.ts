import { inflateRawSync } from 'node:zlib';
import type { WorkbookLimits, WorkbookRefusal } from './workbook.ts';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
/** The end record is 22 bytes long and may be followed by a comment of 65,535 at most. */
const endLength = 22;
const longestComment = 0xffff;
const stored = 0;
const deflated = 8;

export type ZipPart = { name: string; method: number; packed: number; unpacked: number; at: number };

/** The parts a zip file lists, without unpacking any; null where the bytes are no whole zip file of the plain kind. */
export function listZipParts(bytes: Buffer): ZipPart[] | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const parts: ZipPart[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function findEnd(bytes: Buffer): number | null {
  for (let at = bytes.length - endLength; at >= Math.max(0, bytes.length - endLength - longestComment); at--) {
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  }
  return null;
}

/** Refuses by the sizes the directory states. Sizes of 64 bits are written as the greatest of 32 and so are too great. */
export function judgeStatedSizes(parts: readonly ZipPart[], limits: WorkbookLimits): WorkbookRefusal | null {
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const packed = parts.reduce((sum, part) => sum + part.packed, 0);
  if (unpacked > limits.unpackedBytes) return 'zip_bomb';
  return unpacked > limits.unpackedFloor && unpacked > packed * limits.ratio ? 'zip_bomb' : null;
}

/** Unpacks each part up to its stated size: a directory that understates a part, or parts that overlap, are found before anything parses. */
export function judgeTrueSizes(bytes: Buffer, parts: readonly ZipPart[]): WorkbookRefusal | null {
  let packed = 0;
  for (const part of parts) {
    packed += part.packed;
    if (packed > bytes.length) return 'zip_bomb';
    if (part.at + 30 > bytes.length || bytes.readUInt32LE(part.at) !== localHeader) return 'not_a_workbook';
    const from = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
    if (from + part.packed > bytes.length) return 'not_a_workbook';
    if (part.method === stored) {
      if (part.unpacked !== part.packed) return 'zip_bomb';
    } else if (part.method !== deflated) {
      return 'not_a_workbook';
    } else {
      const refusal = judgePart(bytes.subarray(from, from + part.packed), part.unpacked);
      if (refusal) return refusal;
    }
  }
  return null;
}

function judgePart(packed: Buffer, stated: number): WorkbookRefusal | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, stated) }).length === stated ? null : 'not_a_workbook';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'zip_bomb' : 'not_a_workbook';
  }
}
