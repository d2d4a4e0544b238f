export { ErasePerson, ErasePersonLast } from './erase-person.handler.ts';
export { FoundUserData } from './found-user-data.ts';
export { NDJSON, readUserData, type Trailer, UserDataDamaged, writeUserData } from './ndjson.ts';
export { PersonEraser } from './person-eraser.ts';
export { hashReceipt, newReceipt, receiptMatches } from './receipt.ts';
export { type ErasureTurn, UserDataModule } from './user-data.module.ts';
export { type Counts, USER_DATA, type UserData, type UserDataRecord } from './user-data.ts';
