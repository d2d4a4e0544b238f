export interface Sort {
  pattern: RegExp;
  name: string;
  papers: string;
  office: string;
  days: number;
  waits: string;
  adviser: string;
}

export const SORTS: readonly Sort[] = [
  {
    pattern: /tax/i,
    name: 'tax return',
    papers: 'wage statement, bank interest, insurance, rent, receipts for work, last year’s return',
    office: 'tax office',
    days: 28,
    waits: 'the assessment',
    adviser:
      'Whether a cost may be deducted is a question for a tax adviser or the tax office, not for a plan.',
  },
  {
    pattern: /passport|id card/i,
    name: 'passport',
    papers: 'old passport, birth certificate, two photographs of the right size, proof of address',
    office: 'passport office',
    days: 42,
    waits: 'the passport',
    adviser: '',
  },
  {
    pattern: /visa|residence|residency|permit|immigration|citizenship/i,
    name: 'application',
    papers: 'passport, proof of address, income, insurance, certificates with translation',
    office: 'immigration office or consulate',
    days: 90,
    waits: 'the decision',
    adviser:
      'Rules on residence change and errors are costly: an immigration lawyer or a free advice centre should see the papers before you hand them in.',
  },
  {
    pattern: /\bwill\b|testament|attorney|probate/i,
    name: 'will',
    papers:
      'list of what you own and owe, names and birthdays of those concerned, account and insurance numbers',
    office: 'notary or registry',
    days: 35,
    waits: 'the registration',
    adviser:
      'A lawyer or notary tells you which form is valid where you live; a wrong form makes a will void.',
  },
  {
    pattern: /insurance|claim|refund/i,
    name: 'claim',
    papers: 'policy number, photographs, receipts, dates, names of witnesses',
    office: 'insurer',
    days: 28,
    waits: 'the answer',
    adviser:
      'If it is refused, a consumer advice centre or a lawyer can say whether an objection is worth it.',
  },
  {
    pattern: /grant|scholarship|benefit|allowance|pension/i,
    name: 'application',
    papers: 'proof of income, certificates, bank details, the reason in one page',
    office: 'office',
    days: 42,
    waits: 'the decision',
    adviser: 'A free social or student advice centre knows what is often refused, and why.',
  },
  {
    pattern: /divorce|custody|lawsuit|appeal/i,
    name: 'application',
    papers: 'identity card, all letters in the matter, certificates, proof of income',
    office: 'court',
    days: 28,
    waits: 'the answer',
    adviser: 'In family or court matters a lawyer comes first; legal aid may pay for it.',
  },
  {
    pattern: /university|college|school|course|programme|master|phd|fellowship/i,
    name: 'application',
    papers:
      'certificates with marks, curriculum vitae, letter of motivation, two references, proof of language',
    office: 'admissions office',
    days: 60,
    waits: 'the offer of a place',
    adviser: '',
  },
  {
    pattern: /licen[cs]e|regist|certificate|birth/i,
    name: 'application',
    papers: 'identity card, the old licence or certificate, photographs, proof of address, fee',
    office: 'registration office',
    days: 28,
    waits: 'the new document',
    adviser: '',
  },
  {
    pattern: /(?:)/,
    name: 'application',
    papers: 'identity card, proof of address, certificates, the last letter about it',
    office: 'office',
    days: 28,
    waits: 'the answer',
    adviser: '',
  },
];
