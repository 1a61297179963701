import { createHash } from 'node:crypto';

// Leaves and nodes are hashed under different prefixes, so that a node can never pass for a leaf (RFC 6962, 2.1).
const leafPrefix = Buffer.from([0]);
const nodePrefix = Buffer.from([1]);

/** Root over the leaves in their given order; of no leaves, the hash of nothing. */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  let level = leaves.map((leaf) => createHash('sha256').update(leafPrefix).update(leaf).digest());
  while (level.length > 1) {
    const above: Buffer<ArrayBuffer>[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i] as Buffer<ArrayBuffer>;
      const right = level[i + 1];
      above.push(right ? createHash('sha256').update(nodePrefix).update(left).update(right).digest() : left);
    }
    level = above;
  }
  return level[0] as Buffer;
}
