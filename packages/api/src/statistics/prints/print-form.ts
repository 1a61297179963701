import { AppError } from '@truong/contracts/errors';
import type { PrintForm } from '@truong/contracts/form-prints';
import { printFormReports } from '@truong/documents/papers/print-form-report';
import { writeFormBook } from '@truong/documents/workbook/write-form-book';
import { formatDateTime } from '@truong/vietnamese/dates';
import QRCode from 'qrcode';
import { findIssuer } from '../../certificates/index.ts';
import type { InAct } from '../../trpc.ts';
import { formDraft, readFormFiling } from '../forms/read-form.ts';
import { type FormPaper, printedForm } from './printed-form.ts';

type File = { fileName: string; base64: string };
/** So much of a hash stands on paper: 48 bits, which nobody makes up for other figures. */
export const hashOnPaper = 12;

/**
 * A form of a school as PDF or workbook: a filing shows its frozen figures and nothing else, without a number the form as it
 * stands, marked as a draft. The file is made outside of any transaction.
 */
export async function printForm(inAct: InAct, publicUrl: string | null, input: PrintForm): Promise<File> {
  const { number, as, ...of } = input;
  const name = `${of.formCode}-${of.period}-${of.schoolYear}`;
  const printed = number === null ? await draftPaper(inAct, of) : await filedPaper(inAct, publicUrl, { ...of, number });
  const bytes = as === 'pdf' ? await printFormReports([printed]) : await writeFormBook(printed);
  const fileName = `${name}-${number === null ? 'nhap' : `ban-${number}`}.${as}`;
  return { fileName, base64: Buffer.from(bytes).toString('base64') };
}

type Of = Omit<PrintForm, 'number' | 'as'>;

async function draftPaper(inAct: InAct, of: Of) {
  const draft = await formDraft(inAct, of);
  const { issuer, today } = await issuerOf(inAct, of.unitId, null);
  return printedForm(draft.form, draft.figures, {
    ...{ issuer, schoolYear: of.schoolYear, countedOn: draft.countedOn ?? today, day: today },
    ...{ filing: null, findings: draft.findings, remark: null },
  });
}

async function filedPaper(inAct: InAct, publicUrl: string | null, of: Of & { number: number }) {
  const filed = await readFormFiling(inAct, of);
  const { issuer } = await issuerOf(inAct, of.unitId, filed.filedOn);
  const hash = filed.hash.slice(0, hashOnPaper);
  const paper: FormPaper = {
    ...{ issuer, schoolYear: of.schoolYear, countedOn: filed.countedOn, day: filed.filedOn },
    ...{ findings: filed.findings, remark: filed.note },
    filing: {
      number: filed.number,
      hash,
      filedAt: formatDateTime(filed.filedAt),
      filedBy: filed.filedBy,
      qr: await pictureOf(publicUrl, { ...of, hash }),
    },
  };
  return printedForm(filed.form, filed.figures, paper);
}

/** Leads to the filing in the system, for whoever may read it there; where no address is known it says number and hash. */
function pictureOf(publicUrl: string | null, of: Of & { number: number; hash: string }): Promise<string> {
  const place = `${of.unitId}/${of.formCode}/${of.period}/${of.number}`;
  const text =
    publicUrl === null
      ? `${place}/${of.schoolYear}/${of.hash}`
      : `${publicUrl}/staff/form-filings/${place}?year=${of.schoolYear}#${of.hash}`;
  return QRCode.toString(text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
}

function issuerOf(inAct: InAct, unitId: number, day: string | null) {
  return inAct(async (trx, act) => {
    if (!act.readUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    return { issuer: await findIssuer(trx, { unitId, day: day ?? act.today }), today: act.today };
  });
}
