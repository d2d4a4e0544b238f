/** Verbs that may open a step: the imperative of something a person can be seen doing. */
const VERBS =
  'add adjust agree answer apply arrange ask assemble attach attend bake begin bench book borrow bring ' +
  'brush build buy calculate call cancel catalogue change check choose circle clean clear climb close ' +
  'collect come compare complete confirm contact cook copy count cover cut cycle dance deadlift decide ' +
  'define delete describe design dig digitise digitize discuss divide do download draft draw drink ' +
  'drive eat edit email empty enrol enter estimate exercise feed file fill film find finish fit fix ' +
  'floss fold follow freeze gather get give go hand hang hike hire hold identify inform inspect install ' +
  'interview invite jog join keep knit label lay learn leave lengthen lift light list listen look make ' +
  'map mark measure meditate meet memorise mend message mix mount move name negotiate note number ' +
  'observe offer oil open order organise outline overhead pack paint pass pay phone photograph pick ' +
  'plan plant play post practice practise prepare press print publish pull push put read record reduce ' +
  'register rehearse remove renew rent repair repeat replace request research reserve respond rest ' +
  'return review revise rewrite ride roll row run sail sand save scan schedule score seal search see ' +
  'select sell send separate serve set settle sew share shoot shop shorten show sign simplify sing sit ' +
  'skate sketch ski sleep solve sort speak spend split spot spread squat stand start state stick stop ' +
  'store stretch strip study submit subtract surf swap sweep swim switch take talk tape teach tell test ' +
  'thank tick tidy tie time track trade train transcribe transfer translate travel trim try tune turn ' +
  'type update use view visit vote wake walk wash watch water weed weigh wipe withdraw work write';
const VERB_SET = new Set(VERBS.split(' '));

/** "Long run 4 of 20: 12 km", "Swim session 3 of 10: 8 × 50 m": a counted session names itself. */
const COUNTED = /^[\p{Lu}][\p{L} -]{2,30} \d+ of \d+\b/u;

export function opensWithVerb(title: string): boolean {
  const first = /^\p{L}+/u.exec(title.trim())?.[0]?.toLowerCase() ?? '';
  return VERB_SET.has(first) || COUNTED.test(title);
}

/** Advice that sounds like a step and is none. */
export const EMPTY_STEPS: readonly RegExp[] = [
  /^(?:make|create|write|set up|draw up|develop) (?:a |an |your |the )?(?:\w+ )?(?:plan|schedule|strategy|roadmap)\W*$/i,
  /^(?:stay|keep|remain|be) (?:motivated|focused|consistent|disciplined|positive|patient|going|on track)\b/i,
  /^(?:review|monitor|track|evaluate|assess|check) (?:your |the )?progress\W*$/i,
  /^(?:do|conduct|start) (?:some |your )?research\W*$/i,
  /^(?:set|define) (?:your |a |clear |smart )*goals?\W*$/i,
  /^(?:get|be) (?:started|ready|prepared)\W*$/i,
  /^(?:work|continue|keep working) on (?:it|your goal|the goal|this)\W*$/i,
  /^(?:celebrate|reflect|visuali[sz]e|believe|relax|enjoy)\b.{0,40}$/i,
  /^practi[cs]e (?:regularly|daily|every day|consistently)\W*$/i,
];

/** Words by which a last step shows that the goal is reached. */
export const PROOF =
  /\b(?:tests?|proof|check|show|count|measure|weigh|compare|letter|hand|print|proofs?|done|arrived|finished|kept|keep)\b/i;

export const HEALTH =
  /\b(?:lose|gain) .{0,12}(?:kg|weight|kilos?|pounds)|marathon|smok\w*|alcohol|drinking|diet|diabet\w*|pregnan\w*|depress\w*|anxi\w*|panic|insomnia|blood pressure|heart condition|asthma|(?:bad|sore|injured) (?:knee|back|shoulder|ankle|hip)s?|chest pain|medication|surgery|treatment|addict\w*|gambl\w*|epilep\w*\b/i;
export const LAW =
  /\b(?:visa|residence|residency|citizenship|immigration|divorce|custody|lawsuit|sue|court|testament|last will|my will|inherit\w*|probate|power of attorney|start a (?:business|company)|freelanc\w*)\b/i;
export const MONEY =
  /\b(?:debts?|mortgage|invest\w*|stocks|crypto\w*|pension|bankrupt\w*|loan|overdraft|tax(?:es)?)\b/i;
export const HEALTH_PROFESSIONAL =
  /\b(?:doctor|physician|physiotherapist|dietitian|therapist|pharmacist|nurse|midwife|help line|helpline|crisis line|medical|clinic|gp)\b/i;
export const LAW_PROFESSIONAL =
  /\b(?:lawyer|solicitor|notary|attorney|advice cent(?:re|er)|legal aid|adviser|advisor|registry|consulate|mediator|counsellor)\b/i;
export const MONEY_PROFESSIONAL = /\b(?:advis(?:e|o)rs?|advice|accountant|bank|tax office|lender)\b/i;

/** What no plan may claim: a diagnosis, a dose, a promise. */
export const BEYOND_STATION: readonly RegExp[] = [
  /\byou (?:have|suffer from|are suffering from) (?:depression|diabetes|anxiety|adhd|a disorder|an eating disorder|cancer|asthma)\b/i,
  /\btake \d+ ?(?:mg|ml|tablets?|pills?|drops)\b/i,
  /\b(?:guaranteed|risk[- ]free|will cure|cures|can['’]t fail|cannot fail|never fails)\b/i,
  /\bstop taking (?:your |the )?(?:medicine|medication|pills|tablets|insulin)\b/i,
  /\b(?:invest|put) (?:all|your savings|everything) in(?:to)? (?:\w+ )?(?:crypto|bitcoin|stocks?|shares)\b/i,
];
