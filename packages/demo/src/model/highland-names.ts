import type { Weighted } from './random.ts';

export type Side = { middles: Weighted<string>; given: readonly string[] };
/** Family names of a people with, where it has its own, middle and given names; `lowland` is the share of names like the Kinh's. */
export type NameStock = { families: Weighted<string>; male?: Side; female?: Side; lowland: number };

const evenly = (names: string): [string, number][] => names.split(' ').map((name) => [name, 1]);
const words = (names: string): string[] => names.split(' ');

const hmong: NameStock = {
  families: [
    ...evenly('Hầu Cháng Sình Già Lầu Chá Thò Mua Cứ Hờ'),
    ['Giàng', 7],
    ['Vàng', 7],
    ['Sùng', 6],
    ['Thào', 4],
    ['Lù', 3],
    ['Vừ', 4],
    ['Ly', 4],
    ['Ma', 1],
  ],
  male: {
    middles: [
      ['Mí', 6],
      ['A', 3],
      ['Seo', 1],
      ['Văn', 1],
    ],
    given: words(
      'Páo Sính Dính Chứ Nô Say Pó Lình Già Sử Vư Mua Chá Sò Lúa Súng Tủa Sáu Dia Phứ Cơ Thề Pháy Hồng Sính Dũng Nhù Chơ',
    ),
  },
  female: {
    middles: [['Thị', 1]],
    given: words('Máy Mỷ Pà Say Lúa Dợ Dính Mai Chía Xúa Sua Pàng Dở Vá Cho Chở Súng Pai Ghếnh Mị Chư Già Sính Lía Và'),
  },
  lowland: 0.22,
};

const dao: NameStock = {
  families: [
    ...evenly('Phượng Chẻo Lò'),
    ['Bàn', 5],
    ['Phàn', 4],
    ['Tẩn', 3],
    ['Triệu', 4],
    ['Đặng', 5],
    ['Lý', 4],
    ['Chảo', 2],
  ],
  male: {
    middles: [
      ['Văn', 3],
      ['Chòi', 1],
      ['Tà', 1],
      ['Sành', 1],
      ['Chàn', 1],
      ['Phú', 1],
      ['Kiềm', 1],
      ['Quý', 1],
    ],
    given: words('Phin Chiêu Hín Nhị Pu Sơn Phú Quyên Chài Khuôn Liều Tòng Vạn Phúc Chiệp Sếnh Pham Tá Quyền Lụa'),
  },
  female: {
    middles: [
      ['Mùi', 3],
      ['Thị', 3],
      ['Tà', 1],
      ['Mẩy', 1],
    ],
    given: words('Mẩy Pham Nái Liều Viện Ghến Coi Diện Khé Nhậy Pú Sểnh Chản Phẩy Mui Say Lai Chiêm Nhất Pết'),
  },
  lowland: 0.4,
};

const loLo: NameStock = {
  families: evenly('Sình Dìu Lò Vàng Lùng Hoàng'),
  male: { middles: evenly('Dỉ Giá Mí Văn'), given: words('Gai Chiến Páy Chai Pao Sính Tờ Phín Khánh Phong') },
  female: { middles: evenly('Thị Di'), given: words('Hương Chúc Bay Náy Hin Xuyến Chấn Mỷ Dung Lía') },
  lowland: 0.4,
};

const ownFamilies = (families: Weighted<string>): NameStock => ({ families, lowland: 1 });

/** By the code of the ethnic group; a group that is missing here takes the names of the Kinh. */
export const nameStocks: Readonly<Record<string, NameStock>> = {
  '02': ownFamilies([
    ...evenly('Bế La Mã Quan Chúng Đàm Hà Nguyễn'),
    ['Nông', 5],
    ['Ma', 4],
    ['Hoàng', 5],
    ['Nguyễn', 6],
    ['Lương', 2],
    ['Hứa', 2],
    ['Vi', 1],
    ['Lộc', 2],
  ]),
  '04': ownFamilies(evenly('Lý Phàn Hoàng Lục Trương Vương')),
  '07': ownFamilies([
    ...evenly('Lục Lèng Tải Sin Then Cháng Long Vương'),
    ['Nùng', 3],
    ['Hoàng', 4],
    ['Nông', 3],
    ['Lù', 2],
    ['Vi', 1],
    ['Lộc', 2],
    ['Vàng', 2],
  ]),
  '08': hmong,
  '09': dao,
  '25': ownFamilies(evenly('Lù Vàng Nùng Lục Sân Lò Hoàng')),
  '38': ownFamilies(evenly('Vàng Ly Long Lùng Tận Vương Xin Lộc Sùng')),
  '43': loLo,
  '46': ownFamilies(evenly('Phù Xìn Sìn Tẩn Ván Làn Hủng Tải Lìm Phùng')),
  '47': ownFamilies(evenly('Min Vần Sáng Cáo Hồ Chảo Vàng')),
  '49': ownFamilies(evenly('Ngũ Phan Lù Vi Dương Lồ')),
  '51': ownFamilies(evenly('Củng Tráng Chúng Phù Lùng')),
};
