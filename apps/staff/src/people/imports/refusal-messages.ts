import type { FileRefusal, Standing } from '@truong/contracts/imports';
import { formatInteger } from '@truong/vietnamese/numbers';

const standingTexts: Readonly<Record<Standing['what'], string>> = {
  marks: 'học sinh đã có điểm',
  outcomes: 'học sinh đã có kết quả học kỳ',
  changed_later: 'bản ghi đã được sửa về sau',
  enrolled_elsewhere: 'học sinh đã được xếp sang lớp khác',
  assigned: 'người đã được phân công',
  in_use: 'lớp đã có học sinh, môn học hoặc phân công',
};

export function standingText({ what, count, names }: Standing): string {
  const more = count - names.length;
  const listed =
    names.length === 0 ? '' : `: ${names.join(', ')}${more > 0 ? ` và ${formatInteger(more)} người khác` : ''}`;
  return `${formatInteger(count)} ${standingTexts[what]}${listed}`;
}

export const fileRefusalTexts: Readonly<Record<FileRefusal, string>> = {
  not_a_workbook: 'Tệp này không phải là bảng tính Excel (.xlsx, .xls), hoặc đã hỏng.',
  empty: 'Tệp này không có ô nào có nội dung.',
  too_large: 'Tệp lớn hơn 20 MB nên không được nhận. Xin bỏ hình ảnh trong tệp hoặc chia thành nhiều tệp.',
  too_many_sheets: 'Tệp có quá nhiều trang tính (tối đa 50).',
  too_many_cells: 'Tệp có quá nhiều ô (tối đa 20.000 dòng và 100 cột một trang).',
  too_slow: 'Tệp này mất quá lâu để đọc nên đã dừng lại. Xin lưu lại thành .xlsx chỉ với danh sách cần nhập.',
  encrypted: 'Tệp được bảo vệ bằng mật khẩu. Xin bỏ mật khẩu mở tệp rồi nộp lại.',
  zip_bomb: 'Nội dung nén của tệp bung ra quá lớn nên không được đọc.',
};
