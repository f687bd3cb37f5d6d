import { z } from 'zod'
import { text, version } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page } from '#ui/page.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { changeNote, getOwnNote, removeNote } from './note.server.ts'
import { type NoteKind, noteKinds } from './note.ts'
import { notesPage } from './notes.page.tsx'
import { noteWords as w } from './notes.words.ts'

const kindIn = (typed: string): NoteKind => orNotFound(noteKinds.find((kind) => kind === typed))

/** One note of the reader's own, to change. */
export const notePage = page('/partnerships/:partnership/notes/:kind/:note', {
  async show({ db, actor, params, key }) {
    const kind = kindIn(params.kind)
    const note = await getOwnNote(db, actor, params.partnership, kind, params.note, key)
    const { partner } = await getOwnPartnership(db, actor, params.partnership)
    return (
      <Page title={w.changeTitle} trail={{ href: href(notesPage, params), label: w.title }}>
        <Form button={w.save} version={note.version}>
          <TextArea
            name="words"
            label={w.note}
            value={note.words}
            audience={kind === 'mine' ? w.onlyMe : w.onlyTwo(shownName(partner))}
            rows={6}
          />
        </Form>
        <P text={kind === 'mine' ? w.removeMine : w.removeOurs(shownName(partner))} />
        <Form action={href(noteRemovalPage, params)} button={w.remove} tone="care" />
      </Page>
    )
  },
  form: z.strictObject({ words: text(5000), version: version() }),
  async answer({ db, actor, params, values, key, now }) {
    const note = { ...values, kind: kindIn(params.kind), id: params.note, partnershipId: params.partnership }
    await changeNote(db, actor, note, key, now)
    return goTo(href(notesPage, params), { notice: w.saved })
  },
})

/** Taking it away. */
export const noteRemovalPage = page('/partnerships/:partnership/notes/:kind/:note/removal', {
  show: ({ params }) => goTo(href(notePage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    await removeNote(db, actor, params.partnership, kindIn(params.kind), params.note)
    return goTo(href(notesPage, params), { notice: w.removed })
  },
})
