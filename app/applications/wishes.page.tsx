import { z } from 'zod'
import { address, optionalAddress, optionalText, requiredTick, text, tick } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { getConsent } from '../people/consent.server.ts'
import { listAccepted } from '../programs/text.server.ts'
import { getEditable } from './application.server.ts'
import { applicationWords as w } from './applications.words.ts'
import { getDossier } from './dossier.server.ts'
import { PartFrame } from './form-frame.tsx'
import { nextPath, partsOf } from './part.ts'
import { countedConsent } from './promise.server.ts'
import { listReferees, saveReferees } from './referee.server.ts'
import { savePromises } from './save.server.ts'
import { listWishes, ranks, saveWishes, type Wish } from './wish.server.ts'
import { PromiseFields, RefereeFields, WishFields } from './wish-fields.tsx'

/** Whom they would like, in order, and whom rather not. */
export const wishesPartPage = page('/applications/:application/wishes', {
  async show({ db, actor, params }) {
    const { application, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="wishes" hand={hand}>
        <Form button={w.saveNext}>
          <WishFields wishes={await listWishes(db, application.id)} />
        </Form>
      </PartFrame>
    )
  },
  form: z.strictObject({
    ...Object.fromEntries(
      ranks.flatMap((rank) => [
        [`prefer_${rank}`, optionalText()],
        [`avoid_${rank}`, optionalText()],
      ]),
    ),
    ...Object.fromEntries(ranks.map((rank) => [`prefer_email_${rank}`, optionalAddress()])),
  }),
  async answer({ db, actor, params, values }) {
    const { application } = await getEditable(db, actor, params.application)
    await saveWishes(db, actor, application, readWishes(values as Record<string, string | undefined>))
    return goTo(nextPath(partsOf(await getDossier(db, application)), 'wishes', application.id))
  },
})

function readWishes(values: Record<string, string | undefined>): Wish[] {
  const named = (kind: 'prefer' | 'avoid') =>
    ranks
      .map((rank) => ({
        name: values[`${kind}_${rank}`] ?? '',
        email: kind === 'prefer' ? (values[`prefer_email_${rank}`] ?? '') : '',
      }))
      .filter(({ name }) => name)
  return (['prefer', 'avoid'] as const).flatMap((kind) =>
    named(kind).map((wish, index) => ({ ...wish, kind, rank: index + 1 })),
  )
}

/** Who can speak for a mentor. */
export const refereesPartPage = page('/applications/:application/referees', {
  async show({ db, actor, params }) {
    const { application, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    const referees = await listReferees(db, application.id)
    const places = Math.max(dossier.seat.eligibility.referees, referees.length)
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="referees" hand={hand}>
        <Form button={w.saveNext}>
          <RefereeFields places={places} referees={referees} />
        </Form>
      </PartFrame>
    )
  },
  form: async ({ db, actor, params }) => {
    const { application } = await getEditable(db, actor, params.application)
    const { seat } = await getDossier(db, application)
    const places = Math.max(seat.eligibility.referees, (await listReferees(db, application.id)).length)
    const numbers = Array.from({ length: places }, (_, n) => n + 1)
    return z.strictObject(
      Object.fromEntries(
        numbers.flatMap((n) => [
          [`name_${n}`, text()],
          [`email_${n}`, address()],
          [`relation_${n}`, optionalText()],
        ]),
      ),
    )
  },
  async answer({ db, actor, params, values }) {
    const { application } = await getEditable(db, actor, params.application)
    const typed = values as Record<string, string>
    const numbers = Object.keys(typed)
      .filter((key) => key.startsWith('name_'))
      .map((key) => key.slice(5))
    await saveReferees(
      db,
      actor,
      application,
      numbers.map((n) => ({
        name: typed[`name_${n}`] ?? '',
        email: typed[`email_${n}`] ?? '',
        relation: typed[`relation_${n}`] ?? '',
      })),
    )
    return goTo(nextPath(partsOf(await getDossier(db, application)), 'referees', application.id))
  },
})

/** The commitment, the code of ethics, what happens with the data, and the membership attested. */
export const promisesPartPage = page('/applications/:application/promises', {
  async show({ db, actor, params }) {
    const { application, program, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    const counted = await getConsent(db, application.personId, countedConsent.purpose, application.id)
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="promises" hand={hand}>
        <Form button={w.saveNext}>
          <PromiseFields dossier={dossier} texts={await listAccepted(db, program.id)} counted={counted !== undefined} />
        </Form>
      </PartFrame>
    )
  },
  form: async ({ db, actor, params }) => {
    const { program } = await getEditable(db, actor, params.application)
    const texts = await listAccepted(db, program.id)
    return z.strictObject({
      ...Object.fromEntries(texts.map(({ kind }) => [`accept_${kind}`, requiredTick()])),
      privacy: requiredTick(),
      counted: tick(),
      member: tick(),
      memberNumber: optionalText(60),
    })
  },
  async answer({ db, actor, params, values, now }) {
    const { application, program, hand } = await getEditable(db, actor, params.application)
    const { member, memberNumber, counted } = values as unknown as {
      member: boolean
      memberNumber: string
      counted: boolean
    }
    await savePromises(db, actor, program, application, { member, memberNumber, counted }, hand, now)
    return goTo(nextPath(partsOf(await getDossier(db, application)), 'promises', application.id))
  },
})
