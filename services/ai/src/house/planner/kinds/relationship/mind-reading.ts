/** Said with every plan about another person, who is not part of the conversation. */
export const noMindReading =
  'What the other wants is theirs to say; a plan covers your part only. If there is fear or violence, a counsellor or help line comes first.';
