import type { DocumentRefusal } from '#app/read-document';
import { readPlanFile, type Outline, type Sentence } from '#app/read-plan';
import { fileKindName } from '#model/file-kind-name';

/** What a command may do to the world. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
  readFile(path: string): Promise<Uint8Array>;
}

const USAGE = '用法：qinglian plan outline 文件 [--json]　列出文件的标题、文号、日期和层次\n　　　qinglian plan sentences 文件 [--json]　列出带地址的句子（如 1.3#6）';

const OPEN_FAULTS: Readonly<Record<string, string>> = { ENOENT: '没有这个文件', EISDIR: '这是文件夹，不是文件', EACCES: '没有读这个文件的权限', ERR_FS_FILE_TOO_LARGE: '文件太大，读不了' };

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** The sentence for each reason why a file cannot be read. */
function sentenceFor(refusal: DocumentRefusal): string {
  switch (refusal.code) {
    case 'document-empty': return '文件是空的，没有可读的文字。';
    case 'document-too-large': return `文件超过 ${megabytes(refusal.limitBytes)} MB，请删去图片后再试。`;
    case 'document-too-long': return `文件文字超过 ${refusal.limitCharacters} 字，不像一份方案，请拆分后再试。`;
    case 'document-expands': return `文件解压后超过 ${megabytes(refusal.limitBytes)} MB，为安全起见不予打开。`;
    case 'document-unknown': return '认不出这个文件的文字编码，请另存为 .docx 或 UTF-8 文本后再试。';
    case 'document-unsupported': return `文件的实际内容是${fileKindName(refusal.found)}，读不了。请用 WPS 或 Word 打开后另存为 .docx 再试。`;
    case 'document-encrypted': return '文件设有密码，请取消密码后再试。';
    case 'document-damaged': return '文件已损坏，无法打开，请重新导出后再试。';
    case 'document-scanned': return '这份 PDF 里没有取得出的文字（多半是扫描件），请改用原来的 Word 文件，或先做文字识别。';
    case 'document-slow': return `文件太复杂，${refusal.limitSeconds} 秒内没有读完，请另存为 .docx 或 .txt 后再试。`;
    case 'document-memory': return '文件太复杂，读取时内存不足，请另存为 .docx 或 .txt 后再试。';
  }
}

function listOutline(outline: Outline): string {
  const head = ([['标题', outline.title], ['通知', outline.noticeTitle], ['附带文件', outline.enclosedTitle], ['发文机关', outline.issuer], ['文号', outline.docNumber], ['日期', outline.date], ['主送', outline.addressees?.join('、')], ['印发', [outline.printedBy, outline.printedDate].filter(Boolean).join('　')]] as const)
    .flatMap(([name, value]) => (value ? [`${name}：${value}`] : []));
  const parts = [
    ...outline.headings.map(({ depth, label, text, line }) => ({ line, say: `${'　'.repeat(depth - 1)}${label}　${text}（第 ${line} 行）` })),
    ...outline.items.map(({ level, label, starts, line }) => ({ line, say: `${'　'.repeat(level - 1)}· ${label}　${starts}…（第 ${line} 行）` })),
  ].toSorted((a, b) => a.line - b.line);
  const attachments = outline.attachments.map((name, i) => `附件${i + 1}：${name}`);
  return [...head, '', ...parts.map(({ say }) => say), ...(attachments.length > 0 ? ['', ...attachments] : [])].join('\n');
}

const listSentences = (sentences: readonly Sentence[]): string =>
  [...sentences.map(({ id, text, line }) => `${id}\t第 ${line} 行\t${text}`), `共 ${sentences.length} 句。`].join('\n');

/** `plan outline FILE [--json]`, `plan sentences FILE [--json]`. Answers the exit code: 0 done, 1 the file cannot be read, 2 the command is not understood. */
export async function plan(argv: readonly string[], io: CommandIo): Promise<number> {
  const json = argv.includes('--json');
  const [command, path, ...more] = argv.filter((word) => word !== '--json');
  if ((command !== 'outline' && command !== 'sentences') || path === undefined || more.length > 0) {
    io.err(USAGE);
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = await io.readFile(path);
  } catch (error) {
    io.err(`${OPEN_FAULTS[(error as { code?: string }).code ?? ''] ?? '打不开文件'}：${path}`);
    return 1;
  }
  const read = await readPlanFile(bytes, path);
  if (!read.ok) {
    io.err(sentenceFor(read.refusal));
    return 1;
  }
  const { outline, sentences } = read.value;
  if (command === 'outline') io.out(json ? JSON.stringify(outline, null, 1) : listOutline(outline));
  else io.out(json ? JSON.stringify(sentences.map(({ id, text, line }) => ({ id, text, line })), null, 1) : listSentences(sentences));
  return 0;
}
