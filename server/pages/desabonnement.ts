import { html } from '../documentation/html.ts'
import { fr } from './prose.ts'

const CONTENUS = {
  question: fr`<p>Vous ne recevrez plus de résumé des signalements par courriel.</p><form method="post"><p><button type="submit">Ne plus recevoir le résumé</button></p></form>`,
  fait: fr`<p role="status">C’est fait : vous ne recevrez plus de résumé. Les liens de connexion que vous demanderez continueront d’arriver.</p><p><a href="/espace/abonnements">Choisir une autre période</a> (il faudra vous connecter).</p>`,
  invalide: fr`<p>Ce lien n’est pas celui d’un résumé. Copiez-le en entier, ou <a href="/espace/abonnements">choisissez une période dans votre espace</a>.</p>`,
}

/** The page that the link of a digest opens: nothing in it but a button, so that it works wherever a mail is read. */
export const pageDesabonnement = (etat: keyof typeof CONTENUS): string =>
  html`<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Résumé par courriel – Cartable</title></head>
<body><main><h1>Résumé par courriel</h1>${CONTENUS[etat]}<p><a href="/">Cartable</a></p></main></body></html>`
    .texte
