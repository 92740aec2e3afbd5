/** What a file is, in words for the clerk who sent one that cannot be read; the codes are those of `src/app/document/file-kind.ts`. */
const NAMES: Readonly<Record<string, string>> = {
  rtf: 'RTF 文档', html: '网页', mhtml: '网页存档', xml: 'XML 文件', doc95: 'Word 95 或更早的文档', ole: '旧版 WPS 或其他程序的文件', odt: 'ODT 文档', ofd: 'OFD 版式文件',
  xls: 'Excel 表格', xlsx: 'Excel 表格', ppt: '演示文稿', pptx: '演示文稿', png: '图片', jpeg: '图片', gif: '图片', tiff: '图片', bmp: '图片', rar: '压缩包', '7z': '压缩包', gzip: '压缩包', zip: '压缩包', program: '程序',
};

/** The Chinese name of a kind of file; a code without one is shown as it is. */
export const fileKindName = (kind: string): string => NAMES[kind] ?? kind;
