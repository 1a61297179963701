import { keptStaffFields } from '@truong/contracts/particulars';
import type { PupilParticulars, StaffParticulars } from '@truong/contracts/people';

export type Particulars = PupilParticulars | StaffParticulars;
export type NumberKind = 'personalNumber' | 'educationNumber';

/** What pupils and staff differ in: their tables, the prefix of a made code, and which fields stand where. */
export type PersonKind<P extends Particulars> = {
  subject: 'pupil' | 'staff';
  prefix: string;
  own: readonly (keyof P & string)[];
  detailed: readonly (keyof P & string)[];
  numbers: readonly NumberKind[];
  required: readonly (keyof P & string)[];
  defaults: P;
};

export const pupilKind: PersonKind<PupilParticulars> = {
  subject: 'pupil',
  prefix: 'HS',
  own: ['code', 'isFemale', 'birthDate', 'birthPrecision', 'ethnicGroupCode', 'administrativeCode'],
  detailed: [
    'personalNumber',
    'educationNumber',
    'birthPlace',
    'nationality',
    'residenceAdministrativeCode',
    'residenceAddress',
    'phone',
    'policyGroups',
    'disabilityKind',
    'disabilityNote',
    'religion',
  ],
  numbers: ['personalNumber', 'educationNumber'],
  required: ['fullName', 'isFemale', 'birthDate', 'ethnicGroupCode'],
  defaults: {
    code: '',
    fullName: '',
    // Null until it is given: required, and never guessed.
    isFemale: null as unknown as boolean,
    birthDate: '',
    birthPrecision: 'day',
    ethnicGroupCode: '',
    administrativeCode: null,
    personalNumber: null,
    educationNumber: null,
    birthPlace: null,
    nationality: null,
    residenceAdministrativeCode: null,
    residenceAddress: null,
    phone: null,
    policyGroups: [],
    disabilityKind: null,
    disabilityNote: null,
    religion: null,
  },
};

export const staffKind: PersonKind<StaffParticulars> = {
  subject: 'staff',
  prefix: 'CB',
  own: ['code', 'isFemale', 'birthDate', 'ethnicGroupCode', 'post', 'validFrom', 'validTo'],
  detailed: keptStaffFields,
  numbers: ['personalNumber'],
  required: ['fullName', 'isFemale', 'post', 'validFrom'],
  defaults: {
    code: '',
    fullName: '',
    isFemale: null as unknown as boolean,
    birthDate: null,
    ethnicGroupCode: null,
    post: '',
    validFrom: '',
    validTo: null,
    personalNumber: null,
    phone: null,
    email: null,
    address: null,
    qualification: null,
    specialism: null,
    contract: null,
  },
};
