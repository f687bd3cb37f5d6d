import { keep, type Privacy } from '#foundation/privacy.ts'

export const boardPrivacy: Privacy = {
  matchings: { record: 'committee note', keep: keep.decision, export: 'not personal' },
  matchingProblems: { record: 'committee note', keep: keep.decision, export: 'not personal' },
  proposals: { record: 'committee note', keep: keep.decision, export: 'not personal' },
  pairMoves: { record: 'committee note', keep: keep.decision, export: 'not personal' },
  leftOvers: { record: 'committee note', keep: keep.decision, export: 'not personal' },
  rulings: { record: 'committee note', keep: keep.decision, export: 'not personal' },
  pairNotes: { record: 'committee note', keep: keep.decision, export: 'not personal' },
  signOffs: { record: 'committee note', keep: keep.decision, export: 'not personal' },
}
