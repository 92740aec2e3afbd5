import { readFile } from 'node:fs/promises';
import { checkPublication, type PublicationFault } from '#app/check-publication';

type Crypto = Parameters<typeof checkPublication>[0];

const FAULTS: Readonly<Record<PublicationFault['code'], string>> = {
  'not-a-bundle': '这不是公开事项的验证文件（公开页面上“验证文件”的 .json）。',
  commitment: '对不上：内容与校验值不符，内容被改过。',
  key: '公钥的写法不对。',
  'other-key': '对不上：文件里的公钥不是您给的那一把。',
  checkpoint: '对不上：日志签名不成立。',
  'other-log': '对不上：公钥不是这个县的日志的。',
  inclusion: '对不上：日志里没有这一条。',
};

/** Checks a saved publication, offline, and says what it proves; 0 where it holds, 1 where it does not, 2 without a file. */
export async function verifyPublication(args: readonly string[], crypto: Crypto, { out, err }: { readonly out: (line: string) => void; readonly err: (line: string) => void }): Promise<number> {
  const at = args.indexOf('--key');
  const knownKey = at < 0 ? undefined : (args[at + 1] ?? '');
  const path = args.find((arg, i) => !arg.startsWith('--') && (at < 0 || i !== at + 1));
  const text = path === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) {
    err(path === undefined ? '用法：npx qinglian verify-publication 文件.json [--key 公钥]' : `打不开文件：${path}`);
    return 2;
  }
  const checked = checkPublication(crypto, text, knownKey);
  if (!checked.ok) {
    err(FAULTS[checked.refusal.code]);
    return 1;
  }
  const { envelope, open, leafIndex, size, verifierKey } = checked.value;
  out(`相符：${envelope.toState}，${String(open.set['day'] ?? '')}，日志第 ${BigInt(leafIndex) + 1n} 条（签名覆盖 ${size} 条）`);
  if (typeof open.set['title'] === 'string') out(`  ${open.set['title']}　${String(open.set['unit'] ?? '')}`);
  if (open.reason) out(`  理由：${open.reason}`);
  out(knownKey === undefined ? `  公钥 ${verifierKey}\n  请与“公开日志”页或您另外记下的公钥比对；也可以用 --key 给出。` : '  公钥与您给的一致。');
  return 0;
}
