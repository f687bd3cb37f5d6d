import type { Text } from '#foundation/language.ts'
import { described, Field, type FieldProps, Stored, useAudience, useField, useName } from './form.tsx'
import { Boxes, Lines, usePaper } from './paper.tsx'
import { useSay } from './reader.tsx'
import { uiWords } from './ui.words.ts'

export interface Option {
  value: string
  label: Text | string
  hint?: Text | string
  /** Heading of a select under which it stands, with those next to it of the same heading. */
  group?: Text
}

export function TextField({
  value,
  type = 'text',
  width,
  autocomplete,
  suggestions,
  inputmode,
  ...about
}: FieldProps & {
  value?: string | number | null
  type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'number' | 'url'
  width?: 'short' | 'medium'
  autocomplete?: string
  /** Offered while typing, by the browser itself. */
  suggestions?: readonly string[]
  inputmode?: 'numeric' | 'email' | 'tel'
}) {
  const field = useField(about.name, value)
  return (
    <Field {...about} problem={field.problem} stored={field.stored} paper={<Lines width={width} />}>
      <input
        id={about.name}
        name={about.name}
        type={type}
        class={width}
        value={field.value}
        autocomplete={autocomplete ?? 'off'}
        list={suggestions ? `${about.name}-list` : undefined}
        inputMode={inputmode}
        {...described(about.name, about.hint, field.problem)}
      />
      {suggestions && (
        <datalist id={`${about.name}-list`}>
          {suggestions.map((suggestion) => (
            <option value={suggestion} />
          ))}
        </datalist>
      )}
    </Field>
  )
}

export function DateField(props: FieldProps & { value?: string | null }) {
  return <TextField {...props} type="date" width="short" />
}

export function TextArea({ value, rows = 4, ...about }: FieldProps & { value?: string | null; rows?: number }) {
  const field = useField(about.name, value)
  return (
    <Field {...about} problem={field.problem} stored={field.stored} paper={<Lines count={rows + 1} />}>
      <textarea id={about.name} name={about.name} rows={rows} {...described(about.name, about.hint, field.problem)}>
        {field.value}
      </textarea>
    </Field>
  )
}

const labelIn = (options: readonly Option[], say: (text: Text | string) => string) => (value: string) =>
  say(options.find((option) => option.value === value)?.label ?? value)

/** One of a few, all in sight. */
export function Choice({
  options,
  value,
  row,
  ...about
}: FieldProps & { options: readonly Option[]; value?: string | null; row?: boolean }) {
  const say = useSay()
  const field = useField(about.name, value, labelIn(options, say))
  return (
    <Field {...about} group problem={field.problem} stored={field.stored} paper={<Boxes options={options} one />}>
      <div class={`options ${row ? 'row' : ''}`}>
        {options.map((option) => (
          <label class="option">
            <input type="radio" name={about.name} value={option.value} checked={String(field.value) === option.value} />
            <span>
              {say(option.label)}
              {option.hint && <small>{say(option.hint)}</small>}
            </span>
          </label>
        ))}
      </div>
    </Field>
  )
}

/** Options next to each other under one heading, in their order. */
function grouped(options: readonly Option[], say: (text: Text | string) => string) {
  const groups: [group: string, within: Option[]][] = []
  for (const option of options) {
    const group = option.group ? say(option.group) : ''
    const last = groups.at(-1)
    if (last?.[0] === group) last[1].push(option)
    else groups.push([group, [option]])
  }
  return groups
}

/** One of many, folded away. */
export function Select({
  options,
  value,
  ...about
}: FieldProps & { options: readonly Option[]; value?: string | null }) {
  const say = useSay()
  const field = useField(about.name, value, labelIn(options, say))
  return (
    <Field {...about} problem={field.problem} stored={field.stored} paper={<Boxes options={options} one />}>
      <select id={about.name} name={about.name} {...described(about.name, about.hint, field.problem)}>
        <option value="">{say(uiWords.chooseOne)}</option>
        {grouped(options, say).map(([group, within]) => {
          const shown = within.map((option) => (
            <option value={option.value} selected={String(field.value) === option.value}>
              {say(option.label)}
            </option>
          ))
          return group ? <optgroup label={group}>{shown}</optgroup> : shown
        })}
      </select>
    </Field>
  )
}

/** Any of several. */
export function Checks({
  options,
  values,
  row,
  ...about
}: FieldProps & { options: readonly Option[]; values?: readonly string[]; row?: boolean }) {
  const say = useSay()
  const field = useField(about.name, values, labelIn(options, say))
  const chosen = new Set(field.typed ?? values ?? [])
  return (
    <Field {...about} group problem={field.problem} stored={field.stored} paper={<Boxes options={options} />}>
      <div class={`options ${row ? 'row' : ''}`}>
        {options.map((option) => (
          <label class="option">
            <input type="checkbox" name={about.name} value={option.value} checked={chosen.has(option.value)} />
            <span>
              {say(option.label)}
              {option.hint && <small>{say(option.hint)}</small>}
            </span>
          </label>
        ))}
      </div>
    </Field>
  )
}

/** A single yes. */
export function Tick({ name, label, hint, audience, checked }: FieldProps & { checked?: boolean }) {
  const say = useSay()
  useName(name, label)
  const field = useField(name, checked ? 'yes' : undefined)
  const isChecked = field.typed ? field.typed.includes('yes') : checked
  const seen = useAudience(audience)
  if (usePaper())
    return (
      <div class="field">
        <Boxes options={[{ label, hint }]} />
        {seen && <span class="audience">{seen}</span>}
      </div>
    )
  return (
    <div class={`field ${field.problem ? 'wrong' : ''}`}>
      {field.problem && (
        <span class="problem" id={`${name}-problem`}>
          {say(field.problem)}
        </span>
      )}
      {field.stored !== undefined && <Stored text={say(checked ? uiWords.yes : uiWords.no)} />}
      <label class="option" for={name}>
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={isChecked}
          {...described(name, undefined, field.problem)}
        />
        <span>
          {say(label)}
          {hint && <small>{say(hint)}</small>}
          {seen && <small class="audience">{seen}</small>}
        </span>
      </label>
    </div>
  )
}

/** One to five, each with its word. */
export function Scale({
  steps,
  value,
  ...about
}: FieldProps & { steps: readonly (Text | string)[]; value?: number | null }) {
  const say = useSay()
  const field = useField(about.name, value, (step) => `${step} ${say(steps[Number(step) - 1] ?? '')}`)
  const numbered = steps.map((step, index) => ({ label: `${index + 1} ${say(step)}` }))
  return (
    <Field {...about} group problem={field.problem} stored={field.stored} paper={<Boxes options={numbered} one />}>
      <div class="scale">
        {steps.map((step, index) => (
          <label>
            <input
              type="radio"
              name={about.name}
              value={index + 1}
              checked={String(field.value) === String(index + 1)}
            />
            {index + 1} <span>{say(step)}</span>
          </label>
        ))}
      </div>
    </Field>
  )
}

export function FileField({ accept, ...about }: FieldProps & { accept: string }) {
  const field = useField(about.name, undefined)
  return (
    <Field {...about} problem={field.problem}>
      <input
        id={about.name}
        name={about.name}
        type="file"
        accept={accept}
        {...described(about.name, about.hint, field.problem)}
      />
    </Field>
  )
}

export function Hidden({ name, value }: { name: string; value: string | number }) {
  return usePaper() ? null : <input type="hidden" name={name} value={value} />
}

/** A text in both languages, side by side: `title_en`, `title_fr`. */
export function PairField({
  name,
  label,
  hint,
  value,
  long,
  optional,
}: {
  name: string
  label: Text | string
  hint?: Text | string
  value?: Text | null
  long?: boolean
  optional?: boolean
}) {
  const say = useSay()
  const Control = long ? TextArea : TextField
  return (
    <div class="two">
      <Control
        name={`${name}_en`}
        label={`${say(label)} (English)`}
        hint={hint}
        value={value?.en}
        optional={optional}
      />
      <Control
        name={`${name}_fr`}
        label={`${say(label)} (français)`}
        hint={hint}
        value={value?.fr}
        optional={optional}
      />
    </div>
  )
}
