import { date, optionalText, text, tick, whole } from '#foundation/form.ts'
import { DateField, TextArea, TextField, Tick } from '#ui/field.tsx'
import type { Group } from './group.ts'
import { groupWords as w } from './groups.words.ts'
import { staffWords as s } from './staff.words.ts'

/** What a coordinator says of a group, as a form. */
export const groupForm = {
  name: text(120),
  focus: optionalText(120),
  description: optionalText(4000),
  least: whole(2, 60),
  most: whole(2, 60),
  signUp: tick(),
  wished: tick(),
  endsOn: date(),
}

/** The fields of a group, new or known. */
export function GroupFields({
  group,
  endsOn,
  daysKept,
}: {
  group?: Group
  endsOn: Temporal.PlainDate
  daysKept: number
}) {
  return (
    <>
      <TextField name="name" label={s.name} value={group?.name} audience={w.aboutAudience} />
      <TextField name="focus" label={w.focus} hint={w.focusHint} value={group?.focus} optional />
      <TextArea
        name="description"
        label={w.description}
        value={group?.description}
        audience={w.aboutAudience}
        optional
      />
      <TextField name="least" label={s.least} type="number" width="short" value={group?.least ?? 3} />
      <TextField name="most" label={s.most} hint={s.mostHint} type="number" width="short" value={group?.most ?? 12} />
      <Tick name="signUp" label={s.signUp} checked={group?.signUp ?? false} />
      <Tick name="wished" label={s.wished} hint={s.wishedHint} checked={group?.wished ?? false} />
      <DateField name="endsOn" label={s.endsOn} hint={s.endsHint(daysKept)} value={String(group?.endsOn ?? endsOn)} />
    </>
  )
}
