export const peopleTexts = {
  pupils: 'Học sinh', staff: 'Nhân sự', name: 'Họ và tên', code: 'Mã', birth: 'Ngày sinh', sex: 'Giới tính', ethnic: 'Dân tộc', className: 'Lớp', left: 'Ngày rời lớp',
  search: 'Tìm theo tên', homeroomOf: 'Chủ nhiệm', teaches: 'Giảng dạy', total: (n: number) => `${n} người`, next: 'Trang sau', previous: 'Trang trước', post: 'Chức vụ',
  posts: { principal: 'Hiệu trưởng', teacher: 'Giáo viên', officer: 'Chuyên viên' } as Record<string, string>,
};
