/** What a bot of the simulated world is about: enough words to build and edit it for months. */
export interface Domain {
  readonly name: string;
  readonly intents: readonly {
    readonly name: string;
    readonly asks: readonly string[];
    readonly confirm: string;
    readonly slots: readonly { readonly name: string; readonly type: string; readonly prompt: string }[];
  }[];
  readonly slotTypes: readonly {
    readonly name: string;
    readonly values: Readonly<Record<string, readonly string[]>>;
  }[];
}

export const domains: readonly Domain[] = [
  {
    name: 'OrderFlowers',
    intents: [
      {
        name: 'OrderFlowers',
        asks: ['order {FlowerType}', 'send flowers on {DeliveryDate}', 'get {FlowerType} delivered'],
        confirm: 'Shall I order the {FlowerType} for {DeliveryDate}?',
        slots: [
          { name: 'FlowerType', type: 'FlowerTypes', prompt: 'Which flowers would you like?' },
          { name: 'DeliveryDate', type: 'AMAZON.Date', prompt: 'On which day shall they arrive?' },
        ],
      },
      {
        name: 'TrackDelivery',
        asks: ['track order {OrderNumber}', 'find my delivery', 'see where my flowers are'],
        confirm: 'Shall I look up order {OrderNumber}?',
        slots: [{ name: 'OrderNumber', type: 'AMAZON.AlphaNumeric', prompt: 'What is your order number?' }],
      },
    ],
    slotTypes: [
      {
        name: 'FlowerTypes',
        values: { roses: ['red roses', 'rose'], tulips: ['tulip'], lilies: ['lily', 'white lilies'] },
      },
    ],
  },
  {
    name: 'BookTrip',
    intents: [
      {
        name: 'BookHotel',
        asks: ['book a hotel in {City}', 'reserve a {RoomType} room', 'find a hotel for {CheckInDate}'],
        confirm: 'Shall I book a {RoomType} room in {City}?',
        slots: [
          { name: 'City', type: 'AMAZON.City', prompt: 'Which city are you going to?' },
          { name: 'CheckInDate', type: 'AMAZON.Date', prompt: 'When do you arrive?' },
          { name: 'RoomType', type: 'RoomTypes', prompt: 'Which kind of room would you like?' },
        ],
      },
      {
        name: 'BookCar',
        asks: ['rent a {CarType}', 'book a car in {PickUpCity}', 'get me a {CarType} car'],
        confirm: 'Shall I reserve the {CarType}?',
        slots: [
          { name: 'PickUpCity', type: 'AMAZON.City', prompt: 'Where do you pick it up?' },
          { name: 'CarType', type: 'CarTypes', prompt: 'Which kind of car?' },
        ],
      },
    ],
    slotTypes: [
      {
        name: 'RoomTypes',
        values: { king: ['large bed'], queen: ['double'], deluxe: ['suite', 'best room'] },
      },
      { name: 'CarTypes', values: { economy: ['small car'], standard: ['saloon'], luxury: ['limousine'] } },
    ],
  },
  {
    name: 'BankingAssistant',
    intents: [
      {
        name: 'CheckBalance',
        asks: ['check my {AccountType} balance', 'tell me my balance', 'show what is in my {AccountType}'],
        confirm: 'Shall I read out your {AccountType} balance?',
        slots: [
          { name: 'AccountType', type: 'AccountTypes', prompt: 'For which account?' },
          { name: 'BirthDate', type: 'AMAZON.Date', prompt: 'To be safe, when were you born?' },
        ],
      },
      {
        name: 'TransferFunds',
        asks: ['transfer {Amount}', 'move money to {AccountType}', 'send {Amount} to my {AccountType}'],
        confirm: 'Shall I transfer {Amount} now?',
        slots: [
          { name: 'Amount', type: 'AMAZON.Number', prompt: 'How much shall I transfer?' },
          { name: 'TargetAccount', type: 'AccountTypes', prompt: 'To which account?' },
        ],
      },
    ],
    slotTypes: [
      {
        name: 'AccountTypes',
        values: { checking: ['current', 'giro'], savings: ['savings book'], credit: ['credit card', 'visa'] },
      },
    ],
  },
  {
    name: 'ClinicFrontDesk',
    intents: [
      {
        name: 'MakeAppointment',
        asks: ['see a {Speciality}', 'make an appointment on {VisitDate}', 'visit the {Speciality}'],
        confirm: 'Shall I book the {Speciality} for {VisitDate}?',
        slots: [
          { name: 'Speciality', type: 'Specialities', prompt: 'Which doctor do you need?' },
          { name: 'VisitDate', type: 'AMAZON.Date', prompt: 'Which day suits you?' },
        ],
      },
    ],
    slotTypes: [
      {
        name: 'Specialities',
        values: {
          dentist: ['teeth'],
          dermatologist: ['skin doctor'],
          'general practitioner': ['GP', 'doctor'],
        },
      },
    ],
  },
];

export const openers = [
  'I want to',
  'I would like to',
  'can you',
  'could you please',
  'help me',
  'please',
  'I need to',
  "let's",
  'may I',
  'is it possible to',
] as const;

export const closers = [
  '',
  ' please',
  ' today',
  ' for my mother',
  ' right now',
  ' for me',
  ' again',
] as const;

/** Words for new slot values and synonyms; two make a value. */
export const qualities = [
  'blue',
  'classic',
  'early',
  'family',
  'grand',
  'little',
  'modern',
  'premium',
  'royal',
  'silver',
  'special',
  'wild',
] as const;

export const nouns = [
  'choice',
  'daisy',
  'edition',
  'garden',
  'package',
  'plan',
  'selection',
  'star',
  'union',
  'view',
] as const;

export const syllables = [
  'ba',
  'cor',
  'den',
  'fal',
  'gri',
  'hol',
  'ken',
  'lor',
  'mar',
  'nor',
  'rin',
  'tho',
] as const;
