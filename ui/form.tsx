import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Text } from '#foundation/language.ts'
import { usePaper } from './paper.tsx'
import { useReader, useSay } from './reader.tsx'
import { uiWords } from './ui.words.ts'

/** Whether the form around a field is the one that was refused: only then are typed values shown again; and who sees all of it. */
const FormContext = createContext<{ refused: boolean; audience?: string }>({ refused: false })

/**
 * A form that posts once. After a refusal the same page is drawn again with everything typed still there,
 * each problem beside its field and a list of them above.
 */
export function Form({
  action,
  version,
  button,
  tone,
  inline,
  upload,
  audience,
  children,
}: {
  /** Another page's address; this page's own when left out. */
  action?: string
  /** The version of the row being edited. */
  version?: number
  button: Text | string
  tone?: 'plain' | 'care'
  inline?: boolean
  upload?: boolean
  /** Who will read what is written in any of its fields, said once; a field that is read by others says so itself. */
  audience?: Text | string
  children?: ComponentChildren
}) {
  const reader = useReader()
  const say = useSay()
  const refused = (action === undefined || action === reader.path) && reader.refused !== undefined
  return (
    <FormContext.Provider value={{ refused, ...(audience && { audience: say(audience) }) }}>
      {refused && <Problems />}
      <form
        method="post"
        action={action ?? reader.path}
        class={inline ? 'inline' : undefined}
        enctype={upload ? 'multipart/form-data' : undefined}
        novalidate
      >
        <input type="hidden" name="op" value={reader.op()} />
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        {audience && <p class="audience">{say(uiWords.whoSees(say(audience)))}</p>}
        {children}
        {inline ? (
          <Submit label={button} tone={tone} />
        ) : (
          <p class="actions">{<Submit label={say(button)} tone={tone} />}</p>
        )}
      </form>
    </FormContext.Provider>
  )
}

function Submit({ label, tone }: { label: Text | string; tone?: string }) {
  return (
    <button type="submit" class={`button ${tone ?? ''}`}>
      {useSay()(label)}
    </button>
  )
}

function Problems() {
  const { refused, names } = useReader()
  const say = useSay()
  const problems = Object.entries(refused?.problems ?? {})
  return (
    <div class="notice care" role="alert" id="problems" tabindex={-1} autofocus>
      {refused?.message && <p>{say(refused.message)}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map(([name, text]) => (
            <li>
              <a href={`#${name}`}>{[names.get(name), say(text)].filter(Boolean).join(' · ')}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export interface FieldProps {
  name: string
  label: Text | string
  hint?: Text | string
  /** Who will read what is written here, in words. */
  audience?: Text | string
  optional?: boolean
}

/**
 * What a field shows: what was typed before a refusal, else the value given. When two people changed the same thing,
 * the value given is what the other one wrote, and stands beside what was typed.
 *
 * @param put how a value is put into words, where it does not say itself what it means
 */
export function useField(
  name: string,
  value: string | number | undefined | null | readonly string[],
  put: (value: string) => string = (value) => value,
) {
  const { refused } = useReader()
  const say = useSay()
  const own = useContext(FormContext).refused ? refused : undefined
  const typed = own && (own.typed[name] ?? [])
  const given = [value ?? []].flat().map(String).filter(Boolean)
  const same = String(typed?.filter(Boolean).map(oneLineEnd).toSorted()) === String(given.toSorted())
  return {
    value: typed ? (typed[0] ?? '') : (given[0] ?? ''),
    typed,
    problem: own?.problems[name],
    stored: own?.stored && !same ? given.map(put).join(', ') || say(uiWords.nothing) : undefined,
  }
}

/** Remembers how a field is called, for the list of problems above its form. */
export function useName(name: string, label: Text | string): void {
  const { refused, names } = useReader()
  const say = useSay()
  if (refused) names.set(name, say(label))
}

const oneLineEnd = (text: string) => text.replaceAll('\r\n', '\n')

/** What somebody else wrote meanwhile. */
export function Stored({ text }: { text: string }) {
  const say = useSay()
  return (
    <div class="stored">
      <strong>{say(uiWords.storedNow)}</strong>
      <div class="pre">{text}</div>
      <small>{say(uiWords.yoursBelow)}</small>
    </div>
  )
}

/** The label, hint, audience and problem around a control; on paper, around the room to write. */
export function Field({
  name,
  label,
  hint,
  audience,
  optional,
  problem,
  stored,
  group,
  paper,
  children,
}: FieldProps & {
  problem?: Text
  stored?: string
  group?: boolean
  /** What stands here on a form to be filled in by hand. */
  paper?: ComponentChildren
  children: ComponentChildren
}) {
  const say = useSay()
  useName(name, label)
  const seen = useAudience(audience)
  const marks = (
    <>
      {hint && (
        <span class="hint" id={`${name}-hint`}>
          {say(hint)}
        </span>
      )}
      {seen && <span class="audience">{seen}</span>}
      {problem && (
        <span class="problem" id={`${name}-problem`}>
          {say(problem)}
        </span>
      )}
      {stored !== undefined && <Stored text={stored} />}
    </>
  )
  const title = (
    <>
      {say(label)} {optional && <small class="soft">({say(uiWords.optional)})</small>}
    </>
  )
  const kind = `field ${problem ? 'wrong' : ''}`
  if (usePaper())
    return (
      <div class="field">
        <strong>{title}</strong>
        {marks}
        {paper}
      </div>
    )
  if (group)
    return (
      <fieldset class={kind} id={name}>
        <legend>{title}</legend>
        {marks}
        {children}
      </fieldset>
    )
  return (
    <div class={kind}>
      <label for={name}>{title}</label>
      {marks}
      {children}
    </div>
  )
}

/** Who sees a field, in words, where its form has not said just that for all of them. */
export function useAudience(audience: Text | string | undefined): string | undefined {
  const say = useSay()
  const said = useContext(FormContext).audience
  return audience && say(audience) !== said ? say(uiWords.whoSees(say(audience))) : undefined
}

/** The aria attributes that tie a control to what is said about it. */
export function described(name: string, hint: unknown, problem: unknown) {
  const ids = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': problem ? true : undefined }
}
