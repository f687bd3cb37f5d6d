import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { choice, text } from '#foundation/form.ts'
import { href, page, stay } from '#foundation/page.ts'
import { limitRate } from '#foundation/rate.ts'
import { Choice, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Filters, Pages } from '#ui/table.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { listNotes, writeNote } from './note.server.ts'
import { type Note, noteKinds, searchNotes } from './note.ts'
import { noteWords as w } from './notes.words.ts'

/** How many notes of a kind stand on one page. */
const notesAPage = 15
/** The longest word one may look for. */
const mostWanted = 100

/** Each search opens every note there is: more than this nobody types. */
const searchesAMinute = 30

/** More than anybody writes; what two people write to each other counts alike. */
const notesAMinute = 30

/** The notes of one partnership: the reader's own, and those of the two; looked through in memory, never by an index. */
export const notesPage = page('/partnerships/:partnership/notes', {
  audited: true, // a search is counted
  async show({ db, actor, params, query, key }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const name = shownName(partner)
    const wanted = (query.q ?? '').slice(0, mostWanted)
    if (wanted) await limitRate(db, 'search', actor.id, searchesAMinute, 60)
    const at = `/partnerships/${partnership.id}`
    const isEnded = partnership.state === 'ended'
    const lists = [
      ['mine', await listNotes(db, actor, partnership.id, 'mine', key)],
      ['ours', await listNotes(db, actor, partnership.id, 'ours', key)],
    ] as const
    const found = lists.map(([kind, all]) => ({ kind, isEmpty: all.length === 0, notes: searchNotes(all, wanted) }))
    const pages = Math.max(1, ...found.map(({ notes }) => Math.ceil(notes.length / notesAPage)))
    const shown = Math.min(Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1), pages)
    return (
      <Page title={w.title} lead={w.lead(name)} trail={{ href: at, label: name }}>
        <Search at={`${at}/notes`} wanted={wanted} />
        {found.map(({ kind, isEmpty, notes }) => (
          <Section title={w[kind]}>
            {isEmpty && <P text={kind === 'mine' ? w.noneMine : w.noneOurs(name)} class="soft measure" />}
            {!isEmpty && notes.length === 0 && <P text={w.noneFound} class="soft measure" />}
            <Notes
              notes={notes.slice((shown - 1) * notesAPage, shown * notesAPage)}
              at={at}
              readerId={actor.id}
              name={name}
            />
          </Section>
        ))}
        <Pages page={shown} pages={pages} href={(page) => href(notesPage, params, { q: wanted, page })} />
        <Section title={w.write}>
          <Form button={w.save} audience={w.asChosen}>
            <Choice
              name="kind"
              label={w.forWhom}
              value="mine"
              row
              options={noteKinds
                .filter((kind) => kind === 'mine' || !isEnded)
                .map((value) => ({ value, label: value === 'mine' ? w.onlyMe : w.both(name) }))}
            />
            <TextArea name="words" label={w.note} audience={w.asChosen} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ kind: choice(noteKinds), words: text(5000) }),
  async answer({ db, actor, params, values, key, now }) {
    await limitRate(db, 'messages', actor.id, notesAMinute, 60)
    await writeNote(db, actor, params.partnership, values, key, now)
    return stay({ notice: w.saved })
  },
})

function Search({ at, wanted }: { at: string; wanted: string }) {
  const say = useSay()
  return (
    <Filters action={at}>
      <label>
        {say(w.search)}
        <input type="search" name="q" value={wanted} maxLength={mostWanted} />
      </label>
      {wanted && <a href={at}>{say(w.all)}</a>}
    </Filters>
  )
}

function Notes({ notes, at, readerId, name }: { notes: readonly Note[]; at: string; readerId: string; name: string }) {
  const say = useSay()
  const { language, zone } = useReader()
  return (
    <>
      {notes.map((note) => (
        <article class="notice">
          <Words>{note.words}</Words>
          <p class="soft small">
            {say(
              w.by(
                note.authorId === readerId ? say(w.you) : name,
                sayShortDate(dateAt(note.changedAt, zone), language),
              ),
            )}{' '}
            {note.authorId === readerId && <a href={`${at}/notes/${note.kind}/${note.id}`}>{say(w.change)}</a>}
          </p>
        </article>
      ))}
    </>
  )
}
