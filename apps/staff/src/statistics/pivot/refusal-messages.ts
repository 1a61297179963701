import type { ErrorData } from '@truong/contracts/errors';
import { formatInteger } from '@truong/vietnamese/numbers';

/** Why a question is not answered, and what would be. */
export function pivotRefusalText(problem: ErrorData['PIVOT_REFUSED']): string {
  switch (problem.kind) {
    case 'too_many_axes':
      return `Một bảng có nhiều nhất ${problem.limit} chiều. Xin bỏ bớt một chiều.`;
    case 'axis_twice':
      return 'Một chiều được chọn hai lần. Xin chọn chiều khác.';
    case 'no_such_dimension':
      return 'Loại dữ liệu này không có chiều đã chọn. Xin chọn lại.';
    case 'no_such_value':
      return 'Bộ lọc có giá trị không còn trong danh mục. Xin chọn lại.';
    case 'no_such_amount':
      return 'Loại dữ liệu này không có số lượng để cộng.';
    case 'too_many_cells':
      return `Bảng sẽ có ${formatInteger(problem.cells)} ô, nhiều hơn ${formatInteger(problem.limit)} ô. Xin bỏ một chiều, lọc bớt giá trị hoặc chọn một đơn vị nhỏ hơn.`;
    case 'figures_are_not_live':
      return 'Số liệu của biểu chỉ có ở bản đã gửi hoặc đã duyệt.';
    case 'no_such_figure':
      return 'Biểu không có chỉ tiêu đã chọn. Xin chọn lại.';
    case 'share_of_two_figures':
      return 'Tỉ lệ cần đúng hai chỉ tiêu: phần và tổng.';
    case 'restricted_names':
      return 'Danh sách này sẽ nói điều riêng tư của từng người nên không mở ở đây. Xin xem trong hồ sơ.';
  }
}

/** Why personal records are not exported. */
export function exportRefusalText({ problem, rows, limit }: ErrorData['EXPORT_REFUSED']): string {
  switch (problem) {
    case 'too_many_rows':
      return `Yêu cầu có ${formatInteger(rows ?? 0)} dòng, nhiều hơn ${formatInteger(limit ?? 0)} dòng nên chưa tạo gì. Xin lọc bớt.`;
    case 'no_rows':
      return 'Không có dòng nào trong các bản đã gửi phù hợp với yêu cầu.';
    case 'own_request':
      return 'Yêu cầu của mình phải do người khác trong Sở duyệt.';
    case 'decided':
      return 'Yêu cầu này đã được quyết định. Xin tải lại danh sách.';
    case 'not_approved':
      return 'Yêu cầu này chưa được duyệt.';
    case 'over':
      return 'Thời hạn tạo tệp của yêu cầu này đã hết. Xin gửi yêu cầu mới.';
  }
}
