import { toHex, utf8 } from '#base/bytes';
import { canonicalJson } from '#base/canonical-json';
import type { EndedDuty } from '#domain/duties';
import type { StoredProgramme } from '#store/programme';
import type { House } from './house.ts';

/** The SHA-256 of everything that a version says, hexadecimal: what the log commits to when it is issued. */
export const hashProgramme = (house: Pick<House, 'sha256'>, { head, noticeText, sentences, obligations }: StoredProgramme): string =>
  toHex(house.sha256(utf8(canonicalJson({
    programmeId: head.programmeId, version: head.version, title: head.title, docNumber: head.docNumber, ...(head.basedOn === null ? {} : { basedOn: head.basedOn, prolongedTo: head.prolongedTo, noticeText }),
    sentences: sentences.map(({ line: _line, ...sentence }) => sentence),
    obligations: obligations.filter((obligation) => obligation.status === 'confirmed').map(({ why: _why, touched: _touched, status: _status, ...obligation }) => obligation),
  }))));

/** The SHA-256 of the list of duties that a version ended, in whatever order they come. */
export const hashEnded = (house: Pick<House, 'sha256'>, ended: readonly EndedDuty[]): string =>
  toHex(house.sha256(utf8(canonicalJson(ended.map(({ key, version, renewed }) => `${key} ${version} ${renewed ? 'renewed' : 'cancelled'}`).sort()))));
