import type { SettingName } from '../settings.ts';
import type { Certainty } from './rule-texts.ts';

/** Why a setting exists, in our own words, with its values where they can be listed, and how surely we know the text behind it. */
export type SettingText = {
  question: string;
  source: string;
  values: Readonly<Record<string, string>>;
  certainty: Certainty;
};

export const settingTexts: Readonly<Record<SettingName, SettingText>> = {
  regimeTable: {
    question: 'Thông tư nào áp dụng cho lớp và năm học, ngoài bảng có sẵn?',
    source: 'Văn bản mới ban hành, hướng dẫn thí điểm',
    values: {},
    certainty: 'read',
  },
  markCountOverrides: {
    question: 'Số lần kiểm tra trong một học kì được điều chỉnh thế nào?',
    source: 'Học kì II năm học 2019-2020 giảm khoảng một phần ba; mốc của điểm hệ số 2 chưa đối chiếu',
    values: {},
    certainty: 'in_part',
  },
  chuyenDe: {
    question: 'Kết quả cụm chuyên đề học tập tính thêm hay là một trong số điểm thường xuyên phải có?',
    source: 'Thông tư 22/2021, Điều 6: văn bản không nói rõ',
    values: { additional: 'Tính thêm một điểm', oneOfRequired: 'Là một trong số điểm phải có' },
    certainty: 'unsure',
  },
  missingRegular: {
    question: 'Thiếu điểm thường xuyên khi khóa học kì thì sao?',
    source: 'Thông tư 22/2021, Điều 7: không có quy định cho điểm 0',
    values: { block: 'Phải bổ sung mới khóa được', zero: 'Nhận điểm 0 hoặc Chưa đạt' },
    certainty: 'from_memory',
  },
  soleSubjectTest: {
    question: 'Thế nào là "duy nhất một môn học" khi điều chỉnh mức?',
    source: 'Thông tư 22/2021, Điều 9 khoản 3: văn bản không nói rõ',
    values: { exclude: 'Các môn còn lại tự đạt mức', counterfactual: 'Coi như môn đó đạt mức' },
    certainty: 'unsure',
  },
  gioiToKem: {
    question: 'Điểm trung bình mức Giỏi mà một môn kéo xuống Kém thì xếp loại nào?',
    source: 'Thông tư 58/2011, Điều 13 khoản 6: không liệt kê',
    values: { asKha: 'Như từ Khá xuống Kém: Yếu', none: 'Không điều chỉnh: Kém' },
    certainty: 'unsure',
  },
  soleCoreSubject: {
    question: 'Môn kéo xuống lại là môn Toán, Văn (Ngoại ngữ) duy nhất có thể đạt ngưỡng?',
    source: 'Thông tư 58/2011, Điều 13 khoản 6: văn bản không nói rõ',
    values: { imagined: 'Coi như môn đó đạt ngưỡng', another: 'Phải có môn khác đạt ngưỡng' },
    certainty: 'unsure',
  },
  retestSubset: {
    question: 'Phải kiểm tra lại mọi môn chưa đạt hay được chọn?',
    source: 'Thông tư 22/2021, Điều 14: câu trả lời của Bộ đọc được không trọn',
    values: { any: 'Được chọn môn', all: 'Phải kiểm tra lại tất cả' },
    certainty: 'unsure',
  },
  retestReplaces: {
    question: 'Kết quả kiểm tra lại thấp hơn kết quả cả năm thì lấy kết quả nào?',
    source: 'Thông tư 22/2021, Điều 14; Thông tư 58/2011, Điều 16: "thay cho"',
    values: { always: 'Luôn lấy kết quả kiểm tra lại', best_of: 'Lấy kết quả cao hơn' },
    certainty: 'read',
  },
  retestWhenYearConductFailed: {
    question: 'Rèn luyện và học tập đều Chưa đạt thì có được kiểm tra lại không?',
    source: 'Thông tư 22/2021, Điều 13, 14: văn bản không nói rõ',
    values: { afterSuccessfulTraining: 'Được, sau khi rèn luyện hè đạt', never: 'Không được' },
    certainty: 'unsure',
  },
  singleSemester: {
    question: 'Môn chỉ dạy một học kì thì kết quả cả năm là gì?',
    source: 'Thông tư 22/2021: không có quy định',
    values: { useThat: 'Kết quả của học kì đó', block: 'Chưa có kết quả cả năm' },
    certainty: 'unsure',
  },
  artStrands: {
    question: 'Môn Nghệ thuật Đạt khi nào?',
    source: 'Thực hành của nhà trường; thông tư không có quy định',
    values: { both: 'Cả hai phân môn Đạt', either: 'Một phân môn Đạt' },
    certainty: 'practice',
  },
  minSubjects: {
    question: 'Ít nhất bao nhiêu môn phải đạt ngưỡng trên của mức?',
    source: 'Thông tư 22/2021, Điều 9: 6 môn; Thông tư 43/2021: 5 môn, suy từ Điều 14, chưa đối chiếu',
    values: {},
    certainty: 'unsure',
  },
  electivesAbsentAtNewSchool: {
    question: 'Môn tự chọn mà trường mới không dạy?',
    source: 'Không có quy định',
    values: { drop: 'Không tính trong năm học', keep: 'Vẫn phải có kết quả' },
    certainty: 'unsure',
  },
  technologyTests: {
    question: 'Tin học và Công nghệ (tiểu học) kiểm tra chung hay riêng?',
    source: 'Thông tư 27/2020, Điều 7: văn bản không nói rõ',
    values: { one: 'Một bài chung', two: 'Hai bài' },
    certainty: 'unsure',
  },
  technologyCompetencesFrom: {
    question: 'Năng lực công nghệ, tin học ghi từ lớp mấy?',
    source: 'Mẫu học bạ tiểu học',
    values: {},
    certainty: 'practice',
  },
  retentionLimit: {
    question: 'Được học lại mấy lần trong một cấp học?',
    source: 'Điều lệ trường trung học: Thông tư 32/2020, Điều 33 (3 lần); Thông tư 12/2011 (2 lần)',
    values: {},
    certainty: 'read',
  },
  conductReason: {
    question: 'Giáo viên chủ nhiệm có phải ghi lý do khi xếp rèn luyện (hạnh kiểm) dưới Đạt (Trung bình)?',
    source: 'Thực hành của nhà trường; thông tư không bắt buộc',
    values: { belowStandard: 'Phải ghi', optional: 'Không bắt buộc' },
    certainty: 'practice',
  },
  trailingZero: {
    question: 'Điểm thành phần tròn có ghi ",0" không?',
    source: 'Thông lệ trình bày',
    values: { true: 'Ghi 8,0', false: 'Ghi 8' },
    certainty: 'practice',
  },
};
