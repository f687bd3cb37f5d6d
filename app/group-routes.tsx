import type { Page } from '#foundation/page.ts'
import {
  proposalAsidePage,
  proposalMovePage,
  proposalPage,
  proposalStopPage,
} from './group-proposals/proposal.page.tsx'
import { proposalsPage } from './group-proposals/proposals.page.tsx'
import { aboutPage, groupPage, leavingPage, ownPlacePage } from './groups/group.page.tsx'
import { groupsPage, joinPage, wishingPage } from './groups/groups.page.tsx'
import { postPage, postRemovalPage, threadPage } from './groups/post.page.tsx'
import {
  groupRemovalPage,
  leadingPage,
  placingPage,
  staffGroupPage,
  takingOutPage,
} from './groups/staff-group.page.tsx'
import { staffGroupsPage } from './groups/staff-groups.page.tsx'

/** Groups: teams, cohorts and peers, for whoever belongs and for who coordinates. */
export const groupPages: readonly Page[] = [
  groupsPage,
  groupPage,
  joinPage,
  wishingPage,
  aboutPage,
  ownPlacePage,
  leavingPage,
  threadPage,
  postPage,
  postRemovalPage,
  staffGroupsPage,
  staffGroupPage,
  placingPage,
  leadingPage,
  takingOutPage,
  groupRemovalPage,
  // Proposed groups: what the engine finds
  proposalsPage,
  proposalPage,
  proposalStopPage,
  proposalMovePage,
  proposalAsidePage,
]
