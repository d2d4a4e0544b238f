import { Injectable } from '@nestjs/common';
import { CommonPassword } from '../accounts/user.errors.ts';
import { isCommonPassword } from './password.rules.ts';
import { PasswordHasher } from './password-hasher.ts';

/** What may be known about someone who logs in before they have proved anything. */
interface Account {
  /** Null: they log in otherwise, no password is theirs. */
  passwordHash: string | null;
}

@Injectable()
export class PasswordsService {
  constructor(private readonly hasher: PasswordHasher) {}

  /**
   * The hash of a new password. Slow: never inside a transaction.
   * @param own what everybody may know of the person: it makes no password
   * @param pointer where the request has it
   * @throws CommonPassword, HashPoolFull
   */
  async accept(password: string, own: readonly string[], pointer = '/password'): Promise<string> {
    if (isCommonPassword(password, own)) throw new CommonPassword(pointer);
    return this.hasher.hash(password);
  }

  /** Whether it is the account's password; takes as long when there is no account, or none with a password. @throws HashPoolFull */
  matches(account: Account | undefined, password: string): Promise<boolean> {
    return this.hasher.verify(account?.passwordHash ?? undefined, password);
  }

  /**
   * Whether a password that matched still does, now that nobody else can write the account: it may have been replaced meanwhile, or only
   * hashed anew by another log-in. That alone is worth a hash within a transaction.
   * @throws HashPoolFull
   */
  async stillMatches(now: Account, before: Account, password: string): Promise<boolean> {
    return now.passwordHash === before.passwordHash || this.matches(now, password);
  }

  /** A new hash of a password that was just proved, when the old one was made at another cost. @throws HashPoolFull */
  async renewed(account: Account, password: string): Promise<string | undefined> {
    const { passwordHash } = account;
    return passwordHash && this.hasher.isOutdated(passwordHash) ? this.hasher.hash(password) : undefined;
  }
}
