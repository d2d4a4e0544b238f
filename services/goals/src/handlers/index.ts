import { CarryOutWhenActionAgreed } from './carry-out-when-action-agreed.handler.ts';
import { CreateLifeAreasWhenUserRegistered } from './create-life-areas-when-user-registered.handler.ts';
import { FollowProfileWhenProfileChanged } from './follow-profile-when-profile-changed.handler.ts';
import { RecordFailureWhenPlanFailed } from './record-failure-when-plan-failed.handler.ts';
import { RememberPersonFromSnapshot } from './remember-person-from-snapshot.handler.ts';
import { RememberPersonWhenUserRegistered } from './remember-person-when-user-registered.handler.ts';
import { TakeProposalWhenPlanProposed } from './take-proposal-when-plan-proposed.handler.ts';

/** What goals reacts to; erasure (libs/user-data) and ended sessions (libs/platform) come on top, as everywhere. */
export const handlers = [
  RememberPersonWhenUserRegistered,
  CreateLifeAreasWhenUserRegistered,
  FollowProfileWhenProfileChanged,
  RememberPersonFromSnapshot,
  TakeProposalWhenPlanProposed,
  RecordFailureWhenPlanFailed,
  CarryOutWhenActionAgreed,
];
