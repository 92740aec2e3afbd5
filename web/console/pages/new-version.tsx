import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Spin } from 'antd';
import type { Uuid } from '#base/id';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { VersionImport } from '../programme/version-import.tsx';

/** A new version of an issued programme: revised, or prolonged. */
export function Page() {
  const { programmeId, version } = useParams({ strict: false }) as { programmeId: Uuid; version: string };
  const list = useQuery({ queryKey: ['programmes'], queryFn: () => ask('programme.list', {}) });
  const head = list.data?.find((one) => one.programmeId === programmeId && one.version === Number(version));
  if (list.error) return <Fault error={list.error} />;
  if (list.isPending) return <Spin />;
  if (!head) return <Alert type="error" title="没有找到这份方案。" />;
  return (
    <>
      <p><Link to="/programmes/$programmeId/$version" params={{ programmeId, version }}>返回方案</Link></p>
      <h1>新版本：{head.title}</h1>
      <VersionImport programmeId={programmeId} version={head.version} endsOn={head.endsOn} />
    </>
  );
}
