import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { goTo, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Form } from '#ui/form.tsx'
import { Empty, Page } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { MetTag } from './claim-parts.tsx'
import { honorariaWords as w } from './honoraria.words.ts'
import { getHandler, listClaims, tickConditions } from './honorarium.server.ts'
import { type Honorarium, isByHand, mayTick, needsHand } from './honorarium.ts'

async function getTickable(db: Db, actor: PersonActor, slug: string) {
  const program = await findCoordinated(db, actor, slug)
  const handler = await getHandler(db, actor, program.id)
  const claims = (await listClaims(db, program.id)).filter((claim) => mayTick(handler, claim) && needsHand(claim))
  return { program, handler, claims }
}

/** The conditions of everybody at once: a line a mentor, a box a condition. */
export const tickingAllPage = page('/programs/:program/honoraria/ticking', {
  async show({ db, actor, params }) {
    const { program, claims } = await getTickable(db, actor, params.program)
    return (
      <Page
        title={w.tickAll}
        lead={w.tickAllLead}
        trail={{ href: `/programs/${program.slug}/honoraria`, label: w.title }}
        wide
      >
        {claims.length === 0 ? (
          <Empty text={w.nothingToTick} />
        ) : (
          <Form button={w.saveTicks}>
            <Boxes claims={claims} />
          </Form>
        )}
      </Page>
    )
  },
  form: z.strictObject({
    shown: z.array(z.string().max(60)).default([]),
    met: z.array(z.string().max(60)).default([]),
  }),
  async answer({ db, actor, params, values }) {
    const { program, handler, claims } = await getTickable(db, actor, params.program)
    const met = new Set(values.met)
    let changed = 0
    for (const line of values.shown) {
      const [id, version] = line.split(' ')
      const claim = claims.find((each) => each.id === id)
      refuseUnless(claim, w.movedMeanwhile)
      const ticked = new Set(claim.conditions.keys().filter((index) => met.has(`${id} ${index}`)))
      const after = claim.conditions.map((each, index) => (isByHand(each, claim.seen) ? ticked.has(index) : each.met))
      const same = claim.conditions.every((condition, index) => condition.met === after[index])
      if (same && after.every(Boolean) === (claim.state === 'earned')) continue
      await tickConditions(db, actor, handler, claim, Number(version), ticked)
      changed++
    }
    return goTo(`/programs/${program.slug}/honoraria`, { notice: w.tickedMany(changed) })
  },
})

/** The boxes of each claim, with the version each was shown at. After a refusal they stand as they were sent. */
function Boxes({ claims }: { claims: readonly Honorarium[] }) {
  const say = useSay()
  const { refused } = useReader()
  const sent = refused && new Set(refused.typed.met ?? [])
  const most = Math.max(...claims.map(({ conditions }) => conditions.length))
  return (
    <Table
      caption={w.tickAll}
      rows={claims}
      columns={[
        {
          head: w.payee,
          cell: ({ id, payee, version }) => (
            <>
              {payee}
              <input type="hidden" name="shown" value={`${id} ${version}`} />
            </>
          ),
        },
        ...Array.from({ length: most }, (_, index) => ({
          head: w.nthCondition(index + 1),
          cell: ({ id, payee, conditions, seen }: Honorarium) => {
            const condition = conditions[index]
            const value = `${id} ${index}`
            if (condition && !isByHand(condition, seen))
              return (
                <>
                  {say(condition)} <MetTag met={condition.met} />
                </>
              )
            return (
              condition && (
                <label class="option">
                  <input
                    type="checkbox"
                    name="met"
                    value={value}
                    aria-label={`${payee}: ${say(condition)}`}
                    checked={sent ? sent.has(value) : condition.met}
                  />
                  <span>{say(condition)}</span>
                </label>
              )
            )
          },
        })),
      ]}
    />
  )
}
