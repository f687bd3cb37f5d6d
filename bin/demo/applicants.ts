import { roleWords } from '#app/people/people.words.ts'
import { findTemplate } from '#app/programs/template.ts'
import type { Question } from '#app/questionnaires/questionnaire.ts'
import { type Chance, makeChance } from '#database/demo/chance.ts'
import { addressOf, drawNames } from '#database/demo/names.ts'
import { say } from '#database/demo/saying.ts'
import { drawPlaces, readWorld } from '#database/demo/world.ts'
import { orNotFound } from '#foundation/refusal.ts'

/** What people answer to an open question, by its key. */
const sayings: Readonly<Record<string, Parameters<typeof say>[1]>> = {
  wants: 'wants',
  good_mentor: 'goodMentor',
  context: 'context',
  path: 'path',
  why: 'why',
  style: 'style',
  roles_held: 'rolesHeld',
  training: 'training',
}

/**
 * A file of invented applicants for a program of any template, as its own form would have exported them: real districts,
 * invented people, the same every time.
 */
export function makeApplicants(
  template: string,
  counts: { mentees: number; mentors: number; places: number },
  seed: number,
  today: Temporal.PlainDate,
): Buffer {
  const chance = makeChance(seed)
  const { seats } = orNotFound(findTemplate(template))
  const world = readWorld(template)
  const total = counts.mentees + counts.mentors
  const names = drawNames(chance, total)
  const places = drawPlaces(chance, world, total)
  const rows = names.map((name, index) => {
    const kind = index < counts.mentees ? 'mentee' : 'mentor'
    const { questions, eligibility } = seats[kind]
    const isMentee = kind === 'mentee'
    return {
      'Applying as': isMentee ? 'Mentee' : 'Mentor',
      'Full name': name,
      'E-mail': addressOf(name),
      Telephone: `250-555-01${String(index).padStart(2, '0')}`,
      Role: roleWords[chance.one(eligibility.roles)]?.en ?? '',
      'School district': places[index]?.number ?? '73',
      Since: today
        .subtract({ months: isMentee ? chance.whole(1, 16) : chance.whole(40, 160) })
        .with({ day: 1 })
        .toString(),
      'What brings you here': isMentee ? 'I am new to this role' : '',
      'Languages spoken': 'English',
      'Ways of meeting': chance.some(['Video call', 'Telephone', 'In person'], 1, 2).join('; '),
      'Times that suit': chance.some(['Weekday mornings', 'Weekday afternoons', 'Evenings'], 1, 2).join('; '),
      'How many mentees': isMentee ? '' : String(counts.places),
      'Membership number': eligibility.membership ? `M${chance.whole(1000, 9999)}` : '',
      ...Object.fromEntries(
        questions
          .flatMap((group) => group.questions)
          .map((question) => [question.label.en, answerTo(chance, question)]),
      ),
      ...Object.fromEntries(
        world.competencies.map(({ code }) => [
          code,
          String(Math.min(5, Math.max(1, Math.round(chance.around(isMentee ? 2.6 : 4.1, 0.9))))),
        ]),
      ),
    } as Record<string, string>
  })
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  return Buffer.from(
    [line(headings), ...rows.map((row) => line(headings.map((heading) => row[heading] ?? '')))].join('\r\n'),
  )
}

function answerTo(chance: Chance, question: Question): string {
  if (question.kind === 'tick') return question.required || chance.share(0.4) ? 'Yes' : 'No'
  if (question.options)
    return chance
      .some(
        question.options.map(({ label }) => label.en),
        1,
        4,
      )
      .join('; ')
  const saying = sayings[question.key]
  return saying && (question.required || chance.share(0.6)) ? say(chance, saying, 'en') : ''
}
