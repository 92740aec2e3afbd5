import type { Uuid } from '#base/id';
import { ok, refuse } from '#base/result';
import { isClosed, reaches, SCOPE_NAMES, UNIT_KINDS } from '#model/actor';
import type { Post } from '#model/organisation';
import { listTenants } from '#store/log';
import { listPostNames } from '#store/post';
import { inSight } from '#store/pools';
import type { Answers } from './answers.ts';
import { today } from './house.ts';
import { mustSetSecondFactor } from './second-factor.ts';
import type { Viewer } from './viewer.ts';

const describe = ({ units }: Viewer, post: Post) => {
  const unit = units.find((one) => one.unitId === post.unitId);
  return { postId: post.postId, title: post.title, unitId: post.unitId, unitName: unit?.name ?? '', unitKind: unit?.kind ?? '', roles: [...post.roles], scope: SCOPE_NAMES[post.scope.kind] };
};

export const answerSession: Answers<'session.me' | 'posts.of' | 'units.list'> = {
  'session.me': async (house, viewer) => {
    const county = (await listTenants(house.pools.ql_app)).find(({ code }) => code === viewer.tenant);
    return ok({
      county: { code: viewer.tenant, name: county?.name ?? '', demo: county?.demo ?? false },
      today: today(house),
      person: viewer.person,
      posts: viewer.posts.map((post) => describe(viewer, post)),
      acting: describe(viewer, viewer.post),
      mustChangePassword: viewer.account.mustChangePassword,
      twoFactorEnabled: viewer.account.twoFactorEnabled,
      mustSetTwoFactor: mustSetSecondFactor(viewer, county?.demo ?? false),
    });
  },
  'posts.of': async (house, viewer, { unitId }) => {
    const posts = await inSight(house.pools.ql_app, { tenant: viewer.tenant }, (tx) => listPostNames(tx, viewer.tenant, { unitId }));
    return reaches(viewer.actor, unitId) ? ok(posts.map(({ postId, title }) => ({ postId: postId as Uuid, title }))) : refuse({ code: 'out-of-reach' });
  },
  'units.list': async (house, { units, actor }) =>
    ok(units.map((unit) => ({ unitId: unit.unitId, parentId: unit.parentId, kind: unit.kind, kindName: UNIT_KINDS[unit.kind].name, name: unit.name, inReach: reaches(actor, unit.unitId), closed: isClosed(unit, today(house)) }))),
};
