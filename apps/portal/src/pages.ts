import type { CheckedPaper } from '@truong/contracts/papers';

/** Every page of the portal with what it shows. */
export type PortalPage =
  | { page: 'front' }
  /** `answer` null: nothing was asked yet. */
  | { page: 'check'; asked: string; answer: CheckedPaper | 'unknown' | null }
  | { page: 'busy' }
  | { page: 'not_found' };

/** Whose portal it is. */
export type Site = { department: string | null };
