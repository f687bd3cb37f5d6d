import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { date, text, version } from '#foundation/form.ts'
import { both, type Text } from '#foundation/language.ts'
import { type Asked, goTo, href, page } from '#foundation/page.ts'
import { Checks, DateField, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { findProgram } from '../programs/program.server.ts'
import { Conditions, History, StateTag, Taxes } from './claim-parts.tsx'
import { correctPaid, listClaimsOf } from './export.server.ts'
import { honorariaWords as w } from './honoraria.words.ts'
import { approveClaim, closeUnmet, getClaim, getHandler, reopenClaim, tickConditions } from './honorarium.server.ts'
import {
  type Handler,
  type Honorarium,
  isByHand,
  mayJudge,
  mayTick,
  needsHand,
  yearTotals,
  yesOf,
} from './honorarium.ts'
import { moneyText, sayMoney } from './money.ts'
import { honorariumStateWords } from './state.words.ts'

type At = { readonly program: string; readonly honorarium: string }

/** The claim, its program and what the actor may do, as every form here needs them. */
async function getHandled(db: Db, actor: PersonActor, params: At) {
  const program = await findProgram(db, params.program)
  const handler = await getHandler(db, actor, program.id)
  return { program, handler, claim: await getClaim(db, program.id, params.honorarium) }
}

/** One claim as those who handle it see it: what it needs next, what has happened. */
async function showClaim({
  db,
  actor,
  params,
  today,
}: Pick<Asked<At, PersonActor>, 'db' | 'actor' | 'params' | 'today'>) {
  const { program, handler, claim } = await getHandled(db, actor, params)
  const names = await namesOf(db, [claim.approvedBy, claim.secondedBy])
  const year = claim.paidOn?.year ?? today.year
  const total = yearTotals(await listClaimsOf(db, program.organizationId), year, today.year).find(
    ({ personId }) => personId === claim.personId,
  )
  return (
    <Page
      title={claim.payee}
      lead={both((language) => w.claimLead(sayMoney(claim.amountCents, language))[language])}
      trail={{ href: `/programs/${program.slug}/honoraria`, label: w.title }}
    >
      <p>
        <StateTag state={claim.state} />
      </p>
      <P text={honorariumStateWords[claim.state].next} />
      <Judging claim={claim} handler={handler} params={params} />
      <Yes claim={claim} handler={handler} params={params} />
      {claim.state === 'paid' && handler.pays && claim.personId !== actor.id && (
        <Correction claim={claim} params={params} />
      )}
      <History claim={claim} names={names} />
      <Taxes cents={total ? total.paidCents + total.comingCents : 0} />
    </Page>
  )
}

export const claimPage = page('/programs/:program/honoraria/:honorarium', { show: showClaim })

async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const people = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', known).execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}

interface Part {
  readonly claim: Honorarium
  readonly handler: Handler
  readonly params: At
}

function Judging({ claim, handler, params }: Part) {
  const may = mayJudge(handler, claim)
  if (claim.state === 'not_met' && may)
    return (
      <Section title={w.conditions}>
        <Conditions claim={claim} />
        <Form action={href(reopeningPage, params)} button={w.reopen} version={claim.version} tone="plain" />
      </Section>
    )
  if (!may)
    return (
      <Section title={w.conditions}>
        <Conditions claim={claim} />
      </Section>
    )
  return (
    <>
      <Section title={w.conditions}>
        {mayTick(handler, claim) ? <Ticks claim={claim} params={params} /> : <Conditions claim={claim} />}
      </Section>
      <Folded label={w.unmet}>
        <P text={w.unmetLead} />
        <Form action={href(unmetPage, params)} button={w.closeUnmet} version={claim.version} tone="care">
          <TextArea name="word" label={w.word} hint={w.wordHint} audience={w.wordAudience} value={claim.word} />
        </Form>
      </Folded>
    </>
  )
}

/** What is rarely needed, folded away; open where what was typed in it needs another look. */
function Folded({ label, children }: { label: Text; children: ComponentChildren }) {
  const say = useSay()
  return (
    <details open={useReader().refused !== undefined}>
      <summary>{say(label)}</summary>
      {children}
    </details>
  )
}

/** What the house sees is told; what is said by hand is ticked. */
function Ticks({ claim, params }: Pick<Part, 'claim' | 'params'>) {
  const say = useSay()
  const byHand = claim.conditions.map((condition) => isByHand(condition, claim.seen))
  const options = claim.conditions.flatMap((condition, index) =>
    byHand[index]
      ? [{ value: String(index), label: say(condition), hint: condition.proof === null ? undefined : w.notSeen }]
      : [],
  )
  return (
    <>
      {options.length < byHand.length && (
        <>
          <Conditions claim={{ conditions: claim.conditions.filter((_, index) => !byHand[index]) }} />
          <P text={w.seenByHouse} class="soft small measure" />
        </>
      )}
      {needsHand(claim) && (
        <Form action={href(tickingPage, params)} button={w.saveTicks} version={claim.version}>
          {options.length > 0 && (
            <Checks
              name="met"
              label={w.tickWhich}
              audience={w.tickAudience}
              values={claim.conditions.flatMap(({ met }, index) => (met ? [String(index)] : []))}
              options={options}
            />
          )}
        </Form>
      )}
    </>
  )
}

function Yes({ claim, handler, params }: Part) {
  const say = useSay()
  const yes = yesOf(handler, claim)
  if (!yes) return null
  return (
    <Section title={yes === 'first' ? w.approvedBy : w.secondedBy}>
      <P text={w.yesRule} />
      <Form
        action={href(yesPage, params)}
        button={w.sayYesTo(say(moneyText(claim.amountCents)), claim.payee)}
        version={claim.version}
      />
    </Section>
  )
}

function Correction({ claim, params }: Pick<Part, 'claim' | 'params'>) {
  return (
    <Folded label={w.correct}>
      <Form action={href(correctionPage, params)} button={w.correct} version={claim.version} tone="plain">
        <DateField name="paidOn" label={w.paidOn} value={String(claim.paidOn ?? '')} />
        <TextField
          name="reference"
          label={w.reference}
          hint={w.referenceHint}
          audience={w.referenceAudience}
          value={claim.paidReference}
          width="medium"
        />
      </Form>
    </Folded>
  )
}

const back = (params: At) => href(claimPage, params)
const versioned = z.strictObject({ version: version() })

export const tickingPage = page('/programs/:program/honoraria/:honorarium/conditions', {
  show: showClaim,
  form: z.strictObject({ met: z.array(z.string().regex(/^\d{1,2}$/)).default([]), version: version() }),
  async answer({ db, actor, params, values }) {
    const { handler, claim } = await getHandled(db, actor, params)
    await tickConditions(db, actor, handler, claim, values.version, new Set(values.met.map(Number)))
    return goTo(back(params), { notice: w.ticked })
  },
})

export const yesPage = page('/programs/:program/honoraria/:honorarium/approval', {
  show: showClaim,
  form: versioned,
  async answer({ db, actor, params, values, now }) {
    const { handler, claim } = await getHandled(db, actor, params)
    await approveClaim(db, actor, handler, claim, values.version, now)
    return goTo(back(params), { notice: w.saidYes(1) })
  },
  fresh: 'answer',
})

export const unmetPage = page('/programs/:program/honoraria/:honorarium/not-met', {
  show: showClaim,
  form: z.strictObject({ word: text(1000), version: version() }),
  async answer({ db, actor, params, values }) {
    const { handler, claim } = await getHandled(db, actor, params)
    await closeUnmet(db, actor, handler, claim, values.version, values.word)
    return goTo(back(params), { notice: w.closedUnmet })
  },
})

export const reopeningPage = page('/programs/:program/honoraria/:honorarium/reopening', {
  show: showClaim,
  form: versioned,
  async answer({ db, actor, params, values }) {
    const { handler, claim } = await getHandled(db, actor, params)
    await reopenClaim(db, actor, handler, claim, values.version)
    return goTo(back(params), { notice: w.reopened })
  },
})

export const correctionPage = page('/programs/:program/honoraria/:honorarium/payment', {
  show: showClaim,
  form: z.strictObject({ paidOn: date(), reference: text(100), version: version() }),
  async answer({ db, actor, params, values, today }) {
    const { handler, claim } = await getHandled(db, actor, params)
    await correctPaid(db, actor, handler, claim, values.version, values, today)
    return goTo(back(params), { notice: w.corrected })
  },
  fresh: 'answer',
})
