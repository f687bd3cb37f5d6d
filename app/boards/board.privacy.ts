import { keep, type Privacy } from '#foundation/privacy.ts'

export const boardPrivacy: Privacy = {
  // The bare row: a partnership's shell stands on it. Its reason goes a year earlier, with all below.
  matchings: { record: 'committee note', keep: keep.programAndTwo, export: 'not personal' },
  matchingProblems: { record: 'committee note', keep: keep.programAndOne, export: 'not personal' },
  proposals: { record: 'committee note', keep: keep.programAndOne, export: 'not personal' },
  pairMoves: { record: 'committee note', keep: keep.programAndOne, export: 'not personal' },
  leftOvers: { record: 'committee note', keep: keep.programAndOne, export: 'not personal' },
  rulings: { record: 'committee note', keep: keep.programAndOne, export: 'not personal' },
  pairNotes: { record: 'committee note', keep: keep.programAndOne, export: 'not personal' },
  signOffs: { record: 'committee note', keep: keep.programAndOne, export: 'not personal' },
}
