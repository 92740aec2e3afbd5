const KINDS =
  '通知|通告|公告|通报|意见|决定|决议|方案|办法|规定|规程|规则|细则|条例|章程|制度|计划|规划|要点|思路|预案|总结|报告|请示|批复|函|纪要|纲要|标准|指南|指引|手册|守则|准则|公约|承诺书|责任书|倡议书|简章|清单|措施|安排|工作|建议|说明|汇编|大纲';
const ENDING = new RegExp(`(?:${KINDS})(?:[（(【\\[〔][^（()）]{1,30}[)）】\\]〕]|[》”"’])*$`);
const CLAUSE = /[。；！？，]/;

/** Whether a line ends as the title of an official document does: in the word for its kind, maybe followed by （试行）. */
export const endsAsTitle = (text: string): boolean => text.length <= 120 && ENDING.test(text) && !CLAUSE.test(text.replace(/[《“"‘][^》”"’]*[》”"’]/g, ''));
