import { useMemo } from 'preact/hooks'
import { letterOfUai } from '../../data/catalogue/model/uai.ts'
import { adresseRecherche } from '../api/adresses.ts'
import { pageEtablissement, pageTerritoire } from '../api/adresses-fiches.ts'
import type { ErreurApi } from '../api/client.ts'
import { ressource } from '../api/ressource.ts'
import { MOTS_NIVEAU, type NiveauSerie } from '../format/niveaux.ts'
import { chemin } from '../state/navigation.ts'

interface Props {
  quoi: 'territoire' | 'établissement'
  erreur: ErreurApi | null
}

/** No such territory or school: what replaces it when it is known, and ways on. */
export function Introuvable({ quoi, erreur }: Props) {
  const suggestion = erreur?.probleme?.suggestion
  const niveau = chemin.value.split('/')[2] as NiveauSerie
  return (
    <main class="page-message">
      <section class="message-plein">
        <p class="etiquette">Erreur 404</p>
        <h1>
          {quoi === 'territoire' ? 'Ce territoire n’est pas connu' : 'Cet établissement n’est pas connu'}
        </h1>
        <p>{erreur?.message ?? `Rien ne répond à l’adresse ${chemin.value}.`}</p>
        {suggestion && quoi === 'territoire' && (
          <p>
            <a href={`/territoires/${niveau}/${suggestion.code}`}>
              {suggestion.nom} ({MOTS_NIVEAU[niveau]?.singulier ?? ''} {suggestion.code})
            </a>
          </p>
        )}
        {!suggestion && <Proches />}
        <ul>
          <li>Chercher par nom ou par code dans le champ ci-dessus</li>
          <li>
            <a href="/territoires/pays/FR">Voir la France entière</a>
          </li>
          <li>
            <a href="/">Ouvrir la carte</a>
          </li>
        </ul>
      </section>
    </main>
  )
}

/** Seven digits of a UAI are enough to find it: the letter is what is most often mistyped. */
function motsOf(chemin: string): string {
  const code = chemin.split('/').findLast((partie) => partie !== '') ?? ''
  return /^\d{7}/.test(code) ? code.slice(0, 7) + letterOfUai(code.slice(0, 7)) : decodeURIComponent(code)
}

/** What looks like the code asked for. */
function Proches() {
  const mots = motsOf(chemin.value)
  const lues = useMemo(() => ressource(() => (mots.length >= 2 ? adresseRecherche(mots) : null)), [mots])
  const { donnees } = lues.etat.value
  if (!donnees || donnees.resultats.length === 0) return null
  return (
    <>
      <p>Vouliez-vous voir :</p>
      <ul>
        {donnees.resultats.map(({ genre, niveau, code, libelle, contexte }) => (
          <li key={`${niveau}:${code}`}>
            <a href={genre === 'etablissement' ? pageEtablissement(code) : pageTerritoire({ niveau, code })}>
              {[libelle, contexte].filter(Boolean).join(', ')}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
