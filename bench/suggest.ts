// How good are suggestions without the known hashes, and what do they cost? Prints the rates on the plan and on the judged documents, and the time per sentence, all from one run.
import { readFileSync } from 'node:fs';
import { optionalData } from '../test/optional-data.ts';
import { JUDGED_DOCUMENTS, rateOnDocument, rateOnPlan, suggestByText } from '../test/suggest-rates.ts';

const RUNS = 5;
const plan = optionalData('mission/plan.txt');

if (plan) {
  const text = readFileSync(plan, 'utf8');
  const { all, perSentence, perClause, perPhrase, missed, others, sentences } = rateOnPlan(text);
  const share = (count: number): string => `${count}/${all}（${(count / all).toFixed(3)}）`;
  console.log(`方案 ${sentences} 句：每句前三 ${share(perSentence)}，每分句前三 ${share(perClause)}，每小句前三 ${share(perPhrase)}；另外的建议 ${others} 条（每句 ${(others / sentences).toFixed(2)}）；没有找到的：${missed.join('、') || '无'}`);
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    suggestByText(text);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  console.log(`读方案并建议：每句 ${((times[Math.floor(RUNS / 2)] ?? Number.NaN) / sentences).toFixed(2)} ms`);
} else console.log('没有方案原文，跳过');

for (const file of JUDGED_DOCUMENTS) {
  const rate = rateOnDocument(file);
  console.log(rate ? `${file}：${rate.sentences} 句，建议 ${rate.given.length}，误报 ${rate.wrong.length}（每十句 ${((10 * rate.wrong.length) / rate.sentences).toFixed(2)}）` : `${file}：没有文件，跳过`);
}
