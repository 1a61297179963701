import { createHash } from 'node:crypto';
import type { UnitYear } from '@truong/contracts/common';
import type { PaperContent, PaperKind, PaperPeriod } from '@truong/contracts/papers';
import { contentHash } from '@truong/ledger/chain';

/** By it a paper is found, so that no log of statements holds a code. */
export function codeHash(code: string): Buffer {
  return createHash('sha256').update(code, 'utf8').digest();
}

type Hashed = UnitYear & {
  kind: PaperKind;
  number: number;
  period: PaperPeriod;
  pupilId: number;
  classId: number;
  holder: string;
  className: string;
  code: string;
  issuedOn: string;
  content: PaperContent;
};

/** The hash of an issued paper: over whose it is, its number, code and day, and all that it shows. */
export function paperHash(paper: Hashed): Buffer {
  const { unitId, schoolYear, kind, number, period, pupilId, classId, holder, className, code, issuedOn, content } =
    paper;
  return contentHash({
    ...{ unitId, schoolYear, kind, number, period, pupilId, classId, holder, className, code, issuedOn, content },
  });
}
