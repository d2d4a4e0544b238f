import { OtherServices } from '../other-services.ts';

/** The services behind archival, for as long as its contracts are verified. */
export const others = await OtherServices.start();
