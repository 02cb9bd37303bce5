import type { ErreurApi } from '../api/client.ts'
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
