import { afterAll, expect, test } from 'vitest';
import { openProgram } from '../program.ts';
import { drawScene, toJpeg } from '../scenes.ts';
import { newFileId } from '../upload.ts';

const program = openProgram('picture-kill');
afterAll(() => program.close());

test('照片刚答应收下就被强行终止：再启动后接着看，小图都有，一张不少', async () => {
  const port = await program.freePort();
  const origin = `http://127.0.0.1:${port}`;
  const base = `${origin}/c/qinghe/console`;
  const enter = async () => {
    const answer = await fetch(`${base}/auth/sign-in/username`, { method: 'POST', body: JSON.stringify({ username: 'qinghe/2001', password: 'Qinglian-2026' }), headers: { 'content-type': 'application/json', origin } });
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    return {
      ask: async (name: string, input: unknown) => (await fetch(`${base}/api/${name}`, { method: 'POST', body: JSON.stringify(input), headers: { 'content-type': 'application/json', origin, cookie } })).json() as Promise<never>,
      put: (fileId: string, bytes: Uint8Array) => fetch(`${base}/api/files/${fileId}/0`, { method: 'PUT', body: new Uint8Array(bytes), headers: { 'content-type': 'application/octet-stream', origin, cookie } }),
    };
  };
  const first = program.run(['start'], { port });
  await first.says('Ctrl-C');
  const clerk = await enter();
  const kept: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    const [fileId, bytes] = [newFileId(), await toJpeg(drawScene(200 + i))];
    await clerk.ask('file.begin', { fileId, name: `照片${i}.jpg`, size: bytes.length });
    expect((await clerk.put(fileId, bytes)).status).toBe(200);
    expect(await clerk.ask('file.finish', { fileId })).toMatchObject({ kind: 'jpeg' });
    kept.push(fileId);
  }
  first.child.kill('SIGKILL');
  await first.ended;

  const second = program.run(['start'], { port });
  await second.says('Ctrl-C');
  const again = await enter();
  await expect.poll(async () => ((await again.ask('file.about', { fileIds: kept })) as { preview: boolean }[]).filter(({ preview }) => preview).length, { timeout: 200_000, interval: 500 }).toBe(kept.length);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  const verify = program.run(['verify'], { port });
  expect([await verify.ended, verify.text()]).toEqual([0, expect.stringContaining('qinghe')]);
}, 400_000);
