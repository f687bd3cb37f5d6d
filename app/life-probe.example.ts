/** What is put to the database about life between two people, written as in probe.example.ts; a block a record. */
export const lifeProbes = `
`
