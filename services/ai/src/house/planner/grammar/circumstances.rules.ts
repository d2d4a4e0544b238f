export type Level = 'none' | 'some' | 'good';

const LEVELS: readonly [Level, RegExp][] = [
  [
    'none',
    /\b(?:never (?:done|run|tried|learned|learnt|swum|cooked|written|played|built|sewn|made|owned|been|had|lifted|painted)[^.,;]{0,30}|(?:complete |total |absolute )?beginner|from scratch|from zero|no experience|couch potato|out of shape|can['’]?t (?:swim|cook|run|draw|sew|dance|play|read music)[^.,;]{0,12}|know nothing|first time|don['’]?t know how[^.,;]{0,20})/i,
  ],
  [
    'good',
    /\b(?:advanced|fluent|experienced|expert|used to (?:compete|race|play|run)[^.,;]{0,20}|years of experience|(?:have|I['’]ve) (?:run|done|finished) (?:a|two|three|several) [^.,;]{0,30})/i,
  ],
  [
    'some',
    /\b(?:some experience|intermediate|a (?:bit|little)(?: of)?|basics|rusty|at school|once (?:ran|played|spoke)|used to|already know|already play)\b/i,
  ],
];

/** How far the person says they are, with their words. */
export function findLevel(text: string): { level: Level; text: string } | undefined {
  for (const [level, pattern] of LEVELS) {
    const words = pattern.exec(text)?.[0];
    if (words !== undefined) return { level, text: words.trim() };
  }
  return undefined;
}

const CONSTRAINTS: readonly RegExp[] = [
  /\bwithout (?!stopping|a break|pausing)[^.,;!?]{3,50}/gi,
  /\b(?:bad|sore|weak|injured|broken|dodgy|aching) (?:knees?|back|shoulders?|ankles?|hips?|wrists?|feet|foot|heart|legs?|elbows?)\b/gi,
  /\b(?:asthma|diabetes|diabetic|pregnant|high blood pressure|a heart condition|heart condition|arthritis|epilepsy|adhd|dyslexia|depression|anxiety|insomnia)\b/gi,
  /\b(?:vegan|vegetarian|gluten[- ]free|coeliac|allergic to [^.,;!?]{3,30}|nut allergy|lactose intolerant)\b/gi,
  /\b(?:i have |we have |there is |there['’]s |with )?(?:no|little|hardly any) (?:car|garden|gym|money|time|budget|balcony|oven|tools?|drill|workshop|internet|help|babysitter|degree|pool)\b[^.,;!?]{0,30}/gi,
  /\b(?:on|with) a (?:tight |small |low )?budget\b/gi,
  /\b(?:i |we )(?:can['’]?t|cannot|can not|don['’]?t like|hate|am afraid of|['’]m afraid of|must not|won['’]t) [^.,;!?]{3,50}/gi,
  /\b(?:only|just) (?:with|by|using|at home|indoors|outdoors|online)[^.,;!?]{0,40}/gi,
  /\b(?:full[- ]time job|night shifts?|shift work|two small children|small (?:kids|children)|a (?:baby|toddler|newborn)|single (?:mum|mom|dad|parent))\b/gi,
];

/** What narrows the plan, in the person's own words: an injury, a missing tool, a diet, a fear. */
export function findConstraints(text: string): string[] {
  const found = CONSTRAINTS.flatMap((pattern) => [...text.matchAll(pattern)].map(([words]) => words.trim()));
  return [...new Set(found)]
    .filter((words, index, all) => !all.some((other, at) => at !== index && other.includes(words)))
    .slice(0, 4);
}

/** Goals that a planner must answer with care and not with a schedule. */
export type Concern = 'self_harm' | 'harm_to_others' | 'crime' | 'instruction' | 'unsafe_pace';

const CONCERNS: readonly [Concern, RegExp][] = [
  [
    'self_harm',
    /\b(?:kill(?:ing)? my ?self|end(?:ing)? my life|suicid\w*|hurt(?:ing)? my ?self|self[- ]harm|want to die|not want to live|stop eating(?! (?:sugar|meat|chocolate|sweets|junk|bread|after|late|out|at|so|fast|dairy|cheese|crisps|snacks|in|before|too))|starve my ?self)\b/i,
  ],
  [
    'harm_to_others',
    /\b(?:kill|murder|poison|stab|shoot|beat up|hurt|burn down|stalk|blackmail|get revenge on|destroy)\b(?=.{0,30}\b(?:my|him|her|them|someone|somebody|people|neighbou?rs?|boss|wife|husband|ex|everyone|house)\b)/i,
  ],
  [
    'crime',
    /\b(?:build|make|buy|cook|sell|plant) (?:a |some |the )?(?:pipe )?(?:bombs?|explosives?|meth|cocaine|heroin|fake (?:ids?|passports?|money)|ransomware|malware)\b|\b(?:rob|hack into|launder|forge|counterfeit|evade tax\w*|steal)\b/i,
  ],
  [
    'instruction',
    /\b(?:ignore|disregard|forget) (?:all |any |the |your |every )*(?:previous|prior|above|earlier|preceding)?\s*(?:instructions?|prompts?|rules)\b|\bsystem prompt\b|\byou are now\b|\bact as (?:an? )?(?:ai|dan|admin|root)\b|\b(?:drop|truncate) table\b|\bunion select\b|<\/?script|\$\{|\{\{|javascript:|\brm -rf\b/i,
  ],
];

export function findConcern(text: string): Concern | undefined {
  return CONCERNS.find(([, pattern]) => pattern.test(text))?.[0];
}
