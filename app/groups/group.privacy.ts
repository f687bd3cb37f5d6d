import { keep, type Privacy } from '#foundation/privacy.ts'

export const groupPrivacy: Privacy = {
  groups: { record: 'group members', keep: keep.groupAndNinety, export: 'not personal' },
  groupMembers: { record: 'group members', keep: keep.groupAndNinety, export: { by: 'personId' } },
  groupWishes: { record: 'group members', keep: keep.groupAndNinety, export: { by: 'personId' } },
  groupPosts: { record: 'group posts', keep: keep.groupAndNinety, export: { by: 'authorId' } },
  groupKeys: { record: 'group posts', keep: keep.groupAndNinety, export: 'secret' },
}
