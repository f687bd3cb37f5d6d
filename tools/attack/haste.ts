import { formsIn } from '../../journeys/support/caller.ts'
import { kindOf, knock, send, withoutKey } from './knock.ts'
import { type Choose, digest } from './stolen.ts'
import type { Tally } from './tally.ts'
import type { Role, Target } from './target.ts'
import { type Found, problemOf, type Walked } from './walk.ts'

/** The same form twice at once and a third time afterwards: one effect. Whoever else may send it sends theirs at the same moment. */
export async function pressTwice(target: Target, { forms }: Walked, tally: Tally, some: Choose): Promise<void> {
  const kinds = Map.groupBy(forms.filter(isAct), ({ form }) => `${form.action} ${kindOf(form, target.routes)}`)
  for (const found of some([...kinds.values()])) {
    const [first] = found
    const role = first && roleOf(target, first.who)
    if (!first || !role) continue
    const another = found.find(({ who }) => who !== first.who)
    const others = another ? [sendAs(target, roleOf(target, another.who) as Role, another)] : []
    const before = await countOperations(target)
    const answers = await Promise.all([sendAs(target, role, first), sendAs(target, role, first), ...others])
    const [one, two, theirs] = answers
    const about = `${kindOf(first.form, target.routes)} by ${first.who}`
    for (const answer of answers) tally.count(problemOf(answer), about)
    const done = await countOperations(target)
    const most = 1 + (theirs ? 1 : 0)
    tally.count(done - before > most ? `counted ${done - before} times` : undefined, about)
    if (one?.status !== 303 || two?.status !== 303) continue
    tally.count(one.location === two.location ? undefined : 'led to two places', about)
    const stood = await digest(target)
    const third = await sendAs(target, role, first)
    const stands = await digest(target)
    const changed = [...stood].filter(([table, rows]) => stands.get(table) !== rows).map(([table]) => table)
    tally.count(problemOf(third) ?? (changed.length ? `changed ${changed.join(', ')} again` : undefined), about)
  }
  for (const [what, question] of Object.entries(never))
    tally.count((await target.ask(question)).length ? 'happened' : undefined, what)
}

const isAct = ({ form }: Found) => !/^\/(sign-out|sign-in|language|demo|setup|me\/sessions)/.test(form.action)
const roleOf = (target: Target, who: string) => target.roles.find((one) => one.who === who)
const sendAs = (target: Target, role: Role, { form }: Found) =>
  send(target.origin, role.caller, form.action, form.fields)

async function countOperations({ ask }: Target): Promise<number> {
  const [row] = await ask<{ n: number }>('select count(*)::int as n from operations')
  return row?.n ?? 0
}

/** What may never be, whoever was quicker. */
const never: Record<string, string> = {
  'a mentor with more than they offered': `select a.id from offers o join applications a on a.id = o.mentor_application_id
    where o.state in ('asking_mentor', 'asking_mentee', 'accepted') group by a.id, a.capacity having count(*) > a.capacity`,
  'a mentee with two mentors': `select mentee_id from partnerships where state <> 'ended' group by mentee_id having count(*) > 1`,
  'one person approving a payment twice': `select id from honoraria where approved_by = seconded_by`,
  'one letter twice': `select kind from outbox group by kind, subject_id, person_id, address, occurrence having count(*) > 1`,
}

/** kill -9 while somebody writes: what was acknowledged is there, and what is sent again is there once. */
export async function killMeanwhile(target: Target, tally: Tally, random: () => number, times: number): Promise<void> {
  const role = roleOf(target, 'mentee')
  if (!role) return
  const path = `/partnerships/${target.world.partnershipId}/notes`
  for (let time = 0; time < times; time++) {
    await target.ask('delete from rate_counts') // nobody is slowed down: all of it is within a minute
    const { html } = await knock(target.origin, role.caller, path)
    const form = formsIn(html).find(({ action }) => action === path)
    if (!form) throw new Error('There is no form for a note.')
    const mark = `kept${time}x${Math.floor(random() * 1e9)}x`
    const notes = Array.from({ length: 20 }, (_, n) => [
      ...withoutKey(form).filter(([name]) => name !== 'words' && name !== 'kind'),
      ['op', form.fields.find(([name]) => name === 'op')?.[1] ?? ''] as const,
      ['kind', 'mine'] as const,
      ['words', `${mark}${n}.`] as const,
    ])
    const sending = notes.map((fields) => send(target.origin, role.caller, path, fields))
    await new Promise((resolve) => setTimeout(resolve, 30 + random() * 300))
    target.house.kill('house')
    const acknowledged = (await Promise.all(sending)).map(({ status }) => status === 303)
    target.house.start()
    await target.house.ready()
    await target.ask('delete from rate_counts')
    const before = await written(target, role, path, mark)
    for (const [n, yes] of acknowledged.entries())
      if (yes) tally.count(before.get(`${mark}${n}.`) === 1 ? undefined : 'was lost', 'a note that was acknowledged')
    for (const fields of notes)
      tally.count(problemOf(await send(target.origin, role.caller, path, fields)), 'a note again')
    const after = await written(target, role, path, mark)
    for (const n of notes.keys()) {
      const count = after.get(`${mark}${n}.`) ?? 0
      tally.count(count === 1 ? undefined : `is there ${count} times`, 'a note that was sent again')
    }
  }
}

/** The notes somebody finds again by their mark, and how often each stands there. */
async function written(target: Target, role: Role, path: string, mark: string): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (let page = 1; page <= 3; page++) {
    const { html } = await knock(target.origin, role.caller, `${path}?q=${mark}&page=${page}`)
    const main = html.slice(html.indexOf('<article'))
    const isLast = !html.includes(`page=${page + 1}`)
    for (const [words] of main.matchAll(new RegExp(`${mark}\\d+\\.`, 'g')))
      found.set(words, (found.get(words) ?? 0) + 1)
    if (isLast) break
  }
  return found
}
