import { fileKindName } from '#model/file-kind-name';
import { type Warning, warningWords } from './findings.ts';

export { type Warning, warningWords };

/** Refusal code → the sentence that a clerk reads. */
const SENTENCES: Readonly<Record<string, string>> = {
  'not-signed-in': '登录已过期，请重新登录。填写的内容还在。',
  'not-staff': '这个账户不是本县的工作人员。',
  'no-post': '您今天没有在任的岗位，请联系管理员。',
  forbidden: '您的岗位不能办这件事。',
  'not-found': '没有找到，或者不在您的范围内。',
  'too-large': '发送的内容太大，文件最多 20 MB。',
  'bad-input': '有内容不符合要求，请检查后再试。',
  'password-change-needed': '第一次登录请先修改密码。',
  'second-factor-needed': '您的岗位要先设置两步验证，设好后才能办事。',
  'account-locked': '这个账户已停用，请联系系统管理员。',
  'same-password': '新密码不能和现在的一样。',
  'rate-limited': '密码连续输错，账户暂停五分钟，请稍后再试。',
  'unknown-ledger': '没有这本台账。',
  'unknown-action': '没有这个操作。',
  'record-exists': '这件已经存在。',
  'no-record': '没有找到这件，可能不在您的范围内。',
  role: '您的岗位不能办这一步。',
  'out-of-reach': '这个单位不在您的范围内。',
  'not-author': '只有报送的本人可以撤回。',
  'acted-meanwhile': '已经有人办理过了，请刷新后再看。',
  'already-signed': '您已经签过了，需要另一个人。',
  'reason-missing': '请写明理由。',
  condition: '填写的内容不满足这一步的条件。',
  'changed-meanwhile': '在您填写的时候，别人已经办了这一件。您填的内容还在，请看看新的情况再决定。',
  'wrong-state': '现在的状态不能办这一步，请刷新。',
  'same-person': '办过前面步骤的人不能再办这一步，需要另一个人。',
  'too-early': '期限还没有到，不能往下走。',
  'unknown-field': '表里没有这一项。',
  'field-not-open': '这一步不能改这一项。',
  'field-not-asked': '有一项在这种情况下不用填，请清空。',
  'link-broken': '选择的关联记录不在了，或者状态已变，请重新选择。',
  'warned': '请先看一看：',
  'checked': '与其他记录对照，不能办这一步。',
  'bad-value': '有一项填得不对。',
  missing: '还有必填的内容没有填。',
  'id-taken': '这个编号已用过，请刷新后再试。',
  'document-empty': '文件里没有文字。',
  'document-too-large': '文件太大，最多 20 MB。',
  'document-too-long': '文字太长，不像一份方案。',
  'document-expands': '压缩包展开后过大，没有打开。',
  'document-unknown': '认不出文件的编码。请另存为 .docx 或 UTF-8 文本后再试。',
  'document-unsupported': '这种文件读不了。请用 WPS 或 Word 打开后另存为 .docx 再上传。',
  'document-encrypted': '文件有密码，请去掉密码后再试。',
  'document-damaged': '文件损坏，打不开。请重新导出，或用 WPS 另存为 .docx 后再试。',
  'document-scanned': '这份 PDF 里没有取得出的文字，多半是扫描件。请改用原来的 Word 文件。',
  'document-slow': '文件处理超时，请另存为 .docx 后再试。',
  'document-memory': '文件过于复杂，请另存为文本后再试。',
  'programme-open': '还不能印发：有句子没有着落，或者有义务没有牵头股室。',
  'programme-ended': '截止日期已过，不再产生任务。要延长，请导入新的版本。',
  'programme-issued': '已经印发，不能再改。修改请导入新的版本。',
  'ledger-missing': '先选好台账再确认。',
  'not-public': '这一件现在没有公开，或者已经撤下，请刷新后再看。',
  'duty-taken': '这件任务已由另一份记录回答，请从我的待办打开那一份。',
  'file-too-large': '文件太大，最多 50 MB。大的录像请另外保存，这里传截图或说明。',
  'file-too-many': '没有传完的文件太多。请先传完或过两天再试。',
  'file-part': '传送中断，请重试。已经传到的不用再传。',
  'file-incomplete': '文件还没有传完，请重试。已经传到的不用再传。',
  'file-empty': '这是一个空文件。',
  'file-encrypted': '文件有密码，别人打不开。请去掉密码后再传。',
  'file-damaged': '文件损坏或不完整，打不开。请重新保存后再传。',
  'file-program': '程序不能作为佐证。',
  'file-page': '网页、SVG 和脚本打开时会运行，不收。请转成 PDF 或图片。',
  'file-macro': '文件里有宏，不收。请另存为不带宏的格式。',
  'file-heic': '这是 HEIC 照片，很多电脑打不开。请在手机的相机设置里把格式改为“兼容性最佳”（JPEG），或截屏后再传。',
  'file-kind': '不收这种文件。可以传 JPG、PNG、WebP、PDF、OFD、Word、Excel、PPT、WPS 和文本。',
  'file-unusable': '有一个附件不能用：没有传完、已经删除，或不在您的范围内。请去掉后重新选择。',
  'nothing-personal': '这一件里没有可以删除的个人信息。',
  'erasure-waiting': '已经有人申请删除，正等待批准。',
  'sheet-empty': '表格里没有内容。',
  'sheet-too-large': '表格太大，最多 10 MB。请分成几份。',
  'sheet-too-long': '行数太多，一次最多 10000 行。请分成几份。',
  'sheet-expands': '表格展开后过大，没有打开。',
  'sheet-old': '这是旧格式或有密码的表格。请用 WPS 或 Excel 另存为不带密码的 .xlsx 再上传。',
  'sheet-kind': '这不是 .xlsx 表格。请用 WPS 或 Excel 另存为 .xlsx 再上传。',
  'sheet-damaged': '表格损坏或不完整，打不开。请重新保存后再试。',
  'sheet-encrypted': '表格有密码，请去掉密码后再试。',
  'sheet-slow': '表格处理超时，请分成几份再试。',
  'sheet-memory': '表格过于复杂，请分成几份再试。',
  'sheet-no-rows': '表格里没有要导入的行。编号是“示例”的那一行不算。',
  'sheet-headings': '表头和这本台账对不上。请下载模板，把内容填进去再上传。',
  'export-too-long': '超过 10000 条，请先按状态、单位或时间筛选再导出。',
  'other-post': '这份导入是以另一个岗位核对的，请换回那个岗位再办。',
  'file-erased': '这个文件已依法删除。',
  'duty-ended': '这件任务已因方案的新版本取消，不用再报。您填的内容还在草稿里。',
  'programme-superseded': '这个版本已被新版本代替，不再产生任务。',
  'version-drafted': '这份方案已有一个新版本的草稿，请在那份草稿上继续，或者先弃置它。',
  'version-behind': '另一个版本已经先印发了。请弃置这份草稿，从正在施行的版本重新导入。',
  'not-in-force': '只能给正在施行的版本导入新版本。',
  'prolonging-document': '这像一份延长期限的通知，没有方案全文。请用“原文不变，延长期限”。',
  'not-longer': '新的截止日必须晚于原来的截止日，也不能早于今天。',
  'no-semester': '校历里没有这个时段，请先设置学期。',
};

const VALUE_FAULTS: Readonly<Record<string, string>> = { type: '格式不对', 'too-long': '太长', 'too-short': '太短', 'out-of-range': '超出范围', 'not-an-option': '不是可选的项', 'too-many': '太多', 'unknown-column': '多出一列' };

/** What to say for a refusal; a code without a sentence is shown, so that it can be reported. */
export function sentenceFor(refusal: { readonly code: string; readonly [key: string]: unknown }): string {
  const base = SENTENCES[refusal.code] ?? `没有办成（${refusal.code}）。`;
  if (refusal.code === 'document-unsupported') return `文件的实际内容是${fileKindName(String(refusal['found']))}。${base}`;
  if (refusal.code === 'too-early') return `${base.slice(0, -1)}，最早 ${String(refusal['until'])}。`;
  if (refusal.code === 'checked') return warningWords(refusal['finding'] as Warning);
  return base;
}

/** What is wrong with one value. */
export const faultWords = (why: string): string => VALUE_FAULTS[why] ?? why;
