/**
 * The rooms in the order a program lives. A room may look back along this list, never forward;
 * tools/check-house.ts refuses an import that does.
 */
export const rooms = [
  'districts',
  'people',
  'organizations',
  'access',
  'frameworks',
  'questionnaires',
  'programs',
  'committees',
  'assessments',
  'applications',
  'memberships',
  'inbox',
  'self-identification',
  'blanks',
  'readings',
  'imports',
  'matching',
  'peer-matching',
  'group-matching',
  'scoring',
  'candidates',
  'runs',
  'boards',
  'comparisons',
  'partnerships',
  'admin',
  'privacy',
  'home',
] as const
