import assert from 'node:assert/strict'
import test from 'node:test'
import { withDatabase } from '#foundation/testing.ts'
import { getExpected } from './forecast.server.ts'
import { guessMapping } from './guess.ts'
import { coordinate } from './import.example.ts'
import { type Expected, listTargets, type Target, takesSeveral, targetText } from './target.ts'

const guessed = (expected: Expected, headings: Record<string, Target | null>) =>
  assert.deepEqual(
    Object.fromEntries(
      Object.keys(headings).map((heading, column) => [
        heading,
        guessMapping(Object.keys(headings), expected).columns[column],
      ]),
    ),
    headings,
  )

const withExpected = (tell: (expected: Expected) => void) =>
  withDatabase(async (db) => tell(await getExpected(db, (await coordinate(db)).program)))

test(
  'English headings are known, however they are written',
  withExpected((expected) => {
    guessed(expected, {
      'Applying as': 'seat',
      'FULL NAME': 'name',
      'E-mail (work)': 'email',
      'Personal email': 'second_email',
      'Phone number': 'phone',
      'School District': 'district',
      'In role since': 'since',
      'Retirement date': 'until',
      'Retired?': 'retired',
      Availability: 'times',
      'First choice': 'prefer_1_name',
      'Rather not 1': 'avoid_1_name',
      'Membership number': 'member_number',
      Timestamp: 'submitted_on',
      'Three things I want from this year': 'answer:wants',
      'What I can be most helpful with': 'answer:issues',
      'What I would most like to talk about': 'answer:issues',
      C2: 'rating:C2',
      'C4 – Contextual Literacy': 'rating:C4',
      'Rating: Stewardship for the Future of All Children': 'rating:C1',
      'Shoe size': null,
    })
  }),
)

test(
  'French headings are known, with or without accents',
  withExpected((expected) => {
    guessed(expected, {
      'Mentor ou mentoré': 'seat',
      'Nom complet': 'name',
      'Adresse courriel': 'email',
      Telephone: 'phone',
      'District scolaire': 'district',
      École: 'school',
      Fonction: 'role',
      'Depuis quand': 'since',
      'Date de retraite': 'until',
      'Langues parlées': 'speaks',
      Disponibilités: 'times',
      'Souhait 1': 'prefer_1_name',
      'Plutôt pas 1': 'avoid_1_name',
      Horodateur: 'submitted_on',
      'Trois choses que j’attends de cette année': 'answer:wants',
      'Comprendre son contexte': 'rating:C4',
    })
  }),
)

test(
  'a name in two parts is put together, also where « Nom » stands beside « Prénom »',
  withExpected((expected) => {
    guessed(expected, { 'First name': 'given_name', 'Last name': 'family_name' })
    guessed(expected, { Nom: 'family_name', Prénom: 'given_name' })
    guessed(expected, { Nom: 'name' })
  }),
)

test(
  'no column but a shared one is guessed twice',
  withExpected((expected) => {
    const { columns } = guessMapping(['Email', 'E-mail', 'Courriel', 'Phone', 'Telephone'], expected)
    assert.deepEqual(columns, ['email', null, null, 'phone', null])
  }),
)

test(
  'every target has a name in both languages, and is guessed by it',
  withExpected((expected) => {
    const targets = listTargets(expected)
    assert.equal(new Set(targets).size, targets.length)
    for (const target of targets) {
      const { en, fr } = targetText(target, expected)
      assert.ok(en && fr, target)
      assert.equal(guessMapping([target], expected).columns[0], target)
    }
    assert.ok(targets.some(takesSeveral))
  }),
)
