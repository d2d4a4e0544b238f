import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';
import type { MailPurpose } from './mail-purposes.ts';

/** A mail that auth owes or has sent, and what became of it. Its id is its job's. */
@Entity('security_mails')
@Check(
  'security_mails_purpose_check',
  `purpose in ('verify_email', 'change_email', 'email_change_notice', 'reset_password', 'still_opens')`,
)
@Index('security_mails_owner', ['ownerId', 'purpose', 'requestedAt'])
@Index('security_mails_address', ['address', 'requestedAt'])
@Index('security_mails_requested', ['requestedAt'])
export class SecurityMailEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => UserEntity, { name: 'security_mails_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ type: 'text' })
  purpose!: MailPurpose;

  @Column({ type: 'text' })
  address!: string;

  @Column({ name: 'requested_at', type: 'timestamptz', precision: 3 })
  requestedAt!: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', precision: 3, nullable: true })
  sentAt!: Date | null;

  @Column({ name: 'failed_at', type: 'timestamptz', precision: 3, nullable: true })
  failedAt!: Date | null;

  /** The code of the failure (`mail_refused`), for whoever asks why nothing came. */
  @Column({ type: 'text', nullable: true })
  failure!: string | null;
}
