import { type Diagnosis, LIGHTS } from '#app/diagnose';

/** Prints what `doctor` found, a line each and what to do beneath; 1 where something is bad, else 0. */
export function printDiagnoses(lines: readonly Diagnosis[], out: (line: string) => void): number {
  for (const { light, what, found, advice } of lines) {
    out(`${LIGHTS[light].padEnd(2, '　')}　${what}：${found}`);
    if (advice) out(`　　　→ ${advice}`);
  }
  const count = (light: Diagnosis['light']): number => lines.filter((line) => line.light === light).length;
  out(`\n好 ${count('good')} 项，注意 ${count('warn')} 项，坏 ${count('bad')} 项。`);
  return count('bad') > 0 ? 1 : 0;
}
