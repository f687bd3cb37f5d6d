import { z } from 'zod'
import { address, optionalAddress, optionalText, requiredTick, text, tick } from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { Hidden, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Section, Words } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { getConsent } from '../people/consent.server.ts'
import { textKindWords } from '../programs/settings.words.ts'
import { getEditable } from './application.server.ts'
import { applicationWords as w } from './applications.words.ts'
import { getDossier } from './dossier.server.ts'
import { PartFrame } from './form-frame.tsx'
import { type Dossier, nextPath, partsOf } from './part.ts'
import { countedConsent, textsToAccept } from './promise.server.ts'
import { listReferees, type Referee, saveReferees } from './referee.server.ts'
import { refereeWords } from './referee.words.ts'
import { savePromises } from './save.server.ts'
import { listWishes, saveWishes, type Wish } from './wish.server.ts'

const ranks = [1, 2, 3] as const

/** Whom they would like, in order, and whom rather not. */
export const wishesPartPage = page('/applications/:application/wishes', {
  async show({ db, actor, params }) {
    const { application, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    const wishes = await listWishes(db, application.id)
    const at = (kind: 'prefer' | 'avoid', rank: number) =>
      wishes.find((wish) => wish.kind === kind && wish.rank === rank)
    return (
      <PartFrame
        dossier={dossier}
        parts={partsOf(dossier)}
        at="wishes"
        hand={hand}
        lead={application.seat === 'mentee' ? w.wishesLead : w.wishesLeadMentor}
      >
        <Form button={w.saveNext}>
          {ranks.map((rank) => (
            <div class="two">
              <TextField
                name={`prefer_${rank}`}
                label={w.wishName(rank)}
                audience={w.wishSeen}
                value={at('prefer', rank)?.name}
                optional
              />
              <TextField
                name={`prefer_email_${rank}`}
                type="email"
                label={w.wishEmail}
                value={at('prefer', rank)?.email}
                optional
              />
            </div>
          ))}
          <Section title={w.avoidLead}>
            <P text={w.avoidHint} class="soft" />
            {ranks.map((rank) => (
              <TextField
                name={`avoid_${rank}`}
                label={w.avoidName(rank)}
                audience={w.onlyCoordinator}
                value={at('avoid', rank)?.name}
                optional
                width="medium"
              />
            ))}
          </Section>
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
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="referees" hand={hand} lead={w.refereesLead}>
        <Form button={w.saveNext}>
          {Array.from({ length: places }, (_, n) => (
            <RefereeFields n={n + 1} referee={referees[n]} />
          ))}
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

function RefereeFields({ n, referee }: { n: number; referee: Referee | undefined }) {
  const state = !referee
    ? undefined
    : referee.answered
      ? refereeWords.answered
      : referee.askedAt
        ? refereeWords.asked
        : refereeWords.notAsked
  return (
    <>
      <TextField name={`name_${n}`} label={w.refereeName} value={referee?.name} width="medium" />
      <TextField name={`email_${n}`} type="email" label={w.refereeEmail} value={referee?.email} width="medium" />
      <TextField name={`relation_${n}`} label={w.relation} value={referee?.relation} optional width="medium" />
      {state && (
        <p class="soft">
          <Say text={state} />
        </p>
      )}
    </>
  )
}

/** The commitment, the code of ethics, what happens with the data, and the membership attested. */
export const promisesPartPage = page('/applications/:application/promises', {
  async show({ db, actor, params }) {
    const { application, program, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    const texts = await textsToAccept(db, program.id)
    const counted = await getConsent(db, application.personId, countedConsent.purpose, application.id)
    const { membership } = dossier.seat.eligibility
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="promises" hand={hand} lead={w.promisesLead}>
        <Form button={w.saveNext}>
          {texts.map((each) => (
            <Section title={textKindWords[each.kind] ?? each.kind}>
              <TextBody body={each.body} />
              <Tick name={`accept_${each.kind}`} label={w.iAgree} checked={dossier.accepted} />
            </Section>
          ))}
          <Section title={w.privacyTitle}>
            <P text={w.privacyText} />
            <Tick name="privacy" label={w.iAgree} checked={dossier.accepted} />
            <Tick name="counted" label={w.evaluationUse} checked={counted !== undefined} />
          </Section>
          {membership ? (
            <Membership body={membership.body} attestation={dossier.attestation} />
          ) : (
            <Hidden name="memberNumber" value="" />
          )}
        </Form>
      </PartFrame>
    )
  },
  form: async ({ db, actor, params }) => {
    const { program } = await getEditable(db, actor, params.application)
    const texts = await textsToAccept(db, program.id)
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

function Membership({ body, attestation }: { body: Text; attestation: Dossier['attestation'] }) {
  const say = useSay()
  return (
    <>
      <Tick name="member" label={w.memberOf(say(body))} checked={attestation !== undefined} />
      <TextField name="memberNumber" label={w.memberNumber} value={attestation?.number} optional width="short" />
    </>
  )
}

function TextBody({ body }: { body: { en: string; fr: string } }) {
  return <Words>{useSay()(body)}</Words>
}
