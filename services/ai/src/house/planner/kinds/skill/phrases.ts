/** What one says in a restaurant and on the way, per language: the material of the language plan. */
interface Phrases {
  table: string;
  order: string;
  recommend: string;
  bill: string;
  without: string;
  greet: string;
  sorry: string;
  dishes: string;
}

export const PHRASES: Readonly<Record<string, Phrases>> = {
  Portuguese: {
    table: 'Uma mesa para dois, por favor',
    order: 'Queria o bacalhau, por favor',
    recommend: 'O que recomenda?',
    bill: 'A conta, por favor',
    without: 'sem carne',
    greet: 'Boa noite',
    sorry: 'Pode repetir, por favor?',
    dishes: 'bacalhau, frango, sopa, prato do dia, vinho da casa',
  },
  Spanish: {
    table: 'Una mesa para dos, por favor',
    order: 'Quisiera la paella, por favor',
    recommend: '¿Qué me recomienda?',
    bill: 'La cuenta, por favor',
    without: 'sin carne',
    greet: 'Buenas noches',
    sorry: '¿Puede repetir, por favor?',
    dishes: 'pescado, pollo, sopa, menú del día, vino de la casa',
  },
  French: {
    table: 'Une table pour deux, s’il vous plaît',
    order: 'Je voudrais le plat du jour, s’il vous plaît',
    recommend: 'Qu’est-ce que vous me conseillez ?',
    bill: 'L’addition, s’il vous plaît',
    without: 'sans viande',
    greet: 'Bonsoir',
    sorry: 'Vous pouvez répéter, s’il vous plaît ?',
    dishes: 'poisson, poulet, soupe, plat du jour, carafe d’eau',
  },
  Italian: {
    table: 'Un tavolo per due, per favore',
    order: 'Vorrei gli gnocchi, per favore',
    recommend: 'Che cosa mi consiglia?',
    bill: 'Il conto, per favore',
    without: 'senza carne',
    greet: 'Buonasera',
    sorry: 'Può ripetere, per favore?',
    dishes: 'pesce, pollo, zuppa, piatto del giorno, vino della casa',
  },
  German: {
    table: 'Einen Tisch für zwei, bitte',
    order: 'Ich hätte gern das Schnitzel, bitte',
    recommend: 'Was empfehlen Sie?',
    bill: 'Die Rechnung, bitte',
    without: 'ohne Fleisch',
    greet: 'Guten Abend',
    sorry: 'Können Sie das bitte wiederholen?',
    dishes: 'Fisch, Hähnchen, Suppe, Tagesgericht, Apfelschorle',
  },
  Dutch: {
    table: 'Een tafel voor twee, alstublieft',
    order: 'Ik wil graag de soep, alstublieft',
    recommend: 'Wat raadt u aan?',
    bill: 'De rekening, alstublieft',
    without: 'zonder vlees',
    greet: 'Goedenavond',
    sorry: 'Kunt u dat herhalen, alstublieft?',
    dishes: 'vis, kip, soep, dagschotel, water',
  },
  Japanese: {
    table: 'Futari desu',
    order: 'Kore o onegai shimasu',
    recommend: 'Osusume wa nan desu ka',
    bill: 'O-kaikei onegai shimasu',
    without: 'niku nashi',
    greet: 'Konbanwa',
    sorry: 'Mō ichido onegai shimasu',
    dishes: 'sakana, toriniku, miso shiru, teishoku, mizu',
  },
};

export const LANGUAGE_NAMES =
  /\b(Portuguese|Spanish|French|Italian|German|Japanese|English|Dutch|Swedish|Norwegian|Danish|Polish|Greek|Turkish|Arabic|Mandarin|Chinese|Korean|Russian|Hindi|Welsh|Irish|Finnish|Czech|Hebrew|Catalan|Croatian|Ukrainian|Hungarian|Romanian|Vietnamese|Thai|Sign Language|BSL|ASL|Esperanto|Latin)\b/i;
