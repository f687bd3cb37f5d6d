import { sql } from 'kysely'
import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { choice, identifier, version } from '#foundation/form.ts'
import { both, pick, type Text } from '#foundation/language.ts'
import { download, href, page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { writeCsv } from '../imports/csv.ts'
import { mePage } from '../people/me.page.tsx'
import { peopleWords } from '../people/people.words.ts'
import { getProgram } from '../programs/program.server.ts'
import { Conditions, History, StateTag, Taxes } from './claim-parts.tsx'
import { honorariaWords as w } from './honoraria.words.ts'
import { getOwnClaim, giveUp, listOwnClaims, openClaims } from './honorarium.server.ts'
import { type Honorarium, yearTotals } from './honorarium.ts'
import { sayMoney } from './money.ts'
import { dollars } from './sheet.ts'
import { honorariumStateWords } from './state.words.ts'

/** Programs where the actor's partnerships as a mentor have ended, that promise money, and where they have no claim. */
async function listUnclaimed(db: Db, actor: PersonActor, today: Temporal.PlainDate) {
  const { rows } = await sql<{ id: string; title: Text }>`
    select p.id, p.title from programs p join seats s on s.program_id = p.id and s.kind = 'mentor' and s.honorarium_cents > 0
    join partnerships t on t.program_id = p.id and t.mentor_id = ${actor.id}
    where not exists (select 1 from honoraria h where h.program_id = p.id and h.person_id = ${actor.id})
    group by p.id having bool_and(t.state = 'ended') or p.ends_on <= ${today} order by p.ends_on desc, p.id`.execute(db)
  return rows
}

/** Every honorarium of the reader's own, and asking for one that is due. */
export const ownHonorariaPage = page('/honoraria', {
  async show({ db, actor, today }) {
    const claims = await listOwnClaims(db, actor)
    const unclaimed = await listUnclaimed(db, actor, today)
    const titles = new Map<string, Text>()
    for (const { programId } of claims) titles.set(programId, (await getProgram(db, programId)).title)
    return (
      <Page title={w.ownList} lead={w.ownListLead} trail={{ href: href(mePage), label: peopleWords.me }}>
        {claims.length + unclaimed.length === 0 && <P text={w.ownNone} />}
        {unclaimed.map(({ id, title }) => (
          <Section title={title}>
            <P text={w.askFirst} />
            <Form button={both((language) => w.askFor(title[language])[language])}>
              <Hidden name="program" value={id} />
            </Form>
          </Section>
        ))}
        {claims.map((claim) => (
          <Section title={titles.get(claim.programId) ?? ''}>
            <p>
              <Amount cents={claim.amountCents} /> <StateTag state={claim.state} />
            </p>
            <LinkButton href={href(ownHonorariumPage, { honorarium: claim.id })} label={w.open} plain />
          </Section>
        ))}
        <OwnYear claims={claims} year={today.year} />
      </Page>
    )
  },
  form: z.strictObject({ program: identifier() }),
  async answer({ db, actor, values, now, today }) {
    orNotFound((await listUnclaimed(db, actor, today)).some(({ id }) => id === values.program))
    await openClaims(db, actor, await getProgram(db, values.program), now, actor.id)
    return stay({ notice: w.asked })
  },
})

function Amount({ cents }: { cents: number }) {
  const say = useSay()
  return <strong>{say(both((language) => sayMoney(cents, language)))}</strong>
}

function OwnYear({ claims, year }: { claims: readonly Honorarium[]; year: number }) {
  const [total] = yearTotals(claims, year, year)
  const paid = total?.paidCents ?? 0
  return (
    <Section title={w.yearTotal(year)}>
      <P text={both((language) => w.ownTotal(sayMoney(paid, language), year)[language])} />
      <Taxes cents={paid} />
    </Section>
  )
}

/** One honorarium as its mentor sees it: where it stands, what happens next, giving it up. */
export const ownHonorariumPage = page('/honoraria/:honorarium', {
  async show({ db, actor, params }) {
    const claim = await getOwnClaim(db, actor, params.honorarium)
    const program = await getProgram(db, claim.programId)
    return (
      <Page title={w.ownTitle} lead={program.title} trail={{ href: href(ownHonorariaPage), label: w.ownList }}>
        <p>
          <Amount cents={claim.amountCents} /> <StateTag state={claim.state} />
        </p>
        <P text={honorariumStateWords[claim.state].next} />
        {claim.state !== 'not_met' && claim.state !== 'given_up' && (
          <Section title={w.howPaid}>
            <P text={claim.state === 'paid' ? w.howPaidAfter : w.howPaidLead} />
            <LinkButton href="/payee-details" label={w.sayHow} plain />
          </Section>
        )}
        <Section title={w.conditions}>
          <Conditions claim={claim} />
        </Section>
        <History claim={claim} names={new Map()} />
        <Actions>
          <LinkButton href={href(ownCsvPage, params)} label={w.ownCsv} plain />
        </Actions>
        <Giving claim={claim} />
      </Page>
    )
  },
  form: z.strictObject({ gives: choice(['yes', 'no']), version: version() }),
  async answer({ db, actor, params, values }) {
    const gives = values.gives === 'yes'
    await giveUp(db, actor, await getOwnClaim(db, actor, params.honorarium), values.version, gives)
    return stay({ notice: gives ? w.givenUp : w.takenUp })
  },
})

function Giving({ claim }: { claim: Honorarium }) {
  const gives = ['promised', 'earned', 'approved'].includes(claim.state)
  if (!gives && claim.state !== 'given_up') return null
  return (
    <Section title={w.giveUp}>
      <P text={w.giveUpLead} />
      <Form button={gives ? w.giveUp : w.takeUp} tone="plain" version={claim.version}>
        <Hidden name="gives" value={gives ? 'yes' : 'no'} />
      </Form>
    </Section>
  )
}

export const ownCsvPage = page('/honoraria/:honorarium/csv', {
  async show({ db, actor, params, language }) {
    const claim = await getOwnClaim(db, actor, params.honorarium)
    const program = await getProgram(db, claim.programId)
    const say = (text: Text) => pick(text, language)
    return download(
      `${say(w.file)}.csv`,
      'text/csv; charset=utf-8',
      writeCsv([
        [w.program, w.payee, w.amountCad, w.state, w.paidOn, w.reference].map(say),
        [
          say(program.title),
          claim.payee,
          dollars(claim.amountCents),
          say(honorariumStateWords[claim.state].name),
          String(claim.paidOn ?? ''),
          claim.paidReference,
        ],
      ]),
    )
  },
})
