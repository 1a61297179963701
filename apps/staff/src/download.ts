const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

type File = { fileName: string; base64: string };

/** Hands a workbook or a PDF to the browser as a file. */
export function downloadFile(file: File): void {
  const url = urlOf(file);
  Object.assign(document.createElement('a'), { href: url, download: file.fileName }).click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Shows a file in a window of its own. */
export function showFile(file: File): void {
  const url = urlOf(file);
  window.open(url, '_blank');
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function urlOf({ fileName, base64 }: File): string {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const type = fileName.endsWith('.pdf') ? types.pdf : types.xlsx;
  return URL.createObjectURL(new Blob([bytes], { type }));
}
