import { identifier, optionalDate, text } from '#foundation/form.ts'
import { Choice, DateField, TextField } from '#ui/field.tsx'
import { shownName } from '../people/person.ts'
import type { Plan } from './plan.server.ts'
import type { Step } from './plan.ts'
import { planWords as w } from './plans.words.ts'

/** What a form about a step takes. */
export const stepForm = { words: text(500), owner: identifier(), due: optionalDate() }

/** The fields of a step: what, who, by when. */
export function StepFields({
  plan,
  step,
  ownerId,
}: {
  plan: Plan
  step?: Pick<Step, 'words'> & Partial<Step>
  ownerId: string
}) {
  const { partnership, partner } = plan
  const self = partner.id === partnership.mentorId ? partnership.menteeId : partnership.mentorId
  return (
    <>
      <TextField name="words" label={w.step} audience={w.onlyTwo(shownName(partner))} value={step?.words} />
      <Choice
        name="owner"
        label={w.stepOwner}
        row
        value={step?.ownerId ?? ownerId}
        options={[
          { value: self, label: w.you },
          { value: partner.id, label: shownName(partner) },
        ]}
      />
      <DateField name="due" label={w.dueOn} optional value={step?.dueOn?.toString()} />
    </>
  )
}
