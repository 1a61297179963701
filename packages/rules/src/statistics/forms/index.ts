import type { Form } from '../form.ts';
import { continuingEnd } from './continuing-end.ts';
import { continuingMid } from './continuing-mid.ts';
import { continuingStart } from './continuing-start.ts';
import { continuing, lowerSecondary, preschool, primary, upperSecondary } from './levels.ts';
import { lowerSecondaryEnd } from './lower-secondary-end.ts';
import { lowerSecondaryMid } from './lower-secondary-mid.ts';
import { lowerSecondaryStart } from './lower-secondary-start.ts';
import { monthForm } from './month-form.ts';
import { preschoolEnd } from './preschool-end.ts';
import { preschoolMid } from './preschool-mid.ts';
import { preschoolStart } from './preschool-start.ts';
import { primaryEnd } from './primary-end.ts';
import { primaryMid } from './primary-mid.ts';
import { primaryStart } from './primary-start.ts';
import { firstVersions } from './published/first-versions.ts';
import { stormSurvey } from './storm-survey.ts';
import { termForm } from './term-form.ts';
import { upperSecondaryEnd } from './upper-secondary-end.ts';
import { upperSecondaryMid } from './upper-secondary-mid.ts';
import { upperSecondaryStart } from './upper-secondary-start.ts';

/** The forms that come with the product, every version that was ever filed. A published version is never edited: it gets a next one. */
export const shippedForms: readonly Form[] = [
  ...firstVersions,
  preschoolStart,
  preschoolMid,
  preschoolEnd,
  primaryStart,
  primaryMid,
  primaryEnd,
  lowerSecondaryStart,
  lowerSecondaryMid,
  lowerSecondaryEnd,
  upperSecondaryStart,
  upperSecondaryMid,
  upperSecondaryEnd,
  continuingStart,
  continuingMid,
  continuingEnd,
  ...[preschool, primary, lowerSecondary, upperSecondary, continuing].map(monthForm),
  ...[lowerSecondary, upperSecondary, continuing].map(termForm),
  stormSurvey,
];
