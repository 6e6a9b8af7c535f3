import type { ConsentChannel, ConsentWording } from './consent.js';

/** A sentence and the language it is in, BCP 47. */
export interface ShippedWording {
  readonly wording: ConsentWording;
  readonly locale: string;
}

/** Changes with any of the sentences, so that old evidence shows what was agreed to then. */
const VERSION = 'regulars-1';

const SENTENCES: Readonly<Record<string, Readonly<Record<ConsentChannel, string>>>> = {
  en: {
    sms: 'I agree to receive marketing text messages at this number. Message and data rates may apply. I can stop at any time.',
    email: 'I agree to receive marketing e-mails at this address. I can unsubscribe at any time.',
    phone: 'I agree to receive marketing calls at this number. I can stop at any time.',
    post: 'I agree to receive marketing by post at this address. I can stop at any time.',
  },
  es: {
    sms: 'Acepto recibir mensajes de texto publicitarios en este número. Pueden aplicarse tarifas de mensajes y datos. Puedo cancelarlo en cualquier momento.',
    email: 'Acepto recibir correos publicitarios en esta dirección. Puedo darme de baja en cualquier momento.',
    phone: 'Acepto recibir llamadas publicitarias en este número. Puedo cancelarlo en cualquier momento.',
    post: 'Acepto recibir publicidad por correo postal en esta dirección. Puedo cancelarlo en cualquier momento.',
  },
  fr: {
    sms: 'J’accepte de recevoir des SMS publicitaires à ce numéro. Des frais de messages et de données peuvent s’appliquer. Je peux y mettre fin à tout moment.',
    email: 'J’accepte de recevoir des e-mails publicitaires à cette adresse. Je peux me désabonner à tout moment.',
    phone: 'J’accepte de recevoir des appels publicitaires à ce numéro. Je peux y mettre fin à tout moment.',
    post: 'J’accepte de recevoir de la publicité par courrier à cette adresse. Je peux y mettre fin à tout moment.',
  },
};

/** The sentence that ships for a channel, in the language of `locale`, else in English. */
export function shippedWording(channel: ConsentChannel, locale: string): ShippedWording {
  const language = locale.slice(0, 2).toLowerCase();
  const sentences = Object.hasOwn(SENTENCES, language) ? SENTENCES[language] : undefined;
  const text = sentences?.[channel] ?? SENTENCES['en']?.[channel] ?? '';
  return { wording: { text, version: VERSION }, locale: sentences ? language : 'en' };
}
