import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { type Asked, goTo, href, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Checks } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated, findProgram, getSeat } from '../programs/program.server.ts'
import { claimPage } from './claim.page.tsx'
import { Standing, StateTag } from './claim-parts.tsx'
import { conditionsPage } from './conditions.page.tsx'
import { exportPage } from './export.page.tsx'
import { exportable, listExports, makeExport } from './export.server.ts'
import { honorariaWords as w } from './honoraria.words.ts'
import { approveClaim, countUnopened, getHandler, listClaims, openClaims } from './honorarium.server.ts'
import { type Handler, type Honorarium, mayTick, needsHand, sumCents, yesOf } from './honorarium.ts'
import { moneyText } from './money.ts'
import { tickingAllPage } from './ticking.page.tsx'

/** All the money of a program: what waits for the reader first, then what goes to finance, then every claim. */
async function showHonoraria({
  db,
  actor,
  params,
}: Pick<Asked<{ readonly program: string }, PersonActor>, 'db' | 'actor' | 'params'>) {
  const program = await findProgram(db, params.program)
  const handler = await getHandler(db, actor, program.id)
  const { honorariumCents } = await getSeat(db, program.id, 'mentor')
  const claims = await listClaims(db, program.id)
  if (honorariumCents === 0 && claims.length === 0)
    return (
      <Page title={w.title} lead={w.lead} wide>
        <P text={w.noHonorarium} />
        {handler.coordinates && <LinkButton href={`/programs/${program.slug}/settings`} label={w.toSeat} plain />}
      </Page>
    )
  const slug = program.slug
  const unopened = handler.coordinates ? await countUnopened(db, program.id) : 0
  return (
    <Page title={w.title} lead={w.lead} wide>
      <Waiting claims={claims} handler={handler} program={slug} />
      {handler.pays && (
        <Exports program={slug} ready={exportable(handler, claims)} exports={await listExports(db, program.id)} />
      )}
      {claims.length > 0 && (
        <Section title={w.standing}>
          <Standing claims={claims} />
        </Section>
      )}
      {handler.coordinates && (
        <Opening
          cents={honorariumCents}
          unopened={unopened}
          program={slug}
          ticks={claims.filter((claim) => mayTick(handler, claim) && needsHand(claim)).length}
        />
      )}
      {claims.length > 0 && <Claims claims={claims} program={slug} handler={handler} />}
    </Page>
  )
}

export const honorariaPage = page('/programs/:program/honoraria', { show: showHonoraria })

function Waiting({ claims, handler, program }: { claims: readonly Honorarium[]; handler: Handler; program: string }) {
  const say = useSay()
  const waiting = claims.flatMap((claim) => {
    const yes = yesOf(handler, claim)
    return yes ? [{ claim, yes }] : []
  })
  if (waiting.length === 0) return null
  const chosen = waiting.map(({ claim }) => `${claim.id} ${claim.version}`)
  return (
    <Section title={w.yesTitle}>
      <P text={w.yesLead} />
      <Form action={href(approvalPage, { program })} button={w.sayYes}>
        <Checks
          name="chosen"
          label={w.yesWhom}
          values={chosen}
          options={waiting.map(({ claim, yes }, index) => ({
            value: chosen[index] ?? '',
            label: `${claim.payee}, ${say(moneyText(claim.amountCents))}`,
            hint: yes === 'first' ? w.firstYes : w.secondYes,
          }))}
        />
      </Form>
    </Section>
  )
}

/** Says yes to all that are chosen, each as it was shown. */
export const approvalPage = page('/programs/:program/honoraria/approval', {
  show: showHonoraria,
  form: z.strictObject({ chosen: z.array(z.string().max(60)).default([]) }),
  async answer({ db, actor, params, values, now }) {
    const program = await findProgram(db, params.program)
    const handler = await getHandler(db, actor, program.id)
    const claims = await listClaims(db, program.id)
    const chosen = claims.flatMap((claim) => {
      const line = values.chosen.find((each) => each.startsWith(`${claim.id} `))
      return line ? [{ claim, version: Number(line.split(' ')[1]) }] : []
    })
    refuseUnless(chosen.length > 0, w.chooseOne)
    for (const { claim, version } of chosen) await approveClaim(db, actor, handler, claim, version, now)
    return goTo(href(honorariaPage, params), { notice: w.saidYes(chosen.length) })
  },
  fresh: 'answer',
})

function Claims({ claims, program, handler }: { claims: readonly Honorarium[]; program: string; handler: Handler }) {
  const say = useSay()
  return (
    <Section title={w.claims}>
      <Table
        caption={w.claims}
        rows={claims}
        columns={[
          {
            head: w.payee,
            cell: ({ id, payee }) => <a href={href(claimPage, { program, honorarium: id })}>{payee}</a>,
          },
          { head: w.amount, cell: ({ amountCents }) => say(moneyText(amountCents)), number: true },
          {
            head: w.met,
            cell: ({ conditions }) => say(w.metOf(conditions.filter(({ met }) => met).length, conditions.length)),
          },
          { head: w.state, cell: ({ state }) => <StateTag state={state} /> },
        ]}
      />
      {!handler.pays && <P text={w.adminExports} class="soft small measure" />}
    </Section>
  )
}

function Opening({
  cents,
  unopened,
  program,
  ticks,
}: {
  cents: number
  unopened: number
  program: string
  ticks: number
}) {
  const say = useSay()
  const allOpen = cents > 0 && unopened === 0
  return (
    <Section title={allOpen ? w.conditions : w.openTitle}>
      <P text={allOpen ? w.allOpen : w.openLead(say(moneyText(cents)))} />
      {unopened > 0 && cents > 0 && <Form action={href(openingPage, { program })} button={w.openNow} tone="plain" />}
      <Actions>
        {ticks > 0 && <LinkButton href={href(tickingAllPage, { program })} label={w.tickAll} plain />}
        <LinkButton href={href(conditionsPage, { program })} label={w.changeConditions} plain />
      </Actions>
    </Section>
  )
}

export const openingPage = page('/programs/:program/honoraria/opening', {
  show: showHonoraria,
  form: z.strictObject({}),
  async answer({ db, actor, params, now }) {
    const program = await findCoordinated(db, actor, params.program)
    return goTo(href(honorariaPage, params), { notice: w.opened(await openClaims(db, actor, program, now)) })
  },
})

function Exports({
  program,
  ready,
  exports,
}: {
  program: string
  ready: readonly Honorarium[]
  exports: Awaited<ReturnType<typeof listExports>>
}) {
  const say = useSay()
  const { language, zone } = useReader()
  return (
    <Section title={w.exports}>
      <P text={w.exportsLead} />
      {ready.length > 0 && (
        <Form
          action={href(exportingPage, { program })}
          button={w.exportNow(ready.length, say(moneyText(sumCents(ready))))}
        />
      )}
      {exports.length > 0 && (
        <Table
          caption={w.exports}
          rows={exports}
          columns={[
            {
              head: w.exportNumber,
              cell: ({ number }) => (
                <a href={href(exportPage, { program, number: String(number) })}>{say(w.exportTitle(number))}</a>
              ),
            },
            { head: w.made, cell: ({ madeAt }) => sayShortDate(dateAt(madeAt, zone), language) },
            { head: w.claims, cell: ({ claims }) => claims, number: true },
            { head: w.sum, cell: ({ totalCents }) => say(moneyText(totalCents)), number: true },
          ]}
        />
      )}
    </Section>
  )
}

export const exportingPage = page('/programs/:program/honoraria/exporting', {
  show: showHonoraria,
  form: z.strictObject({}),
  async answer({ db, actor, params, language, now }) {
    const program = await findProgram(db, params.program)
    const handler = await getHandler(db, actor, program.id)
    const number = await makeExport(db, actor, handler, program, language, now)
    return goTo(href(exportPage, { program: program.slug, number: String(number) }), { notice: w.exported(number) })
  },
  fresh: 'answer',
})
