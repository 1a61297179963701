import type { SchoolLevel } from '@truong/contracts/common';
import type { Role } from '@truong/contracts/permissions';
import type { AssessmentKind } from '@truong/rules/gradebook/levels';
import type { PersonName } from '@truong/vietnamese/names';

/** Everything the demo holds before anybody has entered a mark: plain data, tied together by keys of its own. */
export type ProvinceModel = {
  seed: number;
  schoolYear: number;
  places: Place[];
  ethnicGroups: { code: string; name: string; isMinority: boolean }[];
  offices: OfficeModel[];
  schools: SchoolModel[];
  accounts: AccountModel[];
};

export type Place = {
  code: string;
  kind: 'province' | 'district' | 'commune';
  name: string;
  parentCode: string | null;
  validFrom: string;
  validTo: string | null;
};

export type OfficeModel = {
  key: string;
  kind: 'department' | 'district';
  code: string;
  name: string;
  parentKey: string | null;
  placeCode: string;
  validFrom: string;
  validTo: string | null;
  staff: StaffModel[];
};

export type SchoolType = 'regular' | 'ethnic_boarding' | 'ethnic_semi_boarding' | 'specialised';

export type SchoolModel = {
  key: string;
  code: string;
  name: string;
  type: SchoolType;
  levels: SchoolLevel[];
  parentKey: string;
  placeCode: string;
  validFrom: string;
  sites: { key: string; name: string; isMain: boolean; placeCode: string }[];
  staff: StaffModel[];
  classes: ClassModel[];
};

export type StaffModel = {
  key: string;
  /** The same person at two schools has two staff rows with one person. */
  personKey: string;
  code: string;
  name: PersonName;
  isFemale: boolean;
  birthDate: string;
  ethnicGroup: string;
  post: string;
  validFrom: string;
};

export type ClassModel = {
  key: string;
  name: string;
  level: SchoolLevel;
  siteKey: string;
  isCombined: boolean;
  sortKey: string;
  plan: PlanLineModel[];
  teaching: { staffKey: string; subject: string }[];
  homeroomKey: string;
  enrolments: EnrolmentModel[];
};

/** `takers`: the pupils who take a chosen subject; null where everybody does. */
export type PlanLineModel = {
  grade: number;
  subject: string;
  kind: AssessmentKind;
  periods: number;
  takers: string[] | null;
  onlyTerm?: 1 | 2;
  plannedPeriodic?: number;
  /** A cluster of learning topics that ends in this term; `takers`: who takes it, null where everybody does. */
  cluster?: { term: 1 | 2; takers: string[] | null };
};

export type EnrolmentModel = {
  pupil: PupilModel;
  grade: number;
  registerOrder: number;
  startsOn: string;
  endsOn: string | null;
  endReason: string | null;
};

export type PupilModel = {
  key: string;
  code: string;
  name: PersonName;
  isFemale: boolean;
  birthDate: string;
  birthPrecision: 'day' | 'year';
  ethnicGroup: string;
  placeCode: string;
  /** How well this pupil learns: about 0 in the mean of the province, 1 for one deviation above. */
  ability: number;
};

export type AccountModel = {
  username: string;
  displayName: string;
  personKey: string;
  assignments: { role: Role; unitKey: string; validFrom: string }[];
};
