import { z } from 'zod'
import type { SheetKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { optionalText, version } from '#foundation/form.ts'
import { type Answered, type Asked, goTo, page } from '#foundation/page.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { shownName } from '../people/person.ts'
import { getLivingPlan, getPlan, readSheets, saveSheet } from './plan.server.ts'
import { sheetParts } from './plan.ts'
import { planHref, planTrail } from './plan-list.tsx'
import { PlanView } from './plan-view.tsx'
import { planWords as w } from './plans.words.ts'
import { sheetWords } from './sheet.words.ts'

type Of = { readonly partnership: string }
const line = () => optionalText(4000)

async function showSheet({ db, actor, params, key }: Asked<Of, PersonActor>, kind: SheetKind) {
  const plan = await getPlan(db, actor, params.partnership, key)
  const sheet = (await readSheets(db, plan))[kind]
  const { title, lead, parts } = sheetWords[kind]
  return (
    <Page title={title} lead={lead} trail={planTrail(plan)}>
      {plan.living ? (
        <Form button={w.saveSheet} version={sheet.version}>
          {sheetParts[kind].map((part) => (
            <TextArea
              name={part}
              label={parts[part] ?? part}
              audience={w.onlyTwo(shownName(plan.partner))}
              value={sheet.words[part]}
              rows={3}
              optional
            />
          ))}
        </Form>
      ) : (
        <PlanView text={{ sheets: [{ kind, words: sheet.words }], goals: [], evidence: [], suggestions: [] }} />
      )}
    </Page>
  )
}

async function keepSheet(
  { db, actor, params, key, values }: Answered<Of, PersonActor, { version: number }>,
  kind: SheetKind,
  back = '',
) {
  const plan = await getLivingPlan(db, actor, params.partnership, key)
  const { version, ...words } = values
  await saveSheet(db, actor, plan, kind, version, words)
  return goTo(planHref(plan, back), { notice: w.saved })
}

/** The vision of the role. */
export const visionPage = page('/partnerships/:partnership/plan/vision', {
  show: (asked) => showSheet(asked, 'vision'),
  form: z.strictObject({ vision: line(), living: line(), version: version() }),
  answer: (answered) => keepSheet(answered, 'vision'),
})

/** Competing priorities, each seen in its place. */
export const prioritiesPage = page('/partnerships/:partnership/plan/priorities', {
  show: (asked) => showSheet(asked, 'priorities'),
  form: z.strictObject({
    pulls: line(),
    district: line(),
    province: line(),
    first: line(),
    wait: line(),
    version: version(),
  }),
  answer: (answered) => keepSheet(answered, 'priorities'),
})

/** The inquiry question itself; what was seen is gathered on `inquiryPage`. */
export const questionPage = page('/partnerships/:partnership/plan/inquiry/question', {
  show: (asked) => showSheet(asked, 'inquiry'),
  form: z.strictObject({ question: line(), matters: line(), look: line(), version: version() }),
  answer: (answered) => keepSheet(answered, 'inquiry', 'inquiry'),
})
