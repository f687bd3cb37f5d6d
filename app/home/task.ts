import type { PersonActor } from '#foundation/actor.ts'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { both, type Text } from '#foundation/language.ts'
import { requestWords } from '../my-data/request.words.ts'
import type { Day, Duties, MoneyDuties, RequestDuty, WorkProgram } from './day.server.ts'
import { homeWords as w } from './home.words.ts'

/** One thing to do: a sentence, a button, and how soon. */
export interface Task {
  readonly sentence: Text
  readonly button: Text
  readonly href: string
  /** Earlier comes first; what has no time comes last. */
  readonly by: Temporal.PlainDate | null
}

/** What somebody's work in programs asks of them. */
export function workTasks(programs: readonly WorkProgram[]): Task[] {
  return programs.flatMap((program) => {
    const base = `/programs/${program.slug}`
    const task = (
      when: unknown,
      say: (title: string) => Text,
      button: Text,
      href: string,
      by = program.matchBy,
    ): Task[] =>
      when
        ? [{ sentence: both((language) => say(program.title[language])[language]), button, href: `${base}${href}`, by }]
        : []
    return [
      ...task(program.calls > 0, (title) => w.calls(program.calls, title), w.callsButton, '/partnerships?show=call'),
      ...task(program.coordinates && program.status === 'draft', w.draft, w.draftButton, '/settings'),
      ...task(program.promised === false, w.promise, w.open, '/committee/confidentiality'),
      ...task(
        program.boardToPublish,
        w.publishBoard,
        w.publishButton,
        `/matching/${program.boardToPublish}/publication`,
      ),
      ...task(
        program.promised && program.toRead > 0,
        (title) => w.read(program.toRead, title),
        w.readButton,
        '/readings',
        program.readBy ? Temporal.PlainDate.from(program.readBy) : program.matchBy,
      ),
      ...task(program.boardToSign, w.sign, w.signButton, `/matching/${program.boardToSign}`),
      ...task(
        program.complete > 0,
        (title) => w.decide(program.complete, title),
        w.decideButton,
        '/applications?state=undecided',
      ),
      ...task(
        program.unchecked > 0,
        (title) => w.membership(program.unchecked, title),
        w.check,
        '/applications?membership=unchecked',
      ),
      ...(program.duties ? dutyTasks(program.duties, task) : []),
    ]
  })
}

type MakeTask = (when: unknown, say: (title: string) => Text, button: Text, href: string) => Task[]

/** What else a coordinator's program asks: each said with its number, each leading to where it is settled. */
function dutyTasks(duties: Duties, task: MakeTask): Task[] {
  const count = (n: number, say: (n: number, title: string) => Text, button: Text, href: string) =>
    task(n > 0, (title) => say(n, title), button, href)
  return [
    ...count(duties.concerns, w.concerns, w.concernsButton, '/changes'),
    ...count(duties.again, w.again, w.againButton, '/changes'),
    ...count(duties.adrift, w.adrift, w.adriftButton, '/offers'),
    ...count(duties.undelivered, w.undelivered, w.undeliveredButton, '/letters'),
    ...task(duties.boardDue, w.boardDue, w.boardDueButton, '/matching'),
    ...count(duties.toHandOut, w.toHandOut, w.toHandOutButton, '/readings'),
    ...count(duties.namesUnknown, w.namesUnknown, w.namesUnknownButton, '/applications?names=unknown'),
    ...count(duties.lapsed, w.lapsed, w.check, '/applications?membership=expired'),
    ...count(duties.free, w.free, w.freeButton, '/applications?state=waiting&seat=mentee'),
    ...count(duties.termsEnding, w.termsEnding, w.termsEndingButton, '/committee'),
    ...task(duties.toClose, w.toClose, w.toCloseButton, '/closing'),
  ]
}

/** What waits for somebody where money is concerned: a yes, finance, a payment to note. */
export function moneyTasks(money: readonly MoneyDuties[]): Task[] {
  return money.flatMap(({ slug, title, toTick, toApprove, toSecond, toExport, toPay }) => {
    const task = (n: number, say: (n: number, title: string) => Text, button: Text): Task[] =>
      n > 0
        ? [
            {
              sentence: both((language) => say(n, title[language])[language]),
              button,
              href: `/programs/${slug}/honoraria`,
              by: null,
            },
          ]
        : []
    return [
      ...task(toApprove + toSecond, w.toApprove, w.toApproveButton),
      ...task(toTick, w.toTick, w.toTickButton),
      ...task(toExport, w.toExport, w.toExportButton),
      ...task(toPay, w.toPay, w.toPayButton),
    ]
  })
}

/** Who waits to be answered about what is kept on them: the law says by when. */
export function requestTasks(requests: readonly RequestDuty[]): Task[] {
  return requests.map(({ slug, title, waiting, dueOn }) => ({
    sentence: both(
      (language) => requestWords.waiting(waiting, title[language], sayShortDate(dueOn, language))[language],
    ),
    button: requestWords.waitingButton,
    href: `/programs/${slug}/requests`,
    by: dueOn,
  }))
}

/** What the actor's own applications and offers ask of them. */
export function ownTasks(actor: PersonActor, { applications, offers }: Day): Task[] {
  return [
    ...offers.map((offer) => {
      const by = dateAt(offer.answerBy, actor.zone)
      return {
        sentence: both((language) => w.answerOffer(offer.title[language], sayShortDate(by, language))[language]),
        button: w.seeWho,
        href: `/offers/${offer.id}`,
        by,
      }
    }),
    ...applications
      .filter(({ status }) => status === 'draft' || status === 'asked')
      .map(({ id, status, title, closesOn }) => ({
        sentence: both(
          (language) =>
            (status === 'asked'
              ? w.addTo(title[language])
              : w.finish(title[language], sayShortDate(closesOn, language)))[language],
        ),
        button: w.goOn,
        href: `/applications/${id}`,
        by: closesOn,
      })),
  ]
}

/** Soonest first. */
export function inOrder(tasks: readonly Task[]): Task[] {
  return [...tasks].sort((a, b) =>
    a.by && b.by ? Temporal.PlainDate.compare(a.by, b.by) : Number(a.by === null) - Number(b.by === null),
  )
}
