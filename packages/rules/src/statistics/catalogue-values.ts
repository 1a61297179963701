import { traitNames } from '../gradebook/primary/trait-names.ts';

/** A value of a dimension: its code, and its name on screens and papers. */
export type DimensionValue = { code: string; name: string };

const value = (code: string, name: string): DimensionValue => ({ code, name });
const named = (names: Readonly<Record<string, string>>): DimensionValue[] =>
  Object.entries(names).map(([code, name]) => ({ code, name }));

export const yesNo = [value('yes', 'Có'), value('no', 'Không')];

export const gradeValues = Array.from({ length: 13 }, (_, grade) =>
  value(String(grade), grade === 0 ? 'Mầm non' : `Lớp ${grade}`),
);

/** Age in the calendar year in which the school year begins, as admission counts it; 25 stands for 25 and above. */
export const ageValues = Array.from({ length: 26 }, (_, age) =>
  value(String(age), age === 25 ? '25 tuổi trở lên' : `${age} tuổi`),
);

/** Age of a member of staff in the year in which the school year begins, in fives: a form joins those that it counts together. */
export const staffAgeValues = named({
  under_30: 'Dưới 30 tuổi',
  from_30: '30 - 34 tuổi',
  from_35: '35 - 39 tuổi',
  from_40: '40 - 44 tuổi',
  from_45: '45 - 49 tuổi',
  from_50: '50 - 54 tuổi',
  from_55: '55 - 59 tuổi',
  from_60: '60 tuổi trở lên',
});

/** The 54 peoples by their official numbers (list of 1979). */
export const ethnicValues = (
  'Kinh|Tày|Thái|Hoa|Khơ-me|Mường|Nùng|Hmông|Dao|Gia-rai|Ngái|Ê-đê|Ba-na|Xơ-đăng|Sán Chay|Cơ-ho|Chăm|Sán Dìu|Hrê|Mnông|' +
  'Ra-glai|Xtiêng|Bru-Vân Kiều|Thổ|Giáy|Cơ-tu|Gié-Triêng|Mạ|Khơ-mú|Co|Ta-ôi|Chơ-ro|Kháng|Xinh-mun|Hà Nhì|Chu-ru|Lào|' +
  'La Chí|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ-măm'
)
  .split('|')
  .map((name, i) => value(String(i + 1).padStart(2, '0'), name));

export const levelValues = named({
  preschool: 'Mầm non',
  primary: 'Tiểu học',
  lower_secondary: 'THCS',
  upper_secondary: 'THPT',
  continuing: 'GDTX',
});

export const policyValues = named({
  poor_household: 'Con hộ nghèo',
  near_poor_household: 'Con hộ cận nghèo',
  martyr_child: 'Con liệt sĩ',
  invalid_child: 'Con thương binh, bệnh binh',
  special_difficulty_area: 'Cư trú ở xã đặc biệt khó khăn',
  orphan: 'Mồ côi',
  boarding_support: 'Hưởng chế độ bán trú',
});

/** Levels of TT22/2021 and TT43/2021, then those of TT58/2011. */
export const learningValues = named({
  good: 'Tốt',
  fair: 'Khá',
  satisfactory: 'Đạt',
  unsatisfactory: 'Chưa đạt',
  excellent: 'Giỏi',
  average: 'Trung bình',
  weak: 'Yếu',
  poor: 'Kém',
  not_assessed: 'Chưa đánh giá',
});
export const conductValues = named({
  good: 'Tốt',
  fair: 'Khá',
  satisfactory: 'Đạt',
  unsatisfactory: 'Chưa đạt',
  average: 'Trung bình',
  weak: 'Yếu',
  not_assessed: 'Chưa đánh giá',
});
/** Levels of the year in grades 1-5; TT30/2014 has the two lower ones only. */
export const primaryLevelValues = named({
  excellent: 'Hoàn thành xuất sắc',
  well_completed: 'Hoàn thành tốt',
  completed: 'Hoàn thành',
  not_completed: 'Chưa hoàn thành',
  not_assessed: 'Chưa đánh giá',
});
export const titleValues = named({
  excellent_pupil: 'Học sinh Xuất sắc',
  good_pupil: 'Học sinh Giỏi',
  advanced_pupil: 'Học sinh Tiên tiến',
  excellent_learner: 'Học viên Xuất sắc',
  good_learner: 'Học viên Giỏi',
  model_pupil: 'Học sinh Tiêu biểu',
  excellent_all_round: 'Học sinh Xuất sắc (tiểu học)',
  outstanding_progress: 'Học sinh có tiến bộ vượt trội',
});
/** How the year ended, after the summer where there was one. */
export const decisionValues = named({
  promoted: 'Được lên lớp, hoàn thành chương trình',
  retained: 'Ở lại lớp',
  awaited: 'Còn việc trong hè hoặc chưa có kết quả',
});

/** Why a pupil left this school within the year. */
export const leavingValues = named({
  transferred: 'Chuyển trường',
  dropped_hardship: 'Bỏ học: hoàn cảnh khó khăn',
  dropped_far: 'Bỏ học: xa trường, đi lại khó khăn',
  dropped_weak: 'Bỏ học: học lực yếu',
  dropped_married: 'Bỏ học: lập gia đình sớm',
  dropped_work: 'Bỏ học: đi lao động',
  dropped_other: 'Bỏ học: lý do khác',
  other: 'Lý do khác',
});

/** Every subject of the two programmes. */
export const subjectValues = named({
  literature: 'Ngữ văn',
  mathematics: 'Toán',
  'foreign-language-1': 'Ngoại ngữ 1',
  'civic-education': 'Giáo dục công dân',
  'history-geography': 'Lịch sử và Địa lí',
  'natural-science': 'Khoa học tự nhiên',
  history: 'Lịch sử',
  geography: 'Địa lí',
  'economics-law': 'Giáo dục kinh tế và pháp luật',
  physics: 'Vật lí',
  chemistry: 'Hóa học',
  biology: 'Sinh học',
  technology: 'Công nghệ',
  informatics: 'Tin học',
  'defence-education': 'Giáo dục quốc phòng và an ninh',
  'physical-education': 'Giáo dục thể chất',
  arts: 'Nghệ thuật',
  music: 'Âm nhạc',
  'fine-arts': 'Mĩ thuật',
  'career-activities': 'Hoạt động trải nghiệm, hướng nghiệp',
  'local-content': 'Nội dung giáo dục của địa phương',
  'ethnic-language': 'Tiếng dân tộc thiểu số',
  'foreign-language-2': 'Ngoại ngữ 2',
  vietnamese: 'Tiếng Việt',
  ethics: 'Đạo đức',
  'nature-society': 'Tự nhiên và Xã hội',
  science: 'Khoa học',
  'informatics-technology': 'Tin học và Công nghệ',
  'experience-activities': 'Hoạt động trải nghiệm',
  crafts: 'Thủ công, Kĩ thuật',
});
export const subjectLevelValues = named({
  well_completed: 'Hoàn thành tốt',
  completed: 'Hoàn thành',
  not_completed: 'Chưa hoàn thành',
  pass: 'Đạt',
  fail: 'Chưa đạt',
  mark_8: 'Từ 8,0 trở lên',
  mark_65: 'Từ 6,5 đến dưới 8,0',
  mark_5: 'Từ 5,0 đến dưới 6,5',
  mark_35: 'Từ 3,5 đến dưới 5,0',
  mark_0: 'Dưới 3,5',
});

/** Qualities and competences of grades 1-5: TT27/2020, then those of TT30/2014 and TT22/2016. */
export const traitValues = named(traitNames);
/** T, Đ, C of TT27/2020; the last one of TT30/2014 as first issued. */
export const traitLevelValues = named({
  good: 'Tốt',
  satisfactory: 'Đạt',
  needs_effort: 'Cần cố gắng',
  unsatisfactory: 'Chưa đạt',
});

export const postValues = named({
  principal: 'Hiệu trưởng',
  vice_principal: 'Phó hiệu trưởng',
  teacher: 'Giáo viên',
  youth_leader: 'Tổng phụ trách Đội',
  support: 'Nhân viên',
});
export const qualificationValues = named({
  doctor: 'Tiến sĩ',
  master: 'Thạc sĩ',
  university: 'Đại học',
  college: 'Cao đẳng',
  intermediate: 'Trung cấp',
  below: 'Dưới trung cấp',
});
/** Against the standard of training of the level taught (Luật Giáo dục 2019 art. 72). */
export const trainingValues = named({ above: 'Trên chuẩn', standard: 'Đạt chuẩn', below: 'Chưa đạt chuẩn' });

/** Rooms and equipment kept as a small inventory. */
export const itemValues = named({
  classroom: 'Phòng học',
  subject_room: 'Phòng học bộ môn',
  library: 'Thư viện',
  equipment_room: 'Phòng thiết bị',
  office: 'Phòng hành chính, quản trị',
  boarding_room: 'Phòng ở bán trú, nội trú',
  staff_housing: 'Nhà công vụ giáo viên',
  kitchen: 'Nhà bếp',
  pupil_toilet: 'Nhà vệ sinh học sinh',
  staff_toilet: 'Nhà vệ sinh giáo viên',
  water_source: 'Nguồn nước hợp vệ sinh',
  computer: 'Máy tính',
  projector: 'Máy chiếu, màn hình tương tác',
  minimum_set: 'Bộ thiết bị dạy học tối thiểu',
});
export const conditionValues = named({
  solid: 'Kiên cố',
  semi_solid: 'Bán kiên cố',
  temporary: 'Tạm',
  in_use: 'Dùng được',
  broken: 'Hỏng',
});
