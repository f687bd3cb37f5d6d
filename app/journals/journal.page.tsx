import { z } from 'zod'
import { sayDate, sayShortDate } from '#foundation/clock.ts'
import { optionalText, text, version } from '#foundation/form.ts'
import type { Language } from '#foundation/language.ts'
import { download, goTo, href, page, stay } from '#foundation/page.ts'
import { Hidden, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, LinkButton, P, Page, Section, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { checkInPage } from './check-in.page.tsx'
import { type Entry, findIn, getEntry, listEntries, rewriteEntry, takeOutEntry, writeEntry } from './journal.server.ts'
import { journalWords as w } from './journals.words.ts'
import { type PromptKey, promptOf, promptText } from './prompt.ts'
import { StageLine } from './stage.tsx'

const longest = 8000

/** One's own journal beside a partnership: a question for the week, room to write, and what was written. */
export const journalPage = page('/partnerships/:partnership/journal', {
  async show({ db, actor, params, query, key, today }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    const { partnership, partner } = pair
    const entries = await listEntries(db, actor, partnership.id, key)
    const sought = query.find?.trim() ?? ''
    const skipped = /^\d{1,2}$/.test(query.skip ?? '') ? Number(query.skip) : 0
    const prompt = query.question === 'none' ? null : promptOf(partnership, today, skipped)
    const here = href(journalPage, params)
    return (
      <Page
        title={w.title}
        lead={w.lead}
        trail={{ href: `/partnerships/${partnership.id}`, label: shownName(partner) }}
      >
        <StageLine pair={pair} today={today} />
        <Actions>
          <LinkButton href={href(checkInPage, params)} label={w.checkIn} plain />
        </Actions>
        <Writing prompt={prompt} here={here} skipped={skipped} />
        <Entries entries={entries} sought={sought} here={here} />
      </Page>
    )
  },
  form: z.strictObject({ words: text(longest), prompt: optionalText(40) }),
  async answer({ db, actor, params, values, key, today }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const prompt = promptText(values.prompt) ? (values.prompt as PromptKey) : null
    await writeEntry(db, actor, partnership, { words: values.words, prompt }, key, today)
    return stay({ notice: w.saved })
  },
})

function Writing({ prompt, here, skipped }: { prompt: PromptKey | null; here: string; skipped: number }) {
  const say = useSay()
  return (
    <Section title={prompt ? w.thisWeek : w.write}>
      {prompt && <P text={promptText(prompt) ?? ''} class="lead measure" />}
      <p class="small">
        {prompt ? (
          <>
            <a href={`${here}?skip=${skipped + 1}`}>{say(w.another)}</a>
            {' · '}
            <a href={`${here}?question=none`}>{say(w.noQuestion)}</a>
          </>
        ) : (
          <a href={here}>{say(w.aQuestion)}</a>
        )}
      </p>
      <Form button={w.save}>
        <TextArea name="words" label={w.yourWords} hint={w.noStudents} audience={w.onlyYou} rows={6} />
        <Hidden name="prompt" value={prompt ?? ''} />
      </Form>
    </Section>
  )
}

function Entries({ entries, sought, here }: { entries: readonly Entry[]; sought: string; here: string }) {
  const say = useSay()
  const { language } = useReader()
  if (entries.length === 0)
    return (
      <Section title={w.entries}>
        <Empty text={w.none} />
      </Section>
    )
  const shown = sought ? findIn(entries, sought) : entries
  return (
    <Section title={w.entries}>
      <form method="get" action={here} class="filters noprint">
        <label>
          {say(w.find)}
          <input type="search" name="find" value={sought} autocomplete="off" />
        </label>
        <button type="submit" class="button plain">
          {say(w.search)}
        </button>
      </form>
      {sought && (
        <p>
          {say(w.found(shown.length, entries.length))} <a href={here}>{say(w.all)}</a>
        </p>
      )}
      {shown.map((entry) => (
        <article>
          <h3>{sayDate(entry.writtenOn, language)}</h3>
          {promptText(entry.prompt) && <P text={promptText(entry.prompt) ?? ''} class="soft measure" />}
          <Words>{entry.words}</Words>
          <p class="small noprint">
            <a href={`${here}/${entry.id}`}>{say(w.change)}</a>
          </p>
        </article>
      ))}
      <p>
        <a href={`${here}/text`}>{say(w.takeAlong)}</a>
      </p>
    </Section>
  )
}

/** The whole journal as a text file. */
export const journalTextPage = page('/partnerships/:partnership/journal/text', {
  async show({ db, actor, params, key, language }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const entries = await listEntries(db, actor, partnership.id, key)
    return download(`${w.fileName[language]}.txt`, 'text/plain; charset=utf-8', asText(entries, language))
  },
})

const asText = (entries: readonly Entry[], language: Language) =>
  entries
    .toReversed()
    .map(({ writtenOn, prompt, words }) =>
      [sayDate(writtenOn, language), promptText(prompt)?.[language], '', words].filter((line) => line !== undefined),
    )
    .map((lines) => lines.join('\n'))
    .join('\n\n* * *\n\n')

/** One entry, to be changed. */
export const journalEntryPage = page('/partnerships/:partnership/journal/:entry', {
  async show({ db, actor, params, key, language }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const entry = await getEntry(db, actor, partnership.id, params.entry, key)
    return (
      <Page
        title={w.entry(sayShortDate(entry.writtenOn, language))}
        trail={{ href: href(journalPage, params), label: w.title }}
      >
        {promptText(entry.prompt) && <P text={promptText(entry.prompt) ?? ''} class="soft measure" />}
        <Form button={w.save} version={entry.version}>
          <TextArea
            name="words"
            label={w.yourWords}
            hint={w.noStudents}
            audience={w.onlyYou}
            rows={10}
            value={entry.words}
          />
        </Form>
        <Section title={w.takeOut}>
          <P text={w.takeOutLead} />
          <Form action={href(journalEntryRemovalPage, params)} button={w.takeOut} tone="care" />
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ words: text(longest), version: version() }),
  async answer({ db, actor, params, values, key }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const entry = await getEntry(db, actor, partnership.id, params.entry, key)
    await rewriteEntry(db, actor, entry, values.words, values.version, key)
    return goTo(href(journalPage, params), { notice: w.saved })
  },
})

/** Taking an entry out. */
export const journalEntryRemovalPage = page('/partnerships/:partnership/journal/:entry/removal', {
  show: ({ params }) => goTo(href(journalEntryPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params, key }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    await takeOutEntry(db, actor, await getEntry(db, actor, partnership.id, params.entry, key))
    return goTo(href(journalPage, params), { notice: w.takenOut })
  },
})
