import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Spin } from 'antd';
import { ask } from '../api.ts';
import { type CollectionLine, stateWords } from '../collection/words.ts';
import { Fault } from '../kit/fault.tsx';

const OPEN = ({ own, ended }: CollectionLine): boolean => !ended && (own === null || own.state === '已退回');

function AskedLine({ line }: { readonly line: CollectionLine }) {
  const done = line.own === null ? (line.ended ? '没有报，已截止' : `${line.endsOn ?? ''} 截止`) : line.own.state;
  return (
    <li>
      <Link className="title" to="/collections/$recordId" params={{ recordId: line.recordId }}>{line.title}</Link>
      <span>{line.askerName}要的，依据 {line.clause}</span>
      <span className={OPEN(line) ? '' : 'quiet'}>{done}</span>
      {OPEN(line) && <span className="quiet">约 {line.minutes} 分钟</span>}
    </li>
  );
}

/** 填报: what is asked of the own unit, and the forms that it made or watches over. */
export function Page() {
  const list = useQuery({ queryKey: ['collections'], queryFn: () => ask('collection.list', {}) });
  if (list.error) return <Fault error={list.error} />;
  if (!list.data) return <Spin />;
  const { asked, made, mayCompose } = list.data;
  const isAsker = mayCompose || made.length > 0;
  return (
    <>
      <h1>填报</h1>
      <p className="filters">{mayCompose && <Link to="/collections/new"><Button type="primary">编一份填报</Button></Link>}<Link to="/burden"><Button>看负担</Button></Link></p>
      {(!isAsker || asked.length > 0) && (
        <section className="panel" aria-label="要我单位填的">
          <h2 className="group">要我单位填的</h2>
          {asked.length === 0 ? <Empty description="现在没有临时填报" /> : <ul className="rows">{asked.map((line) => <AskedLine key={line.recordId} line={line} />)}</ul>}
        </section>
      )}
      {isAsker && (
        <section className="panel" aria-label="发出的和在编的">
          <h2 className="group">发出的和在编的</h2>
          {made.length === 0 ? <Empty description="还没有编过" /> : (
            <ul className="rows">{made.map((line) => (
              <li key={line.recordId}>
                <Link className="title" to="/collections/$recordId" params={{ recordId: line.recordId }}>{line.title}</Link>
                <span>{line.askerName}</span><b>{stateWords(line)}</b>
                {line.state === '进行中' && <span>{line.addressed} 个单位：已报 {line.answered}，说明不报 {line.declined}</span>}
                <span className="quiet">{line.endsOn ? `${line.endsOn} 截止，` : ''}约 {line.minutes} 分钟</span>
              </li>
            ))}</ul>
          )}
        </section>
      )}
    </>
  );
}
