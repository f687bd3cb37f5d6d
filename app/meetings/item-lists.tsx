import { sayShortDate } from '#foundation/clock.ts'
import type { Text } from '#foundation/language.ts'
import { Choice, DateField, Hidden, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { itemKinds, type MeetingItem, soonestFirst } from './meeting-item.ts'
import { meetingWords as w } from './meetings.words.ts'
import type { Other } from './when.tsx'

interface Around {
  /** The address of the two. */
  readonly at: string
  readonly isMentor: boolean
  readonly isLiving: boolean
  readonly other: Other
}

/** What to talk about, and what to do: the mentee's list, with what is carried over to this meeting. */
export function ItemLists({
  title = w.list,
  own,
  carried,
  ...around
}: Around & { title?: Text; own: readonly MeetingItem[]; carried: readonly MeetingItem[] }) {
  const { isMentor, other } = around
  return (
    <Section title={title}>
      <P text={isMentor ? w.listOfOther(other.name) : w.listOfMentee} class="soft measure" />
      {own.length + carried.length === 0 && <P text={w.nothingYet} />}
      <List title={w.agenda} kind="agenda" own={own} carried={carried} {...around} />
      <List title={w.actions} kind="action" own={own} carried={carried} {...around} />
    </Section>
  )
}

function List({
  title,
  kind,
  own,
  carried,
  ...around
}: Around & {
  title: typeof w.agenda
  kind: MeetingItem['kind']
  own: readonly MeetingItem[]
  carried: readonly MeetingItem[]
}) {
  const say = useSay()
  const all = [...carried, ...own].filter((item) => item.kind === kind)
  const items = kind === 'action' ? soonestFirst(all) : all
  if (items.length === 0) return null
  return (
    <>
      <h3>{say(title)}</h3>
      <ul class="todo">
        {items.map((item) => (
          <Item item={item} isCarried={carried.includes(item)} {...around} />
        ))}
      </ul>
    </>
  )
}

function Item({ item, isCarried, at, isMentor, isLiving, other }: Around & { item: MeetingItem; isCarried?: boolean }) {
  const say = useSay()
  const { language } = useReader()
  const isMine = isLiving && (!isMentor || item.suggested)
  return (
    <li>
      <div>
        <span class="pre">{item.words}</span> {item.doneAt && <Tag text={w.doneMark} tone="good" />}
        {isCarried && <Tag text={w.carried} />}
        {item.suggested && <Tag text={isMentor ? w.yourSuggestion : w.suggestion(other.name)} />}
        {item.due && <div class="soft small">{say(w.dueOn(sayShortDate(item.due, language)))}</div>}
      </div>
      {isMine && (
        <div class="actions">
          {!isMentor && (
            <Form
              action={`${at}/items/${item.id}/mark`}
              button={item.suggested ? w.takeUp : item.doneAt ? w.reopen : w.tickOff}
              tone="plain"
              inline
            >
              <Hidden name="as" value={item.suggested ? 'taken' : item.doneAt ? 'open' : 'done'} />
            </Form>
          )}
          <a href={`${at}/items/${item.id}`}>{say(w.change)}</a>
        </div>
      )}
    </li>
  )
}

/** Adds to the list; from the mentor it is a suggestion. */
export function ItemForm({ isMentor, other, isOver }: { isMentor: boolean; other: Other; isOver: boolean }) {
  const label = { agenda: w.agenda, action: w.actions }
  return (
    <Section title={isMentor ? w.suggestTitle : w.addTitle}>
      <Form button={isMentor ? w.suggest : w.add} audience={w.onlyTwo(other.name)}>
        <Choice
          name="kind"
          label={w.itemKind}
          value={isOver ? 'action' : 'agenda'}
          row
          options={itemKinds.map((value) => ({ value, label: label[value] }))}
        />
        <TextField name="words" label={w.item} audience={w.onlyTwo(other.name)} />
        <DateField name="due" label={w.due} hint={w.dueHint} optional />
      </Form>
    </Section>
  )
}
