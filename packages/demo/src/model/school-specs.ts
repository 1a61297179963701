import type { SchoolLevel } from '@truong/contracts/common';
import type { SchoolType } from './province-model.ts';

/** What is decided by hand about a school; the rest is drawn. `classes`: how many by grade, 0 being preschool. */
export type SchoolSpec = {
  slug: string;
  name: string;
  type: SchoolType;
  levels: readonly SchoolLevel[];
  /** Name as in the list of communes, with its kind. */
  commune: string;
  classes: Readonly<Partial<Record<number, number>>>;
  classSize: number;
  /** Against the mean of the province, in marks. */
  strength: number;
  satellites?: readonly string[];
  /** Grades 1-5 have plans and are assessed; elsewhere they only have classes. */
  assessesPrimary?: boolean;
  /** A class of grades 1 and 2 together at the first satellite. */
  hasCombinedClass?: boolean;
  /** The school (its slug) from which the teacher of arts also comes here. */
  artsTeacherFrom?: string;
  /** The class whose plan names clusters of learning topics. */
  clusterClass?: string;
};

const each = (grades: readonly number[], count: number) => Object.fromEntries(grades.map((grade) => [grade, count]));
const g1to5 = [1, 2, 3, 4, 5];
const g6to9 = [6, 7, 8, 9];
const g10to12 = [10, 11, 12];

type Short = Omit<SchoolSpec, 'type' | 'levels' | 'strength' | 'classSize'> &
  Partial<Pick<SchoolSpec, 'type' | 'strength' | 'classSize'>>;

const preschool = (spec: Short): SchoolSpec => ({
  type: 'regular',
  strength: 0,
  classSize: 25,
  ...spec,
  levels: ['preschool'],
});
const primary = (spec: Short): SchoolSpec => ({
  type: 'regular',
  strength: 0,
  classSize: 30,
  assessesPrimary: true,
  ...spec,
  levels: ['primary'],
});
const lower = (spec: Short): SchoolSpec => ({
  type: 'regular',
  strength: 0,
  classSize: 36,
  ...spec,
  levels: ['lower_secondary'],
});
const both = (spec: Short): SchoolSpec => ({
  type: 'ethnic_semi_boarding',
  strength: -0.2,
  classSize: 31,
  assessesPrimary: true,
  ...spec,
  levels: ['primary', 'lower_secondary'],
});
const upper = (spec: Short): SchoolSpec => ({
  type: 'regular',
  strength: 0.1,
  classSize: 39,
  ...spec,
  levels: ['upper_secondary'],
});
const boarding = (spec: Short): SchoolSpec => ({
  type: 'ethnic_boarding',
  strength: 0.5,
  classSize: 33,
  ...spec,
  levels: ['lower_secondary', 'upper_secondary'],
});

const semiBoarding = { type: 'ethnic_semi_boarding', strength: -0.25 } as const;

/** The demo: every level in every corner of the province. */
export const demoSchools: readonly SchoolSpec[] = [
  preschool({ slug: 'mnhoasen', name: 'Trường Mầm non Hoa Sen', commune: 'Phường Nguyễn Trãi', classes: { 0: 9 } }),
  primary({
    slug: 'thminhkhai',
    name: 'Trường Tiểu học Minh Khai',
    commune: 'Phường Minh Khai',
    classes: each(g1to5, 3),
    classSize: 33,
  }),
  lower({
    slug: 'thcslequydon',
    name: 'Trường THCS Lê Quý Đôn',
    commune: 'Phường Trần Phú',
    classes: each(g6to9, 2),
    classSize: 40,
    strength: 0.6,
  }),
  upper({
    slug: 'chuyen',
    name: 'Trường THPT Chuyên Hà Giang',
    type: 'specialised',
    commune: 'Phường Minh Khai',
    classes: each(g10to12, 2),
    classSize: 33,
    strength: 1.5,
  }),
  upper({
    slug: 'ngocha',
    name: 'Trường THPT Ngọc Hà',
    commune: 'Xã Ngọc Đường',
    clusterClass: '10A1',
    classes: each(g10to12, 3),
    strength: 0.3,
  }),

  preschool({
    slug: 'mndongvan',
    name: 'Trường Mầm non Đồng Văn',
    commune: 'Thị trấn Đồng Văn',
    classes: { 0: 8 },
    satellites: ['Má Tìa', 'Bản Mồ'],
  }),
  primary({
    slug: 'thlungcu',
    name: 'Trường PTDTBT Tiểu học Lũng Cú',
    ...semiBoarding,
    commune: 'Xã Lũng Cú',
    classes: each(g1to5, 2),
    satellites: ['Séo Lủng', 'Lô Lô Chải', 'Thèn Pả'],
    hasCombinedClass: true,
  }),
  lower({
    slug: 'thcslungcu',
    name: 'Trường PTDTBT THCS Lũng Cú',
    ...semiBoarding,
    commune: 'Xã Lũng Cú',
    classes: each(g6to9, 2),
    classSize: 35,
  }),
  upper({
    slug: 'dongvan',
    name: 'Trường THPT Đồng Văn',
    commune: 'Thị trấn Đồng Văn',
    classes: each(g10to12, 2),
    strength: -0.1,
  }),

  preschool({ slug: 'mnmeovac', name: 'Trường Mầm non Mèo Vạc', commune: 'Thị trấn Mèo Vạc', classes: { 0: 8 } }),
  primary({
    slug: 'thpavi',
    name: 'Trường PTDTBT Tiểu học Pả Vi',
    ...semiBoarding,
    commune: 'Xã Pả Vi',
    classes: each(g1to5, 2),
    satellites: ['Mã Pì Lèng', 'Pả Vi Thượng'],
  }),
  lower({
    slug: 'thcspavi',
    name: 'Trường PTDTBT THCS Pả Vi',
    ...semiBoarding,
    commune: 'Xã Pả Vi',
    classes: each(g6to9, 1),
    classSize: 38,
  }),

  primary({
    slug: 'thyenminh',
    name: 'Trường Tiểu học thị trấn Yên Minh',
    commune: 'Thị trấn Yên Minh',
    classes: each(g1to5, 3),
  }),
  lower({
    slug: 'thcsmaudue',
    name: 'Trường PTDTBT THCS Mậu Duệ',
    ...semiBoarding,
    commune: 'Xã Mậu Duệ',
    classes: each(g6to9, 1),
    classSize: 38,
  }),
  boarding({
    slug: 'ntyenminh',
    name: 'Trường PTDTNT THCS và THPT Yên Minh',
    commune: 'Thị trấn Yên Minh',
    classes: each([...g6to9, ...g10to12], 1),
  }),

  preschool({ slug: 'mntamson', name: 'Trường Mầm non Tam Sơn', commune: 'Thị trấn Tam Sơn', classes: { 0: 8 } }),
  both({
    slug: 'lungtam',
    name: 'Trường PTDTBT Tiểu học và THCS Lùng Tám',
    commune: 'Xã Lùng Tám',
    classes: each([...g1to5, ...g6to9], 1),
    satellites: ['Hợp Tiến'],
  }),

  primary({
    slug: 'thvixuyen',
    name: 'Trường Tiểu học thị trấn Vị Xuyên',
    commune: 'Thị trấn Vị Xuyên',
    classes: each(g1to5, 3),
  }),
  lower({
    slug: 'thcsvixuyen',
    name: 'Trường THCS thị trấn Vị Xuyên',
    commune: 'Thị trấn Vị Xuyên',
    classes: each(g6to9, 2),
    classSize: 39,
    strength: 0.2,
  }),
  lower({
    slug: 'thcsvietlam',
    name: 'Trường THCS Việt Lâm',
    commune: 'Xã Việt Lâm',
    classes: each(g6to9, 1),
    artsTeacherFrom: 'thcsvixuyen',
  }),
  upper({ slug: 'vixuyen', name: 'Trường THPT Vị Xuyên', commune: 'Thị trấn Vị Xuyên', classes: each(g10to12, 2) }),

  primary({
    slug: 'thyencuong',
    name: 'Trường PTDTBT Tiểu học Yên Cường',
    ...semiBoarding,
    commune: 'Xã Yên Cường',
    classes: each(g1to5, 2),
    satellites: ['Bản Túm', 'Nà Khuổng'],
  }),
  lower({
    slug: 'thcsyenphu',
    name: 'Trường THCS thị trấn Yên Phú',
    commune: 'Thị trấn Yên Phú',
    classes: each(g6to9, 1),
    classSize: 39,
  }),

  preschool({
    slug: 'mnvinhquang',
    name: 'Trường Mầm non Vinh Quang',
    commune: 'Thị trấn Vinh Quang',
    classes: { 0: 7 },
  }),
  both({
    slug: 'banphung',
    name: 'Trường PTDTBT Tiểu học và THCS Bản Phùng',
    commune: 'Xã Bản Phùng',
    classes: each([...g1to5, ...g6to9], 1),
    satellites: ['Na Léng'],
  }),

  primary({
    slug: 'thcocpai',
    name: 'Trường Tiểu học thị trấn Cốc Pài',
    commune: 'Thị trấn Cốc Pài',
    classes: each(g1to5, 2),
  }),
  lower({
    slug: 'thcsnamdan',
    name: 'Trường PTDTBT THCS Nấm Dẩn',
    ...semiBoarding,
    commune: 'Xã Nấm Dẩn',
    classes: each(g6to9, 1),
    classSize: 38,
  }),

  preschool({
    slug: 'mnvietquang',
    name: 'Trường Mầm non Việt Quang',
    commune: 'Thị trấn Việt Quang',
    classes: { 0: 9 },
  }),
  primary({
    slug: 'thvietquang',
    name: 'Trường Tiểu học Việt Quang',
    commune: 'Thị trấn Việt Quang',
    classes: each(g1to5, 3),
    classSize: 32,
  }),
  lower({
    slug: 'thcshungan',
    name: 'Trường THCS Hùng An',
    commune: 'Xã Hùng An',
    classes: each(g6to9, 1),
    classSize: 38,
  }),
  upper({ slug: 'hungan', name: 'Trường THPT Hùng An', commune: 'Xã Hùng An', classes: each(g10to12, 1) }),

  both({
    slug: 'tantrinh',
    name: 'Trường Tiểu học và THCS Tân Trịnh',
    type: 'regular',
    strength: 0,
    commune: 'Xã Tân Trịnh',
    classes: each([...g1to5, ...g6to9], 1),
  }),
];

/** Small and quick to load, with the same people at the doors as the demo. */
export const smallSchools: readonly SchoolSpec[] = [
  primary({
    slug: 'thduongthuong',
    name: 'Trường PTDTBT Tiểu học Đường Thượng',
    ...semiBoarding,
    commune: 'Xã Đường Thượng',
    classes: each(g1to5, 1),
    classSize: 18,
    satellites: ['Cờ Tẩu'],
    hasCombinedClass: true,
  }),
  lower({
    slug: 'thcsvixuyen',
    name: 'Trường THCS thị trấn Vị Xuyên',
    commune: 'Thị trấn Vị Xuyên',
    classes: each([6, 9], 1),
    classSize: 28,
    strength: 0.2,
  }),
  upper({
    slug: 'ngocha',
    name: 'Trường THPT Ngọc Hà',
    commune: 'Xã Ngọc Đường',
    clusterClass: '10A1',
    classes: each([10, 11], 1),
    classSize: 25,
    strength: 0.3,
  }),
  boarding({
    slug: 'ntyenminh',
    name: 'Trường PTDTNT THCS và THPT Yên Minh',
    commune: 'Thị trấn Yên Minh',
    classes: each([6, 10], 1),
    classSize: 22,
    artsTeacherFrom: 'thcsvixuyen',
  }),
];
