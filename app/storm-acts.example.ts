import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Duties } from '#foundation/duty.ts'
import { ask } from '#foundation/outbox.ts'
import { testKey } from '#foundation/testing.ts'
import { correctContact, getContact, logContact } from './contacts/contact.server.ts'
import { getExport, makeExport, markExportPaid } from './honoraria/export.server.ts'
import { approveClaim, getClaim, getHandler, tickConditions } from './honoraria/honorarium.server.ts'
import { proposeMeeting } from './meetings/arrange.server.ts'
import { plainly } from './meetings/meeting.example.ts'
import { writeNote } from './notes/note.server.ts'
import { answerOffer } from './partnerships/answer.server.ts'
import { getOwnPartnership } from './partnerships/partnership.server.ts'
import type { Simulation } from './simulation.example.ts'
import type { Act } from './storm.example.ts'
import { duties } from './worker.ts'

/** The forms of the storm. Each says in its address what it did, and so what must be found when the storm is over. */
export function stormActs({ pool }: Pick<Simulation, 'pool'>): Record<string, Act> {
  const { program } = pool
  return {
    answer: async ({ db, actor, now }, { offer, answer }: { offer: string; answer: 'yes' | 'no' }) => {
      await answerOffer(db, actor, offer, { answer, word: '', promised: true }, testKey, now)
      return `/answer/${offer}/${answer}`
    },
    log: async ({ db, actor, today }, { pair, minutes, ago }: { pair: string; minutes: number; ago: number }) => {
      const metOn = today.subtract({ days: ago })
      const what = { kind: 'preparation' as const, metOn, minutes, way: null }
      const id = await logContact(db, actor, await getOwnPartnership(db, actor, pair), what, today)
      await ask(db, { kind: 'storm.count', subjectId: id })
      return `/log/${id}/${minutes}`
    },
    mend: async ({ db, actor, today }, { pair, contact, version, minutes }: Mended) => {
      const found = await getOwnPartnership(db, actor, pair)
      const before = await getContact(db, found, contact)
      await correctContact(db, actor, found, before, version, { ...before, minutes }, today)
      return `/mend/${contact}/${version + 1}/${minutes}`
    },
    note: async ({ db, actor, now }, { pair, words }: { pair: string; words: string }) => {
      await writeNote(db, actor, pair, { kind: 'ours', words }, testKey, now)
      return `/note/${pair}/${words}`
    },
    meet: async ({ db, actor, now, today }, { pair }: { pair: string }) => {
      const at = `${today.add({ days: 9 })}T10:00`
      return `/meet/${await proposeMeeting(db, actor, pair, plainly(at), testKey, now)}`
    },
    tick: async ({ db, actor }, { claim }: { claim: string }) => {
      const handler = await getHandler(db, actor, program.id)
      const found = await getClaim(db, program.id, claim)
      await tickConditions(db, actor, handler, found, found.version, new Set(found.conditions.keys()))
      return `/tick/${claim}`
    },
    approve: async ({ db, actor, now }, { claim, version }: { claim: string; version: number }) => {
      const found = await getClaim(db, program.id, claim)
      await approveClaim(db, actor, await getHandler(db, actor, program.id), found, version, now)
      return `/approve/${claim}/${found.approvedBy === null ? 'first' : 'second'}`
    },
    export: async ({ db, actor, now }) => {
      const handler = await getHandler(db, actor, program.id)
      return `/export/${await makeExport(db, actor, handler, program, 'en', now)}`
    },
    pay: async ({ db, actor, today }, { number }: { number: number }) => {
      const handler = await getHandler(db, actor, program.id)
      const { claims } = await getExport(db, program.id, String(number))
      await markExportPaid(db, actor, handler, claims, { paidOn: today, reference: `B-${number}` }, today)
      return `/pay/${number}`
    },
  }
}

interface Mended {
  readonly pair: string
  readonly contact: string
  readonly version: number
  readonly minutes: number
}

/** The worker's own duties, and one that writes down each time it is done. */
export const stormDuties: Duties = {
  ...duties,
  works: {
    ...duties.works,
    'storm.count': (db, { subjectId }) =>
      record(db, system('storm'), 'storm.counted', { recordType: 'contact', recordId: subjectId }),
  },
}
