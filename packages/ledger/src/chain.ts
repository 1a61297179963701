import { createHash } from 'node:crypto';
import { type Canonical, canonicalText } from './canonical.ts';

/** SHA-256 of the canonical form. */
export function contentHash(content: Canonical): Buffer {
  return createHash('sha256').update(canonicalText(content), 'utf8').digest();
}

/** The head of a chain before its first link, bound to what the chain belongs to. */
export function chainStart(owner: Canonical): Buffer {
  return contentHash({ chain: owner });
}

/** The hash of the next link: over the previous head and the link's content. */
export function nextLink(previous: Uint8Array, content: Canonical): Buffer {
  return createHash('sha256').update(previous).update(canonicalText(content), 'utf8').digest();
}
