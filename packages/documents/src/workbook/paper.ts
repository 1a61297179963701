/** How every workbook that goes out looks, and the hidden sheet by which it is known when it comes back. */
export const font = { name: 'Times New Roman', size: 12 };
export const line = { style: 'thin', color: { argb: 'FF9AA5B1' } } as const;
export const headFill = { key: 'FFD5DCE4', usual: 'FFE8EEF4' } as const;
export const markSheet = 'cong-truong';
export const markWord = 'Cổng Trường';
