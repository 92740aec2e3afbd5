/** A chosen file's bytes in base64; throws a Chinese sentence where it cannot be read. */
export const toBase64 = (file: File): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => failed(new Error('文件读不出来'));
    reader.readAsDataURL(file);
  });
